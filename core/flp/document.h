#pragma once

#include "flp/event_list.h"
#include "flp/records.h"

#include <string>
#include <variant>

namespace gleaner::flp {

/// A number of 1, 2 or 4 bytes, as its event's id says.
using Number = std::int64_t;
/// A text as UTF-8.
struct Text {
    std::string utf8;
    friend bool operator==(const Text&, const Text&) = default;
};
/// The times of event 237, in days: since 1899-12-30, and worked.
struct Times {
    double created = 0.0, worked = 0.0;
    friend bool operator==(const Times&, const Times&) = default;
};

/// Where a time marker stands and what it does, event 148: 0 names a place, 8 changes the time signature
/// (docs/flp.md 5.3).
struct MarkerPlace {
    std::uint32_t position = 0; ///< ticks, 24 bits
    std::uint8_t type = 0;
    friend bool operator==(const MarkerPlace&, const MarkerPlace&) = default;
};
/// Where a mixer insert sends, event 235: 1 at the place of every insert that it reaches. What lies behind
/// the last place is silent.
struct Routing {
    std::vector<std::uint8_t> to;
    bool reaches(std::size_t insert) const { return insert < to.size() && to[insert] != 0; }
    friend bool operator==(const Routing&, const Routing&) = default;
};

/// What an event holds, as far as it is known; bytes where it isn't.
using Payload = std::variant<Bytes, Number, Text, Times, MarkerPlace, Routing, LevelsRecord, TrackRecord,
                             std::vector<NoteRecord>, std::vector<ItemRecord>, std::vector<MixerRecord>>;

struct Entry {
    EventId id{};
    Payload value;
    std::uint8_t lengthBytes = 0; ///< as in StoredEvent
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// Parts of a project in the order in which FL writes them (docs/flp.md 3). Old projects mix some of them.
enum class SectionKind { Header, Groups, Pattern, Remote, Channel, Arrangement, Tail, Insert, Mixer };

struct Section {
    SectionKind kind = SectionKind::Header;
    int number = 0; ///< id of the channel, pattern or arrangement; place of the insert
    std::vector<Entry> entries;

    /// The first entry with this id; nothing when there is none.
    const Entry* find(EventId id) const;
    Entry* find(EventId id);
    std::optional<Number> numberOf(EventId id) const;
    std::optional<std::string> textOf(EventId id) const;
    template <typename Value>
    const Value* valueOf(EventId id) const {
        const Entry* entry = find(id);
        return entry ? std::get_if<Value>(&entry->value) : nullptr;
    }
};

/// The upper of the two layers: a project as its parts, whose known contents are values that can be read and
/// changed. What is not known stays bytes, so every file that can be read comes back as it was.
struct Document {
    EventList file; ///< its header and rest; its events are in the sections
    std::vector<Section> sections;

    std::vector<const Section*> all(SectionKind kind) const;
    /// Channels, each once; patterns appear twice, as notes and as names.
    std::vector<int> numbers(SectionKind kind) const;
};

Document documentFrom(EventList list);
EventList eventsOf(const Document& document);

/// readEvents and documentFrom; writeEvents and eventsOf.
Document readDocument(std::span<const unsigned char> file);
Bytes writeDocument(const Document& document);

/// What one event says. Only what can be written back byte for byte is taken for known.
Payload payloadFrom(const StoredEvent& event, const ReleaseNumber& release);
Bytes bytesOf(const Payload& value, EventId id, const ReleaseNumber& release);

}
