// Found things with a pitch: a pipe to blow across, a bowl, the wire of a fence.

#include "demo/strike.h"

#include "dsp/biquad.h"
#include "dsp/portable_math.h"

#include <algorithm>
#include <cmath>

namespace gleaner::demo {

/// Breath across the end of a scaffolding tube closed below: odd partials above all, and the breath itself.
Samples pipe(Strike strike) {
    static constexpr double partials[] = {1.0, 0.10, 0.30, 0.05, 0.11, 0.02, 0.04};
    Samples samples = silence(strike.length, strike.rate);
    dsp::Biquad tube(dsp::BiquadCoefficients::bandPass(Hertz(strike.pitchHz * 3.0), 6.0, strike.rate));
    dsp::Biquad lips(dsp::BiquadCoefficients::bandPass(Hertz(1500.0), 0.9, strike.rate));
    dsp::Biquad dark(dsp::BiquadCoefficients::lowPass(Hertz(3500.0), 0.7, strike.rate));
    const double fall = decayFactor(0.25, strike.rate);
    const double attack = std::min(0.06, strike.length / 4), release = std::min(0.18, strike.length / 4);
    double phase = strike.random.unit(), below = 0.02, waver = 0.0, target = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / strike.rate;
        if (i % 2400 == 0) target = strike.random.between(-1.0, 1.0);
        waver += (target - waver) * 0.0003;
        phase += strike.pitchHz * (1.0 - below + 0.0012 * waver) / strike.rate;
        below *= fall;
        double tone = 0.0;
        for (std::size_t k = 0; k < std::size(partials); ++k)
            tone += partials[k] * dsp::portableSine(phase * static_cast<double>(k + 1));
        const double noise = white(strike.random);
        const double open =
            std::clamp(t / attack, 0.0, 1.0) * std::clamp((strike.length - t) / release, 0.0, 1.0);
        const double speaks = std::clamp((t - 0.4 * attack) / attack, 0.0, 1.0); // the breath comes first
        samples[i] = static_cast<float>(
            open * open *
            (tone * speaks * (1.0 + 0.12 * waver) + 0.20 * tube(noise) + 0.04 * lips(dark(noise))));
    }
    return samples;
}

/// A singing bowl touched with felt: pairs of modes that beat slowly.
Samples bowl(Strike strike) {
    static constexpr Mode rim[] = {{1.0, 1.0, 4.5}, {2.71, 0.45, 2.8}, {5.15, 0.22, 1.6}, {8.31, 0.10, 0.9}};
    Samples samples = silence(strike.length, strike.rate);
    std::vector<Mode> modes;
    for (const Mode& mode : rim) {
        modes.push_back({strike.pitchHz * mode.hertz, mode.gain, mode.seconds});
        modes.push_back({strike.pitchHz * mode.hertz + strike.pitchHz * strike.random.between(0.0011, 0.0022),
                         mode.gain * 0.5, mode.seconds});
    }
    ring(modes, blow(2.2, 0.05, strike.rate, strike.random), 0.0, strike.rate, samples);
    fadeOut(samples, 0.4, strike.rate);
    return samples;
}

/// A plucked string after Karplus and Strong (1983) with the fractional delay of Jaffe and Smith (1983).
Samples fenceWire(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    const double period = strike.rate / strike.pitchHz;
    const double whole =
        std::floor(period - 0.6); // the loop's averaging is half a sample, the all-pass the rest
    const double rest = period - 0.5 - whole;
    const double allPass = (1.0 - rest) / (1.0 + rest);
    const double loss = dsp::portableExp2(-9.965784284662087 / (2.2 * strike.pitchHz)); // 2.2 s to -60 dB
    Samples loop(static_cast<std::size_t>(whole));
    dsp::Biquad finger(dsp::BiquadCoefficients::lowPass(Hertz(1700.0), 0.6, strike.rate));
    for (float& value : loop)
        value = static_cast<float>(finger(white(strike.random)));
    const std::size_t pluck = loop.size() / 5; // a fifth along the wire: no fifth partial
    for (std::size_t i = loop.size(); i-- > pluck;)
        loop[i] -= 0.9F * loop[i - pluck];
    double mean = 0.0;
    for (const float value : loop)
        mean += static_cast<double>(value);
    for (float& value : loop)
        value -= static_cast<float>(mean / whole);
    double previous = 0.0, in1 = 0.0, out1 = 0.0;
    std::size_t at = 0;
    for (float& sample : samples) {
        const auto value = static_cast<double>(loop[at]);
        sample = loop[at];
        const double averaged = loss * 0.5 * (value + previous);
        previous = value;
        out1 = allPass * (averaged - out1) + in1;
        in1 = averaged;
        loop[at] = static_cast<float>(out1);
        at = at + 1 == loop.size() ? 0 : at + 1;
    }
    fadeOut(samples, 0.15, strike.rate);
    return samples;
}

}
