#include "demo/room.h"

#include "demo/strike.h"

#include <array>
#include <cmath>
#include <numbers>

namespace gleaner::demo {
namespace {

/// A wall: how late, how loud, and which ear hears the left side of the scene through it.
struct Reflection {
    double milliseconds, gain;
    bool isCrossed;
};
constexpr Reflection reflections[] = {{7.3, 0.62, false},  {11.9, 0.50, true},   {17.1, -0.44, false},
                                      {23.7, 0.36, true},  {29.3, -0.30, false}, {37.9, 0.25, true},
                                      {45.1, 0.20, false}, {53.3, -0.16, true}};

/// Walls swallow the high notes.
class OnePole {
public:
    explicit OnePole(double keep) : m_keep(keep) {}
    double operator()(double x) { return m_value = x + (m_value - x) * m_keep; }

private:
    double m_keep, m_value = 0.0;
};

/// Four delay lines that feed each other through a Hadamard matrix (Jot 1991); half a second to -60 dB.
class Tail {
public:
    explicit Tail(int rate) {
        static constexpr double milliseconds[] = {43.7, 53.9, 61.3, 71.9};
        for (std::size_t i = 0; i < lines; ++i) {
            m_delay[i].assign(static_cast<std::size_t>(milliseconds[i] * rate / 1000.0), 0.0);
            m_gain[i] = 0.5 * std::pow(10.0, -3.0 * milliseconds[i] / 1000.0 / 0.5);
        }
    }
    /// Two in, two out.
    std::array<double, 2> operator()(double left, double right) {
        std::array<double, lines> y;
        for (std::size_t i = 0; i < lines; ++i)
            y[i] = m_dark[i](m_delay[i][m_at[i]]) * m_gain[i];
        const std::array<double, lines> mixed = {y[0] + y[1] + y[2] + y[3], y[0] - y[1] + y[2] - y[3],
                                                 y[0] + y[1] - y[2] - y[3], y[0] - y[1] - y[2] + y[3]};
        for (std::size_t i = 0; i < lines; ++i) {
            m_delay[i][m_at[i]] = mixed[i] + (i % 2 == 0 ? left : right);
            m_at[i] = m_at[i] + 1 == m_delay[i].size() ? 0 : m_at[i] + 1;
        }
        return {y[0] + y[2], y[1] + y[3]};
    }

private:
    static constexpr std::size_t lines = 4;
    std::array<std::vector<double>, lines> m_delay;
    std::array<OnePole, lines> m_dark = {OnePole(0.45), OnePole(0.45), OnePole(0.45), OnePole(0.45)};
    std::array<double, lines> m_gain{};
    std::array<std::size_t, lines> m_at{};
};

}

void addRoom(audio::AudioBuffer& recording, double level, int rate) {
    const audio::AudioBuffer dry = recording;
    const std::span<const float> sides[] = {dry.channel(0), dry.channel(1)};
    OnePole dark[] = {OnePole(0.35), OnePole(0.35)};
    // Small walls let the low notes pass: without this a bass would boom on the room's own tones.
    const double keep = std::exp(-2.0 * std::numbers::pi * 220.0 / rate);
    OnePole low[] = {OnePole(keep), OnePole(keep)};
    Tail tail(rate);
    for (std::size_t i = 0; i < sides[0].size(); ++i) {
        double early[2] = {0.0, 0.0};
        for (const Reflection& wall : reflections) {
            const auto late = static_cast<std::size_t>(wall.milliseconds * rate / 1000.0);
            if (late > i) break;
            for (std::size_t ear = 0; ear < 2; ++ear)
                early[ear] +=
                    wall.gain * static_cast<double>(sides[ear ^ std::size_t(wall.isCrossed)][i - late]);
        }
        const double left = level * dark[0](early[0] - low[0](early[0]));
        const double right = level * dark[1](early[1] - low[1](early[1]));
        const auto behind = tail(left, right);
        recording.channel(0)[i] += static_cast<float>(left + 0.5 * behind[0]);
        recording.channel(1)[i] += static_cast<float>(right + 0.5 * behind[1]);
    }
}

}
