#include "music/song.h"

#include "base/error.h"
#include "music/song_limits.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace gleaner::music {
namespace {

constexpr std::size_t mostFaults = 10'000; // that are kept: a song may hold millions of notes

/// Collects faults as sentences "<where>: <what>."
class Faults {
public:
    template <typename... Parts>
    void add(const std::string& where, const Parts&... parts) {
        if (m_sentences.size() >= mostFaults) return;
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

void checkBars(const std::string& where, double bars, Faults& faults) {
    faults.checkRange<double>(where, "length in bars", bars, shortestBars, longestSongBars);
}

void checkSpan(const std::string& where, double bar, double bars, Faults& faults) {
    faults.checkRange<double>(where, "start bar", bar, 0.0, longestSongBars);
    checkBars(where, bars, faults);
}

void checkPatterns(const Song& song, Faults& faults) {
    for (std::size_t p = 0; p < song.patterns.size(); ++p) {
        const Pattern& pattern = song.patterns[p];
        const std::string where = quoted("Pattern", p + 1, pattern.name);
        checkBars(where, pattern.bars, faults);
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
    if (track.stretchBeats && !(*track.stretchBeats > 0.0 && *track.stretchBeats <= longestStretchBeats))
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
        for (const double bar : track.repeats)
            faults.checkRange<double>(where, "repeated start bar", bar, 0.0, longestSongBars);
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

/// How often patterns, phrases and clips are placed, and how many notes that makes. Counted, not laid out: a
/// few words of a song can ask for more than any memory holds.
void checkAmount(const Song& song, Faults& faults) {
    double placements = 0.0, notes = 0.0;
    const auto add = [&](double times, std::size_t notesEach) {
        placements += times;
        notes += times * static_cast<double>(notesEach);
    };
    for (const Item& item : song.items) {
        if (item.pattern < 1 || static_cast<std::size_t>(item.pattern) > song.patterns.size()) continue;
        const Pattern& pattern = song.patterns[static_cast<std::size_t>(item.pattern - 1)];
        if (pattern.bars >= shortestBars && item.bars > 0.0)
            add(std::ceil(item.bars / pattern.bars), pattern.notes.size());
    }
    for (const MelodicTrack& track : song.melodicTracks)
        add(1.0 + static_cast<double>(track.repeats.size()), track.notes.size());
    const auto check = [&](const char* what, double found, double most) {
        if (found > most)
            faults.add("Song", "it plays ", std::llround(std::min(found, 1e15)), " ", what,
                       " with all its repeats, and at most ", std::llround(most),
                       " can be written; make it shorter, or its patterns longer");
    };
    check("patterns and clips", placements, mostPlacements);
    check("notes", notes, mostPlayedNotes);
}

/// Gives each name once: "Kick", then "Kick 2".
class DistinctNames {
public:
    std::string take(const std::string& wanted) {
        std::string name = wanted;
        for (int& last = m_last.try_emplace(wanted, 1).first->second; !m_taken.insert(name).second;)
            name = wanted + ' ' + std::to_string(++last);
        return name;
    }

private:
    std::set<std::string> m_taken;
    std::map<std::string, int> m_last; ///< number of a name
};

}

std::map<int, std::string> channelNames(const Song& song) {
    DistinctNames names;
    std::map<int, std::string> found;
    for (const DrumChannel& drum : song.drums)
        if (!found.contains(drum.channel))
            found[drum.channel] = names.take(std::string(facts(drum.role).name));
    for (int channel = 0; channel < drumChannels; ++channel)
        if (!found.contains(channel)) found[channel] = names.take("Drum " + std::to_string(channel + 1));
    for (const MelodicTrack* track : tracksInOrder(song))
        found[track->channel] = names.take(nameOf(*track));
    return found;
}

std::vector<const MelodicTrack*> tracksInOrder(const Song& song) {
    std::vector<const MelodicTrack*> tracks;
    for (const MelodicTrack& track : song.melodicTracks)
        tracks.push_back(&track);
    std::stable_sort(tracks.begin(), tracks.end(),
                     [](const auto* a, const auto* b) { return a->channel < b->channel; });
    return tracks;
}

std::string nameOf(const MelodicTrack& track) {
    return track.name.empty() ? std::string(facts(track.role).name) : track.name;
}

std::vector<double> startsOf(const MelodicTrack& track) {
    std::vector<double> starts = {track.bar};
    starts.insert(starts.end(), track.repeats.begin(), track.repeats.end());
    return starts;
}

double lengthInBars(const Song& song) {
    double end = 0.0;
    for (const Item& item : song.items)
        end = std::max(end, item.bar + item.bars);
    for (const MelodicTrack& track : song.melodicTracks) {
        for (const double bar : startsOf(track))
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
    checkAmount(song, faults);
    return faults.take();
}

std::string joined(const std::vector<std::string>& faults) {
    constexpr std::size_t mostTold = 100;
    std::string all;
    for (std::size_t n = 0; n < std::min(faults.size(), mostTold); ++n)
        all += (all.empty() ? "" : " ") + faults[n];
    if (faults.size() > mostTold) all += " And " + std::to_string(faults.size() - mostTold) + " more faults.";
    return all;
}

void requireValid(const Song& song, const std::string& form) {
    const std::vector<std::string> faults = validate(song);
    if (!faults.empty()) throw Error("This song can't be written as " + form + ". " + joined(faults));
}

}
