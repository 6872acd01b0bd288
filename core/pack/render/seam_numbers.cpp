#include "pack/render/seam_numbers.h"

#include "dsp/portable_math.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gleaner::pack {
namespace {

constexpr double stepSeconds = 0.005, spectrumSeconds = 0.005, aroundSeconds = 0.1;
constexpr double highestJumpHz = 3500.0;
constexpr Frame lowestBin = 3; ///< 600 Hz: a low tone is no part of what lies above its window's main lobe
constexpr double mostStep = 1.5, mostBend = 2.0, mostSpectral = 3.0;
constexpr double allowedShare = 1e-4;   ///< of the peak, for steps
constexpr double inaudiblePower = 1e-7; ///< of the loop's, 70 dB below it
constexpr double least = 1e-30;

double toDb(double ratio, double factor) {
    return std::max(SeamNumbers::lowest, factor * std::log10(std::max(ratio, least)));
}

/// One channel, read on and on.
class Ring {
public:
    explicit Ring(std::span<const float> samples)
        : m_samples(samples), m_length(static_cast<Frame>(samples.size())) {}
    double at(Frame i) const {
        // Dividing would take most of the time here, and places are near the seam.
        if (i < -m_length || i >= 2 * m_length) i %= m_length;
        return m_samples[static_cast<std::size_t>(i < 0 ? i + m_length : i >= m_length ? i - m_length : i)];
    }
    double step(Frame i) const { return std::abs(at(i) - at(i - 1)); }
    double bend(Frame i) const { return std::abs(at(i) - 2.0 * at(i - 1) + at(i - 2)); }
    Frame length() const { return m_length; }

private:
    std::span<const float> m_samples;
    Frame m_length;
};

/// Largest step and bend on the quieter side of the seam.
struct UsualSteps {
    double step = 0.0, bend = 0.0;
};

UsualSteps usualSteps(const Ring& round, Frame around) {
    UsualSteps before, behind;
    for (Frame i = 2; i < around; ++i) {
        behind = {std::max(behind.step, round.step(i)), std::max(behind.bend, round.bend(i))};
        before = {std::max(before.step, round.step(-i)), std::max(before.bend, round.bend(-i))};
    }
    return {std::min(before.step, behind.step), std::min(before.bend, behind.bend)};
}

/// Real and imaginary part in one register.
using Two [[gnu::vector_size(16)]] = double;

/// The short-time spectrum from 600 to 3500 Hz. Its window is so short that an attack 3 ms behind the seam is
/// no part of what the seam does.
class ShortSpectrum {
public:
    explicit ShortSpectrum(int rate) : m_size(std::max<Frame>(8, framesFromSeconds(spectrumSeconds, rate))) {
        const auto turns = [&](Frame i) {
            return static_cast<double>(i % m_size) / static_cast<double>(m_size);
        };
        for (Frame i = 0; i < m_size; ++i)
            m_window.push_back(0.5 - 0.5 * dsp::portableSine(turns(i) + 0.25));
        const auto bins = static_cast<Frame>(highestJumpHz * static_cast<double>(m_size) / rate);
        for (Frame i = 0; i < m_size; ++i)
            m_turn.push_back(Two{dsp::portableSine(turns(i) + 0.25), dsp::portableSine(turns(i))});
        for (Frame bin = lowestBin; bin <= std::min(bins, m_size / 2 - 1); ++bin)
            for (Frame i = 0; i < m_size; ++i)
                m_waves.push_back(m_turn[static_cast<std::size_t>(bin * i % m_size)]);
    }

    /// Of the window round the frame `place`.
    double powerAt(const Ring& round, Frame place) const {
        std::vector<double> windowed;
        windowed.reserve(m_window.size());
        for (Frame i = 0; i < m_size; ++i)
            windowed.push_back(m_window[static_cast<std::size_t>(i)] * round.at(place - m_size / 2 + i));
        double power = 0.0;
        const std::size_t size = windowed.size();
        const auto add = [&](Two sum) { power += sum[0] * sum[0] + sum[1] * sum[1]; };
        std::size_t bin = 0;
        for (; bin + 4 * size <= m_waves.size();
             bin += 4 * size) { // four at once: each waits for its own sum
            const Two* wave = m_waves.data() + bin;
            Two a = {}, b = {}, c = {}, d = {};
            for (std::size_t i = 0; i < size; ++i) {
                const Two x = {windowed[i], windowed[i]};
                a += x * wave[i];
                b += x * wave[size + i];
                c += x * wave[2 * size + i];
                d += x * wave[3 * size + i];
            }
            for (const Two& sum : {a, b, c, d})
                add(sum);
        }
        for (; bin < m_waves.size(); bin += size) {
            Two sum = {};
            for (std::size_t i = 0; i < size; ++i)
                sum += Two{windowed[i], windowed[i]} * m_waves[bin + i];
            add(sum);
        }
        return power / (static_cast<double>(m_size) * static_cast<double>(m_size));
    }

    double median(const Ring& round, Frame side, Frame around) const {
        std::vector<double> powers;
        for (Frame away = m_size; away < around; away += m_size)
            powers.push_back(powerAt(round, side * away));
        if (powers.empty()) return 0.0;
        const auto middle = powers.begin() + std::ssize(powers) / 2;
        std::nth_element(powers.begin(), middle, powers.end());
        return *middle;
    }

private:
    Frame m_size;
    std::vector<double> m_window;
    std::vector<Two> m_turn, m_waves; ///< cosine and sine: of one turn, and of each bin
};

struct Size {
    double peak = 0.0, power = 0.0;
};

Size sizeOf(std::span<const float> samples) {
    Size size;
    for (const float x : samples) {
        size.peak = std::max(size.peak, std::abs(static_cast<double>(x)));
        size.power += static_cast<double>(x) * static_cast<double>(x);
    }
    size.power /= static_cast<double>(samples.size());
    return size;
}

SeamNumbers numbersOf(std::span<const float> samples, int rate, const ShortSpectrum& spectrum) {
    SeamNumbers numbers;
    const Ring round(samples);
    const Frame half = round.length() / 2 - 2, near = std::min(framesFromSeconds(stepSeconds, rate), half);
    if (near < 4) return numbers;
    const Size size = sizeOf(samples);
    if (size.peak <= 0.0) return numbers;
    const UsualSteps usual = usualSteps(round, near);
    const double allowance = allowedShare * size.peak, step = round.step(0),
                 bend = std::max(round.bend(0), round.bend(1));
    numbers.clickDb = toDb(step / std::max(usual.step, allowance), 20.0);
    numbers.bendDb = toDb(bend / std::max(usual.bend, allowance), 20.0);
    numbers.clickShare =
        std::max(step / (mostStep * usual.step + allowance), bend / (mostBend * usual.bend + allowance));
    const Frame around = std::min(framesFromSeconds(aroundSeconds, rate), half);
    const double quiet =
        std::max(std::min(spectrum.median(round, -1, around), spectrum.median(round, 1, around)),
                 inaudiblePower * size.power / mostSpectral);
    const double ratio = spectrum.powerAt(round, 0) / std::max(quiet, least);
    numbers.spectralDb = toDb(ratio, 10.0);
    numbers.spectralShare = ratio / mostSpectral;
    return numbers;
}

}

SeamNumbers seamNumbers(const audio::AudioBuffer& loop, int rate) {
    SeamNumbers worst;
    const ShortSpectrum spectrum(rate);
    for (int c = 0; c < loop.channels(); ++c) {
        const SeamNumbers one = numbersOf(loop.channel(c), rate, spectrum);
        worst = {std::max(worst.clickDb, one.clickDb), std::max(worst.bendDb, one.bendDb),
                 std::max(worst.spectralDb, one.spectralDb), std::max(worst.clickShare, one.clickShare),
                 std::max(worst.spectralShare, one.spectralShare)};
    }
    return worst;
}

}
