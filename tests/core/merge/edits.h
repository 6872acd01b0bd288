#pragma once

// What a person does to a project in FL Studio, as its saves show it: events in the places and layouts of the
// corpus, channels numbered anew without gaps.

#include "flp/document.h"
#include "flp/events.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace gleaner::test {

using flp::Document;
using flp::Entry;
using flp::EventId;
using flp::Section;
using flp::SectionKind;
using Items = std::vector<flp::ItemRecord>;
using Notes = std::vector<flp::NoteRecord>;

/// An edit, and whether a project shows it.
struct Edit {
    const char* name;
    std::function<bool(Document&)> apply; ///< false where the project has nothing to do it to
    std::function<bool(const Document&)> holds;
};

template <typename AnyDocument>
auto* sectionOf(AnyDocument& document, SectionKind kind, int number) {
    const auto found = std::ranges::find_if(document.sections, [&](const Section& section) {
        return section.kind == kind && section.number == number;
    });
    return found == document.sections.end() ? nullptr : &*found;
}

/// The last, as ours stand behind the project's own.
template <typename AnyDocument>
auto* channelNamed(AnyDocument& document, const std::string& name) {
    decltype(&*document.sections.begin()) last = nullptr;
    for (auto& section : document.sections)
        if (section.kind == SectionKind::Channel && section.textOf(EventId::PluginName) == name)
            last = &section;
    return last;
}

/// The last, too.
template <typename AnyDocument>
auto* patternNamed(AnyDocument& document, const std::string& name) {
    decltype(&*document.sections.begin()) last = nullptr;
    for (auto& section : document.sections)
        if (section.kind == SectionKind::Pattern && section.textOf(EventId::PatternName) == name)
            last = &section;
    return last;
}

template <typename AnyDocument>
auto* notesOf(AnyDocument& document, int pattern) {
    for (auto& section : document.sections)
        if (section.kind == SectionKind::Pattern && section.number == pattern)
            if (auto* entry = section.find(EventId::PatternNotes))
                if (auto* notes = std::get_if<Notes>(&entry->value)) return notes;
    return static_cast<decltype(std::get_if<Notes>(&document.sections.front().entries.front().value))>(
        nullptr);
}

template <typename AnySection>
auto* itemsOf(AnySection& arrangement) {
    return std::get_if<Items>(&arrangement.find(EventId::Playlist)->value);
}

inline Section* lastArrangement(Document& document) {
    Section* last = nullptr;
    for (Section& section : document.sections)
        if (section.kind == SectionKind::Arrangement) last = &section;
    return last;
}

/// Any arrangement holds such a clip.
inline bool hasItem(const Document& document, const std::function<bool(const flp::ItemRecord&)>& is) {
    return std::ranges::any_of(document.sections, [&](const Section& section) {
        if (section.kind != SectionKind::Arrangement) return false;
        const auto* items = section.valueOf<Items>(EventId::Playlist);
        return items && std::ranges::any_of(*items, is);
    });
}

inline flp::Bytes textBytes(const std::string& text) {
    flp::ByteWriter out;
    for (const char c : text)
        out.u16(static_cast<std::uint16_t>(c));
    out.u16(0);
    return out.take();
}

/// FL numbers channels by their place; what names one by number goes with it. A channel that the map lacks is
/// gone, with its notes and clips.
inline void renumber(Document& document, const std::map<int, int>& numbers) {
    const auto moved = [&](std::int64_t number) { return numbers.at(static_cast<int>(number)); };
    const auto isGone = [&](std::int64_t number) { return !numbers.contains(static_cast<int>(number)); };
    std::erase_if(document.sections, [&](const Section& section) {
        return section.kind == SectionKind::Channel && isGone(section.number);
    });
    for (Section& section : document.sections) {
        if (section.kind == SectionKind::Channel) {
            section.number = moved(section.number);
            section.find(EventId::Channel)->value = flp::Number{section.number};
        }
        std::size_t at = 0;
        while (at <
               section.entries.size()) { // loops of a pattern's channels: 160 names one, 161 says how long
            const auto* number = std::get_if<flp::Number>(&section.entries[at].value);
            if (section.kind == SectionKind::Pattern && section.entries[at].id == EventId{160} && number) {
                if (isGone(*number)) {
                    section.entries.erase(section.entries.begin() + static_cast<std::ptrdiff_t>(at),
                                          section.entries.begin() + static_cast<std::ptrdiff_t>(at + 2));
                    continue;
                }
                section.entries[at].value = flp::Number{moved(*number)};
            }
            ++at;
        }
        for (Entry& entry : section.entries) {
            if (auto* notes = std::get_if<Notes>(&entry.value)) {
                std::erase_if(*notes, [&](const flp::NoteRecord& note) { return isGone(note.channel); });
                for (flp::NoteRecord& note : *notes)
                    note.channel = static_cast<std::uint16_t>(moved(note.channel));
            }
            if (auto* items = std::get_if<Items>(&entry.value)) {
                std::erase_if(*items, [&](const flp::ItemRecord& item) {
                    return !item.isPattern() && isGone(item.number());
                });
                for (flp::ItemRecord& item : *items)
                    if (!item.isPattern()) item.index = static_cast<std::uint16_t>(moved(item.number()));
            }
        }
    }
    // Sections of channels in the order of their numbers, at the places where channels stand.
    std::vector<std::size_t> places;
    std::vector<Section> channels;
    for (std::size_t n = 0; n < document.sections.size(); ++n)
        if (document.sections[n].kind == SectionKind::Channel) {
            places.push_back(n);
            channels.push_back(document.sections[n]);
        }
    std::ranges::sort(channels, {}, &Section::number);
    for (std::size_t n = 0; n < places.size(); ++n)
        document.sections[places[n]] = std::move(channels[n]);
    document.file.channels = static_cast<int>(document.numbers(SectionKind::Channel).size());
}

inline std::map<int, int> sameNumbers(const Document& document) {
    std::map<int, int> numbers;
    for (const int number : document.numbers(SectionKind::Channel))
        numbers[number] = number;
    return numbers;
}

inline bool deleteChannel(Document& document, int number) {
    std::map<int, int> numbers;
    for (const auto& [from, to] : sameNumbers(document))
        if (from != number) numbers[from] = from < number ? from : from - 1;
    if (numbers.empty()) return false;
    renumber(document, numbers);
    return true;
}

inline bool swapChannels(Document& document, int number) {
    auto numbers = sameNumbers(document);
    if (!numbers.contains(number) || !numbers.contains(number + 1)) return false;
    std::swap(numbers[number], numbers[number + 1]);
    renumber(document, numbers);
    return true;
}

inline void deletePattern(Document& document, int number) {
    std::erase_if(document.sections, [&](const Section& section) {
        return section.kind == SectionKind::Pattern && section.number == number;
    });
    for (Section& section : document.sections)
        for (Entry& entry : section.entries)
            if (auto* items = std::get_if<Items>(&entry.value))
                std::erase_if(*items, [&](const flp::ItemRecord& item) {
                    return item.isPattern() && item.number() == number;
                });
}

inline std::uint32_t nextId(const Items& items) {
    std::uint32_t highest = 0;
    for (const flp::ItemRecord& item : items)
        highest = std::max(highest, item.id);
    return highest + 1;
}

inline void sortItems(Items& items) { std::ranges::stable_sort(items, {}, &flp::ItemRecord::position); }

/// A copy of a channel behind all others, under another name.
inline Section& addChannel(Document& document, const std::string& name, flp::ChannelKind kind) {
    const Section copy = *std::ranges::find(document.sections, SectionKind::Channel, &Section::kind);
    const int number = document.file.channels++;
    const auto behind = std::ranges::find(document.sections, SectionKind::Arrangement, &Section::kind);
    Section& made = *document.sections.insert(behind, copy);
    made.number = number;
    made.find(EventId::Channel)->value = flp::Number{number};
    made.find(EventId::ChannelType)->value = flp::Number{static_cast<int>(kind)};
    std::erase_if(made.entries, [&](const Entry& entry) {
        return entry.id == EventId::SamplePath || entry.id == EventId::PluginState ||
               entry.id == EventId{94} || entry.id == EventId{234};
    });
    if (Entry* title = made.find(EventId::PluginName))
        title->value = flp::Text{name};
    else
        made.entries.insert(made.entries.begin() + 4, Entry{EventId::PluginName, flp::Text{name}, 0});
    return made;
}

/// 234: a clip of two points, and a link of it to a channel's volume.
inline void addAutomation(Document& document, const std::string& name) {
    Section& channel = addChannel(document, name, flp::ChannelKind::Automation);
    flp::ByteWriter curve;
    curve.u32(1);
    curve.u32(0x40);
    curve.u8(0);
    for (const std::uint32_t word : {4U, 3U, 2U})
        curve.u32(word);
    for (const double at : {0.0, 4.0}) {
        curve.f64(at);
        curve.f64(at / 4.0);
        curve.f32(0.0F);
        curve.u32(0);
    }
    curve.zeros(133 + 48 - curve.all().size());
    const auto group = std::ranges::find(channel.entries, EventId::ChannelGroup, &Entry::id);
    channel.entries.insert(group + 1, Entry{EventId{234}, curve.all(), 0});
    const int number = channel.number;
    flp::ByteWriter link;
    link.u16(0);
    link.u16(static_cast<std::uint16_t>(number));
    link.u32(0);
    link.u32(0);
    link.u32(8);
    link.u32(0x1D5);
    for (Section& section : document.sections)
        if (section.kind == SectionKind::Remote) {
            section.entries.push_back({EventId::RemoteControl, link.all(), 0});
            break;
        }
    Items& items = *itemsOf(*lastArrangement(document));
    flp::ItemRecord clip = flp::newItem(flp::formatOf(document.file.release).itemSize);
    clip.position = 96;
    clip.index = static_cast<std::uint16_t>(number);
    clip.length = 384;
    clip.row = 20;
    clip.begin = clip.end = 0xBF800000; // -1.0: the whole
    clip.id = nextId(items);
    items.push_back(clip);
    sortItems(items);
}

/// An effect in a slot stands before the slot's mark.
inline bool addEffect(Document& document, int insert, const std::string& plugin) {
    Section* section = sectionOf(document, SectionKind::Insert, insert);
    if (!section || section->find(EventId::PluginId)) return false;
    flp::ByteWriter window;
    window.zeros(52);
    std::vector<Entry> effect = {{EventId::PluginId, flp::Text{plugin}, 0},
                                 {EventId::PluginWindow, window.all(), 0},
                                 {EventId::Icon, flp::Number{0}, 0},
                                 {EventId::Colour, flp::Number{0x565148}, 0}};
    if (flp::knows(document.file.release, EventId::IgnoresTheme))
        effect.push_back({EventId::IgnoresTheme, flp::Number{0}, 0});
    effect.push_back({EventId::PluginState, flp::Bytes{1, 2, 3, 4}, 0});
    const auto slot = std::ranges::find(section->entries, EventId::SlotIndex, &Entry::id);
    section->entries.insert(slot, effect.begin(), effect.end());
    return true;
}

inline bool renameInsert(Document& document, int insert, const std::string& name) {
    Section* section = sectionOf(document, SectionKind::Insert, insert);
    if (!section) return false;
    if (Entry* entry = section->find(EventId::InsertName)) {
        entry->value = flp::Text{name};
        return true;
    }
    const auto flags = std::ranges::find(section->entries, EventId::InsertFlags, &Entry::id);
    section->entries.insert(flags, Entry{EventId::InsertName, flp::Text{name}, 0});
    return true;
}

inline void addMarker(Document& document, std::uint32_t position, const std::string& name) {
    Section& arrangement = *lastArrangement(document);
    std::vector<Entry> marker = {{EventId::Marker, flp::MarkerPlace{position, 0}, 0},
                                 {EventId::MarkerNumerator, flp::Number{4}, 0},
                                 {EventId::MarkerDenominator, flp::Number{4}, 0}};
    for (const EventId id : {EventId::Marker46, EventId::Marker45, EventId::Marker168, EventId::Marker101})
        if (flp::knows(document.file.release, id)) marker.push_back({id, flp::Number{0}, 0});
    marker.push_back({EventId::MarkerName, flp::Text{name}, 0});
    const auto track = std::ranges::find(arrangement.entries, EventId::Track, &Entry::id);
    arrangement.entries.insert(track, marker.begin(), marker.end());
}

/// A clone of the last arrangement, as its menu makes one.
inline void cloneArrangement(Document& document, const std::string& name) {
    Section copy = *lastArrangement(document);
    ++copy.number;
    copy.find(EventId::Arrangement)->value = flp::Number{copy.number};
    copy.find(EventId::ArrangementName)->value = flp::Text{name};
    std::size_t behind = 0;
    for (std::size_t n = 0; n < document.sections.size(); ++n)
        if (document.sections[n].kind == SectionKind::Arrangement) behind = n + 1;
    document.sections.insert(document.sections.begin() + static_cast<std::ptrdiff_t>(behind), copy);
}

}
