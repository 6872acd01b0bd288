#pragma once

#include "base/range.h"
#include "ui/timeline/time_format.h"

#include <vector>

namespace gleaner::ui {

/// A line of the ruler, in frames.
struct FrameTick {
    double frame = 0.0;
    QString label; ///< empty: a short line between two labelled ones
};

/// Ticks of a stretch in a format of time: labels at round times, samples, beats or times of the day.
std::vector<FrameTick> frameTicks(double begin, double end, double framesPerPixel, TimeFormat format,
                                  const TimeBase& base);

/// The finest part of a beat (a bar, a beat, its half, a quarter …) whose lines are so many pixels apart at
/// least, in beats.
double finestGridStep(const BeatGrid& grid, int rate, double framesPerPixel, double leastPixels);

/// The line of the grid nearest to a frame, at steps of so many beats.
Frame nearestGridLine(Frame frame, const BeatGrid& grid, int rate, double stepBeats);

}
