// Somebody hums to herself: a glottal pulse through a closed mouth and a nose.

#include "demo/strike.h"

#include "dsp/biquad.h"
#include "dsp/portable_math.h"

#include <algorithm>
#include <cmath>

namespace gleaner::demo {
namespace {

/// Air through the vocal folds over one period (Rosenberg 1971, pulse C): opens over 40 % of it, shuts over
/// 20 %.
double glottalFlow(double phase) {
    constexpr double opened = 0.42, shut = 0.66;
    const double p = phase - std::floor(phase);
    if (p < opened) return 0.5 * (1.0 - dsp::portableSine(0.5 * p / opened + 0.25));
    if (p < shut) return dsp::portableSine(0.25 * (p - opened) / (shut - opened) + 0.25);
    return 0.0;
}

/// With lips closed the sound leaves by the nose: one strong low formant and little above.
class Nose {
public:
    explicit Nose(int rate)
        : m_low(dsp::BiquadCoefficients::bandPass(Hertz(290.0), 1.6, rate)),
          m_middle(dsp::BiquadCoefficients::bandPass(Hertz(980.0), 5.0, rate)),
          m_high(dsp::BiquadCoefficients::bandPass(Hertz(2300.0), 7.0, rate)),
          m_dark(dsp::BiquadCoefficients::lowPass(Hertz(3200.0), 0.7, rate)) {}
    double operator()(double x) { return m_dark(m_low(x) + 0.30 * m_middle(x) + 0.12 * m_high(x)); }

private:
    dsp::Biquad m_low, m_middle, m_high, m_dark;
};

/// Where the voice is going at a time: the pitch wanted, in octaves above 1 Hz, and how loud.
struct Aim {
    double octaves = 0.0;
    double level = 0.0;
    double sung = 0.0; ///< seconds since the note began
};

/// Notes are bound: the level dips between them, and ends with the breath.
Aim aimAt(double t, const std::vector<SungNote>& notes) {
    constexpr double dip = 0.045, end = 0.14;
    Aim aim;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const SungNote& note = notes[i];
        if (t < note.begin) break;
        aim.octaves = dsp::portableLog2(note.pitchHz);
        aim.sung = t - note.begin;
        if (t >= note.end) continue;
        const bool isBound = i + 1 < notes.size() && notes[i + 1].begin - note.end < 0.01;
        const bool isBinding = i > 0 && note.begin - notes[i - 1].end < 0.01;
        const double left = note.end - t;
        const double swell = 0.82 + 0.18 * dsp::portableSine(0.5 * aim.sung / (note.end - note.begin));
        const double rise = std::clamp(aim.sung / (isBinding ? dip : 0.09), 0.0, 1.0);
        const double fall = std::clamp(left / (isBound ? dip : end), 0.0, 1.0);
        aim.level = swell * (isBinding ? 0.45 + 0.55 * rise : rise) * (isBound ? 0.45 + 0.55 * fall : fall);
    }
    return aim;
}

}

Samples humming(Line line) {
    if (line.notes.empty()) return {};
    Samples samples = silence(line.notes.back().end + 0.1, line.rate);
    Nose nose(line.rate);
    dsp::Biquad breath(dsp::BiquadCoefficients::bandPass(Hertz(1600.0), 0.6, line.rate));
    const double glide = decayFactor(0.16, line.rate), calm = decayFactor(0.12, line.rate);
    double octaves = dsp::portableLog2(line.notes.front().pitchHz) - 0.10; // she scoops up to the first note
    const double steepness = 12.0 * line.rate / 48000.0; // the lips radiate the flow's slope
    double phase = 0.0, vibrato = 0.0, level = 0.0, flow = 0.0, drift = 0.0, wander = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / line.rate;
        const Aim aim = aimAt(t, line.notes);
        octaves = aim.octaves + (octaves - aim.octaves) * glide;
        level = aim.level + (level - aim.level) * calm;
        if (i % 4096 == 0) wander = line.random.between(-1.0, 1.0);
        drift += (wander - drift) * 0.0004;
        vibrato += (5.3 + 0.3 * drift) / line.rate;
        // Vibrato of a quarter of a semitone, only on notes that last.
        const double depth = 0.25 / 12.0 * std::clamp((aim.sung - 0.22) / 0.3, 0.0, 1.0);
        phase += dsp::portableExp2(octaves + depth * dsp::portableSine(vibrato) + 0.0025 * drift) / line.rate;
        const double before = flow;
        flow = glottalFlow(phase);
        const double noise = white(line.random);
        samples[i] = static_cast<float>(
            level * (nose((flow - before) * steepness + 0.02 * noise * flow) + 0.006 * breath(noise)));
    }
    return samples;
}

}
