#include "onsets/onset_picker.h"

#include "onsets/onset_flux.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gleaner::analysis {

namespace {
/// s to both sides that are the surroundings of a peak; origin not recorded; F of onsets -0.002 at 0.8x, flat
/// at 1.25x
constexpr double pickReachSeconds = 3.0;
/// s from one reading of the surroundings to the next; origin not recorded; F of onsets +0.003 at 0.8x,
/// +0.001 at 1.25x
constexpr double stepSeconds = 0.5;
/// s between two onsets; as in docs/detection.md 2.2, origin not recorded; F of onsets flat at 0.8x, -0.002
/// at 1.25x
constexpr double apartSeconds = 0.03;

/// How the peaks of one sort of material are picked. Found on the development recordings and, for
/// the soft ones, on melodies put together from single notes of other instruments; all figures lie on a
/// plateau.
struct Manner {
    double lowest;        ///< least height over the mean around
    double highest;       ///< what is enough in any case
    double beforeSeconds; ///< of the mean
    double afterSeconds;
    double nearSeconds; ///< a peak is the highest within
    double riseShare;   ///< of the peak: its rise has begun
    double lateSeconds; ///< from the rise of the flux to the sound
};
/// flux, and seconds, as in Manner; found on the development recordings; F of onsets -0.005 at 1.25x of the
/// third, others less
constexpr Manner struck{1.1, 3.0, 0.15, 0.05, 0.03, 0.7, 0.015};
/// flux, and seconds, as in Manner; found on melodies put together from single notes; F of onsets -0.002 at
/// 0.8x of the third, others less
constexpr Manner soft{0.7, 40.0, 0.20, 0.20, 0.05, 0.5, 0.0};

/// flux of the strongest onsets around, below which they are soft; found on the development recordings
/// (docs/detection.md 2.2); F of onsets -0.010 at 0.8x, +0.001 at 1.25x
constexpr double softBelow = 4.0;
/// flux of the very strongest: a few strokes far apart are no melody; found on the development recordings
/// (docs/detection.md 2.2); flat at 0.8x and 1.25x
constexpr double strongestSoft = 10.0;
/// share of the strongest onsets around that a peak needs; found on the development recordings
/// (docs/detection.md 2.2); F of onsets -0.003 at 0.8x, -0.002 at 1.25x
constexpr double peakShare = 0.3;
/// share of the flux around that lies below the strongest onsets; found on the development recordings
/// (docs/detection.md 2.2); F of onsets flat at 0.975, -0.003 at 0.984
constexpr double peakQuantile = 0.98;
/// factor of the median around that a peak needs; found on the development recordings (docs/detection.md
/// 2.2); F of onsets -0.009 at 0.8x, +0.003 at 1.25x
constexpr double medianFactor = 2.5;
/// s that the flux of a struck sound rises; origin not recorded; flat at 0.8x and 1.25x
constexpr double longestRise = 0.04;
/// s that the flux of a soft sound rises; origin not recorded; flat at 0.8x and 1.25x
constexpr double longestSoftRise = 0.10;
/// s, a note has begun before a tenth of its amplitude is there; origin not recorded; F of onsets flat at
/// 0.8x, -0.002 at 1.25x
constexpr double softLead = 0.0125;
/// s after the lowest level between two notes at which one begins; origin not recorded; flat at 0.8x and
/// 1.25x
constexpr double afterLowest = 0.005;

constexpr std::size_t framesOf(double seconds) {
    const double rounded =
        seconds * OnsetFlux::framesPerSecond + 0.5; // std::lround is no constant expression
    return static_cast<std::size_t>(rounded);
}

float quantile(std::vector<float>& values, double share) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// What the flux is like around one moment.
struct Surroundings {
    double strongest = 0.0;
    double peaks = 0.0;
    double median = 0.0;

    bool isSoft() const { return peaks < softBelow && strongest < strongestSoft; }
    double limit(const Manner& manner) const {
        return std::max(std::clamp(peakShare * peaks, manner.lowest, manner.highest), medianFactor * median);
    }
};

/// Surroundings on a coarse grid, one every half second.
std::vector<Surroundings> surroundings(std::span<const float> flux) {
    std::vector<Surroundings> result;
    std::vector<float> window;
    const std::size_t reach = framesOf(pickReachSeconds);
    for (std::size_t middle = 0; middle < flux.size(); middle += framesOf(stepSeconds)) {
        const std::size_t from = middle - std::min(middle, reach);
        const auto part = flux.subspan(from, std::min(flux.size(), middle + reach) - from);
        window.assign(part.begin(), part.end());
        const auto level = [&](double share) { return static_cast<double>(quantile(window, share)); };
        result.push_back({level(1.0), level(peakQuantile), level(0.5)});
    }
    return result;
}

bool isPeak(std::span<const float> flux, std::size_t frame, const Manner& manner, double limit) {
    const auto part = [&](double before, double after) {
        const std::size_t from = frame - std::min(frame, framesOf(before));
        return flux.subspan(from, std::min(flux.size(), frame + framesOf(after) + 1) - from);
    };
    if (flux[frame] <= 0.0F) return false;
    const auto near = part(manner.nearSeconds, manner.nearSeconds);
    if (flux[frame] < *std::max_element(near.begin(), near.end())) return false;
    const auto around = part(manner.beforeSeconds, manner.afterSeconds);
    const double mean =
        std::accumulate(around.begin(), around.end(), 0.0) / static_cast<double>(around.size());
    return static_cast<double>(flux[frame]) >= mean + limit;
}

/// Seconds at which the flux passes `share` of the peak at `frame` on its way up, between frames.
double riseTo(std::span<const float> flux, std::size_t frame, double share, double longest) {
    const float level = static_cast<float>(share) * flux[frame];
    std::size_t first = frame;
    while (first > 0 && frame - first < framesOf(longest) && flux[first - 1] > level)
        --first;
    auto at = static_cast<double>(first);
    if (first > 0 && flux[first - 1] <= level && flux[first] > flux[first - 1])
        at -= static_cast<double>((flux[first] - level) / (flux[first] - flux[first - 1]));
    return at / OnsetFlux::framesPerSecond;
}

double beginningOfStruck(std::span<const float> flux, std::size_t frame) {
    return riseTo(flux, frame, struck.riseShare, longestRise) + struck.lateSeconds;
}

/// The middle one of three readings: spectrum, amplitude, and the lowest between two notes. Each is misled by
/// something else: vibrato, a slow bow, the end of the note before.
double beginningOfSoft(std::span<const float> flux, const AttackTrail& trail, std::size_t frame) {
    const double now = static_cast<double>(frame) / OnsetFlux::framesPerSecond + struck.lateSeconds;
    const auto seen = trail.beginningNear(now).value_or(AttackTrail::Beginning{now, now});
    const double spectrum = riseTo(flux, frame, soft.riseShare, longestSoftRise) + soft.lateSeconds;
    const double rises = seen.rises - softLead;
    const double lowest = std::min(seen.rises, seen.lowest + afterLowest) - softLead;
    return std::max(std::min(spectrum, rises), std::min(std::max(spectrum, rises), lowest));
}
}

std::vector<double> pickOnsets(std::span<const float> flux, const AttackTrail& trail, double sensitivity) {
    const std::vector<Surroundings> around = surroundings(flux);
    const double scale = std::exp2(2.0 * (0.5 - std::clamp(sensitivity, 0.0, 1.0)));
    std::vector<double> onsets;
    for (std::size_t i = 0; i < flux.size(); ++i) {
        const Surroundings& here = around[i / framesOf(stepSeconds)];
        const Manner& manner = here.isSoft() ? soft : struck;
        if (!isPeak(flux, i, manner, scale * here.limit(manner))) continue;
        const double seconds =
            std::max(0.0, here.isSoft() ? beginningOfSoft(flux, trail, i) : beginningOfStruck(flux, i));
        if (onsets.empty() || seconds - onsets.back() >= apartSeconds) onsets.push_back(seconds);
    }
    return onsets;
}

}
