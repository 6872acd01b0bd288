#include "styles/metre_steps.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::compose {
namespace {

constexpr std::array<MetreName, 4> metreTable = {{
    {"4/4", "4/4", "Four quarters.", {4, 4}},
    {"3/4", "3/4", "Three quarters, as a waltz.", {3, 4}},
    {"6/8", "6/8", "Six eighths in two groups of three.", {6, 8}},
    {"7/8", "7/8", "Seven eighths: two, two and three.", {7, 8}},
}};

constexpr double rounding = 1e-9;

/// Whether a step of four quarters has a place in the metre.
bool isKeptStep(int step, const music::Metre& metre) {
    const int steps = stepsIn(metre);
    const bool isHalved = metre.unit == 8 && metre.beats == 6;
    return isHalved ? step % 8 < steps / 2 : step < steps;
}

}

std::span<const MetreName> metreNames() { return metreTable; }

int secondStrongStep(const music::Metre& metre) {
    return metre.unit == 8 && metre.beats == 6 ? stepsIn(metre) / 2 : 8;
}

std::string inMetre(std::string_view steps, const music::Metre& metre) {
    std::string kept;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (isKeptStep(static_cast<int>(i) % stepsPerBar, metre)) kept += steps[i];
    return kept;
}

double placeInMetre(double beats, const music::Metre& metre) {
    const double wanted = beats / stepBeats;
    double steps = 0.0;
    for (int step = 0; step < stepsPerBar; ++step)
        if (isKeptStep(step, metre)) steps += std::clamp(wanted - step, 0.0, 1.0);
    return steps * stepBeats;
}

bool isKept(double beats, const music::Metre& metre) {
    return isKeptStep(static_cast<int>(std::floor(beats / stepBeats + rounding)), metre);
}

std::vector<MetreRow> rowsIn(const DrumStyle& style, const music::Metre& metre) {
    std::vector<MetreRow> rows;
    const auto own = std::ranges::find_if(style.metres, [&](const MetreRows& one) {
        return music::Metre{one.beats, one.unit} == metre;
    });
    if (own != style.metres.end()) {
        for (const StepRow& row : own->rows)
            rows.push_back({row.voice, std::string(row.steps)});
        return rows;
    }
    for (const StepRow& row : style.rows)
        rows.push_back({row.voice, inMetre(row.steps, metre)});
    return rows;
}

}
