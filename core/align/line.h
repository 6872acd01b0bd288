#pragma once

#include <span>

namespace gleaner::align {

/// What was measured at one place.
struct Place {
    double x = 0.0, y = 0.0; ///< seconds
    double weight = 0.0;
};

/// y = offset + slope * x.
struct Line {
    double offset = 0.0, slope = 0.0;
    double residual = 0.0; ///< root mean square of the places that agree
    int agreeing = 0;
    double at(double x) const { return offset + slope * x; }
};

/// The line that most of the places' weight lies on, within `tolerance`; then the least squares of those, and
/// of those near that. The others are as wrong as they like. The slope is between -`steepest` and `steepest`.
/// Expects one place.
Line lineThrough(std::span<const Place> places, double tolerance, double steepest);

}
