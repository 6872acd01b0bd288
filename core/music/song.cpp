#include "music/song.h"

#include "base/error.h"
#include "music/song_limits.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace gleaner::music {
namespace {

constexpr std::size_t mostErrors = 10'000; // that are kept: a song may hold millions of notes

/// Collects faults as sentences "<where>: <what>."
class Errors {
public:
    template <typename... Parts>
    void add(const std::string& where, const Parts&... parts) {
        if (m_sentences.size() >= mostErrors) return;
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

void checkMeta(const SongMeta& meta, Errors& errors) {
    errors.checkRange("Song", "bpm", meta.bpm, slowestSongBpm, fastestSongBpm);
    errors.checkRange("Song", "ppq", meta.ppq, smallestPpq, largestPpq);
    errors.checkRange("Song", "pitch class of the key", meta.key.pitchClass, 0, 11);
    errors.checkRange("Song", "beats of the time signature", meta.timeSignature[0], 1, 64);
    errors.checkRange("Song", "unit of the time signature", meta.timeSignature[1], 1, 64);
}

void checkNote(const std::string& where, const Note& note, Errors& errors) {
    const double latest = longestSongBars * beatsPerBar;
    errors.checkRange(where, "position", note.pos, 0.0, latest);
    if (!(note.len > 0.0 && note.len <= latest))
        errors.add(where, "length ", note.len, " is not above 0 beats");
    errors.checkRange(where, "key", note.key, 0, 127);
    errors.checkRange(where, "velocity", note.velocity, 1, 127);
}

void checkBars(const std::string& where, double bars, Errors& errors) {
    errors.checkRange<double>(where, "length in bars", bars, shortestBars, longestSongBars);
}

void checkSpan(const std::string& where, double bar, double bars, Errors& errors) {
    errors.checkRange<double>(where, "start bar", bar, 0.0, longestSongBars);
    checkBars(where, bars, errors);
}

void checkPatterns(const Song& song, Errors& errors) {
    for (std::size_t p = 0; p < song.patterns.size(); ++p) {
        const Pattern& pattern = song.patterns[p];
        const std::string where = quoted("Pattern", p + 1, pattern.name);
        checkBars(where, pattern.bars, errors);
        for (std::size_t n = 0; n < pattern.notes.size(); ++n) {
            const std::string at = where + ", note " + std::to_string(n + 1);
            errors.checkRange(at, "drum channel", pattern.notes[n].channel, 0, drumChannels - 1);
            checkNote(at, pattern.notes[n].note, errors);
        }
    }
}

void checkItems(const Song& song, Errors& errors) {
    const auto count = static_cast<int>(song.patterns.size());
    for (std::size_t i = 0; i < song.items.size(); ++i) {
        const Item& item = song.items[i];
        const std::string where = "Item " + std::to_string(i + 1);
        checkSpan(where, item.bar, item.bars, errors);
        errors.checkRange(where, "playlist track", item.track, 1, playlistTracks);
        if (item.pattern < 1 || item.pattern > count)
            errors.add(where, "there is no pattern ", item.pattern, " among ", count);
        else if (song.patterns[static_cast<std::size_t>(item.pattern - 1)].notes.empty())
            errors.add(where, "pattern ", item.pattern, " has no note, and an empty pattern can't be placed");
    }
}

void checkOffset(const std::string& where, const MelodicTrack& track, Errors& errors) {
    const double offset = track.offsetSeconds;
    if (!(offset >= 0.0 && std::isfinite(offset)))
        errors.add(where, "can't begin ", offset, " seconds into its sample");
    else if (track.seconds > 0.0 && offset >= track.seconds)
        errors.add(where, "begins ", offset, " seconds into a sample of ", track.seconds);
    else if (track.seconds <= 0.0 && offset > 0.0 && track.stretchBeats)
        errors.add(where, "begins within a stretched sample, whose length in seconds must be given");
}

void checkAudioClip(const std::string& where, const MelodicTrack& track, Errors& errors) {
    if (track.samplePath.empty()) errors.add(where, "an audio clip needs a sample");
    if (!track.notes.empty())
        errors.add(where, "an audio clip has no notes, but ", track.notes.size(), " are given");
    if (!std::isfinite(track.seconds) || track.seconds < 0.0)
        errors.add(where, "length of ", track.seconds, " seconds is not a length");
    if (track.stretchBeats && !(*track.stretchBeats > 0.0 && *track.stretchBeats <= longestStretchBeats))
        errors.add(where, "can't be stretched to ", *track.stretchBeats, " beats");
    errors.checkRange(where, "gain", track.gain, 0.0, loudestGain);
    errors.checkRange(where, "fade in in ms", track.fadeInMs, 0.0, longestFadeMs);
    errors.checkRange(where, "fade out in ms", track.fadeOutMs, 0.0, longestFadeMs);
    if (track.envelope) errors.add(where, "an audio clip has fades and no envelope");
    checkOffset(where, track, errors);
}

void checkEnvelope(const std::string& where, const Envelope& envelope, Errors& errors) {
    errors.checkRange(where, "attack in ms", envelope.attackMs, 0.0, longestEnvelopeMs);
    errors.checkRange(where, "hold in ms", envelope.holdMs, 0.0, longestEnvelopeMs);
    errors.checkRange(where, "decay in ms", envelope.decayMs, 0.0, longestEnvelopeMs);
    errors.checkRange(where, "sustain", envelope.sustain, 0.0, 1.0);
    errors.checkRange(where, "release in ms", envelope.releaseMs, 0.0, longestEnvelopeMs);
}

bool soundsAsAClip(const MelodicTrack& track) {
    const MelodicTrack plain;
    return track.gain != plain.gain || track.fadeInMs != plain.fadeInMs ||
           track.fadeOutMs != plain.fadeOutMs || track.offsetSeconds != plain.offsetSeconds;
}

void checkNotes(const std::string& where, const MelodicTrack& track, Errors& errors) {
    if (track.notes.empty()) errors.add(where, "has no note");
    if (soundsAsAClip(track))
        errors.add(where, "gain, fades and offset belong to an audio clip, and this track plays notes");
    if (track.envelope) checkEnvelope(where, *track.envelope, errors);
    for (std::size_t n = 0; n < track.notes.size(); ++n)
        checkNote(where + ", note " + std::to_string(n + 1), track.notes[n], errors);
}

void checkTracks(const Song& song, Errors& errors) {
    std::set<int> taken;
    for (std::size_t t = 0; t < song.melodicTracks.size(); ++t) {
        const MelodicTrack& track = song.melodicTracks[t];
        const std::string where = quoted("Track", t + 1, track.name);
        if (track.channel < drumChannels)
            errors.add(where, "channel ", track.channel, " belongs to the drums (0..", drumChannels - 1, ")");
        else if (!taken.insert(track.channel).second)
            errors.add(where, "channel ", track.channel, " is taken already");
        errors.checkRange(where, "volume", track.volume, 0.0, 1.0);
        errors.checkRange(where, "pan", track.pan, -1.0, 1.0);
        errors.checkRange(where, "root note", track.rootNote, 0, 127);
        if (!(std::abs(track.transpose) <= 48.0))
            errors.add(where, "transposition ", track.transpose, " is outside -48..48");
        checkSpan(where, track.bar, track.bars, errors);
        for (const double bar : track.repeats)
            errors.checkRange<double>(where, "repeated start bar", bar, 0.0, longestSongBars);
        if (track.source == SourceType::Audio)
            checkAudioClip(where, track, errors);
        else
            checkNotes(where, track, errors);
    }
}

void checkDrums(const Song& song, Errors& errors) {
    std::set<int> taken;
    for (std::size_t d = 0; d < song.drums.size(); ++d) {
        const DrumChannel& drum = song.drums[d];
        const std::string where = "Drum " + std::to_string(d + 1);
        errors.checkRange(where, "channel", drum.channel, 0, drumChannels - 1);
        if (!taken.insert(drum.channel).second)
            errors.add(where, "channel ", drum.channel, " is taken already");
        errors.checkRange(where, "volume", drum.volume, 0.0, 1.0);
        errors.checkRange(where, "pan", drum.pan, -1.0, 1.0);
    }
}

void checkSections(const Song& song, Errors& errors) {
    for (std::size_t s = 0; s < song.sections.size(); ++s)
        checkSpan(quoted("Section", s + 1, song.sections[s].name), song.sections[s].bar,
                  song.sections[s].bars, errors);
}

void checkAutomations(const Song& song, Errors& errors) {
    std::set<std::pair<int, int>> taken;
    for (std::size_t n = 0; n < song.automations.size(); ++n) {
        const Automation& automation = song.automations[n];
        const std::string where = "Automation " + std::to_string(n + 1);
        const auto isIts = [&](const auto& channel) { return channel.channel == automation.channel; };
        if (std::ranges::none_of(song.drums, isIts) && std::ranges::none_of(song.melodicTracks, isIts))
            errors.add(where, "there is no channel ", automation.channel);
        if (!taken.insert({automation.channel, static_cast<int>(automation.target)}).second)
            errors.add(where, "the same of channel ", automation.channel, " is moved already");
        if (automation.points.empty()) errors.add(where, "has no point");
        if (!std::ranges::is_sorted(automation.points, {}, &Automation::Point::bar))
            errors.add(where, "its points are not in the order of time");
        const double low = automation.target == Automation::Target::Pan ? -1.0 : 0.0;
        for (const Automation::Point& point : automation.points) {
            errors.checkRange<double>(where, "bar of a point", point.bar, 0.0, longestSongBars);
            errors.checkRange(where, "value of a point", point.value, low, 1.0);
        }
    }
}

/// How often patterns, phrases and clips are placed, and how many notes that makes. Counted, not laid out: a
/// few words of a song can ask for more than any memory holds.
void checkAmount(const Song& song, Errors& errors) {
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
            errors.add("Song", "it plays ", std::llround(std::min(found, 1e15)), " ", what,
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

double valueAt(const Automation& automation, double bar) {
    const auto next = std::ranges::upper_bound(automation.points, bar, {}, &Automation::Point::bar);
    if (next == automation.points.begin()) return next->value;
    const Automation::Point& before = *(next - 1);
    if (next == automation.points.end()) return before.value;
    return before.value + (next->value - before.value) * (bar - before.bar) / (next->bar - before.bar);
}

const Automation* automationOf(const Song& song, int channel, Automation::Target target) {
    const auto found = std::ranges::find_if(song.automations, [&](const Automation& one) {
        return one.channel == channel && one.target == target;
    });
    return found == song.automations.end() ? nullptr : &*found;
}

std::map<int, std::string> channelNames(const Song& song) {
    DistinctNames names;
    std::map<int, std::string> found;
    for (const DrumChannel& drum : song.drums)
        if (!found.contains(drum.channel))
            found[drum.channel] = names.take(std::string(info(drum.role).name));
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
    return track.name.empty() ? std::string(info(track.role).name) : track.name;
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
    Errors errors;
    checkMeta(song.meta, errors);
    checkPatterns(song, errors);
    checkItems(song, errors);
    checkTracks(song, errors);
    checkDrums(song, errors);
    checkSections(song, errors);
    checkAutomations(song, errors);
    checkAmount(song, errors);
    return errors.take();
}

std::string joined(const std::vector<std::string>& errors) {
    constexpr std::size_t mostListed = 100;
    std::string all;
    for (std::size_t n = 0; n < std::min(errors.size(), mostListed); ++n)
        all += (all.empty() ? "" : " ") + errors[n];
    if (errors.size() > mostListed)
        all += " And " + std::to_string(errors.size() - mostListed) + " more faults.";
    return all;
}

void requireValid(const Song& song, const std::string& form) {
    const std::vector<std::string> errors = validate(song);
    if (!errors.empty()) throw Error("This song can't be written as " + form + ". " + joined(errors));
}

}
