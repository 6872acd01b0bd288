#include "loudness/windows.h"

#include "loudness/k_weighting.h"

#include <algorithm>
#include <numeric>

namespace gleaner::loudness {

namespace {

constexpr double windowSeconds = 0.4;
constexpr double absoluteGate = -70.0, relativeGate = -10.0; // LUFS, LU
constexpr double ringingSeconds = 0.2;                       // the low cut has forgotten what was before

/// Mean energy of the 400 ms windows that begin at each frame of an endless repetition.
std::vector<double> circularWindows(const std::vector<double>& energy, int rate) {
    const auto frames = energy.size(),
               window = static_cast<std::size_t>(framesFromSeconds(windowSeconds, rate));
    const double wholeTurns =
        static_cast<double>(window / frames) * std::accumulate(energy.begin(), energy.end(), 0.0);
    const std::size_t rest = window % frames;
    double sum =
        wholeTurns + std::accumulate(energy.begin(), energy.begin() + static_cast<std::ptrdiff_t>(rest), 0.0);
    std::vector<double> means(frames);
    const auto slide = [&](std::size_t from, std::size_t to, const double* entering) {
        for (std::size_t n = from; n < to; ++n, ++entering) {
            means[n] = std::max(0.0, sum) / static_cast<double>(window);
            sum += *entering - energy[n];
        }
    };
    slide(0, frames - rest, energy.data() + rest);
    slide(frames - rest, frames, energy.data()); // round the seam
    return means;
}

/// Mean of the values above the gate; 0 where there is none.
double gatedMean(const std::vector<double>& means, double gate) {
    double sum = 0.0;
    std::size_t count = 0;
    for (const double mean : means)
        if (mean > gate) {
            sum += mean;
            ++count;
        }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

}

Lufs momentaryMax(const audio::AudioBuffer& sample, int rate) {
    const Frame window = framesFromSeconds(windowSeconds, rate);
    const std::vector<double> energy = weightedEnergy(sample, rate, 1, window);
    double sum = 0.0, largest = 0.0;
    for (Frame n = 0; n < window; ++n) // no energy is below 0: what grows is largest at its end
        sum += energy[n];
    largest = sum;
    for (Frame n = window; n < std::ssize(energy); ++n) {
        sum += energy[n] - energy[n - window];
        largest = std::max(largest, sum);
    }
    return lufsFromEnergy(largest / static_cast<double>(window));
}

Lufs loopLoudness(const audio::AudioBuffer& loop, int rate) {
    if (loop.isEmpty()) return Lufs(-HUGE_VAL);
    const Frame ringing = framesFromSeconds(ringingSeconds, rate);
    const auto turns = static_cast<int>(1 + (ringing + loop.frames() - 1) / loop.frames());
    const std::vector<double> means = circularWindows(weightedEnergy(loop, rate, turns), rate);
    const double ungated = gatedMean(means, energyFromLufs(Lufs(absoluteGate)));
    const double gate =
        std::max(ungated * std::pow(10.0, relativeGate / 10.0), energyFromLufs(Lufs(absoluteGate)));
    return lufsFromEnergy(gatedMean(means, gate));
}

}
