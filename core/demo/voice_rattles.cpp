// Many small things at once: beads, keys, nails in a tin.

#include "demo/strike.h"

#include <vector>

namespace gleaner::demo {

/// Beads in a tin, thrown against its wall: they land within some hundredths of a second.
Samples shaker(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    hiss({.hertz = 7800.0, .q = 0.7, .level = 0.8, .attack = 0.002, .seconds = 0.07}, 0.0, strike.rate,
         strike.random, samples);
    for (int bead = 0; bead < 30; ++bead) {
        const Burst one{.hertz = strike.random.between(5200.0, 11000.0),
                        .q = 3.0,
                        .level = strike.random.between(0.2, 0.9),
                        .attack = 0.0,
                        .seconds = strike.random.between(0.006, 0.02)};
        hiss(one, strike.random.unit() * strike.random.unit() * 0.06, strike.rate, strike.random, samples);
    }
    fadeOut(samples, 0.02, strike.rate);
    return samples;
}

/// A bunch of keys thrown up and caught.
Samples keys(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    for (int knock = 0; knock < 22; ++knock) {
        const double at = knock == 0 ? 0.0 : strike.random.unit() * 0.16;
        std::vector<Mode> key;
        for (int i = 0; i < 4; ++i)
            key.push_back({strike.random.between(3200.0, 12500.0), strike.random.between(0.2, 1.0),
                           strike.random.between(0.05, 0.16)});
        Samples hit = blow(0.2, 0.5, strike.rate, strike.random);
        const auto level =
            static_cast<float>(knock == 0 ? 1.2 : strike.random.between(0.15, 0.8) * (1.0 - 4.0 * at));
        for (float& value : hit)
            value *= level;
        ring(key, hit, at, strike.rate, samples);
    }
    fadeOut(samples, 0.05, strike.rate);
    return samples;
}

/// A tin of nails set down hard: the tin's body and a spray of metal.
Samples tinOfNails(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    const double size = strike.random.between(0.95, 1.05);
    const Mode tin[] = {{188.0 * size, 1.0, 0.14},
                        {331.0 * size, 0.7, 0.11},
                        {563.0 * size, 0.4, 0.08},
                        {1240.0 * size, 0.3, 0.05}};
    ring(tin, blow(1.0, 0.3, strike.rate, strike.random), 0.0, strike.rate, samples);
    hiss({.hertz = 4200.0, .q = 0.4, .level = 1.0, .attack = 0.0, .seconds = 0.17}, 0.0, strike.rate,
         strike.random, samples);
    for (int nail = 0; nail < 40; ++nail) {
        const Burst one{.hertz = strike.random.between(2500.0, 9000.0),
                        .q = 4.0,
                        .level = strike.random.between(0.1, 0.8),
                        .attack = 0.0,
                        .seconds = strike.random.between(0.01, 0.03)};
        hiss(one, strike.random.unit() * strike.random.unit() * 0.14, strike.rate, strike.random, samples);
    }
    fadeOut(samples, 0.04, strike.rate);
    return samples;
}

}
