#pragma once

#include "audio/audio_buffer.h"
#include "base/progress.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gleaner::demo {

/// One sound of the demo recording: which instrument of the renderer, when, how loud, at what pitch and place.
struct Event {
    std::string sound; ///< "step_gravel", "step_wood", "clank", "wood_low", "wood_high", "hum_note", …
    double seconds = 0.0;
    double level = 1.0;    ///< linear, 0..1
    double pitchHz = 0.0;  ///< 0 where the sound has none
    double length = 0.0;   ///< seconds; 0: the sound's own
    double pan = 0.0;      ///< -1..1
    friend bool operator==(const Event&, const Event&) = default;
};

/// A bed under the events: rain, wind, mains hum, a passing tram.
struct Bed {
    std::string sound; ///< "rain", "wind", "hum", "tram"
    double begin = 0.0, end = 0.0;
    double level = 1.0;
    friend bool operator==(const Bed&, const Bed&) = default;
};

/// A rhythm written as a pattern: `x` hits, `.` rests, one character a sixteenth.
struct Rhythm {
    std::string sound, pattern;
    double begin = 0.0, bpm = 95.0, swing = 0.5;
    int bars = 1;
    double level = 1.0, pan = 0.0;
    friend bool operator==(const Rhythm&, const Rhythm&) = default;
};

/// The demo recording as data (resources/demo/walk.json).
struct Recipe {
    std::string name;
    int rate = 48000;
    double seconds = 90.0;
    std::uint64_t seed = 1;
    std::vector<Bed> beds;
    std::vector<Event> events;
    std::vector<Rhythm> rhythms;
    friend bool operator==(const Recipe&, const Recipe&) = default;
};

/// Every single sound with its time: the events and the rhythms played out, sorted by time. The truth that tests use.
std::vector<Event> score(const Recipe& recipe);

/// The recording itself, stereo. Same recipe, same samples. Throws Cancelled; Error for an unknown sound.
audio::AudioBuffer render(const Recipe& recipe, const Progress& progress = {});

}
