#include "dsp/true_peak.h"

#include "dsp/kaiser.h"
#include "dsp/oversampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gleaner::dsp {

namespace {

constexpr Frame chunk = 512;  // intervals looked at together
constexpr Frame context = 64; // frames around a chunk; more than the filters reach
constexpr Frame ringing = 8;  // frames before and behind the sample in which its edges may still overshoot
constexpr int pairs = 32;     // of the half-band: flat to 0.46 of the rate
constexpr double halfBandBeta = 4.0;
constexpr int taps = 12; // of the fine filters, whose signal fills half of its band only
constexpr double fineBeta = 7.0;
constexpr Frame margin = taps / 2; // doubled samples that the fine filters need on each side
constexpr float mostOfMidpoint =
    3.6F; // a midpoint never exceeds its neighbours by more: sum of the taps' magnitudes
// A signal whose content ends at a quarter of the rate and that reaches M at t is above M |cos| around t
// (Duffin and Schaeffer 1938), so for the samples a, b on both sides a^2 + b^2 >= M^2. A little less, as the
// half-band is not ideal.
constexpr float seen = 0.9F;

/// Largest magnitude, in eight lanes that the compiler turns into vectors.
float largestMagnitude(const float* x, Frame count) {
    float lanes[8] = {};
    const Frame whole = count / 8 * 8;
    for (Frame i = 0; i < whole; i += 8)
        for (int j = 0; j < 8; ++j) {
            const float magnitude = std::fabs(x[i + j]);
            lanes[j] = magnitude > lanes[j] ? magnitude : lanes[j];
        }
    for (Frame i = whole; i < count; ++i)
        lanes[0] = std::max(lanes[0], std::fabs(x[i]));
    return *std::max_element(lanes, lanes + 8);
}

struct Peak {
    float value;
    double where; ///< in frames
};

/// Top of the parabola through three magnitudes a step apart, of which the middle one, at `where`, is the
/// largest.
Peak vertex(float a, float b, float c, double where, double step) {
    const float bend = a - 2.0F * b + c;
    if (bend >= 0.0F) return {b, where};
    const float off = 0.5F * (a - c) / bend;
    return {b - 0.25F * (a - c) * off, where + step * static_cast<double>(off)};
}

/// Magnitude of the signal between the frames, looked at closely only where it can matter.
class Scanner {
public:
    explicit Scanner(int rate)
        : m_halfBand(pairs, halfBandBeta), m_phases(std::max(4, (96000 + rate - 1) / rate)),
          m_fine(static_cast<std::size_t>(m_phases * taps)) {
        for (int phase = 1; phase < m_phases; ++phase)
            designPhase(phase);
    }

    /// Calls found(i, peak) for intervals x[i] … x[i + 1], 0 <= i < chunk, that may reach `floor()`; in
    /// order, an interval twice at most.
    template <class Floor, class Found>
    void scan(const float* x, Floor floor, Found found) {
        const float largest = largestMagnitude(x - context, chunk + 2 * context);
        if (largest * mostOfMidpoint < seen * floor()) return;
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
    void designPhase(int phase) {
        const double offset = static_cast<double>(phase) / m_phases;
        double values[taps], sum = 0.0;
        for (int k = 0; k < taps; ++k) {
            const double distance = k - (taps / 2 - 1) - offset;
            sum += values[k] = sinc(distance) * kaiser(distance / (taps / 2), fineBeta);
        }
        for (int k = 0; k < taps; ++k)
            m_fine[phase * taps + k] = static_cast<float>(values[k] / sum);
    }

    void doubleUp(const float* x) {
        constexpr Frame around = margin / 2, count = chunk + 2 * around + 1;
        float middle[count];
        m_halfBand.midpoints(x - around, middle, count);
        for (Frame i = 0; i < count; ++i) {
            m_doubled[2 * i] = x[i - around];
            m_doubled[2 * i + 1] = middle[i];
        }
    }

    /// Size of the wave's bend around the interval y[0] … y[1].
    static float bend(const float* y) {
        return std::max(std::fabs(y[-1] - 2.0F * y[0] + y[1]), std::fabs(y[0] - 2.0F * y[1] + y[2]));
    }

    static bool mayReach(float floor, const float* y) {
        const float largest = std::max(std::fabs(y[0]), std::fabs(y[1]));
        return y[0] * y[0] + y[1] * y[1] >= seen * floor * floor && largest + 0.5F * bend(y) >= floor;
    }

    /// |value| at y + phase / phases.
    float between(const float* y, int phase) const {
        const float* fine = m_fine.data() + phase * taps;
        float lanes[4] = {};
        for (int k = 0; k < taps; k += 4)
            for (int j = 0; j < 4; ++j)
                lanes[j] += fine[k + j] * y[k + j - (taps / 2 - 1)];
        return std::fabs((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]));
    }

    /// Largest magnitude from y[0], which is at `where`, to y[1], both included.
    Peak peakBehind(const float* y, double where) const {
        const float first = std::fabs(y[0]), last = std::fabs(y[1]);
        Peak largest = first > last ? Peak{first, where} : Peak{last, where + 0.5};
        // A parabola rises by an eighth of its second difference: where that is little, the samples tell
        // enough.
        if (const float curve = bend(y); curve < 0.02F * largest.value)
            return {largest.value + 0.125F * curve, largest.where};
        const double step = 0.5 / m_phases;
        float before = between(y - 1, m_phases - 1), here = first;
        for (int phase = 1; phase <= m_phases; ++phase) {
            const float next = phase < m_phases ? between(y, phase) : last;
            if (here >= before && here >= next && here >= largest.value)
                largest = vertex(before, here, next, where + (phase - 1) * step, step);
            before = here;
            here = next;
        }
        return largest;
    }

    HalfBand m_halfBand;
    int m_phases;              ///< steps from one doubled sample to the next
    std::vector<float> m_fine; ///< m_phases filters of `taps`
    float m_doubled[2 * (chunk + margin + 1)] = {};
};

/// Calls visit(first, x) for every chunk of intervals from -ringing on, the channel lying in silence.
template <class Visit>
void forEachChunk(std::span<const float> channel, Visit visit) {
    const auto frames = static_cast<Frame>(channel.size());
    std::vector<float> line(chunk + 2 * context);
    for (Frame first = -ringing; first < frames + ringing; first += chunk) {
        const Frame begin = first - context, from = std::clamp<Frame>(begin, 0, frames);
        const Frame to = std::clamp<Frame>(first + chunk + context, 0, frames);
        std::fill(line.begin(), line.end(), 0.0F);
        std::copy(channel.begin() + from, channel.begin() + to, line.begin() + (from - begin));
        visit(first, line.data() + context);
    }
}

/// Where the signal is largest so far, those places that a finer look may put in front.
class Candidates {
public:
    float best = 0.0F;

    void add(Peak peak) {
        best = std::max(best, peak.value);
        if (peak.value < near * best || peak.value <= m_least) return;
        m_peaks.push_back(peak);
        if (m_peaks.size() == 2 * most) keepLargest();
    }
    const std::vector<Peak>& keepLargest() {
        std::stable_sort(m_peaks.begin(), m_peaks.end(),
                         [](const Peak& a, const Peak& b) { return a.value > b.value; });
        if (m_peaks.size() >= most) {
            m_peaks.resize(most);
            m_least =
                m_peaks.back().value; // what comes later has to beat it: a steady tone is not sorted for ever
        }
        while (!m_peaks.empty() && m_peaks.back().value < near * best)
            m_peaks.pop_back();
        return m_peaks;
    }

private:
    static constexpr float near =
        0.92F; // content next to Nyquist, which the half-band bends, moves a peak by less
    static constexpr std::size_t most = 512;
    std::vector<Peak> m_peaks;
    float m_least = 0.0F;
};

/// |value| of the channel at a place between frames, by a sinc two thousand frames long to each side.
float longSinc(std::span<const float> channel, double where) {
    constexpr Frame reach = 2048;
    const auto nearest = static_cast<Frame>(std::llround(where)), frames = static_cast<Frame>(channel.size());
    const double offset = where - static_cast<double>(nearest);
    const double sine = std::sin(std::numbers::pi * offset) / std::numbers::pi;
    double sum = 0.0;
    for (Frame n = std::max<Frame>(0, nearest - reach); n < std::min(frames, nearest + reach); ++n) {
        const double distance = offset - static_cast<double>(n - nearest), x = distance / (reach + 1);
        const double value = n == nearest ? sinc(offset) : ((n - nearest) % 2 == 0 ? sine : -sine) / distance;
        sum += static_cast<double>(channel[n]) * value * (1.0 - x * x) * (1.0 - x * x);
    }
    return static_cast<float>(std::fabs(sum));
}

/// The peak looked at again with a filter that is flat up to Nyquist.
float refined(std::span<const float> channel, const Peak& peak) {
    constexpr double step = 0.125;
    float values[5];
    for (int i = 0; i < 5; ++i)
        values[i] = longSinc(channel, peak.where + (i - 2) * step);
    const auto top = std::max_element(values + 1, values + 4);
    const bool isPeak = *top >= top[-1] && *top >= top[1];
    return isPeak ? vertex(top[-1], *top, top[1], 0.0, step).value : *top;
}

/// Largest of the candidates, looked at again from the highest down until there is no more to find: most
/// signals have so little next to Nyquist that the first look was right.
float largestRefined(std::span<const float> channel, const std::vector<Peak>& candidates, float largest) {
    constexpr int enough = 12;      // candidates in a row that were right
    constexpr float right = 0.003F; // part of the value
    constexpr float nearby = 0.97F; // an eighth of a frame away from its top a wave is still as high
    int calm = 0;
    for (const Peak& peak : candidates) {
        const float again = longSinc(channel, peak.where);
        if (again >= nearby * largest) largest = std::max(largest, refined(channel, peak));
        calm = std::fabs(again - peak.value) < right * peak.value ? calm + 1 : 0;
        if (calm == enough) break;
    }
    return largest;
}

}

double truePeak(std::span<const float> channel, int rate) {
    Scanner scanner(rate);
    const float samplePeak = largestMagnitude(channel.data(), static_cast<Frame>(channel.size()));
    Candidates candidates;
    candidates.best = samplePeak;
    forEachChunk(channel, [&](Frame first, const float* x) {
        scanner.scan(
            x, [&] { return 0.95F * candidates.best; },
            [&](Peak peak) {
                candidates.add({peak.value, peak.where + static_cast<double>(first)});
            });
    });
    return static_cast<double>(largestRefined(channel, candidates.keepLargest(), samplePeak));
}

std::vector<float> truePeakEnvelope(std::span<const float> channel, int rate, float floor) {
    Scanner scanner(rate);
    std::vector<float> envelope(channel.size());
    const auto frames = static_cast<Frame>(channel.size());
    const auto raise = [&](Frame frame, float peak) {
        if (frame < 0 || frame >= frames) return;
        envelope[frame] = std::max(envelope[frame], peak);
    };
    forEachChunk(channel, [&](Frame first, const float* x) {
        scanner.scan(
            x, [&] { return floor; },
            [&](Peak peak) {
                const auto left = first + static_cast<Frame>(std::floor(peak.where));
                raise(left, peak.value);
                raise(left + 1, peak.value);
            });
    });
    return envelope;
}

}
