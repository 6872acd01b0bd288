#include "align/onset_curve.h"

#include "dsp/fft.h"
#include "dsp/window.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace gleaner::align {
namespace {

constexpr std::size_t bandCount = 12;
constexpr double lowestBand = 150.0, highestBand = 9000.0; ///< chosen: above wind, below what MP3 drops
constexpr float leastPower = 1e-9F;                        ///< what is quieter is silence
constexpr float mostRiseDb = 20.0F;
constexpr int riseHops = 2;    ///< 20 ms: the length of a window
constexpr int meanReach = 100; ///< values on both sides: two seconds
constexpr float mostDeviations = 4.0F;

using Bands = std::array<float, bandCount>;

/// Levels of frames that begin every hundredth of a second.
class BandLevelsAt {
public:
    explicit BandLevelsAt(double rate)
        : m_rate(rate),
          m_fft(static_cast<int>(std::bit_ceil(static_cast<unsigned>(std::max(16.0, rate / 60.0))))),
          m_window(dsp::hann(m_fft.size())), m_windowed(m_window.size()),
          m_spectrum(static_cast<std::size_t>(m_fft.bins())) {
        const double highest = std::min(highestBand, 0.45 * rate);
        for (std::size_t b = 0; b <= bandCount; ++b) {
            const double hertz = lowestBand * std::pow(std::max(2.0, highest / lowestBand),
                                                       static_cast<double>(b) / bandCount);
            const auto bin = static_cast<std::size_t>(std::lround(hertz / rate * m_fft.size()));
            m_edges[b] = std::min(bin, m_spectrum.size());
            if (b > 0) m_edges[b] = std::min(std::max(m_edges[b], m_edges[b - 1] + 1), m_spectrum.size());
        }
    }

    std::size_t length() const { return m_window.size(); }
    /// The first frame of one.
    Frame beginOf(std::size_t index) const {
        return std::llround(static_cast<double>(index) * m_rate / curveRate);
    }

    Bands of(const float* samples) {
        for (std::size_t i = 0; i < m_window.size(); ++i)
            m_windowed[i] = samples[i] * m_window[i];
        m_fft.forward(m_windowed, m_spectrum);
        Bands levels{};
        for (std::size_t b = 0; b < bandCount; ++b) {
            float power = 0.0F;
            for (std::size_t bin = m_edges[b]; bin < m_edges[b + 1]; ++bin)
                power += std::norm(m_spectrum[bin]);
            const auto scale = static_cast<float>(m_window.size() * m_window.size());
            levels[b] = 10.0F * std::log10(power / scale + leastPower);
        }
        return levels;
    }

private:
    double m_rate;
    dsp::Fft m_fft;
    std::vector<float> m_window, m_windowed;
    std::vector<std::complex<float>> m_spectrum;
    std::array<std::size_t, bandCount + 1> m_edges{};
};

float riseOf(const Bands& before, const Bands& now) {
    float sum = 0.0F;
    for (std::size_t b = 0; b < bandCount; ++b)
        sum += std::clamp(now[b] - before[b], 0.0F, mostRiseDb);
    return sum / static_cast<float>(bandCount);
}

std::vector<float> risesOf(audio::AudioSource& source, const Progress& progress) {
    analysis::MonoStream stream(source, analysis::mixPolarity(source), progress);
    BandLevelsAt levels(stream.rate());
    std::vector<float> rises, kept;
    Frame keptFrom = 0; // of the stream: where `kept` begins
    std::array<Bands, riseHops> before{};
    for (auto block = stream.next(); !block.empty(); block = stream.next()) {
        kept.insert(kept.end(), block.begin(), block.end());
        for (;;) {
            const Frame begin = levels.beginOf(rises.size()) - keptFrom;
            if (begin + static_cast<Frame>(levels.length()) > static_cast<Frame>(kept.size())) break;
            const Bands now = levels.of(kept.data() + begin);
            Bands& earlier = before[rises.size() % riseHops];
            rises.push_back(rises.size() < riseHops ? 0.0F : riseOf(earlier, now));
            earlier = now;
        }
        const Frame done = std::min(levels.beginOf(rises.size()) - keptFrom, static_cast<Frame>(kept.size()));
        kept.erase(kept.begin(), kept.begin() + done);
        keptFrom += done;
    }
    return rises;
}

/// Less the mean around each.
std::vector<float> withoutMean(const std::vector<float>& values) {
    std::vector<double> sums(values.size() + 1, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i)
        sums[i + 1] = sums[i] + static_cast<double>(values[i]);
    std::vector<float> rest(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t begin = i < meanReach ? 0 : i - meanReach,
                          end = std::min(values.size(), i + meanReach);
        rest[i] =
            values[i] - static_cast<float>((sums[end] - sums[begin]) / static_cast<double>(end - begin));
    }
    return rest;
}

}

std::vector<float> onsetCurve(audio::AudioSource& source, const Progress& progress) {
    std::vector<float> curve = withoutMean(risesOf(source, progress));
    const double power = std::inner_product(curve.begin(), curve.end(), curve.begin(), 0.0);
    const double deviation = curve.empty() ? 0.0 : std::sqrt(power / static_cast<double>(curve.size()));
    for (float& value : curve)
        value = deviation > 0.0 ? std::clamp(static_cast<float>(static_cast<double>(value) / deviation),
                                             -mostDeviations, mostDeviations)
                                : 0.0F;
    return curve;
}

}
