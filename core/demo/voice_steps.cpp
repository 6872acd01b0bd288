// Footsteps: a heel, the weight rolling over, a toe.

#include "demo/strike.h"

namespace gleaner::demo {
namespace {

/// Stones that move: many short bursts, dense at first, each in its own band.
void crunch(double at, double seconds, int stones, double level, Strike& strike, Samples& into) {
    for (int i = 0; i < stones; ++i) {
        const double early = strike.random.unit() * strike.random.unit();
        const Burst stone{.hertz = strike.random.between(900.0, 6500.0),
                          .q = strike.random.between(0.8, 2.5),
                          .level = level * strike.random.between(0.2, 1.0),
                          .attack = 0.0,
                          .seconds = strike.random.between(0.004, 0.018)};
        hiss(stone, at + early * seconds, strike.rate, strike.random, into);
    }
}

}

Samples stepOnGravel(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    const double weight = strike.random.between(0.85, 1.15);
    const Mode ground[] = {
        {62.0 * weight, 0.9, 0.12}, {118.0 * weight, 0.5, 0.08}, {205.0 * weight, 0.2, 0.05}};
    ring(ground, blow(3.0, 0.5, strike.rate, strike.random), 0.0, strike.rate, samples);
    hiss({.hertz = 2600.0, .q = 0.6, .level = 1.0, .attack = 0.0, .seconds = 0.03}, 0.0, strike.rate,
         strike.random, samples);
    crunch(0.0, 0.10, 40, 0.9, strike, samples);
    crunch(0.08, 0.16, 45, 0.35, strike, samples); // the sole rolls over, the toe pushes off
    fadeOut(samples, 0.05, strike.rate);
    return samples;
}

Samples stepOnWood(Strike strike) {
    Samples samples = silence(strike.length, strike.rate);
    const double board = strike.random.between(0.86, 1.18); // every board has its own size
    const Mode plank[] = {{104.0 * board, 1.0, 0.26},  {187.0 * board, 0.8, 0.20},
                          {271.0 * board, 0.55, 0.16}, {423.0 * board, 0.4, 0.11},
                          {640.0 * board, 0.3, 0.08},  {1130.0 * board, 0.22, 0.05},
                          {1890.0 * board, 0.12, 0.03}};
    ring(plank, blow(0.7, 0.3, strike.rate, strike.random), 0.0, strike.rate, samples);
    hiss({.hertz = 2300.0, .q = 0.7, .level = 0.25, .attack = 0.0, .seconds = 0.012}, 0.0, strike.rate,
         strike.random, samples);
    const Samples toe = blow(4.0, 0.3, strike.rate, strike.random);
    Samples soft = silence(strike.length, strike.rate);
    ring(plank, toe, strike.random.between(0.075, 0.095), strike.rate, soft);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] += 0.22F * soft[i];
    fadeOut(samples, 0.05, strike.rate);
    return samples;
}

}
