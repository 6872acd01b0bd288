#pragma once

#include <span>
#include <string_view>

namespace gleaner::fx {

enum class Unit { None, Decibels, Hertz, Milliseconds, Percent, Ratio };
/// How a control moves: Choice is a list (value = index), Switch is 0 or 1.
enum class Scale { Linear, Logarithmic, Choice, Switch };

/// Everything there is to know of a parameter but its value. The editor, the command line's help, JSON, tests
/// and the manual read this one declaration.
struct Parameter {
    std::string_view id;   ///< in JSON: "threshold"
    std::string_view name; ///< for people: "Threshold"
    Unit unit = Unit::None;
    Scale scale = Scale::Linear;
    double minimum = 0.0;
    double initial = 0.0;
    double maximum = 1.0;
    std::string_view help;
    std::span<const std::string_view> choices = {};
};

}
