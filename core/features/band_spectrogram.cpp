#include "features/band_spectrogram.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
constexpr double columnFloorShare = 0.2;
constexpr float visibleRangeDb = 50.0F;
constexpr double riseSeconds = 0.012;

float percentile(std::vector<float>& values, double share) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}
}

BandSpectrogram BandSpectrogram::of(std::span<const float> mono, double rate) {
    BandFrames bandFrames(rate);
    BandSpectrogram result;
    result.layout = bandFrames.layout();
    result.frameRate = rate / result.layout.hop;
    const auto keep = [&](const BandLevels& levels) { result.frames.push_back(levels); };
    bandFrames.push(mono, keep);
    bandFrames.finish(keep);
    return result;
}

std::vector<BandLevels> aboveFloor(std::span<const BandLevels> frames, std::size_t bands) {
    std::vector<BandLevels> result(frames.begin(), frames.end());
    if (frames.empty()) return result;
    float loudest = silenceDb;
    for (const BandLevels& levels : frames)
        for (std::size_t b = 0; b < bands; ++b)
            loudest = std::max(loudest, levels[b]);
    std::vector<float> column(frames.size());
    for (std::size_t b = 0; b < bands; ++b) {
        std::transform(frames.begin(), frames.end(), column.begin(),
                       [b](const BandLevels& l) { return l[b]; });
        const float floor = std::max(percentile(column, columnFloorShare), loudest - visibleRangeDb);
        for (BandLevels& levels : result)
            levels[b] = std::max(levels[b], floor);
    }
    return result;
}

std::vector<float> onsetStrength(const BandSpectrogram& spectrogram) {
    const std::vector<BandLevels> levels = aboveFloor(spectrogram.frames, spectrogram.layout.count);
    const auto back =
        static_cast<std::size_t>(std::max(1L, std::lround(riseSeconds * spectrogram.frameRate)));
    std::vector<float> strength(levels.size(), 0.0F);
    for (std::size_t i = back; i < levels.size(); ++i) {
        for (std::size_t b = 0; b < spectrogram.layout.count; ++b)
            strength[i] += std::max(0.0F, levels[i][b] - levels[i - back][b]);
        strength[i] /= static_cast<float>(std::max<std::size_t>(1, spectrogram.layout.count));
    }
    return strength;
}

}
