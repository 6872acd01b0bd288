#include "analysis/descriptors.h"

#include "analysis/band_spectrogram.h"
#include "analysis/hit_novelty.h"
#include "analysis/key_finder.h"
#include "analysis/pitch_track.h"
#include "analysis/sound_frames.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace gleaner::analysis {

namespace {
constexpr double tiny = 1e-12;
constexpr double lowestHz = 30.0;
constexpr double highestHz = 16000.0;
constexpr std::size_t octaveBands = 9;
constexpr double firstOctaveHz = 44.0;
constexpr double earlySeconds = 0.05;
constexpr std::size_t melBands = 26;
constexpr std::size_t melCoefficients = 14;
constexpr double longestListened = 12.0; ///< seconds that the spectral descriptors look at

double log2Hz(double hertz) { return std::log2(std::max(hertz, 10.0)); }
double log10Seconds(double seconds) { return std::log10(std::max(seconds, 0.001)); }
double dB(double power) { return 10.0 * std::log10(power + tiny); }
Descriptor next(Descriptor first, std::size_t i) {
    return static_cast<Descriptor>(static_cast<std::size_t>(first) + i);
}

// Envelope
// -------------------------------------------------------------------------------------------------------------

/// Seconds from the peak until the envelope stays `drop` dB lower for good.
double decaySeconds(const Envelope& envelope, std::size_t peak, double drop) {
    const double level = envelope.values[peak] * std::pow(10.0, -drop / 20.0);
    std::size_t last = envelope.values.size();
    while (last > peak + 1 && envelope.values[last - 1] < level)
        --last;
    return static_cast<double>(last - peak) / envelope.rate;
}

double attackSeconds(const Envelope& envelope, std::size_t peak) {
    std::size_t high = peak;
    while (high > 0 && envelope.values[high - 1] > 0.9 * envelope.values[peak])
        --high;
    std::size_t low = high;
    while (low > 0 && envelope.values[low - 1] > 0.1 * envelope.values[peak])
        --low;
    return static_cast<double>(high - low + 1) / envelope.rate;
}

void describeEnvelope(std::span<const float> sound, double rate, Descriptors& d) {
    const Envelope envelope = envelopeOf(sound, rate);
    const auto& e = envelope.values;
    const auto peak = static_cast<std::size_t>(std::max_element(e.begin(), e.end()) - e.begin());
    const double seconds = static_cast<double>(sound.size()) / rate;
    d[Descriptor::LogSeconds] = log10Seconds(seconds);
    d[Descriptor::LogAttack] = log10Seconds(attackSeconds(envelope, peak));
    d[Descriptor::PeakPosition] = static_cast<double>(peak) / static_cast<double>(e.size());
    d[Descriptor::LogDecay10] = log10Seconds(decaySeconds(envelope, peak, 10.0));
    d[Descriptor::LogDecay20] = log10Seconds(decaySeconds(envelope, peak, 20.0));
    d[Descriptor::LogDecay40] = log10Seconds(decaySeconds(envelope, peak, 40.0));

    double energy = tiny;
    double moment = 0.0;
    for (std::size_t i = 0; i < e.size(); ++i) {
        energy += e[i] * e[i];
        moment += e[i] * e[i] * static_cast<double>(i);
    }
    const double centre = moment / energy / envelope.rate;
    d[Descriptor::TemporalCentroid] = centre / std::max(seconds, 0.001);
    d[Descriptor::LogCentroidTime] = log10Seconds(centre);
    const double mean = std::accumulate(e.begin(), e.end(), 0.0) / static_cast<double>(e.size());
    double variance = 0.0;
    for (const double x : e)
        variance += (x - mean) * (x - mean) / static_cast<double>(e.size());
    d[Descriptor::EnvelopeVariation] = std::sqrt(variance) / (mean + tiny);

    float top = 0.0F;
    for (const float x : sound)
        top = std::max(top, std::abs(x));
    d[Descriptor::Crest] =
        20.0 *
        std::log10(static_cast<double>(top) / std::sqrt(energy / static_cast<double>(e.size())) + tiny);

    // How often the first 60 ms dip and rise again, by how much: the hands of a clap.
    double burst = 0.0;
    double trough = e[0];
    for (std::size_t i = 1; i < std::min(e.size(), static_cast<std::size_t>(0.06 * envelope.rate)); ++i) {
        trough = std::min(trough, e[i]);
        if (i > 2 && e[i] > 1.5 * trough && e[i] > 0.2 * e[peak] && trough < 0.9 * e[peak]) {
            burst += std::min(3.0, std::log2(e[i] / (trough + tiny)));
            trough = e[i];
        }
    }
    d[Descriptor::Burst] = burst;

    std::size_t crossings = 0;
    for (std::size_t n = 1; n < sound.size(); ++n)
        crossings += (sound[n - 1] < 0.0F) != (sound[n] < 0.0F);
    d[Descriptor::ZeroCrossings] = std::log10(static_cast<double>(crossings) / seconds + 10.0);
}

// Spectrum
// -------------------------------------------------------------------------------------------------------------

std::vector<double> meanSpectrum(const Spectrogram& s, std::size_t from, std::size_t to) {
    std::vector<double> mean(s.bins(), 0.0);
    to = std::min(std::max(to, from + 1), s.power.size());
    for (std::size_t i = from; i < to; ++i)
        for (std::size_t k = 0; k < mean.size(); ++k)
            mean[k] += static_cast<double>(s.power[i][k]);
    return mean;
}

struct Bins {
    std::size_t low;
    std::size_t high;
};
Bins binsOf(const Spectrogram& s, double from, double to) {
    const auto low = std::max<std::size_t>(1, static_cast<std::size_t>(from / s.binHz));
    return {std::min(low, s.bins() - 1),
            std::clamp<std::size_t>(static_cast<std::size_t>(to / s.binHz), low, s.bins())};
}

double centroidHz(const std::vector<double>& power, const Spectrogram& s) {
    const Bins bins = binsOf(s, lowestHz, highestHz);
    double sum = tiny;
    double moment = 0.0;
    for (std::size_t k = bins.low; k < bins.high; ++k)
        sum += power[k], moment += power[k] * static_cast<double>(k) * s.binHz;
    return moment / sum;
}

double rolloffHz(const std::vector<double>& power, const Spectrogram& s, double share) {
    const Bins bins = binsOf(s, lowestHz, highestHz);
    double all = 0.0;
    for (std::size_t k = bins.low; k < bins.high; ++k)
        all += power[k];
    double sum = 0.0;
    for (std::size_t k = bins.low; k < bins.high; ++k)
        if ((sum += power[k]) >= share * all) return static_cast<double>(k) * s.binHz;
    return static_cast<double>(bins.high) * s.binHz;
}

double flatness(const std::vector<double>& power, Bins bins) {
    double logs = 0.0;
    double sum = 0.0;
    for (std::size_t k = bins.low; k < bins.high; ++k)
        logs += std::log(power[k] + tiny), sum += power[k] + tiny;
    const auto count = static_cast<double>(std::max<std::size_t>(1, bins.high - bins.low));
    return 10.0 / std::numbers::ln10 * (logs / count - std::log(sum / count + tiny));
}

double peakiness(std::vector<double> power, Bins bins) {
    if (bins.high < bins.low + 20) return 0.0;
    std::vector<double> band(power.begin() + static_cast<std::ptrdiff_t>(bins.low),
                             power.begin() + static_cast<std::ptrdiff_t>(bins.high));
    std::sort(band.begin(), band.end());
    double strongest = 0.0;
    for (std::size_t i = band.size() - 5; i < band.size(); ++i)
        strongest += band[i] / 5.0;
    return dB(strongest) - dB(band[band.size() / 2]);
}

void octaves(const std::vector<double>& power, const Spectrogram& s, Descriptor first, Descriptors& d) {
    std::array<double, octaveBands> bands{};
    double all = tiny;
    for (std::size_t b = 0; b < octaveBands; ++b) {
        const double from = firstOctaveHz * std::pow(2.0, static_cast<double>(b));
        const auto low = static_cast<std::size_t>(std::llround(from / s.binHz));
        const auto high = std::max(low + 1, static_cast<std::size_t>(std::llround(2.0 * from / s.binHz)));
        for (std::size_t k = std::max<std::size_t>(1, low); k < std::min(high, s.bins()); ++k)
            bands[b] += power[k];
        all += bands[b];
    }
    for (std::size_t b = 0; b < octaveBands; ++b)
        d[next(first, b)] = std::max(-60.0, dB(bands[b] / all));
}

/// Mean change of the log spectrum between frames 12 ms apart, loud frames only.
double flux(const Spectrogram& s) {
    double sum = 0.0;
    std::size_t count = 0;
    const Bins bins = binsOf(s, 100.0, 8000.0);
    double loudest = 0.0;
    std::vector<double> levels;
    for (const auto& frame : s.power) {
        levels.push_back(std::accumulate(frame.begin(), frame.end(), 0.0));
        loudest = std::max(loudest, levels.back());
    }
    for (std::size_t i = 2; i < s.power.size(); i += 2) {
        if (levels[i] < 0.01 * loudest) continue;
        const auto floor = static_cast<float>(levels[i] * 1e-6);
        for (std::size_t k = bins.low; k < bins.high; k += 2) {
            sum += std::abs(10.0 * static_cast<double>(
                                       std::log10((s.power[i][k] + floor) / (s.power[i - 2][k] + floor))));
            ++count;
        }
    }
    return count ? std::min(30.0, sum / static_cast<double>(count)) : 0.0;
}

/// dB a second by which 4 kHz and up leave faster than 1 kHz and down, from the peak on.
double highDecay(const Spectrogram& s) {
    const Bins lows = binsOf(s, 60.0, 1000.0);
    const Bins highs = binsOf(s, 4000.0, highestHz);
    std::size_t peak = 0;
    double loudest = 0.0;
    const auto level = [&](std::size_t i, Bins b) {
        double sum = 0.0;
        for (std::size_t k = b.low; k < b.high; ++k)
            sum += static_cast<double>(s.power[i][k]);
        return sum;
    };
    for (std::size_t i = 0; i < s.power.size(); ++i) {
        const double now = level(i, lows) + level(i, highs);
        if (now > loudest) loudest = now, peak = i;
    }
    const std::size_t later =
        std::min(s.power.size() - 1, peak + static_cast<std::size_t>(0.1 * s.frameRate));
    if (later <= peak + 2) return 0.0;
    const double floor = loudest * 1e-7;
    const double fallHigh = dB((level(peak, highs) + floor) / (level(later, highs) + floor));
    const double fallLow = dB((level(peak, lows) + floor) / (level(later, lows) + floor));
    return std::clamp((fallHigh - fallLow) / 10.0, -6.0, 6.0);
}

void describeSpectrum(const Spectrogram& s, Descriptors& d) {
    const auto whole = meanSpectrum(s, 0, s.power.size());
    const auto early = meanSpectrum(s, 0, static_cast<std::size_t>(earlySeconds * s.frameRate));
    const double centroid = centroidHz(whole, s);
    d[Descriptor::Centroid] = log2Hz(centroid);
    const Bins all = binsOf(s, lowestHz, highestHz);
    double sum = tiny;
    double spread = 0.0;
    for (std::size_t k = all.low; k < all.high; ++k) {
        const double octavesOff = log2Hz(static_cast<double>(k) * s.binHz) - log2Hz(centroid);
        sum += whole[k];
        spread += whole[k] * octavesOff * octavesOff;
    }
    d[Descriptor::Spread] = std::sqrt(spread / sum);
    d[Descriptor::Rolloff85] = log2Hz(rolloffHz(whole, s, 0.85));
    d[Descriptor::Rolloff50] = log2Hz(rolloffHz(whole, s, 0.5));
    d[Descriptor::Flatness] = flatness(whole, binsOf(s, 80.0, 12000.0));
    d[Descriptor::FlatnessHigh] = flatness(whole, binsOf(s, 2000.0, 12000.0));
    d[Descriptor::Peakiness] = peakiness(whole, binsOf(s, 80.0, 8000.0));
    const auto at20 = meanSpectrum(s, 0, static_cast<std::size_t>(0.02 * s.frameRate));
    const auto from80 = static_cast<std::size_t>(0.08 * s.frameRate);
    if (s.power.size() > from80 + 1) {
        const auto later = meanSpectrum(s, from80, static_cast<std::size_t>(0.2 * s.frameRate));
        d[Descriptor::CentroidFall] =
            std::clamp(log2Hz(centroidHz(at20, s)) - log2Hz(centroidHz(later, s)), -4.0, 4.0);
    }
    d[Descriptor::HighDecay] = highDecay(s);
    const auto loudest = std::max_element(whole.begin() + static_cast<std::ptrdiff_t>(all.low),
                                          whole.begin() + static_cast<std::ptrdiff_t>(all.high));
    d[Descriptor::LoudestBin] = log2Hz(static_cast<double>(loudest - whole.begin()) * s.binHz);
    d[Descriptor::Flux] = flux(s);
    octaves(whole, s, Descriptor::Band0, d);
    octaves(early, s, Descriptor::Early0, d);
}

// Cepstrum
// -------------------------------------------------------------------------------------------------------------

double melOf(double hertz) { return 2595.0 * std::log10(1.0 + hertz / 700.0); }
double hertzOf(double mel) { return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0); }

void describeCepstrum(const Spectrogram& s, Descriptors& d) {
    std::array<std::size_t, melBands + 1> edges{};
    const double low = melOf(40.0);
    const double high = melOf(14000.0);
    for (std::size_t b = 0; b <= melBands; ++b)
        edges[b] = static_cast<std::size_t>(
            hertzOf(low + (high - low) * static_cast<double>(b) / melBands) / s.binHz + 0.5);
    double loudest = 0.0;
    for (const auto& frame : s.power)
        loudest = std::max(loudest, std::accumulate(frame.begin(), frame.end(), 0.0));
    std::array<double, melCoefficients> sums{};
    std::array<double, melCoefficients> squares{};
    std::size_t count = 0;
    for (const auto& frame : s.power) {
        if (std::accumulate(frame.begin(), frame.end(), 0.0) < 1e-4 * loudest) continue;
        ++count;
        std::array<double, melBands> bands{};
        for (std::size_t b = 0; b < melBands; ++b) {
            for (std::size_t k = edges[b]; k < std::max(edges[b] + 1, edges[b + 1]) && k < frame.size(); ++k)
                bands[b] += static_cast<double>(frame[k]);
            bands[b] = std::log10(bands[b] / (loudest + tiny) + 1e-7);
        }
        for (std::size_t c = 0; c < melCoefficients; ++c) {
            double value = 0.0;
            for (std::size_t b = 0; b < melBands; ++b)
                value += bands[b] * std::cos(std::numbers::pi * static_cast<double>(c) *
                                             (static_cast<double>(b) + 0.5) / melBands);
            sums[c] += value;
            squares[c] += value * value;
        }
    }
    for (std::size_t c = 0; c < melCoefficients && count; ++c) {
        const double mean = sums[c] / static_cast<double>(count);
        if (c > 0) d[next(Descriptor::Mel1, c - 1)] = mean;
        const double variance = std::max(0.0, squares[c] / static_cast<double>(count) - mean * mean);
        if (c < 7) d[next(Descriptor::MelStd0, c)] = std::sqrt(variance);
    }
}

// Pitch and shape
// ------------------------------------------------------------------------------------------------------

void describePitch(std::span<const float> sound, double rate, const Spectrogram& s, Descriptors& d) {
    const auto frames = trackPitch(sound, rate, 40);
    double loudest = 0.0;
    for (const PitchFrame& f : frames)
        loudest = std::max(loudest, f.power);
    double voicing = 0.0;
    std::size_t heard = 0;
    std::vector<double> pitches;
    for (const PitchFrame& f : frames) {
        if (f.power < 0.01 * loudest || f.power <= 0.0) continue;
        ++heard;
        voicing += f.clarity;
        if (f.clarity > 0.7 && f.hertz > 0.0) pitches.push_back(std::log2(f.hertz));
    }
    d[Descriptor::Voicing] = heard ? voicing / static_cast<double>(heard) : 0.0;
    const auto note = notePitch(frames);
    d[Descriptor::PitchOctave] = log2Hz(note ? note->hertz : 100.0);
    d[Descriptor::PitchShare] = note ? note->confidence : 0.0;
    if (pitches.size() > 2) {
        d[Descriptor::PitchMovement] = std::clamp(pitches.front() - pitches.back(), -2.0, 2.0);
        const double mean =
            std::accumulate(pitches.begin(), pitches.end(), 0.0) / static_cast<double>(pitches.size());
        double variance = 0.0;
        for (const double p : pitches)
            variance += (p - mean) * (p - mean) / static_cast<double>(pitches.size());
        d[Descriptor::PitchWander] = std::min(1.0, std::sqrt(variance));
    }
    if (!note) return;
    const auto whole = meanSpectrum(s, 0, s.power.size());
    const Bins all = binsOf(s, lowestHz, 8000.0);
    double onHarmonics = 0.0;
    double energy = tiny;
    for (std::size_t k = all.low; k < all.high; ++k) {
        const double order = static_cast<double>(k) * s.binHz / note->hertz;
        energy += whole[k];
        if (order > 0.5 && std::abs(order - std::round(order)) * note->hertz < 1.5 * s.binHz)
            onHarmonics += whole[k];
    }
    d[Descriptor::Harmonicity] = onHarmonics / energy;
}

/// Polyphony, and products of tone with register and length, which no weighted sum of the others can make.
void describeTone(std::span<const float> sound, double rate, Descriptors& d) {
    const Chroma chroma = chromaOf(sound, rate);
    double all = tiny;
    for (const double e : chroma.energy) all += e * e;
    double entropy = 0.0;
    for (const double e : chroma.energy)
        if (e > 0.0) entropy -= e * e / all * std::log(e * e / all);
    const double tone = std::max(d[Descriptor::PitchShare], std::clamp((chroma.tonalShare - 0.35) / 0.3, 0.0, 1.0));
    d[Descriptor::TonalShare] = chroma.tonalShare;
    d[Descriptor::PitchClasses] = std::exp(entropy);
    d[Descriptor::LowTone] = d[Descriptor::PitchShare] * std::clamp(log2Hz(160.0) - d[Descriptor::PitchOctave], 0.0, 2.5);
    d[Descriptor::LongTone] = tone * (d[Descriptor::LogSeconds] + 1.0);
    const Envelope envelope = envelopeOf(sound, rate);
    const auto peak = static_cast<std::size_t>(std::max_element(envelope.values.begin(), envelope.values.end()) - envelope.values.begin());
    const std::size_t later = peak + static_cast<std::size_t>(0.3 * envelope.rate);
    double level = 0.0;
    for (std::size_t i = later; i < std::min(later + 10, envelope.values.size()); ++i) level = std::max(level, envelope.values[i]);
    d[Descriptor::ToneLate] = tone * std::min(40.0, 20.0 * std::log10((envelope.values[peak] + tiny) / (level + 0.01 * envelope.values[peak] + tiny)));
}

void describeWidth(std::span<const float> mono, std::span<const float> side, Descriptors& d) {
    double mid = tiny;
    double sides = 0.0;
    for (const float x : mono)
        mid += static_cast<double>(x) * static_cast<double>(x);
    for (const float x : side)
        sides += static_cast<double>(x) * static_cast<double>(x);
    d[Descriptor::Width] = std::clamp(dB(sides / mid), -30.0, 6.0);
}

void describeOnsets(std::span<const float> sound, double rate, Descriptors& d) {
    const BandSpectrogram bands = BandSpectrogram::of(sound, rate);
    const auto strength = onsetStrength(bands);
    d[Descriptor::Onsets] =
        std::log2(1.0 + static_cast<double>(pickPeaks(strength, bands.frameRate, 5.0).size()));
    double loudest = -200.0;
    std::vector<double> levels;
    for (const BandLevels& frame : bands.frames) {
        double power = 0.0;
        for (std::size_t b = 0; b < bands.layout.count; ++b)
            power += std::pow(10.0, static_cast<double>(frame[b]) / 10.0);
        levels.push_back(dB(power));
        loudest = std::max(loudest, levels.back());
    }
    const auto loud =
        std::count_if(levels.begin(), levels.end(), [&](double l) { return l > loudest - 10.0; });
    d[Descriptor::Sustain] =
        levels.empty() ? 0.0 : static_cast<double>(loud) / static_cast<double>(levels.size());
}
}

Descriptors Descriptors::of(std::span<const float> mono, std::span<const float> side, double rate) {
    Descriptors d;
    FrameRange part = soundingPart(mono, rate);
    if (part.isEmpty()) part = {0, 0};
    std::vector<float> sound(mono.begin() + part.begin, mono.begin() + part.end);
    const auto least = static_cast<std::size_t>(0.01 * rate) + 1;
    if (sound.size() < least) sound.resize(least, 0.0F);
    describeEnvelope(sound, rate, d);
    describeWidth(mono, side, d);

    if (const auto most = static_cast<std::size_t>(longestListened * rate); sound.size() > most)
        sound.resize(most);
    const Spectrogram spectrogram = Spectrogram::of(sound, rate);
    describeSpectrum(spectrogram, d);
    describeCepstrum(spectrogram, d);
    describePitch(sound, rate, spectrogram, d);
    describeTone(sound, rate, d);
    describeOnsets(sound, rate, d);
    return d;
}

}
