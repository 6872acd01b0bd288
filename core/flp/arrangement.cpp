#include "flp/arrangement.h"

#include "music/time.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gleaner::flp {
namespace {

/// Turns bars of the song into clips, patterns and labels.
class Arranger {
public:
    Arranger(const music::Song& song, const Rack& rack, const ReleaseNumber& release)
        : m_song(song), m_rack(rack), m_setsLengths(knows(release, EventId::PatternLength)),
          m_mostTracks(formatOf(release).rowsBelow) {}

    Arrangement arrange() {
        addDrumPatterns();
        addDrumClips();
        addMelodicTracks();
        addAutomationClips();
        addMarkers();
        std::stable_sort(m_made.clips.begin(), m_made.clips.end(), [](const Clip& a, const Clip& b) {
            return std::tie(a.position, a.track) < std::tie(b.position, b.track);
        });
        return std::move(m_made);
    }

private:
    std::int64_t barTicks(double bars) const {
        return music::ticksFromBeats(bars * music::barBeats(m_song.meta), m_song.meta.ppq);
    }

    /// FL's own length of a pattern: to the end of its last note (a step is a sixteenth), in whole bars.
    std::int64_t ownLength(const std::vector<NoteRecord>& notes) const {
        const std::int64_t step = std::max(1, m_song.meta.ppq / 4);
        std::int64_t end = 1;
        for (const NoteRecord& note : notes)
            end = std::max<std::int64_t>(end, note.position + (note.length ? note.length : step));
        return (end + barTicks(1) - 1) / barTicks(1) * barTicks(1);
    }

    int addPattern(TickPattern pattern, double bars) {
        std::stable_sort(
            pattern.notes.begin(), pattern.notes.end(), [](const NoteRecord& a, const NoteRecord& b) {
                return std::tie(a.position, a.channel, a.key) < std::tie(b.position, b.channel, b.key);
            });
        pattern.length = ownLength(pattern.notes);
        if (m_setsLengths && barTicks(bars) > pattern.length)
            pattern.setLength = pattern.length = barTicks(bars);
        m_made.patterns.push_back(std::move(pattern));
        return static_cast<int>(m_made.patterns.size());
    }

    NoteRecord ticksOf(const music::Note& note, int channel) const {
        const int ppq = m_song.meta.ppq;
        const std::int64_t begin = music::ticksFromBeats(note.pos, ppq);
        const std::int64_t end = music::ticksFromBeats(note.pos + note.len, ppq);
        NoteRecord made = newNote();
        made.position = static_cast<std::uint32_t>(begin);
        made.length = static_cast<std::uint32_t>(std::max<std::int64_t>(1, end - begin));
        made.channel = static_cast<std::uint16_t>(channel);
        made.key = static_cast<std::uint16_t>(note.key);
        made.velocity = static_cast<std::uint8_t>(std::clamp(note.velocity, 0, 128));
        return made;
    }

    void addDrumPatterns() {
        for (const music::Pattern& pattern : m_song.patterns) {
            TickPattern made{pattern.name, colourOf(music::Role::Kick), {}, 0, 0};
            if (made.name.empty()) made.name = "Drums " + std::to_string(m_made.patterns.size() + 1);
            for (const music::DrumNote& drum : pattern.notes) {
                made.notes.push_back(ticksOf(drum.note, drum.channel));
                made.notes.back().length = 0; // one-shots ring on; a step says so
            }
            addPattern(std::move(made), pattern.bars);
        }
    }

    /// The pattern at `bar` for `bars`, repeated in turns of `turnBars`.
    void place(int number, double turnBars, double bar, double bars, int track, bool muted) {
        const std::int64_t whole = m_made.patterns[static_cast<std::size_t>(number - 1)].length;
        music::eachTurn(turnBars, bars, [&](double done, double turn) {
            const std::int64_t begin = barTicks(bar + done), end = barTicks(bar + done + turn);
            Clip clip{begin, std::min(whole, std::max<std::int64_t>(1, end - begin)), false, number, track,
                      muted};
            if (clip.length != whole) clip.part = {0.0, static_cast<double>(clip.length)};
            m_made.clips.push_back(clip);
        });
    }

    void addDrumClips() {
        for (const music::Item& item : m_song.items) {
            const music::Pattern& pattern = m_song.patterns[static_cast<std::size_t>(item.pattern - 1)];
            const int track = std::min(item.track, m_mostTracks);
            place(item.pattern, pattern.bars, item.bar, item.bars, track, item.muted);
            label(track, {"", colourOf(music::Role::Kick), true});
        }
        nameDrumTracks();
    }

    void nameDrumTracks() {
        int count = 0;
        for (TrackLabel& track : m_made.tracks)
            if (track.colour != plainColour)
                track.name = ++count == 1 ? "Drums" : "Drums " + std::to_string(count);
    }

    void label(int track, TrackLabel label) {
        const auto place = static_cast<std::size_t>(track - 1);
        if (m_made.tracks.size() <= place) m_made.tracks.resize(place + 1);
        m_made.tracks[place] = std::move(label);
    }

    /// The next free playlist track; the last one takes all that is left.
    int nextTrack() const { return std::min(m_mostTracks, static_cast<int>(m_made.tracks.size()) + 1); }

    void addMelodicTracks() {
        const auto tracks = music::tracksInOrder(m_song);
        for (const auto source : {music::SourceType::Pattern, music::SourceType::Audio})
            for (std::size_t n = 0; n < tracks.size(); ++n)
                if (tracks[n]->source == source)
                    addMelodicTrack(*tracks[n], music::drumChannels + static_cast<int>(n));
    }

    void addMelodicTrack(const music::MelodicTrack& track, int channel) {
        const RackChannel& shown = m_rack.channels[static_cast<std::size_t>(channel)];
        const int row = nextTrack();
        label(row, {shown.name, shown.colour, true});
        int number = 0;
        if (track.source == music::SourceType::Pattern) number = addPhrase(track, channel, shown);
        for (const double bar : music::startsOf(track)) {
            if (number > 0)
                place(number, track.bars, bar, track.bars, row, track.muted);
            else
                m_made.clips.push_back(audioClip(track, channel, bar, row));
        }
    }

    int addPhrase(const music::MelodicTrack& track, int channel, const RackChannel& shown) {
        TickPattern phrase{shown.name, shown.colour, {}, 0, 0};
        for (const music::Note& note : track.notes)
            phrase.notes.push_back(ticksOf(note, channel));
        return addPattern(std::move(phrase), track.bars);
    }

    Clip audioClip(const music::MelodicTrack& track, int channel, double bar, int row) const {
        const AudioSpan span = audioSpan(track.seconds, track.stretchBeats, track.offsetSeconds,
                                         m_song.meta.bpm, m_song.meta.ppq, barTicks(track.bars));
        Clip clip{barTicks(bar), span.length, true, channel, row, track.muted, span.part};
        clip.fadeIn = static_cast<float>(track.fadeInMs);
        clip.fadeOut = static_cast<float>(track.fadeOutMs);
        clip.gain = static_cast<float>(track.gain);
        return clip;
    }

    /// Each on a row of its own, from its first point to its last.
    void addAutomationClips() {
        const auto& automations = m_song.automations;
        const std::size_t first = m_rack.channels.size() - automations.size();
        for (std::size_t n = 0; n < automations.size(); ++n) {
            const RackChannel& shown = m_rack.channels[first + n];
            const int row = nextTrack();
            label(row, {shown.name, shown.colour, true});
            const std::int64_t begin = barTicks(automations[n].points.front().bar);
            const std::int64_t end = barTicks(automations[n].points.back().bar);
            m_made.clips.push_back({begin,
                                    std::max<std::int64_t>(1, end - begin),
                                    true,
                                    static_cast<int>(first + n),
                                    row,
                                    false,
                                    {}});
        }
    }

    void addMarkers() {
        for (const music::Section& section : m_song.sections)
            if (barTicks(section.bar) <= latestMarker)
                m_made.markers.push_back({barTicks(section.bar), section.name});
        std::stable_sort(m_made.markers.begin(), m_made.markers.end(),
                         [](const TimeMarker& a, const TimeMarker& b) { return a.position < b.position; });
    }

    const music::Song& m_song;
    const Rack& m_rack;
    bool m_setsLengths;
    int m_mostTracks;
    Arrangement m_made;
};

}

AudioSpan audioSpan(double seconds, std::optional<double> stretchBeats, double offsetSeconds, double bpm,
                    int ppq, std::int64_t room) {
    const double whole = stretchBeats ? *stretchBeats * ppq : seconds * bpm * ppq / 60.0; // ticks
    if (whole <= 0.0 || seconds <= 0.0) {
        const std::int64_t length = std::max<std::int64_t>(1, room);
        const double ms = static_cast<double>(length) * 60000.0 / (bpm * ppq), from = offsetSeconds * 1000.0;
        if (from == 0.0 || stretchBeats) return {length, {}};
        return {length, std::pair(from, from + ms)};
    }
    const double msPerTick = seconds * 1000.0 / whole;
    const double begin = std::clamp(offsetSeconds, 0.0, seconds) * 1000.0;
    const auto left = std::max<std::int64_t>(1, std::llround(whole - begin / msPerTick));
    if (begin == 0.0 && left <= room) return {left, {}};
    if (left <= room) return {left, std::pair(begin, seconds * 1000.0)};
    return {room, std::pair(begin, begin + static_cast<double>(room) * msPerTick)};
}

Arrangement arrangementOf(const music::Song& song, const Rack& rack, const ReleaseNumber& release) {
    return Arranger(song, rack, release).arrange();
}

}
