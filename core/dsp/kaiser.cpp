#include "dsp/kaiser.h"

#include <cmath>
#include <numbers>

namespace gleaner::dsp {

namespace {

/// Modified Bessel function of the first kind, order 0, by its power series.
double besselI0(double x) {
    double sum = 1.0, term = 1.0;
    for (int k = 1; term > 1e-18 * sum; ++k) {
        term *= (x / (2.0 * k)) * (x / (2.0 * k));
        sum += term;
    }
    return sum;
}

}

double kaiser(double x, double beta) {
    const double inside = 1.0 - x * x;
    return inside < 0.0 ? 0.0 : besselI0(beta * std::sqrt(inside)) / besselI0(beta);
}

double sinc(double x) {
    if (x == 0.0) return 1.0;
    return std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
}

}
