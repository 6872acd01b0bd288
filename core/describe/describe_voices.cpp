#include "describe/describing.h"

#include "dsp/fft.h"
#include "dsp/window.h"
#include "signal/decimator.h"

#include <array>
#include <complex>

namespace gleaner::analysis {

using namespace describing;

namespace {
// Several pitches at once by iterative cancellation (Klapuri 2006, "Multiple fundamental frequency estimation
// by summing harmonic amplitudes", ISMIR): whiten, find the pitch whose harmonics sum highest, take them off,
// again.
constexpr double voicesRate = 11025.0;
constexpr double voicesWindowSeconds = 0.37;
constexpr int framesAnalysed = 3;
constexpr double frameStep = 0.2; ///< seconds
constexpr double lowestPitch = 40.0;
constexpr int stepsAnOctave = 24;
constexpr std::size_t candidates = 5 * stepsAnOctave + 1;
constexpr int harmonics = 20;
constexpr double whitening = 0.33; ///< power of what is left of the spectral envelope
constexpr double cancelled = 0.9;  ///< share of a found harmonic that is taken off
constexpr std::size_t mostVoices = 5;
constexpr std::size_t described = 8; ///< harmonics whose levels are described
constexpr double counts = 0.45;      ///< of the first voice's salience

struct Voice {
    double hertz = 0.0;
    double salience = 0.0;
};

/// Magnitudes of the first second or so after the peak, on a long window.
struct LongSpectrum {
    std::vector<double> magnitude;
    double binHz = 1.0;
};

LongSpectrum longSpectrum(const SampleSound& s) {
    Decimator decimator(std::max(1, static_cast<int>(s.rate / voicesRate)));
    std::vector<float> low;
    const auto& e = s.envelope.values;
    const auto peak = static_cast<std::size_t>(std::max_element(e.begin(), e.end()) - e.begin());
    const auto begin = std::min(
        s.sound.size(), static_cast<std::size_t>(static_cast<double>(peak) / s.envelope.rate * s.rate));
    const auto most =
        static_cast<std::size_t>((voicesWindowSeconds + frameStep * (framesAnalysed - 1) + 0.02) * s.rate);
    const auto first = begin > s.sound.size() / 2 && s.sound.size() < most ? 0 : begin;
    decimator.push(std::span(s.sound).subspan(first, std::min(most, s.sound.size() - first)), low);
    decimator.finish(low);

    const double rate = s.rate / decimator.factor();
    int size = 64;
    while (size < rate * voicesWindowSeconds)
        size *= 2;
    const auto length =
        std::max<std::size_t>(16, std::min(low.size(), static_cast<std::size_t>(rate * voicesWindowSeconds)));
    low.resize(std::max(low.size(), length), 0.0F);
    const auto window = dsp::hann(static_cast<int>(length));
    dsp::Fft fft(size);
    std::vector<float> frame(static_cast<std::size_t>(size));
    std::vector<std::complex<float>> bins(static_cast<std::size_t>(fft.bins()));
    std::vector<double> power(bins.size(), 0.0);
    for (int i = 0; i < framesAnalysed; ++i) {
        const auto at = static_cast<std::size_t>(i * frameStep * rate);
        if (i > 0 && at + length > low.size()) break;
        std::fill(frame.begin(), frame.end(), 0.0F);
        for (std::size_t n = 0; n < length; ++n)
            frame[n] = low[at + n] * window[n];
        fft.forward(frame, bins);
        for (std::size_t k = 0; k < bins.size(); ++k)
            power[k] += static_cast<double>(std::norm(bins[k]));
    }
    LongSpectrum result;
    result.binHz = rate / size;
    for (const double p : power)
        result.magnitude.push_back(std::sqrt(p));
    return result;
}

/// Takes the colour off: divides by the spectral envelope over a third of an octave, all but a third of it.
void whiten(LongSpectrum& s) {
    std::vector<double> sums(s.magnitude.size() + 1, 0.0);
    for (std::size_t k = 0; k < s.magnitude.size(); ++k)
        sums[k + 1] = sums[k] + s.magnitude[k] * s.magnitude[k];
    const double quietest = 1e-6 * std::sqrt(sums.back()) + 1e-12;
    for (std::size_t k = 0; k < s.magnitude.size(); ++k) {
        const auto reach = static_cast<std::size_t>(0.12 * static_cast<double>(k) + 60.0 / s.binHz);
        const std::size_t low = k > reach ? k - reach : 0;
        const std::size_t high = std::min(k + reach + 1, s.magnitude.size());
        const double level = std::sqrt((sums[high] - sums[low]) / static_cast<double>(high - low)) + quietest;
        s.magnitude[k] *= std::pow(level, whitening - 1.0);
    }
}

/// Bin of the strongest magnitude near `hertz`, half a candidate's step to both sides.
std::size_t strongestNear(const LongSpectrum& s, double hertz) {
    const double reach = std::exp2(0.5 / stepsAnOctave);
    const auto low = static_cast<std::size_t>(hertz / reach / s.binHz + 0.5);
    const auto high =
        std::min(s.magnitude.size() - 1, static_cast<std::size_t>(hertz * reach / s.binHz + 0.5));
    std::size_t best = std::min(low, high);
    for (std::size_t k = best; k <= high; ++k)
        if (s.magnitude[k] > s.magnitude[best]) best = k;
    return best;
}

double weight(double hertz, int harmonic) { return (hertz + 52.0) / (harmonic * hertz + 320.0); }

Voice strongestVoice(const LongSpectrum& s) {
    Voice best;
    const double top = s.binHz * static_cast<double>(s.magnitude.size() - 1);
    for (std::size_t c = 0; c < candidates; ++c) {
        const double hertz = lowestPitch * std::exp2(static_cast<double>(c) / stepsAnOctave);
        double salience = 0.0;
        for (int h = 1; h <= harmonics && h * hertz < top; ++h)
            salience += weight(hertz, h) * s.magnitude[strongestNear(s, h * hertz)];
        if (salience > best.salience) best = {hertz, salience};
    }
    return best;
}

/// Levels of the first harmonics against their sum.
void describePartials(const LongSpectrum& s, double hertz, Descriptors& d) {
    std::array<double, described> power{};
    double all = tiny;
    for (std::size_t h = 0; h < described; ++h) {
        const double partial = hertz * static_cast<double>(h + 1);
        if (partial >= s.binHz * static_cast<double>(s.magnitude.size() - 1)) continue;
        const double magnitude = s.magnitude[strongestNear(s, partial)];
        all += power[h] = magnitude * magnitude;
    }
    for (std::size_t h = 0; h < described; ++h)
        d[after(Descriptor::Partial1, h)] = std::max(-60.0, dB(power[h] / all));
}

void cancel(LongSpectrum& s, const Voice& voice) {
    const double top = s.binHz * static_cast<double>(s.magnitude.size() - 1);
    const auto lobe = static_cast<std::size_t>(2.0 / voicesWindowSeconds / s.binHz + 1.0);
    for (int h = 1; h <= harmonics && h * voice.hertz < top; ++h) {
        const std::size_t at = strongestNear(s, h * voice.hertz);
        for (std::size_t k = at > lobe ? at - lobe : 0; k <= std::min(at + lobe, s.magnitude.size() - 1); ++k)
            s.magnitude[k] *= 1.0 - cancelled;
    }
}
}

void describeVoices(const SampleSound& s, Descriptors& d) {
    const LongSpectrum coloured = longSpectrum(s);
    LongSpectrum spectrum = coloured;
    whiten(spectrum);
    double all = tiny;
    for (const double m : spectrum.magnitude)
        all += m;
    std::array<Voice, mostVoices> voices{};
    for (Voice& voice : voices) {
        voice = strongestVoice(spectrum);
        cancel(spectrum, voice);
    }
    describePartials(coloured, voices[0].hertz, d);
    double left = 0.0;
    for (const double m : spectrum.magnitude)
        left += m;

    const double first = voices[0].salience + tiny;
    double lowest = voices[0].hertz;
    std::array<bool, 12> classes{};
    for (const Voice& voice : voices) {
        d[Descriptor::Voices] += voice.salience / first;
        if (voice.salience < counts * first || voice.hertz <= 0.0) continue;
        lowest = std::min(lowest, voice.hertz);
        const auto semitone = std::lround(12.0 * std::log2(voice.hertz / voices[0].hertz));
        classes[static_cast<std::size_t>(((semitone % 12) + 12) % 12)] = true;
    }
    d[Descriptor::SecondVoice] = voices[1].salience / first;
    d[Descriptor::ThirdVoice] = voices[2].salience / first;
    d[Descriptor::FirstVoiceOctave] = log2Hz(voices[0].hertz);
    d[Descriptor::LowestVoiceOctave] = log2Hz(lowest);
    d[Descriptor::VoiceClasses] = static_cast<double>(std::count(classes.begin(), classes.end(), true));
    d[Descriptor::VoiceStrength] =
        std::log2(first / all * static_cast<double>(spectrum.magnitude.size()) + 0.01);
    d[Descriptor::VoicesLeft] = left / all;
}

}
