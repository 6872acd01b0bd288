#pragma once

namespace gleaner::dsp {

/// Kaiser window at `x` from -1 to 1, 1 in the middle, 0 outside (Kaiser 1974). `beta` trades width against
/// stop band: 5 gives about 50 dB, 9 about 90 dB.
double kaiser(double x, double beta);

/// sin(pi x) / (pi x).
double sinc(double x);

}
