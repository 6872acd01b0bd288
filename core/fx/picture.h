#pragma once

#include "base/progress.h"
#include "fx/effect.h"

namespace gleaner::fx {

// Pictures of what an effect does, for editors. They are measured: the effect itself is run over a sound, so
// that a picture can't say anything else than what is heard.

/// What an axis counts. Hertz stand by ratio, everything else evenly; Amplitude is 1 at full scale.
enum class Quantity { Decibels, Hertz, Milliseconds, Amplitude };

struct Axis {
    Quantity quantity = Quantity::Decibels;
    double low = 0.0, high = 1.0;
    friend bool operator==(const Axis&, const Axis&) = default;
};

struct Point {
    double x = 0.0, y = 0.0;
    friend bool operator==(const Point&, const Point&) = default;
};

/// Of which sound, or which side of it, a line tells.
enum class TraceRole { Before, After, AfterRight };

struct Trace {
    TraceRole role = TraceRole::After;
    std::vector<Point> points; ///< by x; may leave the axes
    friend bool operator==(const Trace&, const Trace&) = default;
};

struct Plot {
    Axis x, y;
    std::vector<Trace> traces;
    bool isTransfer = false; ///< a level that goes in over the one that comes out: a hop is a point of it
    friend bool operator==(const Plot&, const Plot&) = default;
};

/// A moment of the sound: its highest levels in dBFS, in and out.
struct Hop {
    double in = -120.0, out = -120.0;
    friend bool operator==(const Hop&, const Hop&) = default;
};

struct DrawnEffect {
    std::vector<Plot> plots; ///< one or two
    std::vector<Hop> hops;   ///< one behind the other; of a sound that keeps its length
    double hopSeconds = 0.0;
    friend bool operator==(const DrawnEffect&, const DrawnEffect&) = default;
};

/// The effect's picture at its values. Pictures over time show `sound`, as it comes to the effect; where
/// there is none (null or empty) three short tones. Expects a known type. Tens of milliseconds and more: for
/// a worker. Throws Cancelled.
DrawnEffect drawn(const Effect& effect, int rate, const audio::AudioBuffer* sound, const Progress& progress);

}
