#include "music/song.h"

#include "music/song_limits.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace gleaner::music {
namespace {

/// Collects faults as sentences "<where>: <what>."
class Faults {
public:
    template <typename... Parts>
    void add(const std::string& where, const Parts&... parts) {
        std::ostringstream text;
        text << where << ": ";
        (text << ... << parts) << '.';
        m_sentences.push_back(text.str());
    }
    /// A fault unless low <= value <= high; written so that NaN is one too.
    template <typename Value>
    void checkRange(const std::string& where, const char* name, Value value, Value low, Value high) {
        if (!(value >= low && value <= high)) add(where, name, " ", value, " is outside ", low, "..", high);
    }
    std::vector<std::string> take() { return std::move(m_sentences); }

private:
    std::vector<std::string> m_sentences;
};

std::string quoted(const std::string& kind, std::size_t number, const std::string& name) {
    return kind + " " + std::to_string(number) + (name.empty() ? "" : " (" + name + ")");
}

void checkMeta(const SongMeta& meta, Faults& faults) {
    faults.checkRange("Song", "bpm", meta.bpm, slowestSongBpm, fastestSongBpm);
    faults.checkRange("Song", "ppq", meta.ppq, smallestPpq, largestPpq);
    faults.checkRange("Song", "pitch class of the key", meta.key.pitchClass, 0, 11);
    faults.checkRange("Song", "beats of the time signature", meta.timeSignature[0], 1, 64);
    faults.checkRange("Song", "unit of the time signature", meta.timeSignature[1], 1, 64);
}

void checkNote(const std::string& where, const Note& note, Faults& faults) {
    const double latest = longestSongBars * beatsPerBar;
    faults.checkRange(where, "position", note.pos, 0.0, latest);
    if (!(note.len > 0.0 && note.len <= latest))
        faults.add(where, "length ", note.len, " is not above 0 beats");
    faults.checkRange(where, "key", note.key, 0, 127);
    faults.checkRange(where, "velocity", note.velocity, 1, 127);
}

void checkSpan(const std::string& where, int bar, int bars, Faults& faults) {
    faults.checkRange(where, "start bar", bar, 0, longestSongBars);
    faults.checkRange(where, "length in bars", bars, 1, longestSongBars);
}

void checkPatterns(const Song& song, Faults& faults) {
    for (std::size_t p = 0; p < song.patterns.size(); ++p) {
        const Pattern& pattern = song.patterns[p];
        const std::string where = quoted("Pattern", p + 1, pattern.name);
        faults.checkRange(where, "length in bars", pattern.bars, 1, longestSongBars);
        for (std::size_t n = 0; n < pattern.notes.size(); ++n) {
            const std::string at = where + ", note " + std::to_string(n + 1);
            faults.checkRange(at, "drum channel", pattern.notes[n].channel, 0, drumChannels - 1);
            checkNote(at, pattern.notes[n].note, faults);
        }
    }
}

void checkItems(const Song& song, Faults& faults) {
    const auto count = static_cast<int>(song.patterns.size());
    for (std::size_t i = 0; i < song.items.size(); ++i) {
        const Item& item = song.items[i];
        const std::string where = "Item " + std::to_string(i + 1);
        checkSpan(where, item.bar, item.bars, faults);
        faults.checkRange(where, "playlist track", item.track, 1, playlistTracks);
        if (item.pattern < 1 || item.pattern > count)
            faults.add(where, "there is no pattern ", item.pattern, " among ", count);
        else if (song.patterns[static_cast<std::size_t>(item.pattern - 1)].notes.empty())
            faults.add(where, "pattern ", item.pattern, " has no note, and an empty pattern can't be placed");
    }
}

void checkOffset(const std::string& where, const MelodicTrack& track, Faults& faults) {
    const double offset = track.offsetSeconds;
    if (!(offset >= 0.0 && std::isfinite(offset)))
        faults.add(where, "can't begin ", offset, " seconds into its sample");
    else if (track.seconds > 0.0 && offset >= track.seconds)
        faults.add(where, "begins ", offset, " seconds into a sample of ", track.seconds);
    else if (track.seconds <= 0.0 && offset > 0.0 && track.stretchBeats)
        faults.add(where, "begins within a stretched sample, whose length in seconds must be given");
}

void checkAudioClip(const std::string& where, const MelodicTrack& track, Faults& faults) {
    if (track.samplePath.empty()) faults.add(where, "an audio clip needs a sample");
    if (!track.notes.empty())
        faults.add(where, "an audio clip has no notes, but ", track.notes.size(), " are given");
    if (!std::isfinite(track.seconds) || track.seconds < 0.0)
        faults.add(where, "length of ", track.seconds, " seconds is not a length");
    if (track.stretchBeats && !(*track.stretchBeats > 0.0 && std::isfinite(*track.stretchBeats)))
        faults.add(where, "can't be stretched to ", *track.stretchBeats, " beats");
    faults.checkRange(where, "gain", track.gain, 0.0, loudestGain);
    faults.checkRange(where, "fade in in ms", track.fadeInMs, 0.0, longestFadeMs);
    faults.checkRange(where, "fade out in ms", track.fadeOutMs, 0.0, longestFadeMs);
    if (track.envelope) faults.add(where, "an audio clip has fades and no envelope");
    checkOffset(where, track, faults);
}

void checkEnvelope(const std::string& where, const Envelope& envelope, Faults& faults) {
    faults.checkRange(where, "attack in ms", envelope.attackMs, 0.0, longestEnvelopeMs);
    faults.checkRange(where, "hold in ms", envelope.holdMs, 0.0, longestEnvelopeMs);
    faults.checkRange(where, "decay in ms", envelope.decayMs, 0.0, longestEnvelopeMs);
    faults.checkRange(where, "sustain", envelope.sustain, 0.0, 1.0);
    faults.checkRange(where, "release in ms", envelope.releaseMs, 0.0, longestEnvelopeMs);
}

bool soundsAsAClip(const MelodicTrack& track) {
    const MelodicTrack plain;
    return track.gain != plain.gain || track.fadeInMs != plain.fadeInMs ||
           track.fadeOutMs != plain.fadeOutMs || track.offsetSeconds != plain.offsetSeconds;
}

void checkNotes(const std::string& where, const MelodicTrack& track, Faults& faults) {
    if (track.notes.empty()) faults.add(where, "has no note");
    if (soundsAsAClip(track))
        faults.add(where, "gain, fades and offset belong to an audio clip, and this track plays notes");
    if (track.envelope) checkEnvelope(where, *track.envelope, faults);
    for (std::size_t n = 0; n < track.notes.size(); ++n)
        checkNote(where + ", note " + std::to_string(n + 1), track.notes[n], faults);
}

void checkTracks(const Song& song, Faults& faults) {
    std::set<int> taken;
    for (std::size_t t = 0; t < song.melodicTracks.size(); ++t) {
        const MelodicTrack& track = song.melodicTracks[t];
        const std::string where = quoted("Track", t + 1, track.name);
        if (track.channel < drumChannels)
            faults.add(where, "channel ", track.channel, " belongs to the drums (0..", drumChannels - 1, ")");
        else if (!taken.insert(track.channel).second)
            faults.add(where, "channel ", track.channel, " is taken already");
        faults.checkRange(where, "volume", track.volume, 0.0, 1.0);
        faults.checkRange(where, "pan", track.pan, -1.0, 1.0);
        faults.checkRange(where, "root note", track.rootNote, 0, 127);
        if (!(std::abs(track.transpose) <= 48.0))
            faults.add(where, "transposition ", track.transpose, " is outside -48..48");
        checkSpan(where, track.bar, track.bars, faults);
        for (const int bar : track.repeats)
            faults.checkRange(where, "repeated start bar", bar, 0, longestSongBars);
        if (track.source == SourceType::Audio)
            checkAudioClip(where, track, faults);
        else
            checkNotes(where, track, faults);
    }
}

void checkDrums(const Song& song, Faults& faults) {
    std::set<int> taken;
    for (std::size_t d = 0; d < song.drums.size(); ++d) {
        const DrumChannel& drum = song.drums[d];
        const std::string where = "Drum " + std::to_string(d + 1);
        faults.checkRange(where, "channel", drum.channel, 0, drumChannels - 1);
        if (!taken.insert(drum.channel).second)
            faults.add(where, "channel ", drum.channel, " is taken already");
        faults.checkRange(where, "volume", drum.volume, 0.0, 1.0);
        faults.checkRange(where, "pan", drum.pan, -1.0, 1.0);
    }
}

void checkSections(const Song& song, Faults& faults) {
    for (std::size_t s = 0; s < song.sections.size(); ++s)
        checkSpan(quoted("Section", s + 1, song.sections[s].name), song.sections[s].bar,
                  song.sections[s].bars, faults);
}

}

std::string nameOf(const MelodicTrack& track) {
    return track.name.empty() ? std::string(facts(track.role).name) : track.name;
}

std::vector<int> startsOf(const MelodicTrack& track) {
    std::vector<int> starts = {track.bar};
    starts.insert(starts.end(), track.repeats.begin(), track.repeats.end());
    return starts;
}

int lengthInBars(const Song& song) {
    int end = 0;
    for (const Item& item : song.items)
        end = std::max(end, item.bar + item.bars);
    for (const MelodicTrack& track : song.melodicTracks) {
        for (const int bar : startsOf(track))
            end = std::max(end, bar + track.bars);
    }
    return end;
}

std::vector<std::string> validate(const Song& song) {
    Faults faults;
    checkMeta(song.meta, faults);
    checkPatterns(song, faults);
    checkItems(song, faults);
    checkTracks(song, faults);
    checkDrums(song, faults);
    checkSections(song, faults);
    return faults.take();
}

}
