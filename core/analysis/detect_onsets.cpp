#include "analysis/detect.h"

#include "analysis/mono_stream.h"
#include "analysis/onset_flux.h"
#include "dsp/denormals.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gleaner::analysis {

namespace {
// Found on the development recordings with onsets; the threshold follows the material: melodies of soft
// attacks have a flux a tenth of that of drums, and the steady flux of rain is no onset.
constexpr double peakShare = 0.3; ///< of the 98th percentile around
constexpr double lowestThreshold = 1.1;
constexpr double highestThreshold = 3.0;
constexpr double medianFactor = 2.5;
constexpr double reachSeconds = 3.0;
constexpr double stepSeconds = 0.5;
constexpr double nearestSeconds = 0.03;
constexpr double meanBeforeSeconds = 0.10;
constexpr double meanAfterSeconds = 0.07;

constexpr double riseShare = 0.3;
constexpr double longestRise = 0.04;
constexpr double earlySeconds = 0.012;

constexpr std::size_t framesOf(double seconds) {
    return static_cast<std::size_t>(seconds * OnsetFlux::framesPerSecond);
}

float quantile(std::vector<float>& values, double share) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// What a peak has to rise above the flux around it, frame by frame of a coarse grid.
std::vector<double> thresholds(const std::vector<float>& flux) {
    std::vector<double> result;
    std::vector<float> window;
    const std::size_t reach = framesOf(reachSeconds);
    for (std::size_t middle = 0; middle < flux.size(); middle += framesOf(stepSeconds)) {
        const auto from = flux.begin() + static_cast<std::ptrdiff_t>(middle - std::min(middle, reach));
        window.assign(from,
                      flux.begin() + static_cast<std::ptrdiff_t>(std::min(flux.size(), middle + reach)));
        const double peaks = static_cast<double>(quantile(window, 0.98));
        const double median = static_cast<double>(quantile(window, 0.5));
        result.push_back(std::max(std::clamp(peakShare * peaks, lowestThreshold, highestThreshold),
                                  medianFactor * median));
    }
    return result;
}

/// Seconds at which the rise to the peak at `frame` begins. A frame already sees 23 ms ahead, so a sharp
/// attack shows early: what it is early by on recordings of drums is put back.
double riseBegins(const std::vector<float>& flux, std::size_t frame) {
    std::size_t first = frame;
    while (first > 0 && frame - first < framesOf(longestRise) && flux[first - 1] < flux[first] &&
           flux[first - 1] > riseShare * flux[frame])
        --first;
    return std::max(0.0, static_cast<double>(first) / OnsetFlux::framesPerSecond + earlySeconds);
}

std::vector<double> pickOnsets(const std::vector<float>& flux, double sensitivity) {
    const std::vector<double> limits = thresholds(flux);
    const double scale = std::exp2(2.0 * (0.5 - std::clamp(sensitivity, 0.0, 1.0)));
    const std::size_t near = framesOf(nearestSeconds);
    std::vector<double> onsets;
    for (std::size_t i = 0; i < flux.size(); ++i) {
        const auto begin = flux.begin();
        const auto at = [&](std::size_t n) {
            return begin + static_cast<std::ptrdiff_t>(std::min(n, flux.size()));
        };
        if (flux[i] <= 0.0F || flux[i] < *std::max_element(at(i - std::min(i, near)), at(i + near + 1)))
            continue;
        const auto from = at(i - std::min(i, framesOf(meanBeforeSeconds)));
        const auto to = at(i + framesOf(meanAfterSeconds) + 1);
        const double mean = std::accumulate(from, to, 0.0) / static_cast<double>(to - from);
        const double limit = limits[std::min(limits.size() - 1, i / framesOf(stepSeconds))];
        if (static_cast<double>(flux[i]) < mean + scale * limit) continue;
        const double seconds = riseBegins(flux, i);
        if (onsets.empty() || seconds - onsets.back() >= nearestSeconds) onsets.push_back(seconds);
    }
    return onsets;
}
}

std::vector<double> detectOnsets(audio::AudioSource& source, double sensitivity, const Progress& progress) {
    const dsp::FlushDenormals flush;
    MonoStream stream(source, mixPolarity(source), progress);
    OnsetFlux onsetFlux(stream.rate());
    std::vector<float> flux;
    for (auto block = stream.next(); !block.empty(); block = stream.next())
        onsetFlux.push(block, flux);
    onsetFlux.finish(flux);
    progress.report(1.0);
    std::vector<double> onsets = pickOnsets(flux, sensitivity);
    if (onsetFlux.startsLoud() && (onsets.empty() || onsets.front() > nearestSeconds))
        onsets.insert(onsets.begin(), 0.0);
    return onsets;
}

}
