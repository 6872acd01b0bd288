#pragma once

// Twenty and more edits of a project that holds `smallSong` (core/flp/projects.h), and a changed brief.

#include "core/flp/projects.h"
#include "edits.h"
#include "merge/merge.h"

namespace gleaner::test {

/// Another brief: the snare plays otherwise, the fill is gone and a stab is new, so are a lead and a longer
/// form; kick and vocal have other samples, the bass other notes and level, the rain is left out.
inline music::Song otherBrief() {
    music::Song song = smallSong();
    song.patterns[0].notes.clear();
    strike(song.patterns[0], 0, "x...x...x...x...", 115);
    strike(song.patterns[0], 1, "....x.......x..x", 90);
    strike(song.patterns[0], 4, "x.x.x.x.x.x.x.x.", 62);
    song.patterns[1] = {"Stab", 1, {}};
    strike(song.patterns[1], 5, "x.............x.", 80);
    song.items = {{1, 0, 3, 1, false}, {2, 3, 1, 1, false}, {1, 4, 6, 1, false}};
    song.drums[0].samplePath = "/packs/kick_02.wav";
    song.melodicTracks[0].notes = {{0.0, 1.0, 33, 100}, {1.0, 1.0, 38, 120}};
    song.melodicTracks[0].volume = 0.6;
    song.melodicTracks[1].samplePath = "/packs/vocal_02.wav";
    song.melodicTracks.pop_back();
    music::MelodicTrack lead = song.melodicTracks[0];
    lead.role = music::Role::Lead;
    lead.name = "Whistle";
    lead.samplePath = "/packs/whistle_01.wav";
    lead.channel = 19;
    lead.bar = 4;
    lead.repeats = {6};
    song.melodicTracks.push_back(lead);
    song.sections = {{"Intro", 0, 4}, {"Verse", 4, 6}, {"Outro", 10, 2}};
    return song;
}

inline bool hasEntry(const Section* section, EventId id, const flp::Payload& value) {
    return section && std::ranges::any_of(section->entries, [&](const Entry& entry) {
               return entry.id == id && entry.value == value;
           });
}

template <typename Value>
Edit channelEdit(const char* name, const std::string& channel, EventId id, Value value) {
    return {name,
            [=](Document& document) {
                Section* section = channelNamed(document, channel);
                Entry* entry = section ? section->find(id) : nullptr;
                if (entry) entry->value = value;
                return entry != nullptr;
            },
            [=](const Document& document) {
                return std::ranges::any_of(document.all(SectionKind::Channel), [&](const Section* section) {
                    return hasEntry(section, id, value);
                });
            }};
}

/// Does something to the clips of a pattern of ours.
inline Edit clipEdit(const char* name, const std::string& pattern,
                     const std::function<void(Items&, std::size_t)>& change,
                     const std::function<bool(const flp::ItemRecord&)>& shows) {
    return {name,
            [=](Document& document) {
                const Section* section = patternNamed(document, pattern);
                if (!section) return false;
                Items& items = *itemsOf(*lastArrangement(document));
                for (std::size_t n = 0; n < items.size(); ++n)
                    if (items[n].isPattern() && items[n].number() == section->number) {
                        change(items, n);
                        sortItems(items);
                        return true;
                    }
                return false;
            },
            [=](const Document& document) { return hasItem(document, shows); }};
}

inline Edit headerEdit(const char* name, EventId id, flp::Number value) {
    return {name,
            [=](Document& document) {
                Entry* entry = document.sections.front().find(id);
                if (entry) entry->value = value;
                return entry != nullptr;
            },
            [=](const Document& document) { return document.sections.front().numberOf(id) == value; }};
}

/// What `edits` are called by, in one list: each changes another thing.
inline std::vector<Edit> songEdits() {
    using flp::Number;
    std::vector<Edit> edits = {
        channelEdit("rename channel", "Snare", EventId::PluginName, flp::Text{"Snap"}),
        channelEdit("colour", "Hat", EventId::Colour, Number{0x00112233}),
        channelEdit("sample", "Hat", EventId::SamplePath, flp::Text{"C:\\Mine\\hh.wav"}),
        channelEdit("root note", "Sub", EventId::ChannelRootNote, Number{40}),
        channelEdit("mute channel", "Hat", EventId::ChannelEnabled, Number{0}),
        channelEdit("cutoff", "Sub", EventId::ChannelCutoff, Number{700}),
        headerEdit("tempo", EventId::Tempo, 123456),
        headerEdit("swing", EventId::Swing, 64),
        clipEdit(
            "move clip", "Dembow", [](Items& items, std::size_t n) { items[n].position = 4803; },
            [](const flp::ItemRecord& item) { return item.position == 4803; }),
        clipEdit(
            "copy clip", "Dembow",
            [](Items& items, std::size_t n) {
                flp::ItemRecord copy = items[n];
                copy.position = 7301;
                copy.id = copy.bytes.size >= 60 ? nextId(items) : 0;
                items.push_back(copy);
            },
            [](const flp::ItemRecord& item) { return item.position == 7301; }),
        clipEdit(
            "shorten clip", "Sub",
            [](Items& items, std::size_t n) {
                items[n].length = 77;
                items[n].begin = 0;
                items[n].end = 77;
            },
            [](const flp::ItemRecord& item) { return item.length == 77; }),
        clipEdit(
            "mute clip", "Sub", [](Items& items, std::size_t n) { items[n].flags |= 0x2000; },
            [](const flp::ItemRecord& item) { return item.isMuted() && item.isPattern(); })};
    edits.push_back({"rename pattern",
                     [](Document& document) {
                         Section* pattern = patternNamed(document, "Dembow");
                         if (pattern) pattern->find(EventId::PatternName)->value = flp::Text{"Groove A"};
                         return pattern != nullptr;
                     },
                     [](const Document& document) { return patternNamed(document, "Groove A") != nullptr; }});
    edits.push_back({"change notes",
                     [](Document& document) {
                         const Section* pattern = patternNamed(document, "Sub");
                         Notes* notes = pattern ? notesOf(document, pattern->number) : nullptr;
                         if (!notes) return false;
                         notes->front().key = 71;
                         return true;
                     },
                     [](const Document& document) {
                         const Section* pattern = patternNamed(document, "Sub");
                         const Notes* notes = pattern ? notesOf(document, pattern->number) : nullptr;
                         return notes &&
                                std::ranges::any_of(*notes, [](const auto& note) { return note.key == 71; });
                     }});
    edits.push_back(
        {"channel level",
         [](Document& document) {
             Section* channel = channelNamed(document, "Sub");
             Entry* entry = channel ? channel->find(EventId::ChannelLevels) : nullptr;
             auto* levels = entry ? std::get_if<flp::LevelsRecord>(&entry->value) : nullptr;
             if (levels) levels->volume = 3456;
             return levels != nullptr;
         },
         [](const Document& document) {
             return std::ranges::any_of(document.all(SectionKind::Channel), [](const Section* channel) {
                 const auto* levels = channel->valueOf<flp::LevelsRecord>(EventId::ChannelLevels);
                 return levels && levels->volume == 3456;
             });
         }});
    edits.push_back({"new channel",
                     [](Document& document) {
                         addChannel(document, "My own", flp::ChannelKind::Sampler);
                         return true;
                     },
                     [](const Document& document) { return channelNamed(document, "My own") != nullptr; }});
    edits.push_back({"new automation",
                     [](Document& document) {
                         if (channelNamed(document, "Swell")) return false;
                         addAutomation(document, "Swell");
                         return true;
                     },
                     [](const Document& document) {
                         const Section* channel = channelNamed(document, "Swell");
                         return channel && channel->find(EventId{234}) &&
                                hasItem(document, [&](const flp::ItemRecord& item) {
                                    return !item.isPattern() && item.number() == channel->number;
                                });
                     }});
    edits.push_back({"mixer volume",
                     [](Document& document) {
                         for (Section& section : document.sections)
                             for (Entry& entry : section.entries)
                                 if (auto* values = std::get_if<std::vector<flp::MixerRecord>>(&entry.value);
                                     values && values->size() > 40) {
                                     values->at(35).value = 4321;
                                     return true;
                                 }
                         return false;
                     },
                     [](const Document& document) {
                         for (const Section* section : document.all(SectionKind::Mixer))
                             if (const auto* values = section->valueOf<std::vector<flp::MixerRecord>>(
                                     EventId::MixerParameters))
                                 return values->size() > 40 && values->at(35).value == 4321;
                         return false;
                     }});
    edits.push_back({"rename insert", [](Document& document) { return renameInsert(document, 3, "My bus"); },
                     [](const Document& document) {
                         const Section* insert = sectionOf(document, SectionKind::Insert, 3);
                         return insert && insert->textOf(EventId::InsertName) == "My bus";
                     }});
    edits.push_back({"insert effect",
                     [](Document& document) { return addEffect(document, 4, "Fruity Limiter"); },
                     [](const Document& document) {
                         const Section* insert = sectionOf(document, SectionKind::Insert, 4);
                         return insert && insert->textOf(EventId::PluginId) == "Fruity Limiter";
                     }});
    edits.push_back({"delete pattern",
                     [](Document& document) {
                         const Section* pattern = patternNamed(document, "Dembow");
                         if (pattern) deletePattern(document, pattern->number);
                         return pattern != nullptr;
                     },
                     [](const Document& document) { return !patternNamed(document, "Dembow"); }});
    edits.push_back({"delete channel",
                     [](Document& document) {
                         const Section* channel = channelNamed(document, "Snare");
                         return channel && deleteChannel(document, channel->number);
                     },
                     [](const Document& document) {
                         return std::ranges::none_of(
                             document.all(SectionKind::Channel), [](const Section* channel) {
                                 return channel->textOf(EventId::SamplePath) == "/packs/snare_01.wav";
                             });
                     }});
    edits.push_back(
        {"swap channels",
         [](Document& document) {
             const Section *hat = channelNamed(document, "Hat"), *snare = channelNamed(document, "Snare");
             if (!hat || !snare || snare->number > hat->number) return false;
             while (channelNamed(document, "Hat")->number > channelNamed(document, "Snare")->number)
                 if (!swapChannels(document, channelNamed(document, "Hat")->number - 1)) return false;
             return true;
         },
         [](const Document& document) {
             const Section *hat = channelNamed(document, "Hat"), *snare = channelNamed(document, "Snare");
             return hat && snare && hat->number < snare->number;
         }});
    edits.push_back({"new marker",
                     [](Document& document) {
                         addMarker(document, 555, "Drop it");
                         return true;
                     },
                     [](const Document& document) {
                         return std::ranges::any_of(
                             document.all(SectionKind::Arrangement), [](const Section* section) {
                                 return hasEntry(section, EventId::Marker, flp::MarkerPlace{555, 0}) &&
                                        hasEntry(section, EventId::MarkerName, flp::Text{"Drop it"});
                             });
                     }});
    edits.push_back({"new arrangement",
                     [](Document& document) {
                         if (!lastArrangement(document)->find(EventId::ArrangementName)) return false;
                         cloneArrangement(document, "Club mix");
                         return true;
                     },
                     [](const Document& document) {
                         return std::ranges::any_of(
                             document.all(SectionKind::Arrangement), [](const Section* section) {
                                 return section->textOf(EventId::ArrangementName) == "Club mix";
                             });
                     }});
    edits.push_back(
        {"mute track",
         [](Document& document) {
             for (Entry& entry : lastArrangement(document)->entries)
                 if (auto* track = std::get_if<flp::TrackRecord>(&entry.value); track && track->number == 2) {
                     track->enabled = 0;
                     return true;
                 }
             return false;
         },
         [](const Document& document) {
             return std::ranges::any_of(document.all(SectionKind::Arrangement), [](const Section* section) {
                 return std::ranges::any_of(section->entries, [](const Entry& entry) {
                     const auto* track = std::get_if<flp::TrackRecord>(&entry.value);
                     return track && track->number == 2 && track->enabled == 0;
                 });
             });
         }});
    return edits;
}

}
