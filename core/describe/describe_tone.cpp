#include "describe/describing.h"

#include "features/hit_novelty.h"

#include <numeric>

namespace gleaner::analysis {

using namespace describing;

namespace {
constexpr double clearTone = 0.7;   ///< clarity
constexpr double onsetHeight = 5.0; ///< dB

/// Energy on the harmonics of `hertz` over all energy up to 8 kHz.
double harmonicShare(const Spectrogram& s, double hertz) {
    const auto whole = summed(s, 0, s.power.size());
    const Bins all = binsOf(s, lowestHz, 8000.0);
    double onHarmonics = 0.0;
    double energy = tiny;
    for (std::size_t k = all.low; k < all.high; ++k) {
        const double order = static_cast<double>(k) * s.binHz / hertz;
        energy += whole[k];
        if (order > 0.5 && std::abs(order - std::round(order)) * hertz < 1.5 * s.binHz)
            onHarmonics += whole[k];
    }
    return onHarmonics / energy;
}

void describePitch(const SampleSound& s, Descriptors& d) {
    double loudest = 0.0;
    for (const PitchFrame& f : s.pitch)
        loudest = std::max(loudest, f.power);
    double voicing = 0.0;
    std::size_t analysed = 0;
    std::vector<double> octaves;
    for (const PitchFrame& f : s.pitch) {
        if (f.power < 0.01 * loudest || f.power <= 0.0) continue;
        ++analysed;
        voicing += f.clarity;
        if (f.clarity > clearTone && f.hertz > 0.0) octaves.push_back(std::log2(f.hertz));
    }
    d[Descriptor::Voicing] = analysed ? voicing / static_cast<double>(analysed) : 0.0;
    const auto note = notePitch(s.pitch);
    d[Descriptor::PitchOctave] = log2Hz(note ? note->hertz : 100.0);
    d[Descriptor::PitchShare] = note ? note->confidence : 0.0;
    d[Descriptor::Harmonicity] = note ? harmonicShare(s.spectrogram, note->hertz) : 0.0;
    if (octaves.size() < 3) return;
    d[Descriptor::PitchMovement] = std::clamp(octaves.front() - octaves.back(), -2.0, 2.0);
    const double mean =
        std::accumulate(octaves.begin(), octaves.end(), 0.0) / static_cast<double>(octaves.size());
    double variance = 0.0;
    for (const double o : octaves)
        variance += (o - mean) * (o - mean) / static_cast<double>(octaves.size());
    d[Descriptor::PitchWander] = std::min(1.0, std::sqrt(variance));
}

/// dB by which the sound has fallen 0.3 s after its peak, at most 40.
double fallLater(const Envelope& envelope) {
    const auto& e = envelope.values;
    const auto peak = static_cast<std::size_t>(std::max_element(e.begin(), e.end()) - e.begin());
    const std::size_t later = peak + static_cast<std::size_t>(0.3 * envelope.rate);
    double level = 0.0;
    for (std::size_t i = later; i < std::min(later + 10, e.size()); ++i)
        level = std::max(level, e[i]);
    return std::min(40.0, 20.0 * std::log10((e[peak] + tiny) / (level + 0.01 * e[peak] + tiny)));
}

/// Polyphony, and products of tone with register and length, which no weighted sum of the others can make.
void describeChroma(const SampleSound& s, Descriptors& d) {
    double all = tiny;
    for (const double e : s.chroma.energy)
        all += e * e;
    double entropy = 0.0;
    for (const double e : s.chroma.energy)
        if (e > 0.0) entropy -= e * e / all * std::log(e * e / all);
    const double tone =
        std::max(d[Descriptor::PitchShare], std::clamp((s.chroma.tonalShare - 0.35) / 0.3, 0.0, 1.0));
    d[Descriptor::TonalShare] = s.chroma.tonalShare;
    d[Descriptor::PitchClasses] = std::exp(entropy);
    d[Descriptor::LowTone] =
        d[Descriptor::PitchShare] * std::clamp(log2Hz(160.0) - d[Descriptor::PitchOctave], 0.0, 2.5);
    d[Descriptor::LongTone] = tone * (d[Descriptor::LogSeconds] + 1.0);
    d[Descriptor::ToneLate] = tone * fallLater(s.envelope);
}

/// Share of the frames within 10 dB of the loudest.
double sustain(const BandSpectrogram& bands) {
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
    return levels.empty() ? 0.0 : static_cast<double>(loud) / static_cast<double>(levels.size());
}
}

void describeTone(const SampleSound& s, Descriptors& d) {
    describePitch(s, d);
    describeChroma(s, d);
    d[Descriptor::Onsets] =
        std::log2(1.0 + static_cast<double>(pickPeaks(s.onsets, s.bands.frameRate, onsetHeight).size()));
    d[Descriptor::Sustain] = sustain(s.bands);
    d[Descriptor::Width] = s.widthDb;
}

}
