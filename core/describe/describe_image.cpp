#include "describe/describing.h"

#include <array>

namespace gleaner::analysis {

using namespace describing;

namespace {
// The sound as a small picture: 40 bands of equal width on the mel scale, 32 columns that grow from one frame
// at the start to half a second after 4 s, as attacks need fine steps and tails do not.
constexpr std::size_t imageBands = 40;
constexpr std::size_t imageColumns = 32;
constexpr double growth = 1.158;                ///< of the columns: 32 of them make 690 frames
constexpr double firstColumn = 256.0 / 44100.0; ///< seconds
constexpr double range = 70.0;                  ///< dB under the loudest cell that count
// What is told of it: means of tiles, five bands by eight times.
constexpr std::size_t tileBands = 5;
constexpr std::size_t tileColumns = 8;

using Cells = std::array<std::array<double, imageColumns>, imageBands>;

/// The bins of one band, first to last, with weights that sum to 1: a triangle at least two bins wide.
struct Triangle {
    std::size_t first = 0;
    std::vector<double> weights;
};

Triangle triangle(const Spectrogram& s, std::size_t band) {
    const double step = (melOf(highestHz) - melOf(lowestHz)) / (imageBands + 1);
    const double low = melOf(lowestHz) + step * static_cast<double>(band);
    const double centre = hertzOf(low + step);
    const double below = std::max(centre - hertzOf(low), s.binHz);
    const double above = std::max(hertzOf(low + 2.0 * step) - centre, s.binHz);
    Triangle result;
    double sum = 0.0;
    for (std::size_t k = 0; k < s.bins(); ++k) {
        const double away = static_cast<double>(k) * s.binHz - centre;
        const double weight = 1.0 - std::abs(away) / (away < 0.0 ? below : above);
        if (weight <= 0.0) continue;
        if (result.weights.empty()) result.first = k;
        result.weights.push_back(weight);
        sum += weight;
    }
    for (double& weight : result.weights)
        weight /= sum;
    return result;
}

/// Where column `c` begins, in frames.
std::size_t columnBegin(std::size_t c, double frameRate) {
    const double seconds = firstColumn * (std::pow(growth, static_cast<double>(c)) - 1.0) / (growth - 1.0);
    return static_cast<std::size_t>(std::llround(seconds * frameRate));
}

/// Mean power; nothing after the end.
Cells powersOf(const Spectrogram& s) {
    Cells cells{};
    std::vector<Triangle> bands;
    for (std::size_t b = 0; b < imageBands; ++b)
        bands.push_back(triangle(s, b));
    for (std::size_t c = 0; c < imageColumns; ++c) {
        const std::size_t begin = columnBegin(c, s.frameRate);
        const std::size_t end =
            std::min(std::max(begin + 1, columnBegin(c + 1, s.frameRate)), s.power.size());
        if (begin >= end) break;
        const std::vector<double> sum = summed(s, begin, end);
        for (std::size_t b = 0; b < imageBands; ++b)
            for (std::size_t i = 0; i < bands[b].weights.size(); ++i)
                cells[b][c] +=
                    bands[b].weights[i] * sum[bands[b].first + i] / static_cast<double>(end - begin);
    }
    return cells;
}
}

/// Each tile from 0 (70 dB under the loudest cell of the picture, or after the end) to 1.
void describeImage(const Spectrogram& s, Descriptors& d) {
    const Cells cells = powersOf(s);
    double loudest = tiny;
    for (const auto& row : cells)
        loudest = std::max(loudest, *std::max_element(row.begin(), row.end()));
    constexpr std::size_t tall = imageBands / tileBands;
    constexpr std::size_t wide = imageColumns / tileColumns;
    for (std::size_t b = 0; b < imageBands; ++b)
        for (std::size_t c = 0; c < imageColumns; ++c)
            d[after(Descriptor::LowAt0, b / tall * tileColumns + c / wide)] +=
                std::max(0.0, 1.0 + dB(cells[b][c] / loudest) / range) / static_cast<double>(tall * wide);
}

}
