#pragma once

#include "demo/voice.h"

#include <span>

namespace gleaner::demo {

/// A damped sine of a struck body.
struct Mode {
    double hertz = 0.0;
    double gain = 1.0;
    double seconds = 0.2; ///< to -60 dB
};

Samples silence(double seconds, int rate);

/// White noise, -1 to 1.
double white(Random& random);

/// What a body feels of a blow: half a sine of `milliseconds`, roughened by noise (0 to 1). Short and rough
/// is a hard stick.
Samples blow(double milliseconds, double roughness, int rate, Random& random);

/// Lets a bank of modes ring to a blow at `at` seconds and adds it.
void ring(std::span<const Mode> modes, std::span<const float> blow, double at, int rate, Samples& into);

/// A burst of noise around `hertz`, falling by 60 dB in `seconds`, added at `at`.
struct Burst {
    double hertz = 2000.0;
    double q = 1.0;
    double level = 1.0;
    double attack = 0.0; ///< seconds
    double seconds = 0.05;
};
void hiss(const Burst& burst, double at, int rate, Random& random, Samples& into);

/// Factor a sample for a fall of 60 dB in `seconds`.
double decayFactor(double seconds, int rate);

/// Fades the end to nothing, so that no sound is cut off.
void fadeOut(Samples& samples, double seconds, int rate);

}
