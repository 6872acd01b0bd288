#include "tonal/pitch_track.h"

#include "dsp/biquad.h"
#include "dsp/fft.h"
#include "dsp/window.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numeric>

namespace gleaner::analysis {

namespace {
constexpr double pitchWindowSeconds = 0.093;
constexpr double pitchHopSeconds = 0.02;
constexpr double lowestPitchHz = 26.0;
constexpr double highestPitchHz = 4500.0;
constexpr double dipThreshold = 0.12;
constexpr std::size_t shortestChecked = 24; ///< samples: below, a dip between two samples looks fair
constexpr double fairDip = 0.03;
constexpr double deeperShare = 0.3;
constexpr double clearClarity = 0.8;
constexpr double quietestShare = 0.003; ///< of the loudest frame's power: 25 dB
constexpr double sameNoteCents = 60.0;
constexpr double rumbleHz = 25.0;
constexpr double lowestBarHz = 150.0; ///< below, the partials of a string or a voice lie too close
constexpr double besideCents = 150.0;
constexpr double atCents = 35.0;
constexpr double absentShare = 0.05; ///< of the partial beside: no partial at the pitch itself
constexpr double strongShare = 0.2;  ///< of the strongest partial anywhere
constexpr double faintShare = 0.003; ///< of the strongest: a partial that is there
constexpr int harmonicsAsked = 6;
constexpr int longestSpectrum = 16384;

/// YIN on one frame; the difference function through the FFT.
class Yin {
public:
    Yin(int window, double rate)
        : m_half(static_cast<std::size_t>(window / 2)), m_rate(rate), m_fft(window),
          m_head(static_cast<std::size_t>(window)), m_headSpectrum(static_cast<std::size_t>(m_fft.bins())),
          m_spectrum(static_cast<std::size_t>(m_fft.bins())), m_correlation(static_cast<std::size_t>(window)),
          m_difference(m_half) {}

    PitchFrame operator()(std::span<const float> frame) {
        PitchFrame result;
        for (const float x : frame)
            result.power += static_cast<double>(x) * static_cast<double>(x);
        result.power /= static_cast<double>(frame.size());
        if (result.power < 1e-12) return result;
        normalisedDifference(frame);
        const std::size_t lag = period();
        if (lag == 0) return result;
        const double fine = refined(lag);
        result.hertz = m_rate / fine;
        result.clarity = std::clamp(1.0 - m_difference[lag], 0.0, 1.0);
        return result;
    }

private:
    /// Cumulative-mean-normalised difference: d(lag) over its mean up to that lag.
    void normalisedDifference(std::span<const float> frame) {
        std::fill(m_head.begin(), m_head.end(), 0.0F);
        std::copy_n(frame.begin(), m_half, m_head.begin());
        m_fft.forward(m_head, m_headSpectrum);
        m_fft.forward(frame, m_spectrum);
        for (std::size_t k = 0; k < m_spectrum.size(); ++k)
            m_spectrum[k] *= std::conj(m_headSpectrum[k]);
        m_fft.inverse(m_spectrum, m_correlation);

        const auto square = [&](std::size_t n) {
            return static_cast<double>(frame[n]) * static_cast<double>(frame[n]);
        };
        double head = 0.0;
        for (std::size_t n = 0; n < m_half; ++n)
            head += square(n);
        double moved = head;
        double sum = 0.0;
        m_difference[0] = 1.0;
        for (std::size_t lag = 1; lag < m_half; ++lag) {
            moved += square(lag + m_half - 1) - square(lag - 1);
            const double difference =
                std::max(0.0, head + moved - 2.0 * static_cast<double>(m_correlation[lag]));
            sum += difference;
            m_difference[lag] = sum > 0.0 ? difference * static_cast<double>(lag) / sum : 1.0;
        }
    }

    /// The first dip below the threshold, else the deepest; 0 for none.
    std::size_t period() const {
        const auto shortest = std::max<std::size_t>(2, static_cast<std::size_t>(m_rate / highestPitchHz));
        const auto longest = std::min(m_half - 1, static_cast<std::size_t>(m_rate / lowestPitchHz) + 1);
        std::size_t deepest = 0;
        for (std::size_t lag = shortest; lag < longest; ++lag) {
            if (m_difference[lag] < dipThreshold) {
                while (lag + 1 < longest && m_difference[lag + 1] < m_difference[lag])
                    ++lag;
                return octaveChecked(lag, longest);
            }
            if (deepest == 0 || m_difference[lag] < m_difference[deepest]) deepest = lag;
        }
        return deepest;
    }

    /// A strong second harmonic (bassoon) makes a fair dip at half the period; the period itself is then far
    /// deeper.
    std::size_t octaveChecked(std::size_t lag, std::size_t longest) const {
        const std::size_t around = std::max<std::size_t>(1, lag / 16);
        if (lag < shortestChecked || 2 * lag + around >= longest) return lag;
        const auto from = m_difference.begin() + static_cast<std::ptrdiff_t>(2 * lag - around);
        const auto twice = std::min_element(from, from + static_cast<std::ptrdiff_t>(2 * around + 1));
        const bool deeper = m_difference[lag] > fairDip && *twice < deeperShare * m_difference[lag];
        return deeper ? static_cast<std::size_t>(twice - m_difference.begin()) : lag;
    }

    double refined(std::size_t lag) const {
        if (lag < 2 || lag + 1 >= m_half) return static_cast<double>(lag);
        const double before = m_difference[lag - 1];
        const double after = m_difference[lag + 1];
        const double bend = before - 2.0 * m_difference[lag] + after;
        return static_cast<double>(lag) +
               (bend > 0.0 ? std::clamp(0.5 * (before - after) / bend, -1.0, 1.0) : 0.0);
    }

    std::size_t m_half;
    double m_rate;
    dsp::Fft m_fft;
    std::vector<float> m_head;
    std::vector<std::complex<float>> m_headSpectrum;
    std::vector<std::complex<float>> m_spectrum;
    std::vector<float> m_correlation;
    std::vector<double> m_difference;
};

int windowFor(double rate, std::size_t samples) {
    int window = 256;
    while (window < rate * pitchWindowSeconds * 0.8)
        window *= 2;
    while (window > 256 && static_cast<std::size_t>(window) > samples)
        window /= 2;
    return window;
}
}

namespace {
/// The loudest `size` samples of a sound, or all of it.
std::span<const float> loudestPart(std::span<const float> mono, std::size_t size) {
    std::span<const float> best = mono.first(std::min(size, mono.size()));
    double loudest = -1.0;
    for (std::size_t at = 0; at + size <= mono.size(); at += size / 4) {
        double power = 0.0;
        for (const float x : mono.subspan(at, size))
            power += static_cast<double>(x) * static_cast<double>(x);
        if (power <= loudest) continue;
        loudest = power;
        best = mono.subspan(at, size);
    }
    return best;
}

/// Power spectrum where a sound is loudest: before its attack other things sound.
struct PowerSpectrum {
    std::vector<double> power;
    double binHz = 0.0;

    PowerSpectrum(std::span<const float> mono, double rate) {
        int size = 1024;
        while (size < longestSpectrum && static_cast<std::size_t>(2 * size) <= mono.size())
            size *= 2;
        const std::vector<float> window = dsp::hann(size);
        dsp::Fft fft(4 * size);
        std::vector<float> padded(static_cast<std::size_t>(fft.size()), 0.0F);
        const std::span<const float> part = loudestPart(mono, window.size());
        for (std::size_t n = 0; n < part.size(); ++n)
            padded[n] = part[n] * window[n];
        std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));
        fft.forward(padded, spectrum);
        for (const std::complex<float> bin : spectrum)
            power.push_back(static_cast<double>(std::norm(bin)));
        binHz = rate / fft.size();
    }
    /// Bin of the highest power within `cents` of `hertz`.
    std::size_t highestNear(double hertz, double cents) const {
        const auto binAt = [&](double offset) {
            const double bin = std::round(hertz * std::exp2(offset / 1200.0) / binHz);
            return std::min(static_cast<std::size_t>(bin), power.size() - 1);
        };
        const auto from = power.begin() + static_cast<std::ptrdiff_t>(binAt(-cents));
        const auto to = power.begin() + static_cast<std::ptrdiff_t>(binAt(cents)) + 1;
        return static_cast<std::size_t>(std::max_element(from, to) - power.begin());
    }
};
}

double lockedOnPartial(double hertz, std::span<const float> mono, double rate) {
    if (hertz < lowestBarHz || mono.empty()) return hertz;
    const PowerSpectrum spectrum(mono, rate);
    const auto low = static_cast<std::ptrdiff_t>(lowestBarHz / spectrum.binHz);
    const double strongest = *std::max_element(spectrum.power.begin() + low, spectrum.power.end());
    const auto powerAt = [&](double h) { return spectrum.power[spectrum.highestNear(h * hertz, atCents)]; };

    int common = 0;
    for (int h = 1; h <= harmonicsAsked; ++h)
        if (powerAt(h) > faintShare * strongest) common = std::gcd(common, h);
    if (common > 1)
        return static_cast<double>(spectrum.highestNear(common * hertz, atCents)) * spectrum.binHz;

    const std::size_t beside = spectrum.highestNear(hertz, besideCents);
    const double power = spectrum.power[beside];
    const double harmonic = std::max({powerAt(1), powerAt(2), powerAt(3)});
    const bool isBar = harmonic < absentShare * power && power > strongShare * strongest;
    return isBar ? static_cast<double>(beside) * spectrum.binHz : hertz;
}

std::vector<PitchFrame> trackPitch(std::span<const float> mono, double rate, int most) {
    const int window = windowFor(rate, mono.size());
    const auto size = static_cast<std::size_t>(window);
    std::vector<PitchFrame> frames;
    if (mono.size() < size) return frames;
    dsp::Biquad highPass(dsp::BiquadCoefficients::highPass(Hertz(rumbleHz), 0.707, rate));
    std::vector<float> clean;
    clean.reserve(mono.size());
    for (const float x : mono)
        clean.push_back(static_cast<float>(highPass(static_cast<double>(x))));
    const std::size_t span = mono.size() - size;
    const auto hop = std::max(static_cast<std::size_t>(pitchHopSeconds * rate),
                              span / static_cast<std::size_t>(std::max(1, most)) + 1);
    Yin yin(window, rate);
    for (std::size_t at = 0; at <= span; at += hop)
        frames.push_back(yin(std::span(clean).subspan(at, size)));
    return frames;
}

std::optional<NotePitch> notePitch(std::span<const PitchFrame> frames) {
    double loudest = 0.0;
    for (const PitchFrame& frame : frames)
        loudest = std::max(loudest, frame.power);
    std::vector<double> clear;
    std::size_t analysed = 0;
    double clarity = 0.0;
    for (const PitchFrame& frame : frames) {
        if (frame.power < quietestShare * loudest || frame.power <= 0.0) continue;
        ++analysed;
        if (frame.hertz <= 0.0 || frame.clarity < clearClarity) continue;
        clear.push_back(frame.hertz);
        clarity += frame.clarity;
    }
    if (clear.empty()) return std::nullopt;
    const auto middle = clear.begin() + static_cast<std::ptrdiff_t>(clear.size() / 2);
    std::nth_element(clear.begin(), middle, clear.end());
    NotePitch pitch;
    pitch.hertz = *middle;
    const auto same = std::count_if(clear.begin(), clear.end(), [&](double hertz) {
        return std::abs(1200.0 * std::log2(hertz / pitch.hertz)) < sameNoteCents;
    });
    pitch.confidence = clarity / static_cast<double>(clear.size()) * static_cast<double>(same) /
                       static_cast<double>(analysed);
    return pitch;
}

}
