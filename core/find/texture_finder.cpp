#include "find/texture_finder.h"

#include "base/number_text.h"
#include "features/hop_range.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace gleaner::analysis {

namespace {
/// hops of 10 ms: windows are tried every half second; origin not recorded; flat at 40 and 62
constexpr std::size_t windowStepHops = 50;
/// hops of 10 ms over which a level is taken; as in docs/detection.md 4.3, origin not recorded; flat at 8
/// and 12
constexpr std::size_t levelHops = 10;
/// hops of 10 ms, longest first; as in docs/detection.md 4.3, origin not recorded; clean textures -0.400 at
/// 500 of the third, others less
constexpr std::array<std::size_t, 3> lengths = {1200, 800, 400};
/// hops of 10 ms that are ever looked ahead; follows from lengths
constexpr int mostFreeHops = static_cast<int>(lengths.front());
/// dB, standard deviation of the level; as in docs/detection.md 4.3, origin not recorded; flat at 0.8x and
/// 1.25x
constexpr double usualVariation = 2.5;
/// dB, the same where the recording has nothing steadier; as in docs/detection.md 4.3, origin not recorded;
/// flat at 0.8x and 1.25x
constexpr double laxVariation = 4.5;
/// hops of 10 ms, the shortest that is tried; follows from lengths; clean textures flat at 320, -0.100 at
/// 500; scenes with one flat at 320, -0.400 at 500
constexpr std::size_t laxLength = 400;
/// dB of variation that a step longer is worth; origin not recorded; flat at 0.8x and 1.25x
constexpr double lengthWorth = 0.5;
/// dB of variation that a faint hit costs; origin not recorded; flat at 0.8x and 1.25x
constexpr double hitWorth = 0.6;
/// s of a recording for each texture; as in docs/detection.md 4.3, origin not recorded; flat at 0.8x and
/// 1.25x
constexpr double secondsATexture = 30.0;
/// dB, mean difference of the band levels of what sounds alike; as in docs/detection.md 4.3, origin not
/// recorded; flat at 0.8x and 1.25x
constexpr double sameColourDb = 3.0;
/// s between two textures that sound alike; as in docs/detection.md 4.3, origin not recorded; flat at 0.8x
/// and 1.25x
constexpr double sameColourApart = 120.0;
/// dB, full scale: below it there is nothing; origin not recorded; flat at 0.8x and 1.25x
constexpr float silentTextureDb = -85.0F;
/// s kept from what was taken; origin not recorded; flat at 0.8x and 1.25x
constexpr double textureMarginSeconds = 0.3;

struct TextureWindow {
    HopRange range;
    double variation = 0.0;
    double cost = 0.0;
    BandLevels colour{};
};

/// Cells that no texture may hold: near hits, and inside what was taken.
std::vector<bool> blockedHops(const FeatureTrack& track, std::span<const NoveltyPeak> hits,
                              std::span<const FrameRange> taken, float height) {
    std::vector<bool> blocked(track.hops(), false);
    const auto block = [&](double from, double to) {
        const auto first = static_cast<std::size_t>(std::max(0.0, from) / FeatureTrack::hopSeconds);
        const auto last = static_cast<std::size_t>(std::max(0.0, to) / FeatureTrack::hopSeconds);
        for (std::size_t c = first; c < std::min(last, blocked.size()); ++c)
            blocked[c] = true;
    };
    for (const NoveltyPeak& hit : hits)
        if (hit.height >= height)
            block(hit.onset / track.noveltyRate() - 0.05,
                  hit.frame / track.noveltyRate() + textureMarginSeconds);
    for (const FrameRange& range : taken)
        block(secondsFromFrames(range.begin, track.rate()) - textureMarginSeconds,
              secondsFromFrames(range.end, track.rate()) + textureMarginSeconds);
    return blocked;
}

/// Sums that make any window's mean and variance cheap.
class Levels {
public:
    explicit Levels(const FeatureTrack& track) : m_track(track) {
        m_sums.push_back({});
        for (std::size_t c = 0; c + levelHops <= track.hops(); c += levelHops) {
            double power = 1e-13;
            for (std::size_t i = c; i < c + levelHops; ++i)
                power += std::pow(10.0, static_cast<double>(track.loudness(i)) / 10.0);
            const double level = 10.0 * std::log10(power / static_cast<double>(levelHops));
            m_sums.push_back({m_sums.back().level + level, m_sums.back().square + level * level});
        }
    }
    double mean(HopRange r) const { return between(r).level / points(r); }
    double variation(HopRange r) const {
        const double average = mean(r);
        return std::sqrt(std::max(0.0, between(r).square / points(r) - average * average));
    }
    BandLevels colour(HopRange r) const {
        BandLevels levels{};
        std::size_t count = 0;
        for (std::size_t c = r.begin; c < r.end; c += levelHops, ++count)
            for (std::size_t b = 0; b < m_track.bands(); ++b)
                levels[b] += m_track.level(c, b);
        for (float& level : levels)
            level /= static_cast<float>(std::max<std::size_t>(1, count));
        return levels;
    }

private:
    struct Sums {
        double level = 0.0;
        double square = 0.0;
    };
    double points(HopRange r) const {
        return static_cast<double>(std::max<std::size_t>(1, index(r.end) - index(r.begin)));
    }
    std::size_t index(std::size_t hop) const { return std::min(hop / levelHops, m_sums.size() - 1); }
    Sums between(HopRange r) const {
        const Sums& a = m_sums[index(r.begin)];
        const Sums& b = m_sums[index(r.end)];
        return {b.level - a.level, b.square - a.square};
    }
    const FeatureTrack& m_track;
    std::vector<Sums> m_sums;
};

/// Mean difference of the spectra, dB.
double distance(const BandLevels& a, const BandLevels& b, std::size_t bands) {
    double sum = 0.0;
    for (std::size_t i = 0; i < bands; ++i)
        sum += static_cast<double>(std::abs(a[i] - b[i]));
    return sum / static_cast<double>(std::max<std::size_t>(1, bands));
}

std::vector<TextureWindow> candidates(const FeatureTrack& track, std::span<const NoveltyPeak> hits,
                                      std::span<const FrameRange> taken, float hitHeight,
                                      double mostVariation, std::size_t shortest) {
    const std::vector<bool> blocked = blockedHops(track, hits, taken, hitHeight);
    const Levels levels(track);
    std::vector<int> hitsUpTo(track.hops() + 1, 0); // in the first n hops
    for (const NoveltyPeak& hit : hits)
        ++hitsUpTo[std::min(
            track.hops(),
            static_cast<std::size_t>(hit.frame / track.noveltyRate() / FeatureTrack::hopSeconds) + 1)];
    for (std::size_t c = 0; c < track.hops(); ++c)
        hitsUpTo[c + 1] += hitsUpTo[c];

    std::vector<TextureWindow> result;
    // Cells from here to the next blocked one, as far as a texture reaches: two bytes do, and ten hours are
    // long.
    std::vector<std::uint16_t> freeFrom(track.hops() + 1, 0);
    for (std::size_t c = track.hops(); c-- > 0;)
        freeFrom[c] = blocked[c] ? std::uint16_t{0}
                                 : static_cast<std::uint16_t>(std::min(freeFrom[c + 1] + 1, mostFreeHops));
    for (std::size_t c = 0; c < track.hops(); c += windowStepHops)
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            if (lengths[i] < shortest || freeFrom[c] < lengths[i]) continue;
            TextureWindow candidate{{c, c + lengths[i]}, 0.0, 0.0, {}};
            candidate.variation = levels.variation(candidate.range);
            if (candidate.variation > mostVariation ||
                levels.mean(candidate.range) < static_cast<double>(silentTextureDb))
                continue;
            const int faint = hitsUpTo[candidate.range.end] - hitsUpTo[c];
            const std::size_t half = (candidate.range.begin + candidate.range.end) / 2;
            const double change =
                distance(levels.colour({c, half}), levels.colour({half, candidate.range.end}), track.bands());
            if (change > sameColourDb) continue;
            candidate.cost =
                candidate.variation + change + lengthWorth * static_cast<double>(i) + hitWorth * faint;
            candidate.colour = levels.colour(candidate.range);
            result.push_back(candidate);
        }
    std::stable_sort(result.begin(), result.end(),
                     [](const TextureWindow& a, const TextureWindow& b) { return a.cost < b.cost; });
    return result;
}

DetectedRegion textureOf(const FeatureTrack& track, const TextureWindow& candidate) {
    DetectedRegion found;
    found.kind = music::SampleKind::Texture;
    found.range = {framesFromSeconds(static_cast<double>(candidate.range.begin) * FeatureTrack::hopSeconds,
                                     track.rate()),
                   std::min(track.frames(), framesFromSeconds(static_cast<double>(candidate.range.end) *
                                                                  FeatureTrack::hopSeconds,
                                                              track.rate()))};
    found.confidence = std::clamp(0.95 - 0.13 * candidate.cost, 0.2, 0.95);
    found.reason = "steady for " +
                   decimalText(static_cast<double>(candidate.range.length()) * FeatureTrack::hopSeconds, 0) +
                   " s: the level moves by " + decimalText(candidate.variation, 1) + " dB";
    return found;
}
}

std::vector<DetectedRegion> findTextures(const FeatureTrack& track, std::span<const NoveltyPeak> hits,
                                         std::span<const FrameRange> taken) {
    auto tried = candidates(track, hits, taken, 4.0F, usualVariation, laxLength);
    if (tried.empty()) tried = candidates(track, hits, taken, 8.0F, laxVariation, laxLength);
    if (tried.empty()) tried = candidates(track, hits, taken, 14.0F, laxVariation, laxLength);

    const double seconds = static_cast<double>(track.hops()) * FeatureTrack::hopSeconds;
    const auto most = static_cast<std::size_t>(seconds / secondsATexture) + 1;
    std::vector<TextureWindow> kept;
    for (const TextureWindow& candidate : tried) {
        if (kept.size() >= most) break;
        const bool fits = std::all_of(kept.begin(), kept.end(), [&](const TextureWindow& other) {
            const double apart =
                FeatureTrack::hopSeconds *
                std::abs(static_cast<double>(candidate.range.begin) - static_cast<double>(other.range.begin));
            const bool overlap =
                candidate.range.begin < other.range.end && other.range.begin < candidate.range.end;
            return !overlap && (apart > sameColourApart ||
                                distance(candidate.colour, other.colour, track.bands()) > sameColourDb);
        });
        if (fits) kept.push_back(candidate);
    }
    std::vector<DetectedRegion> found;
    for (const TextureWindow& candidate : kept)
        found.push_back(textureOf(track, candidate));
    return found;
}

}
