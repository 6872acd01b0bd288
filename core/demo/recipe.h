#pragma once

#include "audio/audio_buffer.h"
#include "base/progress.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gleaner::demo {

/// One sound of the demo recording: which instrument of the renderer, when, how loud, at what pitch and
/// place.
struct Event {
    std::string sound{}; ///< "step_gravel", "step_wood", "clank", "wood_low", "wood_high", …
    double seconds = 0.0;
    double level = 1.0;   ///< linear, 0..1
    double pitchHz = 0.0; ///< 0 where the sound has none
    double length = 0.0;  ///< seconds; 0: the sound's own
    double pan = 0.0;     ///< -1..1
    friend bool operator==(const Event&, const Event&) = default;
};

/// A bed under the events: rain, wind, mains hum, a passing tram.
struct Bed {
    std::string sound{};           ///< "rain", "wind", "hum", "tram"
    double begin = 0.0, end = 0.0; ///< seconds
    double level = 1.0;            ///< linear
    double fade = 1.0;             ///< seconds, at both ends
    double pan = 0.0;              ///< -1..1
    friend bool operator==(const Bed&, const Bed&) = default;
};

/// A rhythm written as a pattern, one character a sixteenth: `x` hits, `X` hits harder (+4 dB), `o` softer
/// (-6 dB), `.` rests. The pattern may be several bars long; it is repeated until `bars` are full.
struct Rhythm {
    std::string sound{}, pattern{};
    double begin = 0.0; ///< seconds
    double bpm = 95.0;
    double swing = 0.5; ///< where the second sixteenth of a pair falls: 0.5 straight, 0.667 triplet
    int bars = 1;       ///< of 4/4
    double level = 1.0, pan = 0.0;
    friend bool operator==(const Rhythm&, const Rhythm&) = default;
};

/// A sung line, one breath, its notes bound to each other: "A3:2 C4:1 D4:1 -:0.5 E4:2" is note and beats, `-`
/// a breath.
struct Phrase {
    std::string sound{}; ///< "hum"
    std::string melody{};
    double begin = 0.0; ///< seconds
    double bpm = 95.0;
    double level = 1.0, pan = 0.0;
    friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// The demo recording as data (resources/demo/walk.json).
struct Recipe {
    std::string name{};
    int rate = 48000;
    double seconds = 90.0;
    std::uint64_t seed = 1;
    double room = 0.25;   ///< level of the first reflections against the direct sound, linear
    double peakDb = -3.0; ///< highest sample, dBFS
    std::vector<Bed> beds{};
    std::vector<Event> events{};
    std::vector<Rhythm> rhythms{};
    std::vector<Phrase> phrases{};
    friend bool operator==(const Recipe&, const Recipe&) = default;
};

/// Every single sound with its time: the events, and the rhythms and phrases played out, sorted by time. The
/// truth that tests use. Throws Error for a melody that can't be read.
std::vector<Event> score(const Recipe& recipe);

/// The recording itself, stereo. Same recipe, same samples. Throws Cancelled; Error for an unknown sound.
audio::AudioBuffer render(const Recipe& recipe, const Progress& progress = {});

}
