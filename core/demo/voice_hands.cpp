// What hands do on a walk: clap under a bridge, press a spray can.

#include "demo/strike.h"

#include "dsp/biquad.h"

namespace gleaner::demo {

/// Two palms and their hollow; a person claps not quite at once, so the crack is three within a hundredth of
/// a second.
Samples clap(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    const double hollow = strike.random.between(950.0, 1250.0);
    double at = 0.0;
    for (const double level : {0.8, 0.55, 1.0}) {
        hiss({.hertz = hollow, .q = 1.1, .level = level, .attack = 0.0, .seconds = 0.035}, at, strike.rate,
             strike.random, samples);
        hiss({.hertz = 2700.0, .q = 0.8, .level = 0.6 * level, .attack = 0.0, .seconds = 0.02}, at,
             strike.rate, strike.random, samples);
        at += strike.random.between(0.004, 0.008);
    }
    hiss({.hertz = 1500.0, .q = 0.6, .level = 0.25, .attack = 0.0, .seconds = 0.20}, 0.01, strike.rate,
         strike.random, samples);
    fadeOut(samples, 0.05, strike.rate);
    return samples;
}

/// Paint leaving a nozzle.
Samples sprayCan(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    dsp::Biquad high(dsp::BiquadCoefficients::highPass(Hertz(4800.0), 0.8, strike.rate));
    dsp::Biquad nozzle(dsp::BiquadCoefficients::bandPass(Hertz(8600.0), 2.0, strike.rate));
    const double rise = 1.0 / (0.004 * strike.rate), fall = decayFactor(strike.length * 2.4, strike.rate);
    double level = 0.0, pressure = 1.0;
    for (float& sample : samples) {
        level = level < 1.0 ? level + rise : 1.0;
        pressure *= fall;
        const double noise = white(strike.random);
        sample = static_cast<float>((high(noise) * 0.6 + nozzle(noise) * 0.9) * level * pressure);
    }
    fadeOut(samples, 0.05, strike.rate);
    return samples;
}

}
