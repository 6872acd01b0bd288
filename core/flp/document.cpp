#include "flp/document.h"

#include "flp/text.h"

#include <algorithm>

namespace gleaner::flp {
namespace {

bool isText(EventId id) {
    switch (id) {
    case EventId::ChannelNameOrBanner:
    case EventId::PatternName:
    case EventId::Title:
    case EventId::Comment:
    case EventId::SamplePath:
    case EventId::Url:
    case EventId::Version:
    case EventId::PluginId:
    case EventId::DataFolder:
    case EventId::PluginName:
    case EventId::InsertName:
    case EventId::MarkerName:
    case EventId::Genre:
    case EventId::Artists:
    case EventId::GroupName:
    case EventId::TrackName:
    case EventId::ArrangementName:
        return true;
    default:
        return false;
    }
}

/// The version alone is ASCII in every release.
bool isWide(EventId id, const ReleaseNumber& release) {
    return release >= wideTextsSince && id != EventId::Version;
}

template <typename Record, typename From>
Payload recordsFrom(const Bytes& data, std::size_t size, From from) {
    if (size == 0 || data.size() % size != 0) return data;
    std::vector<Record> records;
    records.reserve(data.size() / size);
    for (std::size_t at = 0; at < data.size(); at += size)
        records.push_back(from(std::span(data).subspan(at, size)));
    return records;
}

Payload itemsFrom(const Bytes& data, const ReleaseNumber& release) {
    const auto size = itemSizeOf(data, release);
    if (!size) return data;
    return recordsFrom<ItemRecord>(data, static_cast<std::size_t>(*size), itemFrom);
}

Payload guess(const StoredEvent& event, const ReleaseNumber& release) {
    const Bytes& data = event.data;
    if (!hasLength(event.id)) {
        if (event.id == EventId::Header172) return data;
        if (event.id == EventId::Marker)
            return MarkerPlace{static_cast<std::uint32_t>(event.number() & 0xFFFFFF),
                               static_cast<std::uint8_t>(event.number() >> 24)};
        return event.number();
    }
    if (isText(event.id)) return Text{isWide(event.id, release) ? utf8FromUtf16(data) : utf8FromLatin1(data)};
    switch (event.id) {
    case EventId::PatternNotes:
        return recordsFrom<NoteRecord>(data, static_cast<std::size_t>(formatOf(release).noteSize), noteFrom);
    case EventId::Playlist:
        return itemsFrom(data, release);
    case EventId::MixerParameters:
        return recordsFrom<MixerRecord>(data, 12, mixerFrom);
    case EventId::Track:
        if (data.size() < 13 || data.size() > TrackRecord().bytes.all.size()) return data;
        return trackFrom(data);
    case EventId::ChannelLevels:
        if (data.size() != 24) return data;
        return levelsFrom(data);
    case EventId::InsertRouting:
        return Routing{data};
    case EventId::Timestamp:
        if (data.size() != 16) return data;
        return Times{std::bit_cast<double>(numberAt(data, 0, 8)),
                     std::bit_cast<double>(numberAt(data, 8, 8))};
    default:
        return data;
    }
}

/// Puts a payload back into bytes, one form at a time.
struct Putter {
    ByteWriter& out;
    EventId id;
    const ReleaseNumber& release;

    void operator()(const Bytes& bytes) const { out.bytes(bytes); }
    void operator()(Number number) const {
        for (int n = 0; n < 1 << (static_cast<int>(id) / 64); ++n)
            out.u8(static_cast<std::uint8_t>(number >> (8 * n)));
    }
    void operator()(const Text& text) const {
        if (isWide(id, release)) {
            for (const char16_t unit : utf16FromUtf8(text.utf8))
                out.u16(unit);
            out.u16(0);
            return;
        }
        for (const char16_t unit : utf16FromUtf8(text.utf8))
            out.u8(unit < 256 ? static_cast<std::uint8_t>(unit) : std::uint8_t{'?'});
        out.u8(0);
    }
    void operator()(const MarkerPlace& marker) const {
        out.u32((marker.position & 0xFFFFFFU) | std::uint32_t{marker.type} << 24);
    }
    void operator()(const Routing& routing) const { out.bytes(routing.to); }
    void operator()(const Times& times) const {
        out.f64(times.created);
        out.f64(times.worked);
    }
    void operator()(const LevelsRecord& levels) const { put(out, levels); }
    void operator()(const TrackRecord& track) const { put(out, track); }
    template <typename Record>
    void operator()(const std::vector<Record>& records) const {
        for (const Record& record : records)
            put(out, record);
    }
};

/// Cuts a stream of events into sections.
class Cutter {
public:
    explicit Cutter(Document& document) : m_document(document) { begin(SectionKind::Header, 0); }

    void take(const StoredEvent& event) {
        start(event);
        m_document.sections.back().entries.push_back(
            {event.id, payloadFrom(event, m_document.file.release), event.lengthBytes});
    }

private:
    void begin(SectionKind kind, int number) {
        m_kind = kind;
        m_document.sections.push_back({kind, number, {}});
    }
    void change(SectionKind kind) {
        if (m_kind != kind) begin(kind, 0);
    }

    void start(const StoredEvent& event) {
        switch (event.id) {
        case EventId::GroupName:
            return change(SectionKind::Groups);
        case EventId::Pattern:
            return begin(SectionKind::Pattern, static_cast<int>(event.number()));
        case EventId::MidiInput:
        case EventId::RemoteControl:
            return change(SectionKind::Remote);
        case EventId::Channel:
            return begin(SectionKind::Channel, static_cast<int>(event.number()));
        case EventId::Arrangement:
            return begin(SectionKind::Arrangement, static_cast<int>(event.number()));
        case EventId::Playlist:
            return change(SectionKind::Arrangement);
        case EventId::CurrentArrangement:
        case EventId::DelayCompensation:
            return change(SectionKind::Tail);
        case EventId::InsertColour:
        case EventId::InsertIgnoresTheme:
        case EventId::InsertIcon:
        case EventId::InsertName:
        case EventId::InsertFlags:
            return startInsert();
        case EventId::InsertOutput: // the last event of an insert
            m_insertEnds = true;
            return;
        case EventId::MixerParameters:
            return change(SectionKind::Mixer);
        default:
            return;
        }
    }

    void startInsert() {
        if (m_kind == SectionKind::Insert && !m_insertEnds) return;
        m_insertEnds = false;
        begin(SectionKind::Insert, m_inserts++);
    }

    Document& m_document;
    SectionKind m_kind = SectionKind::Header;
    int m_inserts = 0;
    bool m_insertEnds = false;
};

}

const Entry* Section::find(EventId id) const {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

Entry* Section::find(EventId id) { return const_cast<Entry*>(std::as_const(*this).find(id)); }

std::optional<Number> Section::numberOf(EventId id) const {
    const auto* value = valueOf<Number>(id);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<std::string> Section::textOf(EventId id) const {
    const auto* value = valueOf<Text>(id);
    return value ? std::optional(value->utf8) : std::nullopt;
}

std::vector<const Section*> Document::all(SectionKind kind) const {
    std::vector<const Section*> found;
    for (const Section& section : sections)
        if (section.kind == kind) found.push_back(&section);
    return found;
}

std::vector<int> Document::numbers(SectionKind kind) const {
    std::vector<int> found;
    for (const Section* section : all(kind))
        found.push_back(section->number);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Bytes bytesOf(const Payload& value, EventId id, const ReleaseNumber& release) {
    ByteWriter out;
    std::visit(Putter{out, id, release}, value);
    return out.take();
}

Payload payloadFrom(const StoredEvent& event, const ReleaseNumber& release) {
    Payload value = guess(event, release);
    if (bytesOf(value, event.id, release) == event.data) return value;
    return event.data;
}

Document documentFrom(EventList list) {
    Document document;
    const std::vector<StoredEvent> events = std::move(list.events);
    document.file = std::move(list);
    document.file.events.clear();
    Cutter cutter(document);
    for (const StoredEvent& event : events)
        cutter.take(event);
    return document;
}

EventList eventsOf(const Document& document) {
    EventList list = document.file;
    for (const Section& section : document.sections)
        for (const Entry& entry : section.entries)
            list.events.push_back(
                {entry.id, bytesOf(entry.value, entry.id, list.release), entry.lengthBytes});
    return list;
}

Document readDocument(std::span<const unsigned char> file) { return documentFrom(readEvents(file)); }

Bytes writeDocument(const Document& document) { return writeEvents(eventsOf(document)); }

}
