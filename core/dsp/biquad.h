#pragma once

#include "base/units.h"

#include <complex>

namespace gleaner::dsp {

/// Second-order section, a0 = 1. Designs after the Audio EQ Cookbook (R. Bristow-Johnson).
struct BiquadCoefficients {
    double b0 = 1.0, b1 = 0.0, b2 = 0.0, a1 = 0.0, a2 = 0.0;

    static BiquadCoefficients lowPass(Hertz hertz, double q, double rate);
    static BiquadCoefficients highPass(Hertz hertz, double q, double rate);
    static BiquadCoefficients bandPass(Hertz hertz, double q, double rate); ///< 0 dB at the centre
    static BiquadCoefficients peak(Hertz hertz, double q, Decibels gain, double rate);
    static BiquadCoefficients lowShelf(Hertz hertz, double q, Decibels gain, double rate);
    static BiquadCoefficients highShelf(Hertz hertz, double q, Decibels gain, double rate);

    /// Complex gain at a frequency.
    std::complex<double> response(Hertz hertz, double rate) const;
};

/// Runs a section over one channel; transposed direct form II in doubles.
class Biquad {
public:
    explicit Biquad(const BiquadCoefficients& coefficients) : m_c(coefficients) {}
    double operator()(double x) {
        const double y = m_c.b0 * x + m_z1;
        m_z1 = m_c.b1 * x - m_c.a1 * y + m_z2;
        m_z2 = m_c.b2 * x - m_c.a2 * y;
        return y;
    }
    void reset() { m_z1 = m_z2 = 0.0; }

private:
    BiquadCoefficients m_c;
    double m_z1 = 0.0, m_z2 = 0.0;
};

}
