#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

namespace gleaner::demo::test {

inline double decibels(double energy) { return 10.0 * std::log10(energy + 1e-20); }

/// Mean square.
inline double energyOf(std::span<const float> samples) {
    double sum = 0.0;
    for (const float x : samples)
        sum += static_cast<double>(x) * static_cast<double>(x);
    return samples.empty() ? 0.0 : sum / static_cast<double>(samples.size());
}

inline std::span<const float> between(std::span<const float> samples, double begin, double end, int rate) {
    const auto last = static_cast<double>(samples.size());
    const auto from = static_cast<std::size_t>(std::clamp(begin * rate, 0.0, last));
    const auto to = static_cast<std::size_t>(std::clamp(end * rate, static_cast<double>(from), last));
    return samples.subspan(from, to - from);
}

/// Fundamental by autocorrelation, normalised (the first peak within 3 % of the highest), refined by a
/// parabola; Hz.
inline double pitchOf(std::span<const float> samples, double lowest, double highest, int rate) {
    const auto shortest = static_cast<std::size_t>(rate / highest),
               longest = static_cast<std::size_t>(rate / lowest) + 1;
    std::vector<double> match(longest + 2, 0.0);
    const std::size_t window = samples.size() - longest - 2;
    for (std::size_t lag = shortest - 1; lag < match.size(); ++lag) {
        double product = 0.0, here = 0.0, there = 0.0;
        for (std::size_t i = 0; i < window; ++i) {
            const double a = static_cast<double>(samples[i]), b = static_cast<double>(samples[i + lag]);
            product += a * b;
            here += a * a;
            there += b * b;
        }
        match[lag] = product / (std::sqrt(here * there) + 1e-20);
    }
    const double best =
        *std::max_element(match.begin() + static_cast<std::ptrdiff_t>(shortest), match.end() - 1);
    for (std::size_t lag = shortest; lag <= longest; ++lag)
        if (match[lag] >= 0.97 * best && match[lag] >= match[lag - 1] && match[lag] >= match[lag + 1]) {
            const double left = match[lag - 1], mid = match[lag], right = match[lag + 1];
            return rate / (static_cast<double>(lag) + 0.5 * (left - right) / (left - 2.0 * mid + right));
        }
    return 0.0;
}

inline double centsBetween(double a, double b) { return 1200.0 * std::log2(a / b); }

/// When the energy first jumps, 10 dB above what was before, within 30 ms around a time; seconds from that
/// time, or 1.
inline double onsetNear(std::span<const float> samples, double seconds, int rate) {
    const double before = energyOf(between(samples, seconds - 0.025, seconds - 0.010, rate));
    for (double at = -0.010; at < 0.030; at += 0.0005)
        if (energyOf(between(samples, seconds + at, seconds + at + 0.001, rate)) > 10.0 * before + 1e-12)
            return at;
    return 1.0;
}

}
