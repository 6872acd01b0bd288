#include "find/loop_finder.h"

#include "find/loop_cutter.h"
#include "find/loop_stretch.h"
#include "rhythm/repetition.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// hops of 10 ms, the 12 s of docs/detection.md 3.1; origin not recorded; flat at 960 and 1500
constexpr std::size_t windowHops = 1200;
/// hops of 10 ms, the 24 s of docs/detection.md 3.1; origin not recorded; flat at 1920 and 3000
constexpr std::size_t longWindowHops = 2400;
/// hops of 10 ms: in less nothing is looked for; origin not recorded; flat at 240 and 375
constexpr std::size_t shortestWindow = 300;
/// hops of 10 ms, the shortest round; follows from shortestPeriod in rhythm/repetition.cpp; flat at 64 and
/// 100
constexpr std::size_t shortestLag = 80;
/// s of a rhythm for each loop; as in docs/detection.md 3.1, origin not recorded; flat at 0.8x and 1.25x
constexpr double secondsALoop = 30.0;
/// correlation that the audio may fall short of the track: it is looked at more closely; origin not recorded;
/// flat at 0.8x and 1.25x
constexpr double cutTolerance = 0.05;

double thresholdFor(double sensitivity) { return 0.82 - 0.14 * std::clamp(sensitivity, 0.0, 1.0); }

/// A stretch whose levels repeat.
struct Window {
    HopRange hops;
    double similarity = 0.0;
};

/// Windows of `length` hops in which something comes again after `shortest` hops or more.
std::vector<Window> periodicWindows(const FeatureTrack& track, std::size_t length, std::size_t shortest,
                                    double threshold, const Progress& progress) {
    std::vector<Window> windows;
    if (track.hops() < shortestWindow || track.hops() <= shortest) return windows;
    const std::size_t last = track.hops() > length ? track.hops() - length : 0;
    for (std::size_t begin = 0;; begin = std::min(begin + length / 3, last)) {
        progress.report(last ? static_cast<double>(begin) / static_cast<double>(last) : 1.0);
        const HopRange range{begin, std::min(begin + length, track.hops())};
        const auto levels = levelsOf(track, range);
        for (const LagPeak& peak : similarityPeaks(lagSimilarity(levels, track.bands()), shortest)) {
            if (!isPlain(peak, levels.size(), threshold)) continue;
            windows.push_back({range, static_cast<double>(peak.similarity)});
            break;
        }
        if (begin >= last) return windows;
    }
}

/// The best window of every 30 s of overlapping ones.
std::vector<Window> bestApart(std::vector<Window> windows) {
    std::stable_sort(windows.begin(), windows.end(),
                     [](const Window& a, const Window& b) { return a.similarity > b.similarity; });
    std::vector<Window> kept;
    for (const Window& window : windows) {
        const auto middle = [](const Window& w) {
            return static_cast<double>(w.hops.begin + w.hops.end) / 2.0 * FeatureTrack::hopSeconds;
        };
        const bool near = std::any_of(kept.begin(), kept.end(), [&](const Window& k) {
            return std::abs(middle(k) - middle(window)) < secondsALoop;
        });
        if (!near) kept.push_back(window);
    }
    std::sort(kept.begin(), kept.end(),
              [](const Window& a, const Window& b) { return a.hops.begin < b.hops.begin; });
    return kept;
}
}

std::vector<DetectedRegion> findLoops(const FeatureTrack& track, Excerpts& excerpts,
                                      std::span<const NoveltyPeak> hits, double sensitivity,
                                      const TempoRange& tempi, const Progress& progress) {
    const double threshold = thresholdFor(sensitivity);
    auto windows = periodicWindows(track, windowHops, shortestLag, threshold, progress.part(0.0, 0.3));
    // Patterns of four bars need a longer look.
    for (const Window& window :
         periodicWindows(track, longWindowHops, windowHops / 2, threshold, progress.part(0.3, 0.5)))
        if (std::none_of(windows.begin(), windows.end(), [&](const Window& w) {
                return w.hops.begin < window.hops.end && window.hops.begin < w.hops.end;
            }))
            windows.push_back(window);
    windows = bestApart(std::move(windows));
    std::vector<DetectedRegion> found;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        progress.report(0.5 + 0.5 * static_cast<double>(i) / static_cast<double>(windows.size()));
        const Frame notBefore = found.empty() ? 0 : found.back().range.end;
        if (auto loop =
                cutLoop(track, excerpts, hits, windows[i].hops, threshold - cutTolerance, tempi, notBefore))
            found.push_back(std::move(*loop));
    }
    return found;
}

}
