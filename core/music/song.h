#pragma once

#include "music/key.h"
#include "music/levels.h"
#include "music/metre.h"
#include "music/role.h"
#include "music/time.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::music {

/// Channels 0..16 of every song are drums; melodic tracks follow (docs/formats.md 5).
inline constexpr int drumChannels = 17;

/// MIDI note at which a drum channel's sample plays untransposed.
inline constexpr int drumRoot = 60;

/// A note. `pos` and `len` in beats from the start of its pattern or phrase, `key` MIDI 0..127,
/// `velocity` 1..127.
struct Note {
    double pos = 0.0;
    double len = 0.0;
    int key = 60;
    int velocity = 100;
    friend bool operator==(const Note&, const Note&) = default;
};

/// A note of a drum pattern: which of the channels 0..16 it strikes.
struct DrumNote {
    int channel = 0;
    Note note;
    friend bool operator==(const DrumNote&, const DrumNote&) = default;
};

// Places and lengths in bars may be fractions: what counts is where they lie in ticks, beats times PPQ.

/// Drums of some bars, placed on the playlist by items. Numbered from 1 by its place in Song::patterns.
struct Pattern {
    std::string name;
    double bars = 1.0;
    std::vector<DrumNote> notes; ///< sorted by pos, then channel, then key
    friend bool operator==(const Pattern&, const Pattern&) = default;
};

/// A pattern on the playlist.
struct Item {
    int pattern = 1;  ///< 1-based
    double bar = 0.0; ///< 0-based start
    double bars = 1.0;
    int track = 1; ///< 1-based playlist track
    bool muted = false;
    friend bool operator==(const Item&, const Item&) = default;
};

struct DrumChannel {
    int channel = 0; ///< 0..16
    Role role = Role::Perc;
    std::string samplePath;      ///< empty: the channel is there, and silent
    double volume = usualVolume; ///< 0..1
    double pan = 0.0;            ///< -1..1
    friend bool operator==(const DrumChannel&, const DrumChannel&) = default;
};

enum class SourceType { Pattern, Audio };

/// How each note of a sampler swells and dies away. While there is one, a note ends `releaseMs` after its
/// key is let go; without, a one-shot rings on.
struct Envelope {
    double attackMs = 0.0; ///< from silence to the full level
    double holdMs = 0.0;   ///< at the full level
    double decayMs = 0.0;  ///< from there to `sustain`
    double sustain = 1.0;  ///< 0..1 of the full level, until the key is let go
    double releaseMs = 0.0;
    friend bool operator==(const Envelope&, const Envelope&) = default;
};

/// One melodic instrument or one audio clip: a channel of its own. Its phrase of `bars` bars starts at `bar`
/// and again at each of `repeats`.
struct MelodicTrack {
    Role role = Role::Bass;
    std::string name;
    std::string samplePath;
    SourceType source = SourceType::Pattern;
    std::vector<Note> notes;     ///< of the phrase; empty for an audio clip
    int channel = drumChannels;  ///< >= 17, unique
    double volume = usualVolume; ///< 0..1
    double pan = 0.0;            ///< -1..1
    int rootNote = 60;           ///< MIDI note at which the sample plays untransposed
    double bar = 0.0;
    double bars = 4.0;
    std::vector<double> repeats; ///< further start bars
    /// Audio clips: the sample's own length, and its beats when it must be stretched to the song's tempo.
    double seconds = 0.0;
    std::optional<double> stretchBeats;
    /// Semitones added to the sample's own pitch: what brings an audio clip into the song's key; on a pattern
    /// track the fraction that tunes a sample lying between two notes (the channel's fine pitch, -0.5..0.5).
    double transpose = 0.0;
    bool muted = false; ///< placed, and silent
    /// Audio clips: how the sample sounds in its bars. Fades are straight lines of amplitude, in ms of the
    /// song; one that is longer than what sounds is cut with it.
    double gain = 1.0; ///< linear, 0..4, beside the channel's volume
    double fadeInMs = 0.0, fadeOutMs = 0.0;
    double offsetSeconds = 0.0;       ///< where in the sample the clip begins, in the sample's own time
    std::optional<Envelope> envelope; ///< pattern tracks: of every note
    friend bool operator==(const MelodicTrack&, const MelodicTrack&) = default;
};

/// What moves while the song plays: straight lines from point to point, held before the first and behind the
/// last. Values are in the unit of what they move: volumes 0..1, pans -1..1.
struct Automation {
    enum class Target { Volume, Pan };
    struct Point {
        double bar = 0.0, value = 0.0;
        friend bool operator==(const Point&, const Point&) = default;
    };
    Target target = Target::Volume;
    int channel = drumChannels; ///< of a drum or a melodic track; its own volume or pan gives way
    std::vector<Point> points;  ///< by bar; two at one bar are a step
    friend bool operator==(const Automation&, const Automation&) = default;
};

/// Where it stands at a bar. Expects points.
double valueAt(const Automation& automation, double bar);

struct Section {
    std::string name;
    double bar = 0.0;
    double bars = 1.0;
    friend bool operator==(const Section&, const Section&) = default;
};

struct SongMeta {
    std::string title;
    double bpm = 95.0;
    int ppq = defaultPpq;
    Key key{9, Mode::Minor};
    std::string scale = "minor";
    std::array<int, 2> timeSignature = {4, 4};
    std::uint64_t seed = 0;
    friend bool operator==(const SongMeta&, const SongMeta&) = default;
};

/// Quarters in a bar of the song.
inline double barBeats(const SongMeta& meta) {
    return barBeats(Metre{meta.timeSignature[0], meta.timeSignature[1]});
}

/// A whole song: what `compose` writes and `flp`, `midi`, `dawproject` and `preview` read. On disk:
/// SongDefinition.
struct Song {
    SongMeta meta;
    std::vector<Pattern> patterns;
    std::vector<Item> items;
    std::vector<MelodicTrack> melodicTracks;
    std::vector<DrumChannel> drums;
    std::vector<Section> sections;
    std::vector<Automation> automations; ///< one at most for each channel and target
    friend bool operator==(const Song&, const Song&) = default;
};

/// Whether each note of the track cuts the one before: a bass is one voice, though one-shots ring on
/// (docs/music.md 2.1). The sampler's cut group and the preview both follow it.
inline bool cutsItself(const MelodicTrack& track) {
    return track.role == Role::Bass && track.source == SourceType::Pattern;
}

/// The track's own name, or its role's.
std::string nameOf(const MelodicTrack& track);

/// The automation of a channel's volume or pan; null where it stands still.
const Automation* automationOf(const Song& song, int channel, Automation::Target target);

/// Names of the song's channels by their numbers: the 17 drums by role, each melodic track by its own name or
/// its role's, and all of them distinct ("Kick", "Kick 2"). Every form in which a song is written calls its
/// tracks so.
std::map<int, std::string> channelNames(const Song& song);

/// The melodic tracks by channel number.
std::vector<const MelodicTrack*> tracksInOrder(const Song& song);

/// First bars of the track's phrase or clip: `bar`, then `repeats` as they stand.
std::vector<double> startsOf(const MelodicTrack& track);

/// How a pattern fills a clip that is longer than itself: again and again, the last time cut. Calls
/// `turn(begin, bars)` for each, with the bar from the clip's first.
template <typename Turn>
void eachTurn(double patternBars, double clipBars, Turn turn) {
    constexpr double rounding = 1e-9; // 0.29 a hundred times is not quite 29
    for (int n = 0; n * patternBars < clipBars - rounding; ++n)
        turn(n * patternBars, std::min(patternBars, clipBars - n * patternBars));
}

/// Length of the song in bars: the end of its last item or track, 0 for an empty song.
double lengthInBars(const Song& song);

/// Every fault of the song, each a sentence; empty when it can be written. Checks ranges (key, velocity,
/// channel, bpm, ppq), unique channels, items that name a pattern, patterns placed with at least one note,
/// nothing negative or not finite, and how much all of it plays: a short song may ask for endless repeats.
std::vector<std::string> validate(const Song& song);

/// Faults as one text; of very many the first, and how many more there are.
std::string joined(const std::vector<std::string>& errors);

/// Throws Error listing validate()'s faults: "This song can't be written as `form`. …"
void requireValid(const Song& song, const std::string& form);

}
