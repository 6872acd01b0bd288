// Things of wood under sticks and shoulders: two crates for a rhythm, a heavy door.

#include "demo/strike.h"

#include "dsp/portable_math.h"

namespace gleaner::demo {
namespace {

/// Skin and wood give way under a hard blow: the tone starts high and falls to its pitch within some
/// hundredths.
void thump(double hertz, double bend, double seconds, double level, int rate, Samples& into) {
    const double fall = decayFactor(seconds, rate), relax = decayFactor(0.09, rate);
    double phase = 0.0, gain = level, more = bend;
    for (float& sample : into) {
        phase += hertz * (1.0 + more) / rate;
        sample += static_cast<float>(gain * dsp::portableSine(phase));
        gain *= fall;
        more *= relax;
    }
}

}

/// A big hollow crate hit with the fist: the drum of this rhythm.
Samples lowWood(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    const double pitch = strike.pitchHz * (1.0 + strike.random.between(-0.004, 0.004));
    thump(pitch, 0.7, 0.30, 1.0, strike.rate, samples);
    const Mode box[] = {{pitch * 2.31, 0.30, 0.14},
                        {pitch * 3.64, 0.18, 0.10},
                        {pitch * 5.12, 0.10, 0.07},
                        {pitch * 9.70, 0.08, 0.03}};
    ring(box, blow(1.8, 0.2, strike.rate, strike.random), 0.0, strike.rate, samples);
    hiss({.hertz = 1500.0, .q = 0.6, .level = 0.22, .attack = 0.0, .seconds = 0.012}, 0.0, strike.rate,
         strike.random, samples);
    fadeOut(samples, 0.04, strike.rate);
    return samples;
}

/// A small crate under a flat stick: crack and a short rattle of its boards.
Samples highWood(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    const double pitch = strike.pitchHz * (1.0 + strike.random.between(-0.006, 0.006));
    const Mode box[] = {
        {pitch, 1.0, 0.11}, {pitch * 1.83, 0.8, 0.08}, {pitch * 2.94, 0.6, 0.055}, {pitch * 4.42, 0.4, 0.04}};
    ring(box, blow(0.7, 0.35, strike.rate, strike.random), 0.0, strike.rate, samples);
    hiss({.hertz = 2900.0, .q = 0.5, .level = 0.9, .attack = 0.0, .seconds = 0.10}, 0.0, strike.rate,
         strike.random, samples);
    fadeOut(samples, 0.03, strike.rate);
    return samples;
}

/// A heavy door falls shut: the air in the hall, the leaf, the lock a moment later.
Samples crateDoor(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    thump(strike.pitchHz * strike.random.between(0.97, 1.03), 0.45, 0.55, 1.0, strike.rate, samples);
    const Mode leaf[] = {{131.0, 0.5, 0.22}, {214.0, 0.4, 0.16}, {337.0, 0.25, 0.12}, {505.0, 0.15, 0.08}};
    ring(leaf, blow(2.5, 0.4, strike.rate, strike.random), 0.0, strike.rate, samples);
    hiss({.hertz = 700.0, .q = 0.5, .level = 0.4, .attack = 0.0, .seconds = 0.09}, 0.0, strike.rate,
         strike.random, samples);
    hiss({.hertz = 3100.0, .q = 1.5, .level = 0.10, .attack = 0.0, .seconds = 0.03}, 0.045, strike.rate,
         strike.random, samples);
    fadeOut(samples, 0.08, strike.rate);
    return samples;
}

}
