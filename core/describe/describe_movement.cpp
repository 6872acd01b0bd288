#include "describe/describing.h"

#include <array>
#include <numbers>
#include <numeric>

namespace gleaner::analysis {

using namespace describing;

namespace {
constexpr double loudShare = 0.003; ///< of the loudest frame's power: 25 dB

struct Frames {
    std::vector<double> power;
    std::vector<std::size_t> loud; ///< frames within 25 dB of the loudest
    std::size_t peak = 0;
};

Frames framesOf(const Spectrogram& s) {
    Frames f;
    for (const auto& frame : s.power)
        f.power.push_back(std::accumulate(frame.begin(), frame.end(), 0.0));
    f.peak = static_cast<std::size_t>(std::max_element(f.power.begin(), f.power.end()) - f.power.begin());
    for (std::size_t i = 0; i < f.power.size(); ++i)
        if (f.power[i] > loudShare * f.power[f.peak]) f.loud.push_back(i);
    return f;
}

struct Spread {
    double mean = 0.0;
    double deviation = 0.0;
};
Spread spreadOf(const std::vector<double>& values) {
    if (values.empty()) return {};
    const auto count = static_cast<double>(values.size());
    Spread s;
    s.mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    for (const double v : values)
        s.deviation += (v - s.mean) * (v - s.mean) / count;
    s.deviation = std::sqrt(s.deviation);
    return s;
}

/// Octave bands 150 to 400 ms after the peak against all the peak's frames: what rings on, and where.
void describeLate(const Spectrogram& s, const Frames& f, Descriptors& d) {
    const auto frames = [&](double seconds) { return static_cast<std::size_t>(seconds * s.frameRate); };
    const auto sum = [&](std::size_t from, std::size_t to, std::array<double, octaveBands>& bands) {
        bands.fill(0.0);
        for (std::size_t i = from; i < std::min(to, s.power.size()); ++i)
            for (std::size_t b = 0; b < octaveBands; ++b) {
                const Bins bins = binsOf(s, firstOctaveHz * std::exp2(static_cast<double>(b)),
                                         2.0 * firstOctaveHz * std::exp2(static_cast<double>(b)));
                for (std::size_t k = bins.low; k < std::max(bins.high, bins.low + 1); ++k)
                    bands[b] += static_cast<double>(s.power[i][k]);
            }
        for (double& band : bands)
            band /= static_cast<double>(to - from);
    };
    std::array<double, octaveBands> early{};
    std::array<double, octaveBands> late{};
    sum(f.peak, f.peak + std::max<std::size_t>(1, frames(0.05)), early);
    sum(f.peak + frames(0.15), f.peak + frames(0.4), late);
    const double all = std::accumulate(early.begin(), early.end(), tiny);
    for (std::size_t b = 0; b < octaveBands; ++b)
        d[after(Descriptor::Late0, b)] = std::max(-60.0, dB(late[b] / all));
}

void describeFrames(const Spectrogram& s, const Frames& f, Descriptors& d) {
    const Bins bins = binsOf(s, 80.0, 12000.0);
    const Bins highs = binsOf(s, 4000.0, highestHz);
    std::vector<double> centroids;
    std::vector<double> flatnesses;
    std::size_t hissing = 0;
    for (const std::size_t i : f.loud) {
        double sum = tiny, moment = 0.0, logs = 0.0, high = 0.0;
        const double floor = 1e-9 * f.power[f.peak];
        for (std::size_t k = bins.low; k < bins.high; ++k) {
            const double p = static_cast<double>(s.power[i][k]) + floor;
            sum += p;
            moment += p * static_cast<double>(k);
            logs += static_cast<double>(std::log2(static_cast<float>(p)));
        }
        for (std::size_t k = highs.low; k < highs.high; ++k)
            high += static_cast<double>(s.power[i][k]);
        const auto count = static_cast<double>(std::max<std::size_t>(1, bins.high - bins.low));
        centroids.push_back(log2Hz(moment / sum * s.binHz));
        flatnesses.push_back(3.0103 * (logs / count - std::log2(sum / count)));
        hissing += high > 0.6 * f.power[i];
    }
    const Spread centroid = spreadOf(centroids);
    const Spread flatness = spreadOf(flatnesses);
    d[Descriptor::CentroidMovement] = centroid.deviation;
    d[Descriptor::FrameFlatness] = flatness.mean;
    d[Descriptor::FlatnessMovement] = flatness.deviation;
    const auto count = static_cast<double>(std::max<std::size_t>(1, f.loud.size()));
    d[Descriptor::HissShare] = static_cast<double>(hissing) / count;
    const std::size_t third = centroids.size() / 3;
    if (third > 0) {
        const auto mean = [&](std::size_t from) {
            return std::accumulate(centroids.begin() + static_cast<std::ptrdiff_t>(from),
                                   centroids.begin() + static_cast<std::ptrdiff_t>(from + third), 0.0) /
                   static_cast<double>(third);
        };
        d[Descriptor::CentroidTrend] = mean(centroids.size() - third) - mean(0);
    }
}

/// Frequencies of the strongest partial, frame by frame, near where the whole sound has it: Hz, interpolated.
std::vector<double> partialTrack(const Spectrogram& s, const Frames& f) {
    const auto whole = summed(s, 0, s.power.size());
    const Bins bins = binsOf(s, 90.0, 2500.0);
    std::size_t top = bins.low;
    for (std::size_t k = bins.low; k < bins.high; ++k)
        if (whole[k] > whole[top]) top = k;
    std::vector<double> track;
    for (const std::size_t i : f.loud) {
        std::size_t k = std::max<std::size_t>(1, top > 2 ? top - 2 : 1);
        for (std::size_t j = k; j <= std::min(top + 2, s.bins() - 2); ++j)
            if (s.power[i][j] > s.power[i][k]) k = j;
        const auto level = [&](std::size_t j) {
            return std::log2(static_cast<double>(s.power[i][j]) + tiny);
        };
        const double curve = level(k - 1) - 2.0 * level(k) + level(k + 1);
        const double shift = curve < -1e-6 ? 0.5 * (level(k - 1) - level(k + 1)) / curve : 0.0;
        track.push_back((static_cast<double>(k) + std::clamp(shift, -0.5, 0.5)) * s.binHz);
    }
    return track;
}

/// Vibrato: how far the strongest partial sways, and how much of that between 4 and 8 times a second.
void describeVibrato(const Spectrogram& s, const Frames& f, Descriptors& d) {
    std::vector<double> track = partialTrack(s, f);
    if (static_cast<double>(track.size()) < 0.4 * s.frameRate) return;
    for (double& hertz : track)
        hertz = 12.0 * std::log2(std::max(hertz, 20.0)); // semitones
    const auto reach = static_cast<std::ptrdiff_t>(0.15 * s.frameRate);
    std::vector<double> sway;
    const auto size = static_cast<std::ptrdiff_t>(track.size());
    double running = 0.0;
    for (std::ptrdiff_t i = 0; i < std::min(2 * reach + 1, size); ++i)
        running += track[static_cast<std::size_t>(i)];
    for (std::ptrdiff_t i = reach; i + reach < size; ++i) {
        sway.push_back(track[static_cast<std::size_t>(i)] - running / static_cast<double>(2 * reach + 1));
        if (i + reach + 1 < size)
            running +=
                track[static_cast<std::size_t>(i + reach + 1)] - track[static_cast<std::size_t>(i - reach)];
    }
    double energy = 1e-9;
    for (const double x : sway)
        energy += x * x;
    double best = 0.0;
    for (double hertz = 4.0; hertz <= 8.0; hertz += 0.5) {
        double real = 0.0, imaginary = 0.0;
        for (std::size_t n = 0; n < sway.size(); ++n) {
            const double angle = 2.0 * std::numbers::pi * hertz * static_cast<double>(n) / s.frameRate;
            real += sway[n] * std::cos(angle);
            imaginary += sway[n] * std::sin(angle);
        }
        best = std::max(best, 2.0 * (real * real + imaginary * imaginary) / static_cast<double>(sway.size()));
    }
    d[Descriptor::PartialSway] =
        std::log10(std::sqrt(energy / static_cast<double>(std::max<std::size_t>(1, sway.size()))) + 0.003);
    d[Descriptor::Vibrato] = std::min(1.0, best / energy);
}
}

void describeMovement(const Spectrogram& s, Descriptors& d) {
    const Frames frames = framesOf(s);
    describeLate(s, frames, d);
    describeFrames(s, frames, d);
    d[Descriptor::PartialSway] = -2.0;
    describeVibrato(s, frames, d);
}

}
