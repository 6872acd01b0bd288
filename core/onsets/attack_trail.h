#pragma once

#include "signal/running_percentile.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// The level of a recording every 2 ms, one byte each (half decibels): enough to look back from where a
/// spectrum changed to where the sound began. 1.8 MB an hour.
class AttackTrail {
public:
    /// s from one level to the next; origin not recorded; F of onsets flat at 0.8x, -0.007 at 1.25x
    static constexpr double stepSeconds = 0.002;

    explicit AttackTrail(double rate) : m_rate(rate) {}

    void push(std::span<const float> samples);
    void finish() { close(); }

    /// Where the sound that gets louder around `seconds` began, read in two ways, in seconds.
    struct Beginning {
        double rises = 0.0;  ///< the amplitude has come a tenth of its way from the lowest to the highest
        double lowest = 0.0; ///< the level is at its lowest between what went before and what begins
    };
    /// Looks from 100 ms before to 60 ms after. Nothing where the level does not rise by 10 dB.
    std::optional<Beginning> beginningNear(double seconds) const;

private:
    void close();
    /// Root mean square over `count` steps around step `at`.
    double amplitude(std::size_t at, std::size_t count) const;

    double m_rate;
    std::vector<std::uint8_t> m_hops;
    std::size_t m_sample = 0;
    std::size_t m_stepEnd = 0; ///< sample at which the step is complete
    float m_sum = 0.0F;
    std::size_t m_count = 0;
};

}
