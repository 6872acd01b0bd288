#include "dsp/peak_scanner.h"

#include "dsp/kaiser.h"

namespace gleaner::dsp {

namespace {

constexpr int pairs = 32; // of the half-band: flat to 0.46 of the rate
constexpr double halfBandBeta = 4.0;
constexpr double fineBeta = 7.0; // the fine filters' signal fills half of its band only

}

// Eight lanes, which the compiler turns into vectors.
float largestMagnitude(const float* x, Frame count) {
    float lanes[8] = {};
    const Frame whole = count / 8 * 8;
    for (Frame i = 0; i < whole; i += 8)
        for (int j = 0; j < 8; ++j) {
            const float magnitude = std::fabs(x[i + j]);
            lanes[j] = magnitude > lanes[j] ? magnitude : lanes[j];
        }
    for (Frame i = whole; i < count; ++i)
        lanes[0] = std::max(lanes[0], std::fabs(x[i]));
    return *std::max_element(lanes, lanes + 8);
}

Peak vertex(float a, float b, float c, double where, double step) {
    const float bend = a - 2.0F * b + c;
    if (bend >= 0.0F) return {b, where};
    const float off = 0.5F * (a - c) / bend;
    return {b - 0.25F * (a - c) * off, where + step * static_cast<double>(off)};
}

PeakScanner::PeakScanner(int rate)
    : m_halfBand(pairs, halfBandBeta), m_phases(std::max(4, (96000 + rate - 1) / rate)),
      m_fine(static_cast<std::size_t>(m_phases * taps)) {
    for (int phase = 1; phase < m_phases; ++phase)
        designPhase(phase);
}

void PeakScanner::designPhase(int phase) {
    const double offset = static_cast<double>(phase) / m_phases;
    double values[taps], sum = 0.0;
    for (int k = 0; k < taps; ++k) {
        const double distance = k - (taps / 2 - 1) - offset;
        sum += values[k] = sinc(distance) * kaiser(distance / (taps / 2), fineBeta);
    }
    for (int k = 0; k < taps; ++k)
        m_fine[phase * taps + k] = static_cast<float>(values[k] / sum);
}

void PeakScanner::doubleUp(const float* x) {
    constexpr Frame around = margin / 2, count = chunk + 2 * around + 1;
    float middle[count];
    m_halfBand.midpoints(x - around, middle, count);
    for (Frame i = 0; i < count; ++i) {
        m_doubled[2 * i] = x[i - around];
        m_doubled[2 * i + 1] = middle[i];
    }
}

float PeakScanner::between(const float* y, int phase) const {
    const float* fine = m_fine.data() + phase * taps;
    float lanes[4] = {};
    for (int k = 0; k < taps; k += 4)
        for (int j = 0; j < 4; ++j)
            lanes[j] += fine[k + j] * y[k + j - (taps / 2 - 1)];
    return std::fabs((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]));
}

Peak PeakScanner::peakBehind(const float* y, double where) const {
    const float first = std::fabs(y[0]), last = std::fabs(y[1]);
    Peak largest = first > last ? Peak{first, where} : Peak{last, where + 0.5};
    // A parabola rises by an eighth of its second difference: where that is little, the samples tell
    // enough.
    if (const float curve = bend(y); curve < 0.02F * largest.value)
        return {largest.value + 0.125F * curve, largest.where};
    const double step = 0.5 / m_phases;
    float before = between(y - 1, m_phases - 1), here = first;
    for (int phase = 1; phase <= m_phases; ++phase) {
        const float next = phase < m_phases ? between(y, phase) : last;
        if (here >= before && here >= next && here >= largest.value)
            largest = vertex(before, here, next, where + (phase - 1) * step, step);
        before = here;
        here = next;
    }
    return largest;
}

}
