#include "midi/encode.h"

#include "base/error.h"
#include "midi/played_notes.h"
#include "midi/track_writer.h"
#include "music/levels.h"
#include "music/time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace gleaner::midi {
namespace {

constexpr int drumChannel = 9; // "channel 10" to people

/// Keys of the General MIDI drum map that suit a role, best first; a second channel of the role takes the
/// next.
std::vector<int> drumKeys(music::Role role) {
    switch (role) {
    case music::Role::Kick:
        return {36, 35};
    case music::Role::Snare:
        return {38, 40};
    case music::Role::Clap:
        return {39};
    case music::Role::Rim:
        return {37};
    case music::Role::Hat:
        return {42, 44};
    case music::Role::OpenHat:
        return {46};
    case music::Role::Cymbal:
        return {49, 57, 51, 59, 55, 52};
    case music::Role::Tom:
        return {45, 47, 48, 50, 43, 41};
    default:
        return {60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 73, 74, 75, 76, 77};
    }
}

std::int64_t endOf(const music::Song& song) {
    double bars = music::lengthInBars(song);
    for (const music::Section& section : song.sections)
        bars = std::max(bars, section.bar);
    return music::ticksFromBeats(bars * music::barBeats(song.meta), song.meta.ppq);
}

/// Sharps are positive, flats negative.
int accidentals(const music::Key& key) {
    const int up = music::fifths(key);
    return up > 6 ? up - 12 : up;
}

std::vector<unsigned char> conductor(const music::Song& song, std::int64_t end) {
    TrackWriter track;
    track.text(0, 3, song.meta.title);
    const auto tempo = static_cast<std::uint32_t>(std::llround(60e6 / song.meta.bpm)); // microseconds a beat
    track.meta(0, 0x51,
               std::array{static_cast<std::uint8_t>(tempo >> 16), static_cast<std::uint8_t>(tempo >> 8),
                          static_cast<std::uint8_t>(tempo)});
    const auto [beats, unit] = song.meta.timeSignature;
    track.meta(0, 0x58,
               std::array{static_cast<std::uint8_t>(beats),
                          static_cast<std::uint8_t>(std::lround(std::log2(unit))), std::uint8_t{24},
                          std::uint8_t{8}});
    track.meta(0, 0x59,
               std::array{static_cast<std::uint8_t>(accidentals(song.meta.key)),
                          static_cast<std::uint8_t>(song.meta.key.mode == music::Mode::Minor ? 1 : 0)});
    std::vector<music::Section> sections = song.sections;
    std::stable_sort(sections.begin(), sections.end(),
                     [](const auto& a, const auto& b) { return a.bar < b.bar; });
    for (const music::Section& section : sections)
        track.text(music::ticksFromBeats(section.bar * music::barBeats(song.meta), song.meta.ppq), 6,
                   section.name);
    return track.chunk(end);
}

struct Control {
    std::int64_t tick;
    int controller, value;
};

/// Volume and pan as controllers 7 and 10, a value each sixteenth at most. What a controller of 100 sounds as
/// is the channel's own volume, its curve General MIDI's (amplitude is the square).
std::vector<Control> controlsOf(const music::Song& song, const music::MelodicTrack& track, std::int64_t end) {
    using enum music::Automation::Target;
    constexpr int volumeController = 7, panController = 10, usual = 100, middle = 64, widest = 63;
    const auto valueOf = [&](const music::Automation& moved, double value) {
        if (moved.target == Pan) return middle + static_cast<int>(std::lround(value * widest));
        const double own = music::amplitudeOfVolume(track.volume);
        const double part = own > 0.0 ? music::amplitudeOfVolume(value) / own : 0.0;
        return std::clamp(static_cast<int>(std::lround(usual * std::sqrt(part))), 0, 127);
    };
    std::vector<Control> controls;
    const double step = 0.25 / music::barBeats(song.meta); // bars
    for (const auto target : {Volume, Pan})
        if (const music::Automation* moved = music::automationOf(song, track.channel, target)) {
            int last = -1;
            for (std::int64_t n = 0;; ++n) {
                const double bar = static_cast<double>(n) * step;
                const std::int64_t tick =
                    music::ticksFromBeats(bar * music::barBeats(song.meta), song.meta.ppq);
                if (tick > end) break;
                const int value = valueOf(*moved, music::valueAt(*moved, bar));
                if (value != last)
                    controls.push_back({tick, target == Pan ? panController : volumeController, value});
                last = value;
                if (bar > moved->points.back().bar) break;
            }
        }
    std::ranges::stable_sort(controls, {}, &Control::tick);
    return controls;
}

std::vector<unsigned char> instrument(const std::string& name, int channel,
                                      const std::vector<PlayedNote>& notes, std::int64_t end,
                                      const std::vector<Control>& controls = {}) {
    struct Stroke {
        std::int64_t tick;
        bool on; ///< false sorts first: a key is let go before it is struck again
        int key, velocity;
    };
    std::vector<Stroke> strokes;
    for (const PlayedNote& note : notes) {
        strokes.push_back({note.begin, true, note.key, note.velocity});
        strokes.push_back({note.end, false, note.key, 0});
    }
    std::sort(strokes.begin(), strokes.end(), [](const Stroke& a, const Stroke& b) {
        return std::tie(a.tick, a.on, a.key) < std::tie(b.tick, b.on, b.key);
    });
    TrackWriter track;
    track.text(0, 3, name);
    auto next = controls.begin();
    const auto moveUpTo = [&](std::int64_t tick) {
        for (; next != controls.end() && next->tick <= tick; ++next)
            track.control(next->tick, channel, next->controller, next->value);
    };
    for (const Stroke& stroke : strokes) {
        moveUpTo(stroke.tick);
        if (stroke.on)
            track.noteOn(stroke.tick, channel, stroke.key, stroke.velocity);
        else
            track.noteOff(stroke.tick, channel, stroke.key);
    }
    moveUpTo(end);
    return track.chunk(end);
}

/// Builds the file's tracks one behind the other.
class Tracks {
public:
    explicit Tracks(const music::Song& song)
        : m_song(song), m_names(music::channelNames(song)), m_end(endOf(song)) {
        m_chunks.push_back(conductor(song, m_end));
        for (int channel = 0; channel < music::drumChannels; ++channel)
            addDrum(channel);
        addMelodic();
    }
    const std::vector<std::vector<unsigned char>>& chunks() const { return m_chunks; }

private:
    void addDrum(int channel) {
        std::vector<PlayedNote> notes = drumNotes(m_song, channel);
        if (notes.empty()) return;
        const auto drum = std::find_if(m_song.drums.begin(), m_song.drums.end(),
                                       [&](const auto& entry) { return entry.channel == channel; });
        const music::Role role = drum == m_song.drums.end() ? music::Role::Perc : drum->role;
        const int key = freeKey(role);
        for (PlayedNote& note : notes)
            note.key = key;
        m_chunks.push_back(instrument(m_names.at(channel), drumChannel, oneOfKey(notes), m_end));
    }

    /// All drums share a channel, so each has a key of its own.
    int freeKey(music::Role role) {
        for (const int key : drumKeys(role))
            if (m_drumKeys.insert(key).second) return key;
        int key = 27; // the General MIDI map is used up; any free key tells the drums apart
        while (!m_drumKeys.insert(key).second)
            ++key;
        return key;
    }

    /// What were several keys of one drum is one key now: of strokes together the louder stays.
    static std::vector<PlayedNote> oneOfKey(const std::vector<PlayedNote>& notes) {
        std::vector<PlayedNote> kept;
        for (const PlayedNote& note : notes) {
            if (!kept.empty() && kept.back().begin == note.begin) {
                kept.back().velocity = std::max(kept.back().velocity, note.velocity);
                continue;
            }
            if (!kept.empty()) kept.back().end = std::min(kept.back().end, note.begin);
            kept.push_back(note);
        }
        return kept;
    }

    void addMelodic() {
        int channel = 0;
        for (const music::MelodicTrack* track : music::tracksInOrder(m_song)) {
            if (track->source != music::SourceType::Pattern || track->muted) continue;
            m_chunks.push_back(instrument(m_names.at(track->channel), channel, trackNotes(m_song, *track),
                                          m_end, controlsOf(m_song, *track, m_end)));
            channel = (channel + 1) % 16;
            if (channel == drumChannel) ++channel;
        }
    }

    const music::Song& m_song;
    std::map<int, std::string> m_names; ///< by channel
    std::int64_t m_end;
    std::vector<std::vector<unsigned char>> m_chunks;
    std::set<int> m_drumKeys;
};

}

std::vector<unsigned char> encode(const music::Song& song) {
    music::requireValid(song, "MIDI");
    const Tracks tracks(song);
    std::vector<unsigned char> file = {'M', 'T', 'h', 'd'};
    putBigEndian(file, 6, 4);
    putBigEndian(file, 1, 2); // tracks that sound together
    putBigEndian(file, tracks.chunks().size(), 2);
    putBigEndian(file, static_cast<std::uint64_t>(song.meta.ppq), 2);
    for (const std::vector<unsigned char>& chunk : tracks.chunks())
        file.insert(file.end(), chunk.begin(), chunk.end());
    return file;
}

}
