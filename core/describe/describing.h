#pragma once

#include "describe/descriptors.h"
#include "describe/sample_sound.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

// The parts of Descriptors::of, each in a file of its own.
void describeEnvelope(const SampleSound& s, Descriptors& d);
void describeSpectrum(const Spectrogram& s, Descriptors& d);
void describeCepstrum(const Spectrogram& s, Descriptors& d);
void describeTone(const SampleSound& s, Descriptors& d);
void describeVoices(const SampleSound& s, Descriptors& d);
void describeMovement(const Spectrogram& s, Descriptors& d);
void describeRhythm(const SampleSound& s, Descriptors& d);
void describeVoicing(const SampleSound& s, Descriptors& d);
void describeImage(const Spectrogram& s, Descriptors& d);

namespace describing {
inline constexpr double tiny = 1e-12;
inline constexpr double lowestHz = 30.0;
inline constexpr double highestHz = 16000.0;
inline constexpr std::size_t octaveBands = 9; ///< from `firstOctaveHz` up
inline constexpr double firstOctaveHz = 44.0;

inline double log2Hz(double hertz) { return std::log2(std::max(hertz, 10.0)); }
inline double melOf(double hertz) { return 2595.0 * std::log10(1.0 + hertz / 700.0); }
inline double hertzOf(double mel) { return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0); }
inline double log10Seconds(double seconds) { return std::log10(std::max(seconds, 0.001)); }
inline double dB(double power) { return 10.0 * std::log10(power + tiny); }
/// The descriptor `i` places after `first`.
inline Descriptor after(Descriptor first, std::size_t i) {
    return static_cast<Descriptor>(static_cast<std::size_t>(first) + i);
}

/// FFT bins from `low` up to, not including, `high`.
struct Bins {
    std::size_t low;
    std::size_t high;
};
inline Bins binsOf(const Spectrogram& s, double from, double to) {
    const std::size_t last = std::max<std::size_t>(1, s.bins()) - 1;
    const std::size_t low = std::clamp<std::size_t>(static_cast<std::size_t>(from / s.binHz),
                                                    std::min<std::size_t>(1, last), last);
    return {low, std::clamp<std::size_t>(static_cast<std::size_t>(to / s.binHz), low, last + 1)};
}

/// Sum of the power spectra of the frames `from` up to `to` (at least one).
inline std::vector<double> summed(const Spectrogram& s, std::size_t from, std::size_t to) {
    std::vector<double> sum(s.bins(), 0.0);
    to = std::min(std::max(to, from + 1), s.power.size());
    for (std::size_t i = from; i < to; ++i)
        for (std::size_t k = 0; k < sum.size(); ++k)
            sum[k] += static_cast<double>(s.power[i][k]);
    return sum;
}
}

}
