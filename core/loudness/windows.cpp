#include "loudness/windows.h"

#include "loudness/k_weighting.h"

#include <algorithm>
#include <numeric>

namespace gleaner::loudness {

namespace {

constexpr double windowSeconds = 0.4;
constexpr double absoluteGate = -70.0, relativeGate = -10.0; // LUFS, LU
constexpr double ringingSeconds = 0.2;                       // the low cut has forgotten what was before

/// Mean of the values above the gate; 0 where there is none.
class GatedMean {
public:
    explicit GatedMean(double gate) : m_gate(gate) {}
    void add(double mean) {
        if (!(mean > m_gate)) return;
        m_sum += mean;
        ++m_count;
    }
    double value() const { return m_count > 0 ? m_sum / static_cast<double>(m_count) : 0.0; }

private:
    double m_gate, m_sum = 0.0;
    std::size_t m_count = 0;
};

/// Mean energy of the 400 ms windows that begin at each frame of an endless repetition, in the place of the
/// energy; each is seen by `loud` as well.
std::vector<double> circularWindows(std::vector<double> energy, int rate, GatedMean& loud) {
    const auto frames = energy.size(),
               window = static_cast<std::size_t>(framesFromSeconds(windowSeconds, rate));
    const double wholeTurns =
        static_cast<double>(window / frames) * std::accumulate(energy.begin(), energy.end(), 0.0);
    const std::size_t rest = window % frames;
    double sum =
        wholeTurns + std::accumulate(energy.begin(), energy.begin() + static_cast<std::ptrdiff_t>(rest), 0.0);
    // What enters round the seam is kept: it is written over before.
    const std::vector<double> first(energy.begin(), energy.begin() + static_cast<std::ptrdiff_t>(rest));
    const auto slide = [&](std::size_t from, std::size_t to, const double* entering) {
        for (std::size_t n = from; n < to; ++n, ++entering) {
            const double mean = std::max(0.0, sum) / static_cast<double>(window), leaving = energy[n];
            sum += *entering - leaving;
            energy[n] = mean;
            loud.add(mean);
        }
    };
    slide(0, frames - rest, energy.data() + rest);
    slide(frames - rest, frames, first.data());
    return energy;
}

double gatedMean(const std::vector<double>& means, double gate) {
    GatedMean mean(gate);
    for (const double value : means)
        mean.add(value);
    return mean.value();
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
    GatedMean loud(energyFromLufs(Lufs(absoluteGate)));
    const std::vector<double> means = circularWindows(weightedEnergy(loop, rate, turns), rate, loud);
    const double ungated = loud.value();
    const double gate =
        std::max(ungated * std::pow(10.0, relativeGate / 10.0), energyFromLufs(Lufs(absoluteGate)));
    return lufsFromEnergy(gatedMean(means, gate));
}

}
