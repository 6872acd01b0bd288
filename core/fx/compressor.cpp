#include "dsp/envelope.h"
#include "dsp/portable_math.h"
#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { Threshold, Ratio, Attack, Release, Knee, Makeup, Lookahead, Mix };

constexpr Parameter parameters[] = {
    {"threshold", "Threshold", Unit::Decibels, Scale::Linear, -60.0, -18.0, 0.0,
     "Acts above this peak level."},
    {"ratio", "Ratio", Unit::Ratio, Scale::Logarithmic, 1.0, 3.0, 20.0,
     "4: four dB more in, one dB more out."},
    {"attack", "Attack", Unit::Milliseconds, Scale::Logarithmic, 0.1, 10.0, 200.0,
     "Longer lets the transient through."},
    {"release", "Release", Unit::Milliseconds, Scale::Logarithmic, 5.0, 120.0, 2000.0, "Time to let go."},
    {"knee", "Knee", Unit::Decibels, Scale::Linear, 0.0, 6.0, 24.0,
     "How gradually it sets in around the threshold."},
    {"makeup", "Make-up", Unit::Decibels, Scale::Linear, -12.0, 0.0, 24.0, "Gain behind it."},
    {"lookahead", "Look-ahead", Unit::Milliseconds, Scale::Linear, 0.0, 0.0, 20.0,
     "Begins this much ahead of the sound."},
    {"mix", "Mix", Unit::Percent, Scale::Linear, 0.0, 100.0, 100.0,
     "Below 100 % the dry sound stays beside it."},
};

constexpr double detectorHoldMs =
    10.0; // the peak of half a wave of 50 Hz lasts until the next: bass is not modulated

/// Gain reduction in dB for a level, after Giannoulis, Massberg and Reiss, "Digital dynamic range compressor
/// design", 2012.
class GainComputer {
public:
    explicit GainComputer(const Values& values)
        : m_threshold(values[Threshold]), m_knee(values[Knee]), m_slope(1.0 - 1.0 / values[Ratio]),
          m_onset(static_cast<float>(linearFromDecibels(Decibels(m_threshold - m_knee / 2.0)))) {}

    /// The detector holds peaks, so most magnitudes come many times in a row: each is worked out once.
    double operator()(float magnitude) {
        if (magnitude != m_last) m_reduction = reductionFor(m_last = magnitude);
        return m_reduction;
    }

private:
    double reductionFor(float magnitude) const {
        if (magnitude <= m_onset) return 0.0;
        const double over = dsp::portableDecibels(static_cast<double>(magnitude)) - m_threshold;
        if (2.0 * over >= m_knee) return m_slope * over;
        const double into = std::max(0.0, over + m_knee / 2.0);
        return m_slope * into * into / (2.0 * m_knee);
    }

    double m_threshold, m_knee, m_slope;
    float m_onset;
    float m_last = 0.0F;
    double m_reduction = 0.0;
};

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    GainComputer reduction(values);
    std::vector<float> curve =
        dsp::slidingMax(linkedMagnitude(sample), static_cast<int>(framesFromMs(detectorHoldMs, rate)),
                        static_cast<int>(framesFromMs(values[Lookahead], rate)));
    dsp::EnvelopeFollower smooth(values[Attack], values[Release], rate);
    const double wet = values[Mix] / 100.0;
    const double makeup = dsp::portableLinear(values[Makeup]);
    for (float& value : curve) {
        const double less = smooth(reduction(value));
        const double gain = less < 1e-6 ? makeup : makeup * dsp::portableLinear(-less);
        value = static_cast<float>(1.0 - wet + wet * gain);
    }
    applyCurve(sample, curve);
}

}

EffectType compressorType() {
    return {.id = "compressor",
            .name = "Compressor",
            .help = "Evens out loud and soft; with a slow attack it makes drums hit harder.",
            .parameters = parameters,
            .process = process,
            .picture = Picture::Transfer};
}

}
