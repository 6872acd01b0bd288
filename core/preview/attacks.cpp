#include "preview/attacks.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace gleaner::preview {
namespace {

constexpr double stepSeconds = 0.001;
constexpr std::size_t beforeSteps = 25; // in which it was quieter
constexpr std::size_t skippedSteps = 2; // of them the nearest: a rise takes its time
constexpr double leastRise = 10.0;      // of the power, brightened
constexpr double quietestShare = 1e-4;  // of the loudest step's power
constexpr float brighter = 0.9F;
constexpr float begunShare = 0.1F; // of the peak of its first steps
constexpr double leadSeconds = 0.0002;

struct Attack {
    Frame frame = 0;
    double strength = 0.0;
};

float brightAt(std::span<const float> mono, std::size_t frame) {
    return mono[frame] - (frame > 0 ? brighter * mono[frame - 1] : 0.0F);
}

std::vector<double> powersOf(std::span<const float> mono, std::size_t step) {
    std::vector<double> powers(mono.size() / step);
    for (std::size_t n = 0; n < powers.size(); ++n)
        for (std::size_t frame = n * step; frame < (n + 1) * step; ++frame) {
            const auto value = static_cast<double>(brightAt(mono, frame));
            powers[n] += value * value;
        }
    return powers;
}

/// The frame at which a rise that shows in step `at` begins.
Frame beginOf(std::span<const float> mono, std::size_t at, std::size_t step, Frame lead) {
    const std::size_t from = (at - 1) * step, to = std::min(mono.size(), (at + 2) * step);
    float peak = 0.0F;
    for (std::size_t frame = from; frame < to; ++frame)
        peak = std::max(peak, std::abs(brightAt(mono, frame)));
    std::size_t first = from;
    while (first < to && std::abs(brightAt(mono, first)) < begunShare * peak)
        ++first;
    return std::max<Frame>(0, static_cast<Frame>(first) - lead);
}

}

std::vector<Frame> attacksOf(std::span<const float> mono, int rate, Frame apart) {
    const auto step = static_cast<std::size_t>(std::max(1.0, std::round(stepSeconds * rate)));
    const auto lead = static_cast<Frame>(std::llround(leadSeconds * rate));
    const std::vector<double> powers = powersOf(mono, step);
    if (powers.size() <= beforeSteps) return {};
    const double floor = quietestShare * *std::ranges::max_element(powers) + 1e-15;
    std::vector<Attack> found;
    for (std::size_t n = skippedSteps + 1; n < powers.size(); ++n) {
        const std::size_t back = std::min(n, beforeSteps);
        const auto begin = powers.begin() + static_cast<std::ptrdiff_t>(n - back);
        const double before =
            *std::max_element(begin, begin + static_cast<std::ptrdiff_t>(back - skippedSteps + 1));
        if (powers[n] < floor || powers[n] < leastRise * before) continue;
        const bool isFirst =
            found.empty() || n * step > static_cast<std::size_t>(found.back().frame) + 5 * step;
        if (isFirst) found.push_back({beginOf(mono, n, step, lead), powers[n] - before});
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &Attack::strength);
    std::vector<Frame> kept;
    const auto length = static_cast<Frame>(mono.size());
    for (const Attack& attack : found) {
        const bool isFree =
            std::ranges::all_of(kept, [&](Frame other) { return std::abs(other - attack.frame) >= apart; });
        if (isFree && attack.frame >= apart && attack.frame <= length - apart) kept.push_back(attack.frame);
    }
    std::ranges::sort(kept);
    return kept;
}

}
