#include "onsets/attack_trail.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// s looked back from an onset for where its sound began; origin not recorded; F of onsets -0.033 at 0.8x,
/// flat at 1.25x
constexpr double backSeconds = 0.100;
/// s looked ahead for its loudest moment; origin not recorded; flat at 0.8x and 1.25x
constexpr double aheadSeconds = 0.060;
/// steps of 2 ms averaged to see the attack; origin not recorded; flat at 4 and 6
constexpr std::size_t fineSteps = 5;
/// steps of 2 ms averaged to see the lowest: longer than a period of a low note; origin not recorded; flat at
/// 7 and 11
constexpr std::size_t coarseSteps = 9;
/// ratio of the amplitudes of the highest and the lowest: about 10 dB; origin not recorded; flat at 0.8x and
/// 1.25x
constexpr double leastRise = 3.0;
/// share of the way from the lowest to the highest: the sound has begun; origin not recorded; flat at 0.8x
/// and 1.25x
constexpr double riseShare = 0.1;

std::size_t stepsOf(double seconds) {
    return static_cast<std::size_t>(std::lround(seconds / AttackTrail::stepSeconds));
}

std::array<double, 256> powersOfHops() {
    std::array<double, 256> powers{};
    for (int hop = 0; hop < 256; ++hop)
        powers[static_cast<std::size_t>(hop)] =
            std::pow(10.0, static_cast<double>(RunningPercentile::level(hop)) / 10.0);
    return powers;
}
}

void AttackTrail::push(std::span<const float> samples) {
    while (!samples.empty()) {
        if (m_sample == m_stepEnd) {
            close();
            m_stepEnd = static_cast<std::size_t>(
                std::llround(static_cast<double>(m_hops.size() + 1) * stepSeconds * m_rate));
        }
        const std::size_t count = std::min(samples.size(), m_stepEnd - m_sample);
        for (const float x : samples.first(count))
            m_sum += x * x;
        m_count += count;
        m_sample += count;
        samples = samples.subspan(count);
    }
}

void AttackTrail::close() {
    if (m_count == 0) return;
    const float power = m_sum / static_cast<float>(m_count);
    m_hops.push_back(RunningPercentile::hop(10.0F * std::log10(power + 1e-12F)));
    m_sum = 0.0F;
    m_count = 0;
}

double AttackTrail::amplitude(std::size_t at, std::size_t count) const {
    static const std::array<double, 256> powers = powersOfHops();
    const std::size_t from = at - std::min(at, count / 2);
    const std::size_t to = std::min(m_hops.size(), at + count / 2 + 1);
    double sum = 0.0;
    for (std::size_t i = from; i < to; ++i)
        sum += powers[m_hops[i]];
    return std::sqrt(sum / static_cast<double>(to - from));
}

std::optional<AttackTrail::Beginning> AttackTrail::beginningNear(double seconds) const {
    const std::size_t middle = stepsOf(std::max(0.0, seconds));
    const std::size_t from = middle - std::min(middle, stepsOf(backSeconds));
    const std::size_t to = std::min(m_hops.size(), middle + stepsOf(aheadSeconds) + 1);
    if (middle >= to) return std::nullopt;
    std::size_t peak = middle;
    double highest = 0.0;
    for (std::size_t i = middle; i < to; ++i)
        if (const double a = amplitude(i, fineSteps); a > highest) {
            highest = a;
            peak = i;
        }
    std::size_t low = from;
    double lowest = amplitude(from, coarseSteps);
    for (std::size_t i = from + 1; i <= peak; ++i)
        if (const double a = amplitude(i, coarseSteps); a < lowest) {
            lowest = a;
            low = i;
        }
    if (highest < leastRise * lowest) return std::nullopt;
    std::size_t rising = low;
    while (rising < peak && amplitude(rising, fineSteps) <= lowest + riseShare * (highest - lowest))
        ++rising;
    const auto secondsAt = [](std::size_t step) { return (static_cast<double>(step) + 0.5) * stepSeconds; };
    return Beginning{secondsAt(rising), secondsAt(low)};
}

}
