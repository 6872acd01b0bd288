#pragma once

#include "dsp/oversampler.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gleaner::dsp {

// Private to the room: how `truePeak` and its envelope find what rises between the frames.

struct Peak {
    float value;  ///< magnitude
    double where; ///< in frames
};

/// Top of the parabola through three magnitudes a `step` apart, of which the middle one, at `where`, is the
/// largest.
Peak vertex(float a, float b, float c, double where, double step);

float largestMagnitude(const float* x, Frame count);

/// Magnitude of the signal between the frames, looked at closely only where it can matter: all of it is
/// doubled in rate by a half-band filter, and only where that comes near the floor, four or more steps
/// between are worked out.
class PeakScanner {
public:
    static constexpr Frame chunk = 512;  ///< intervals looked at together
    static constexpr Frame context = 64; ///< frames read before and behind them

    explicit PeakScanner(int rate);

    /// Calls found(Peak) for the places between x[0] and x[chunk] that may reach `floor()`, in order; `where`
    /// counts from x, and an interval may come twice. Reads x[-context] … x[chunk + context - 1].
    template <class Floor, class Found>
    void scan(const float* x, Floor floor, Found found) {
        if (largestMagnitude(x - context, chunk + 2 * context) * mostOfMidpoint < seen * floor()) return;
        doubleUp(x);
        const float* y = m_doubled + margin;
        for (Frame i = 0; i < 2 * chunk; i += 8) {
            float most = 0.0F;
            for (Frame j = i; j < i + 8; ++j)
                most = std::max(most, y[j] * y[j] + y[j + 1] * y[j + 1]);
            if (most < seen * floor() * floor()) continue;
            for (Frame j = i; j < i + 8; ++j)
                if (mayReach(floor(), y + j)) found(peakBehind(y + j, 0.5 * static_cast<double>(j)));
        }
    }

private:
    static constexpr int taps = 12;           ///< of the fine filters
    static constexpr Frame margin = taps / 2; ///< doubled samples that they need on each side
    /// A midpoint never exceeds its neighbours by more: sum of the half-band's magnitudes.
    static constexpr float mostOfMidpoint = 3.6F;
    /// A signal whose content ends at a quarter of the rate and that reaches M at t is above M |cos| around t
    /// (Duffin and Schaeffer 1938), so for the samples a, b on both sides a^2 + b^2 >= M^2. A little less, as
    /// the half-band is not ideal.
    static constexpr float seen = 0.9F;

    /// Size of the wave's bend around the interval y[0] … y[1].
    static float bend(const float* y) {
        return std::max(std::fabs(y[-1] - 2.0F * y[0] + y[1]), std::fabs(y[0] - 2.0F * y[1] + y[2]));
    }
    static bool mayReach(float floor, const float* y) {
        const float largest = std::max(std::fabs(y[0]), std::fabs(y[1]));
        return y[0] * y[0] + y[1] * y[1] >= seen * floor * floor && largest + 0.5F * bend(y) >= floor;
    }

    void designPhase(int phase);
    void doubleUp(const float* x);
    /// |value| at y + phase / phases.
    float between(const float* y, int phase) const;
    /// Largest magnitude from y[0], which is at `where`, to y[1], both included.
    Peak peakBehind(const float* y, double where) const;

    HalfBand m_halfBand;
    int m_phases;              ///< steps from one doubled sample to the next
    std::vector<float> m_fine; ///< m_phases filters of `taps`
    float m_doubled[2 * (chunk + margin + 1)] = {};
};

}
