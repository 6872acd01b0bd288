#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace gleaner::fx {

// The room of the reverb: a feedback delay network of sixteen lines that feed each other through a Hadamard
// matrix (Jot and Chaigne 1991), behind four all-pass diffusers a side (Schroeder 1962). Nothing in it moves,
// so that it rings into a loop's beginning exactly. Private to `reverb.cpp`.

struct Room {
    int rate;
    double size;         ///< 1: lines of 21 to 93 ms; smaller ones in proportion
    double decaySeconds; ///< until it has fallen by 60 dB
    double dampingHertz; ///< where it falls twice as fast
};

/// Series of all-passes: smears a click into a burst without colour.
class Diffuser {
public:
    /// `longer` than the table's lengths by a factor, so that two sides differ.
    Diffuser(const Room& room, double longer);
    double operator()(double x);

private:
    struct Line {
        std::vector<double> ring;
        std::size_t place = 0;
    };
    std::vector<Line> m_lines;
};

/// The lines and their matrix. As much energy comes out as went in.
class ReverbNetwork {
public:
    explicit ReverbNetwork(const Room& room);
    /// Left and right in, left and right out.
    std::array<double, 2> operator()(double left, double right);

private:
    static constexpr std::size_t lines = 16;
    using Row = std::array<double, lines>; ///< one value for each line

    static std::array<std::size_t, lines> lengths(const Room& room);
    static void mix(Row& x);
    void setLine(std::size_t index, double gain, const Room& room);

    std::array<std::size_t, lines> m_lengths;
    std::vector<Row> m_ring; ///< all lines, written at once, each read as far back as it is long
    std::size_t m_place = 0;
    Row m_poles{}, m_gains{}, m_damped{}, m_left{}, m_right{};
    double m_level = 0.0;
};

}
