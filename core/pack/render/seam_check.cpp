#include "dsp/fft.h"
#include "pack/render/seam.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <vector>

namespace gleaner::pack {
namespace {

using ConstSamples = std::span<const float>;

constexpr Frame neighbourhood = 240;
constexpr double lowestHz = 200.0, highestHz = 3500.0, rampHz = 50.0;
constexpr double seamAroundSeconds = 0.1, taperSeconds = 0.03, windowSeconds = 0.004;
constexpr double mostOverMedian = 4.0; ///< 6 dB
constexpr double inaudible = 1e-7;     ///< -70 dB of the loop's power

/// Steps and bends of a channel read in a circle.
class Circle {
public:
    explicit Circle(ConstSamples samples)
        : m_samples(samples), m_length(static_cast<Frame>(samples.size())) {}
    double at(Frame i) const {
        return m_samples[static_cast<std::size_t>(((i % m_length) + m_length) % m_length)];
    }
    double step(Frame i) const { return std::abs(at(i) - at(i - 1)); }
    double bend(Frame i) const { return std::abs(at(i) - 2.0 * at(i - 1) + at(i - 2)); }
    double power() const {
        double sum = 0.0;
        for (const float x : m_samples)
            sum += static_cast<double>(x) * static_cast<double>(x);
        return sum / static_cast<double>(m_length);
    }
    double peak() const {
        double peak = 0.0;
        for (const float x : m_samples)
            peak = std::max(peak, std::abs(static_cast<double>(x)));
        return peak;
    }

private:
    ConstSamples m_samples;
    Frame m_length;
};

struct Usual {
    double step = 0.0, bend = 0.0;
};

bool hasSmallSteps(const Circle& circle, Frame around) {
    Usual before, behind;
    for (Frame i = 2; i < around; ++i) {
        behind = {std::max(behind.step, circle.step(i)), std::max(behind.bend, circle.bend(i))};
        before = {std::max(before.step, circle.step(-i)), std::max(before.bend, circle.bend(-i))};
    }
    const double allowance = 1e-4 * circle.peak();
    return circle.step(0) <= 1.5 * std::min(before.step, behind.step) + allowance &&
           std::max(circle.bend(0), circle.bend(1)) <= 2.0 * std::min(before.bend, behind.bend) + allowance;
}

/// What lies between 200 and 3500 Hz around the seam.
class Splatter {
public:
    Splatter(const Circle& circle, int rate)
        : m_window(std::max<Frame>(4, framesFromSeconds(windowSeconds, rate))),
          m_around(framesFromSeconds(seamAroundSeconds, rate)), m_band(sizeFor(m_around, rate)) {
        const Frame size = static_cast<Frame>(m_band.size()), taper = framesFromSeconds(taperSeconds, rate);
        for (Frame i = 0; i < size; ++i) {
            const double edge = static_cast<double>(std::min(i, size - 1 - i)) / static_cast<double>(taper);
            const double gain = edge >= 1.0 ? 1.0 : 0.5 - 0.5 * std::cos(std::numbers::pi * edge);
            m_band[static_cast<std::size_t>(i)] = static_cast<float>(gain * circle.at(i - size / 2));
        }
        keepBand(rate);
    }

    double atSeam() const {
        double most = 0.0;
        for (Frame off = -m_window / 2; off <= m_window / 2; off += std::max<Frame>(1, m_window / 4))
            most = std::max(most, powerAt(off));
        return most;
    }
    double ofQuieterSide() const { return std::min(median(-1), median(1)); }

private:
    static std::size_t sizeFor(Frame around, int rate) {
        return std::bit_ceil(
            static_cast<std::size_t>(2 * (around + 2 * framesFromSeconds(taperSeconds, rate))));
    }

    void keepBand(int rate) {
        dsp::Fft fft(static_cast<int>(m_band.size()));
        std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));
        fft.forward(m_band, spectrum);
        for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
            const double hertz = static_cast<double>(bin) * rate / static_cast<double>(m_band.size());
            const double inside = std::min(hertz - lowestHz, highestHz - hertz) / rampHz + 1.0;
            spectrum[bin] *= static_cast<float>(std::clamp(inside, 0.0, 1.0));
        }
        fft.inverse(spectrum, m_band);
    }

    /// Mean power of the window round a place, in frames from the seam.
    double powerAt(Frame place) const {
        const Frame begin = static_cast<Frame>(m_band.size()) / 2 + place - m_window / 2;
        double sum = 0.0;
        for (Frame i = begin; i < begin + m_window; ++i) {
            const auto x = static_cast<double>(m_band[static_cast<std::size_t>(i)]);
            sum += x * x;
        }
        return sum / static_cast<double>(m_window);
    }

    double median(Frame side) const {
        std::vector<double> powers;
        for (Frame away = 2 * m_window; away < m_around; away += m_window)
            powers.push_back(powerAt(side * away));
        const auto middle = powers.begin() + static_cast<std::ptrdiff_t>(powers.size() / 2);
        std::nth_element(powers.begin(), middle, powers.end());
        return *middle;
    }

    Frame m_window, m_around;
    std::vector<float> m_band;
};

bool isSmooth(ConstSamples channel, int rate) {
    const Circle circle(channel);
    const Frame around = std::min<Frame>(neighbourhood, static_cast<Frame>(channel.size()) / 2 - 2);
    if (around < 4) return true;
    if (!hasSmallSteps(circle, around)) return false;
    const Splatter splatter(circle, rate);
    return splatter.atSeam() <=
           std::max(mostOverMedian * splatter.ofQuieterSide(), inaudible * circle.power());
}

}

bool isSeamSmooth(const audio::AudioBuffer& loop, int rate) {
    for (int c = 0; c < loop.channels(); ++c)
        if (!isSmooth(loop.channel(c), rate)) return false;
    return true;
}

}
