#include "flp/template.h"

#include "base/error.h"
#include "flp/document.h"
#include "flp/grammar.h"
#include "flp/left_out.h"
#include "flp/project.h"
#include "flp/sections.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace gleaner::flp {
namespace {

Section sectionOf(SectionKind kind, std::vector<StoredEvent> events) {
    Section section{kind, 0, {}};
    for (StoredEvent& event : events)
        section.entries.push_back({event.id, std::move(event.data), 0});
    return section;
}

/// Puts a draft's parts between those of a document.
class Adder {
public:
    Adder(const Bytes& project, const music::Song& song) : m_document(readDocument(project)), m_song(song) {
        requireForSongs(m_document);
        takeOverTime();
        if (!m_song.automations.empty()) {
            m_song.automations.clear();
            m_added.notices.emplace_back(
                "What moves the song's levels is left out of a project that is there already.");
        }
        m_draft = draftOf(m_song, {}, release());
        m_draft.header.timeSignature = m_signature; // its markers say what the project is in
        m_draft.arrangementName = m_song.meta.title.empty() ? "Gleaner" : m_song.meta.title;
        m_draft.playlistTracks = playlistTracks();
    }

    AddedSong add() {
        renumberChannels();
        renumberPatterns();
        placeInGroups();
        insertAll();
        m_document.file.channels += static_cast<int>(m_draft.rack.channels.size());
        for (std::string& notice : leftOut(m_song, release()))
            m_added.notices.push_back(std::move(notice));
        sayWhere();
        notePlace();
        m_added.bytes = writeDocument(m_document);
        return std::move(m_added);
    }

private:
    const ReleaseNumber& release() const { return m_document.file.release; }

    bool hasArrangements() const { return knows(release(), EventId::Arrangement); }

    void notePlace() {
        m_added.place = {false,
                         hasArrangements() ? m_draft.arrangementName : SongPlace().arrangement,
                         static_cast<double>(m_start) / m_song.meta.ppq,
                         m_song.meta.bpm,
                         {},
                         {}};
        for (std::size_t n = 0; n < m_draft.rack.channels.size(); ++n)
            m_added.place.channels.push_back(m_firstChannel + static_cast<int>(n));
        for (std::size_t n = 0; n < m_draft.arrangement.patterns.size(); ++n)
            m_added.place.patterns.push_back(m_firstPattern + static_cast<int>(n));
    }

    void sayWhere() {
        const std::string where =
            hasArrangements() ? "The song is in an arrangement of its own, \"" + m_draft.arrangementName + '"'
                              : "The song begins in bar " + std::to_string(m_start / barTicks() + 1) +
                                    " of the playlist, behind the project's own clips, for FL Studio " +
                                    m_document.file.version + " has no further arrangements";
        m_added.notices.push_back(where + "; its channels play straight into the master.");
    }

    /// As many as the project's own arrangements have.
    int playlistTracks() const {
        std::ptrdiff_t most = 0;
        for (const Section* arrangement : m_document.all(SectionKind::Arrangement))
            most = std::max(most, std::ranges::count(arrangement->entries, EventId::Track, &Entry::id));
        return most > 0 ? static_cast<int>(most) : m_draft.playlistTracks;
    }

    static void requireRoom(const char* what, int there, std::size_t more, int most) {
        if (there + static_cast<int>(more) > most)
            throw Error("The project has no room for " + std::to_string(more) + " more " + what +
                        "; FL Studio holds " + std::to_string(most) + ".");
    }

    void takeOverTime() {
        m_song.meta.ppq = m_document.file.ppq;
        const Section& header = m_document.sections.front();
        const double bpm = static_cast<double>(header.numberOf(EventId::Tempo).value_or(0)) / 1000.0;
        if (bpm > 0.0 && std::abs(bpm - m_song.meta.bpm) > 0.0005) {
            std::string text = std::to_string(bpm);
            text.erase(text.find_last_not_of('0') + 1);
            if (text.ends_with('.')) text.pop_back();
            m_added.notices.push_back("The project's tempo of " + text + " bpm holds for the song as well.");
            m_song.meta.bpm = bpm;
        }
        m_signature = {static_cast<int>(header.numberOf(EventId::SignatureNumerator).value_or(4)),
                       static_cast<int>(header.numberOf(EventId::SignatureDenominator).value_or(4))};
    }

    /// Channels that have a sample or a note go behind the project's; the rest are left out.
    void renumberChannels() {
        std::set<int> played;
        for (const TickPattern& pattern : m_draft.arrangement.patterns)
            for (const NoteRecord& note : pattern.notes)
                played.insert(note.channel);
        const auto there = m_document.numbers(SectionKind::Channel);
        m_firstChannel = there.empty() ? 0 : there.back() + 1;
        std::vector<RackChannel> kept;
        std::map<int, int> numbers;
        for (std::size_t n = 0; n < m_draft.rack.channels.size(); ++n) {
            RackChannel& channel = m_draft.rack.channels[n];
            if (channel.samplePath.empty() && !played.contains(static_cast<int>(n))) continue;
            numbers[static_cast<int>(n)] = m_firstChannel + static_cast<int>(kept.size());
            channel.insert = 0;
            kept.push_back(std::move(channel));
        }
        requireRoom("channels", m_firstChannel, kept.size(), mostChannels);
        m_draft.rack.channels = std::move(kept);
        moveCutGroups(numbers);
        for (TickPattern& pattern : m_draft.arrangement.patterns)
            for (NoteRecord& note : pattern.notes)
                note.channel = static_cast<std::uint16_t>(numbers.at(note.channel));
        for (Clip& clip : m_draft.arrangement.clips)
            if (clip.isAudio) clip.index = numbers.at(clip.index);
    }

    /// A cut group is named after a channel; under its new number it must not be one of the project's own.
    void moveCutGroups(const std::map<int, int>& numbers) {
        std::set<std::uint16_t> taken = {0};
        for (const Section* channel : m_document.all(SectionKind::Channel)) {
            const Number cuts = channel->numberOf(EventId::ChannelCut).value_or(0);
            taken.insert({static_cast<std::uint16_t>(cuts), static_cast<std::uint16_t>(cuts >> 16)});
        }
        std::map<std::uint16_t, std::uint16_t> moved = {{std::uint16_t{0}, std::uint16_t{0}}};
        const auto move = [&](std::uint16_t& group) {
            if (!moved.contains(group)) {
                auto wanted = static_cast<std::uint16_t>(numbers.at(group - 1) + 1);
                while (!taken.insert(wanted).second)
                    ++wanted;
                moved[group] = wanted;
            }
            group = moved[group];
        };
        for (RackChannel& channel : m_draft.rack.channels) {
            move(channel.cuts);
            move(channel.cutBy);
        }
    }

    void renumberPatterns() {
        const auto there = m_document.numbers(SectionKind::Pattern);
        int last = there.empty() ? 0 : there.back();
        for (const Section* arrangement : m_document.all(SectionKind::Arrangement))
            if (const auto* items = arrangement->valueOf<std::vector<ItemRecord>>(EventId::Playlist))
                for (const ItemRecord& item : *items)
                    if (item.isPattern()) last = std::max(last, item.number());
        m_firstPattern = last + 1;
        requireRoom("patterns", last, m_draft.arrangement.patterns.size(), mostPatterns);
        for (Clip& clip : m_draft.arrangement.clips)
            if (!clip.isAudio) clip.index += last;
    }

    /// Groups are numbered in alphabetical order: one more in front of others would move channels of the
    /// project. So a group is taken by its name, or made behind all others; what finds none goes into the
    /// last.
    void placeInGroups() {
        Section& section = *std::find_if(m_document.sections.begin(), m_document.sections.end(),
                                         [](const Section& s) { return s.kind == SectionKind::Groups; });
        std::vector<std::string> names;
        std::size_t behind = 0;
        for (std::size_t n = 0; n < section.entries.size(); ++n)
            if (section.entries[n].id == EventId::GroupName) {
                const auto* name = std::get_if<Text>(&section.entries[n].value);
                names.push_back(name ? name->utf8 : "");
                behind = n + 1;
            }
        for (const std::string& name : m_draft.rack.groups) {
            auto found = std::find(names.begin(), names.end(), name);
            if (found == names.end() && names.back() < name) {
                section.entries.insert(section.entries.begin() + static_cast<std::ptrdiff_t>(behind++),
                                       Entry{EventId::GroupName, Text{name}, 0});
                found = names.insert(names.end(), name);
            }
            m_groups.push_back(static_cast<int>(std::min(found, names.end() - 1) - names.begin()));
        }
        for (RackChannel& channel : m_draft.rack.channels)
            channel.group = m_groups[static_cast<std::size_t>(channel.group)];
    }

    using Place = std::vector<Section>::iterator;

    Place firstOf(std::initializer_list<SectionKind> kinds) {
        return std::find_if(m_document.sections.begin(), m_document.sections.end(),
                            [&](const Section& section) {
                                return std::find(kinds.begin(), kinds.end(), section.kind) != kinds.end();
                            });
    }

    /// From the back, so that what is put in does not move what is still to come.
    void insertAll() {
        int last = 0;
        for (const Section* arrangement : m_document.all(SectionKind::Arrangement))
            last = std::max(last, arrangement->number);
        if (hasArrangements())
            m_document.sections.insert(firstOf({SectionKind::Tail, SectionKind::Insert, SectionKind::Mixer}),
                                       made(SectionKind::Arrangement, [&](EventWriter& out) {
                                           writeArrangement(out, m_draft, last + 1);
                                       }));
        else
            appendToPlaylist();
        m_document.sections.insert(firstOf({SectionKind::Arrangement}),
                                   made(SectionKind::Channel, [&](EventWriter& out) { writeChannels(out); }));
        if (m_firstChannel > 0) {
            const Place first = firstOf({SectionKind::Channel});
            const Place behind =
                std::find_if(first + 1, m_document.sections.end(),
                             [](const Section& section) { return section.kind != SectionKind::Pattern; });
            m_document.sections.insert(behind, made(SectionKind::Pattern, [&](EventWriter& out) {
                                           writePatternInfo(out, m_draft.arrangement.patterns,
                                                            m_firstPattern);
                                       }));
        }
        m_document.sections.insert(firstOf({SectionKind::Remote, SectionKind::Channel}),
                                   made(SectionKind::Pattern, [&](EventWriter& out) {
                                       writePatternNotes(out, m_draft.arrangement.patterns, m_firstPattern);
                                   }));
    }

    std::int64_t barTicks() const {
        const auto [beats, unit] = m_signature;
        return std::max<std::int64_t>(1, std::int64_t{m_song.meta.ppq} * 4 * beats / std::max(1, unit));
    }

    /// The clips behind the last of the project's, in its rows; the markers behind its own.
    void appendToPlaylist() {
        Section& section = *firstOf({SectionKind::Arrangement});
        Entry* playlist = section.find(EventId::Playlist);
        auto* items = playlist ? std::get_if<std::vector<ItemRecord>>(&playlist->value) : nullptr;
        if (!items) throw Error("A song can't be added to this project: its playlist can't be read.");
        std::int64_t end = 0;
        for (const ItemRecord& item : *items)
            end = std::max(end, std::int64_t{item.position} + item.length);
        m_start = (end + barTicks() - 1) / barTicks() * barTicks();
        constexpr std::int64_t latestStart = 0x7FFFFFFF;
        if (m_start > latestStart)
            throw Error("A song can't be added to this project: its playlist is as long as can be.");
        for (Clip clip : m_draft.arrangement.clips) {
            clip.position += m_start;
            items->push_back(itemOf(clip, 0, formatOf(release())));
        }
        Section markers = made(SectionKind::Arrangement, [&](EventWriter& out) {
            for (TimeMarker marker : m_draft.arrangement.markers) {
                marker.position += m_start;
                if (marker.position <= latestMarker) writeMarker(out, marker, m_draft.header.timeSignature);
            }
        });
        const auto behind = std::find_if(section.entries.begin(), section.entries.end(),
                                         [](const Entry& entry) { return entry.id == EventId::Track; });
        section.entries.insert(behind, markers.entries.begin(), markers.entries.end());
    }

    void writeChannels(EventWriter& out) const {
        for (std::size_t n = 0; n < m_draft.rack.channels.size(); ++n) {
            writeChannel(out, m_draft.rack.channels[n], m_firstChannel + static_cast<int>(n));
            if (n == 0 && m_firstChannel == 0)
                writePatternInfo(out, m_draft.arrangement.patterns, m_firstPattern);
        }
    }

    template <typename Write>
    Section made(SectionKind kind, Write write) const {
        EventWriter out(release());
        write(out);
        return sectionOf(kind, out.take());
    }

    Document m_document;
    music::Song m_song;
    std::array<int, 2> m_signature = {4, 4}; ///< the project's; the song's bars stay as long as they are
    Draft m_draft;
    AddedSong m_added;
    int m_firstChannel = 0, m_firstPattern = 1;
    std::int64_t m_start = 0;  ///< ticks; where the song begins in a playlist that it shares
    std::vector<int> m_groups; ///< of the project, for each of the draft's
};

}

void requireForSongs(const Document& document) {
    const EventList& file = document.file;
    if (!file.problem.empty())
        throw Error("A song can't be added to this project, which is not whole. " + file.problem);
    if (file.release < templatesSince)
        throw Error("A song can't be added to a project of FL Studio " + file.version +
                    "; open it in FL Studio 12 or later and save it there.");
    if (isNewerThanKnown(file.release))
        if (const auto leaves = leavesTheGrammar(eventsOf(document)))
            throw Error("A song can't be added to a project of FL Studio " + file.version +
                        ", which is newer than what is known here. " + *leaves);
    if (document.all(SectionKind::Arrangement).empty() || document.all(SectionKind::Groups).empty())
        throw Error("A song can't be added to this project: it has no arrangement or no channel groups.");
}

AddedSong addToProject(const Bytes& project, const music::Song& song) {
    AddedSong added = Adder(project, song).add();
    const Project theirs = decode(project);
    if (!theirs.tempoAutomation.empty())
        added.notices.push_back("The project's tempo is automated; where that plays, the song follows it.");
    return added;
}

}
