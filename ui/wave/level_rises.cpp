#include "ui/wave/level_rises.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gleaner::ui {

namespace {

constexpr double quietestDb = -80.0;    ///< dB
constexpr double leastRiseDb = 3.0;     ///< dB
constexpr double mostRiseDb = 24.0;     ///< dB
constexpr std::size_t blocksBefore = 4; ///< blocks that a rise is measured from

double peakLevelOf(const audio::WaveformColumn& block) {
    const double peak = std::max(block.maximum, -block.minimum);
    return peak > 0.0 ? std::max(20.0 * std::log10(peak), quietestDb) : quietestDb;
}

}

std::vector<float> levelRises(std::span<const audio::WaveformColumn> blocks, int columns) {
    std::vector<float> rises(static_cast<std::size_t>(std::max(columns, 0)));
    std::vector<double> levels(blocks.size());
    std::ranges::transform(blocks, levels.begin(), peakLevelOf);
    for (std::size_t i = 1; i < levels.size() && !rises.empty(); ++i) {
        const std::size_t count = std::min(i, blocksBefore);
        const auto here = levels.begin() + static_cast<std::ptrdiff_t>(i);
        const double background = std::accumulate(here - static_cast<std::ptrdiff_t>(count), here, 0.0) /
                                  static_cast<double>(count);
        const double rise = (*here - background - leastRiseDb) / (mostRiseDb - leastRiseDb);
        float& column = rises[i * rises.size() / levels.size()];
        column = std::max(column, static_cast<float>(std::clamp(rise, 0.0, 1.0)));
    }
    return rises;
}

}
