// Things of metal that somebody knocks against: a railing, a dustbin's lid, a gate's latch.

#include "demo/strike.h"

#include <vector>

namespace gleaner::demo {

/// A tube free at both ends rings at 1, 2.76, 5.40, 8.93 … (Fletcher and Rossing, The Physics of Musical
/// Instruments, 2.12); each mode is a pair a little apart, because no tube is round.
Samples railing(Strike strike) {
    struct Partial {
        double ratio, gain, seconds;
    };
    static constexpr Partial tube[] = {{1.0, 1.0, 1.1},   {2.756, 0.75, 0.8}, {5.404, 0.5, 0.5},
                                       {8.933, 0.3, 0.3}, {13.34, 0.2, 0.18}, {1.51, 0.25, 0.3}};
    Samples samples = silence(strike.length, strike.rate);
    std::vector<Mode> modes;
    for (const Partial& partial : tube) {
        const double hertz = strike.pitchHz * partial.ratio * (1.0 + strike.random.between(-0.004, 0.004));
        modes.push_back({hertz, partial.gain, partial.seconds});
        modes.push_back(
            {hertz * (1.0 + strike.random.between(0.001, 0.004)), partial.gain * 0.4, partial.seconds * 0.8});
    }
    ring(modes, blow(0.14, 0.2, strike.rate, strike.random), 0.0, strike.rate, samples);
    hiss({.hertz = 4200.0, .q = 0.7, .level = 0.8, .attack = 0.0, .seconds = 0.012}, 0.0, strike.rate,
         strike.random, samples);
    fadeOut(samples, 0.15, strike.rate);
    return samples;
}

/// A thin plate: so many modes that no pitch is left, the high ones gone first.
Samples binLid(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    std::vector<Mode> modes;
    for (int i = 0; i < 60; ++i) {
        const double place = (i + strike.random.unit()) / 60.0;
        const double hertz = 310.0 + 9200.0 * place * place;
        modes.push_back(
            {hertz, strike.random.between(0.2, 1.0), strike.random.between(0.5, 1.3) * (1.5 - place)});
    }
    ring(modes, blow(0.35, 0.3, strike.rate, strike.random), 0.0, strike.rate, samples);
    hiss({.hertz = 6500.0, .q = 0.5, .level = 1.5, .attack = 0.0, .seconds = 0.35}, 0.0, strike.rate,
         strike.random, samples);
    fadeOut(samples, 0.2, strike.rate);
    return samples;
}

/// The bolt falls in and bounces once.
Samples gateLatch(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    const double size = strike.random.between(0.93, 1.07);
    const Mode bolt[] = {{1180.0 * size, 0.8, 0.09},
                         {1760.0 * size, 1.0, 0.07},
                         {2930.0 * size, 0.7, 0.05},
                         {4410.0 * size, 0.5, 0.035},
                         {6870.0 * size, 0.3, 0.02}};
    ring(bolt, blow(0.3, 0.4, strike.rate, strike.random), 0.0, strike.rate, samples);
    Samples rebound = silence(strike.length, strike.rate);
    ring(bolt, blow(0.4, 0.5, strike.rate, strike.random), 0.031, strike.rate, rebound);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] += 0.3F * rebound[i];
    fadeOut(samples, 0.03, strike.rate);
    return samples;
}

}
