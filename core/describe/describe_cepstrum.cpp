#include "describe/describing.h"

#include <array>
#include <numbers>
#include <numeric>

namespace gleaner::analysis {

using namespace describing;

namespace {
constexpr std::size_t melBands = 26;
constexpr std::size_t melCoefficients = 14;

using CosineTable = std::array<std::array<double, melBands>, melCoefficients>;

CosineTable cosineTable() {
    CosineTable table{};
    for (std::size_t c = 0; c < melCoefficients; ++c)
        for (std::size_t b = 0; b < melBands; ++b)
            table[c][b] = std::cos(std::numbers::pi * static_cast<double>(c) *
                                   (static_cast<double>(b) + 0.5) / melBands);
    return table;
}
}

void describeCepstrum(const Spectrogram& s, Descriptors& d) {
    std::array<std::size_t, melBands + 1> edges{};
    const double low = melOf(40.0);
    const double high = melOf(14000.0);
    for (std::size_t b = 0; b <= melBands; ++b)
        edges[b] = static_cast<std::size_t>(
            hertzOf(low + (high - low) * static_cast<double>(b) / melBands) / s.binHz + 0.5);
    static const CosineTable cosines = cosineTable();
    double loudest = 0.0;
    for (const auto& frame : s.power)
        loudest = std::max(loudest, std::accumulate(frame.begin(), frame.end(), 0.0));
    std::array<double, melCoefficients> sums{};
    std::array<double, melCoefficients> squares{};
    std::size_t count = 0;
    for (const auto& frame : s.power) {
        if (std::accumulate(frame.begin(), frame.end(), 0.0) < 1e-4 * loudest) continue;
        ++count;
        std::array<double, melBands> bands{};
        for (std::size_t b = 0; b < melBands; ++b) {
            for (std::size_t k = edges[b]; k < std::max(edges[b] + 1, edges[b + 1]) && k < frame.size(); ++k)
                bands[b] += static_cast<double>(frame[k]);
            bands[b] = std::log10(bands[b] / (loudest + tiny) + 1e-7);
        }
        for (std::size_t c = 0; c < melCoefficients; ++c) {
            double value = 0.0;
            for (std::size_t b = 0; b < melBands; ++b)
                value += bands[b] * cosines[c][b];
            sums[c] += value;
            squares[c] += value * value;
        }
    }
    for (std::size_t c = 0; c < melCoefficients && count; ++c) {
        const double mean = sums[c] / static_cast<double>(count);
        if (c > 0) d[after(Descriptor::Mel1, c - 1)] = mean;
        const double variance = std::max(0.0, squares[c] / static_cast<double>(count) - mean * mean);
        if (c < 7) d[after(Descriptor::MelStd0, c)] = std::sqrt(variance);
    }
}

}
