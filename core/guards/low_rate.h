#pragma once

// Private to the room.

#include "base/units.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace gleaner::guards {

/// A stream at about 2 kHz, for what lies below 500 Hz: a triangle over two of its steps, which takes 50 dB
/// off what would fold down onto the lowest 60 Hz.
class LowRate {
public:
    explicit LowRate(double rate) : m_step(std::max(1L, std::lround(rate / 2000.0))), m_rate(rate) {}

    double rate() const { return m_rate / static_cast<double>(m_step); }
    /// Appends what is complete to `output`; its first value is that of half a step before the stream.
    void push(std::span<const float> input, std::vector<float>& output) {
        for (const float x : input) {
            m_sum += x;
            m_rising += (static_cast<float>(m_at) + 0.5F) * x;
            if (++m_at < m_step) continue;
            const auto step = static_cast<float>(m_step);
            output.push_back((m_before + m_sum * step - m_rising) / (step * step));
            m_before = m_rising;
            m_sum = m_rising = 0.0F;
            m_at = 0;
        }
    }

private:
    long m_step;
    double m_rate;
    long m_at = 0;
    float m_sum = 0.0F, m_rising = 0.0F, m_before = 0.0F;
};

}
