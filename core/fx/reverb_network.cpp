#include "fx/reverb_network.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace gleaner::fx {

namespace {

constexpr double shortestLineMs = 21.0, longestLineMs = 93.0;
constexpr std::array diffuserMs{3.1, 4.7, 7.9, 11.3};
constexpr double diffusion = 0.62;

/// Lengths with a common divisor would ring together.
std::size_t nextPrime(std::size_t n) {
    const auto isPrime = [](std::size_t p) {
        for (std::size_t d = 2; d * d <= p; ++d)
            if (p % d == 0) return false;
        return p > 1;
    };
    while (!isPrime(n))
        ++n;
    return n;
}

std::size_t primeLength(double milliseconds, int rate) {
    return nextPrime(static_cast<std::size_t>(std::max(2L, std::lround(milliseconds * rate / 1000.0))));
}

/// Gain of a line in which the room decays in its time.
double gainOf(std::size_t length, const Room& room) {
    return std::pow(10.0, -3.0 * static_cast<double>(length) / room.rate / room.decaySeconds);
}

/// One-pole low-pass that loses at `hertz` as much again as the line's gain: decay there takes half the time.
double dampingPole(double gain, double hertz, int rate) {
    const double cosine = std::cos(2.0 * std::numbers::pi * std::min(hertz, 0.45 * rate) / rate);
    const double g = gain * gain, half = 1.0 - g * cosine, all = 1.0 - g;
    return all < 1e-12 ? 0.0 : (half - std::sqrt(std::max(0.0, half * half - all * all))) / all;
}

}

Diffuser::Diffuser(const Room& room, double longer) {
    for (const double ms : diffuserMs)
        m_lines.push_back({std::vector<double>(primeLength(ms * longer * room.size, room.rate)), 0});
}

double Diffuser::operator()(double x) {
    for (Line& line : m_lines) {
        double& slot = line.ring[line.place];
        const double late = slot;
        slot = x - diffusion * late;
        x = late + diffusion * slot;
        if (++line.place == line.ring.size()) line.place = 0;
    }
    return x;
}

ReverbNetwork::ReverbNetwork(const Room& room)
    : m_lengths(lengths(room)),
      m_ring(std::bit_ceil(*std::max_element(m_lengths.begin(), m_lengths.end()) + 1)) {
    double kept = 0.0;
    for (std::size_t i = 0; i < lines; ++i) {
        const double gain = gainOf(m_lengths[i], room);
        setLine(i, gain, room);
        kept += gain * gain / lines;
    }
    m_level = std::sqrt((1.0 - kept) / kept);
}

std::array<std::size_t, ReverbNetwork::lines> ReverbNetwork::lengths(const Room& room) {
    std::array<std::size_t, lines> lengths{};
    for (std::size_t i = 0; i < lines; ++i) {
        const double place = static_cast<double>(i) / (lines - 1);
        lengths[i] = primeLength(shortestLineMs * std::pow(longestLineMs / shortestLineMs, place) * room.size,
                                 room.rate);
    }
    return lengths;
}

void ReverbNetwork::setLine(std::size_t index, double gain, const Room& room) {
    m_poles[index] = dampingPole(gain, room.dampingHertz, room.rate);
    m_gains[index] = gain * (1.0 - m_poles[index]);
    // Each side enters half of the lines, in both polarities.
    const double sign = (index & 8U) != 0 ? -1.0 : 1.0;
    ((index & 4U) != 0 ? m_right : m_left)[index] = sign;
}

/// Hadamard matrix of order 16, scaled to keep energy, by its butterflies.
void ReverbNetwork::mix(Row& x) {
    for (std::size_t half = 1; half < lines; half *= 2)
        for (std::size_t i = 0; i < lines; i += 2 * half)
            for (std::size_t j = i; j < i + half; ++j) {
                const double a = x[j], b = x[j + half];
                x[j] = a + b;
                x[j + half] = a - b;
            }
    for (double& value : x)
        value *= 0.25;
}

std::array<double, 2> ReverbNetwork::operator()(double left, double right) {
    const std::size_t mask = m_ring.size() - 1;
    Row x;
    for (std::size_t i = 0; i < lines; ++i)
        x[i] = m_ring[(m_place - m_lengths[i]) & mask][i];
    for (std::size_t i = 0; i < lines; ++i)
        x[i] = m_damped[i] = m_gains[i] * x[i] + m_poles[i] * m_damped[i];
    mix(x);
    // What the matrix gives are sums of all lines, each with signs of its own: two of them are as different
    // as can be.
    const std::array out{x[1] * m_level, x[2] * m_level};
    for (std::size_t i = 0; i < lines; ++i)
        x[i] += m_left[i] * left + m_right[i] * right;
    m_ring[m_place] = x;
    m_place = (m_place + 1) & mask;
    return out;
}

}
