#include "find/hit_finder.h"

#include "base/number_text.h"
#include "find/hit_prominence.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// dB of prominence at a sensitivity of 0; found on the development scenes (docs/detection.md 1.4); not
/// swept: measured at the middle sensitivity alone
constexpr double plainestThreshold = 10.0;
/// dB of prominence at a sensitivity of one half; found on the development scenes (docs/detection.md 1.4); F
/// of hits -0.003 at 0.8x, -0.004 at 1.25x; overlap of hits -0.017 at 0.8x, +0.003 at 1.25x
constexpr double usualThreshold = 3.0;
/// dB of prominence at a sensitivity of 1; found on the development scenes (docs/detection.md 1.4); not
/// swept: measured at the middle sensitivity alone
constexpr double lowestThreshold = 1.0;

/// dB of novelty: inside a phrase, only a hit this plain is one of its own; origin not recorded; flat at 0.8x
/// and 1.25x, but hits inside annotated phrases are not counted
constexpr double voiceHitDb = 12.0;
/// s before a phrase that belong to it; origin not recorded; flat at 0.8x and 1.25x, but hits inside
/// annotated phrases are not counted
constexpr double phraseLeadSeconds = 0.05;
/// s before the end of a phrase: what begins this late rings on after it; origin not recorded; flat at 0.8x
/// and 1.25x, but hits inside annotated phrases are not counted
constexpr double phraseEndSeconds = 0.15;
/// s, the shortest hit; origin not recorded; flat at 0.8x and 1.25x
constexpr double shortestSeconds = 0.03;
/// s, the longest hit; as in docs/detection.md 1.4, origin not recorded; flat at 0.8x and 1.25x
constexpr double longestHitSeconds = 4.0;
/// s left before the next hit; as in docs/detection.md 1.4, origin not recorded; flat at 0.8x and 1.25x
constexpr double gapSeconds = 0.001;
/// dB over the background, mean of the best bands: gone; as in docs/detection.md 1.4, origin not recorded;
/// overlap of hits +0.011 at 0.8x, -0.028 at 1.25x
constexpr float deadDb = 1.0F;
/// hops of 10 ms in a row that are so quiet; origin not recorded; overlap of hits -0.012 at 4, +0.004 at 6
constexpr std::size_t deadHops = 5;

/// The highest excess of the hit, and seconds from its onset until it is gone.
struct Decay {
    float peakDb = 0.0F;
    double seconds = 0.0;
};
Decay decayOf(const FeatureTrack& track, double onset, double end) {
    Decay decay;
    const auto first = static_cast<std::size_t>(onset / FeatureTrack::hopSeconds);
    const auto last =
        std::min(track.hops(), static_cast<std::size_t>(std::max(onset, end) / FeatureTrack::hopSeconds) + 1);
    // Bells and strings may never reach the floor of a busy place: 45 dB down is gone too.
    float limit = deadDb;
    std::size_t quiet = 0;
    for (std::size_t c = first; c < last; ++c) {
        const float now = excessDb(track, c);
        decay.peakDb = std::max(decay.peakDb, now);
        limit = std::max(deadDb, decay.peakDb - 45.0F);
        quiet = now < limit ? quiet + 1 : 0;
        decay.seconds = static_cast<double>(c + 1) * FeatureTrack::hopSeconds - onset;
        if (quiet >= deadHops && c >= first + 2 * deadHops) {
            decay.seconds -= static_cast<double>(quiet - 1) * FeatureTrack::hopSeconds;
            break;
        }
    }
    return decay;
}

/// A syllable or a note that belongs to a phrase.
bool belongsToPhrase(const HitAttack& hit, const std::vector<DetectedRegion>& phrases, double rate) {
    if (static_cast<double>(hit.peak.height) >= voiceHitDb) return false;
    const Frame lead = framesFromSeconds(phraseLeadSeconds, rate);
    const Frame late = framesFromSeconds(phraseEndSeconds, rate);
    return std::any_of(phrases.begin(), phrases.end(), [&](const DetectedRegion& p) {
        return hit.onset >= p.range.begin - lead && hit.onset < p.range.end - late;
    });
}

/// From its attack to where it has sunk into the noise, at most to `next`, the onset of the following hit.
std::optional<DetectedRegion> cutHit(const FeatureTrack& track, const HitAttack& hit, Frame next) {
    if (!hit.begin) return std::nullopt;
    const double rate = track.rate();
    const Frame begin = *hit.begin;
    const Frame longest = std::min({begin + framesFromSeconds(longestHitSeconds, rate),
                                    next - framesFromSeconds(gapSeconds, rate), track.frames()});
    const Frame shortest = framesFromSeconds(shortestSeconds, rate);
    if (longest - begin < shortest * 4 / 5) return std::nullopt;
    const double onset = hit.peak.onset / track.noveltyRate();
    const Decay decay = decayOf(track, onset, secondsFromFrames(longest, rate));
    const Frame gone = hit.onset + framesFromSeconds(std::max(decay.seconds, shortestSeconds), rate);

    DetectedRegion found;
    found.kind = music::SampleKind::Hit;
    found.range = {begin, std::min(std::max(gone, begin + shortest), longest)};
    found.confidence =
        std::clamp(1.0 - std::exp(-(static_cast<double>(hit.peak.height) - 1.0) / 8.0), 0.05, 0.99);
    found.reason =
        decimalText(static_cast<double>(std::max(decay.peakDb, hit.peak.height)), 0) +
        " dB above the noise floor, " + (gone >= longest ? "until the next sound " : "gone after ") +
        decimalText(secondsFromFrames(found.range.length(), rate), 2) + (gone >= longest ? " s later" : " s");
    return found;
}
}

double hitThreshold(double sensitivity) {
    const double s = std::clamp(sensitivity, 0.0, 1.0);
    return s < 0.5 ? plainestThreshold + (usualThreshold - plainestThreshold) * s / 0.5
                   : usualThreshold + (lowestThreshold - usualThreshold) * (s - 0.5) / 0.5;
}

std::vector<DetectedRegion> findHits(const FeatureTrack& track, std::span<const HitAttack> attacks,
                                     const std::vector<DetectedRegion>& phrases, double sensitivity) {
    const double threshold = hitThreshold(sensitivity);
    std::vector<const HitAttack*> hits;
    for (const HitAttack& attack : attacks)
        if (static_cast<double>(attack.prominence) > threshold) hits.push_back(&attack);
    std::vector<DetectedRegion> found;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        if (belongsToPhrase(*hits[i], phrases, track.rate())) continue;
        const Frame next = i + 1 < hits.size() ? hits[i + 1]->onset : track.frames();
        const auto hit = cutHit(track, *hits[i], next);
        if (hit && (found.empty() || hit->range.begin > found.back().range.begin)) found.push_back(*hit);
    }
    return found;
}

}
