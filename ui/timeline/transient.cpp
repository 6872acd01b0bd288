#include "ui/timeline/transient.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gleaner::ui {

namespace {

constexpr double stepSeconds = 0.001;
constexpr int stepsBefore = 20, stepsBetween = 1, stepsAfter = 6; ///< steps around the place that is judged
constexpr double leastRise = 9.0;                                 ///< dB
constexpr double asPlain = 6.0;                                   ///< dB below the plainest
constexpr double onset = 6.0; ///< dB over what went before: there it has begun

/// Power of each step.
std::vector<double> powersOf(std::span<const float> mid, Frame step) {
    std::vector<double> powers(mid.size() / static_cast<std::size_t>(step));
    for (std::size_t n = 0; n < powers.size(); ++n) {
        double sum = 0.0;
        for (const float x : mid.subspan(n * static_cast<std::size_t>(step), static_cast<std::size_t>(step)))
            sum += static_cast<double>(x) * x;
        powers[n] = sum / static_cast<double>(step) + 1e-12;
    }
    return powers;
}

double meanDb(const std::vector<double>& powers, int from, int to) {
    from = std::max(from, 0);
    to = std::min(to, static_cast<int>(powers.size()));
    double sum = 0.0;
    for (int n = from; n < to; ++n)
        sum += powers[static_cast<std::size_t>(n)];
    return to > from ? 10.0 * std::log10(sum / (to - from)) : -120.0;
}

double riseAt(const std::vector<double>& powers, int n) {
    return meanDb(powers, n, n + stepsAfter) -
           meanDb(powers, n - stepsBetween - stepsBefore, n - stepsBetween);
}

/// The first step at or before the one where it rises most that is already louder than what went before.
int beginningOf(const std::vector<double>& powers, int n) {
    const double quiet = meanDb(powers, n - stepsBetween - stepsBefore, n - stepsBetween);
    int first = std::max(0, n - stepsBetween);
    while (first < n + stepsAfter && meanDb(powers, first, first + 1) < quiet + onset)
        ++first;
    return first;
}

}

std::optional<Frame> nearestTransient(std::span<const float> mid, Frame wanted, Frame reach, int rate) {
    const Frame step = std::max<Frame>(1, framesFromSeconds(stepSeconds, rate));
    const std::vector<double> powers = powersOf(mid, step);
    const auto from = static_cast<int>(std::max<Frame>(wanted - reach, 0) / step);
    const auto to = static_cast<int>(std::min<Frame>(wanted + reach, std::ssize(mid)) / step);
    double plainest = leastRise;
    for (int n = from; n <= to; ++n)
        plainest = std::max(plainest, riseAt(powers, n));
    std::optional<Frame> nearest;
    for (int n = from; n <= to; ++n) {
        const double rise = riseAt(powers, n);
        const bool isPeak = rise >= riseAt(powers, n - 1) && rise >= riseAt(powers, n + 1);
        if (!isPeak || rise < std::max(leastRise, plainest - asPlain)) continue;
        const Frame begin = std::max<Frame>(0, (beginningOf(powers, n) - stepsBetween) * step);
        if (!nearest || std::abs(begin - wanted) < std::abs(*nearest - wanted)) nearest = begin;
    }
    return nearest;
}

}
