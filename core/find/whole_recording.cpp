#include "find/whole_recording.h"

#include "base/number_text.h"
#include "features/hop_range.h"

#include <algorithm>

namespace gleaner::analysis {
namespace {

/// dB, full scale: below it there is nothing to offer; origin not recorded; flat at 0.8x and 1.25x
constexpr float silentWholeDb = -70.0F;
/// dB below the loudest moment that are still heard; as in docs/detection.md 4.4, origin not recorded; flat
/// at 0.8x and 1.25x
constexpr float audibleBelowLoudestDb = 30.0F;
/// s of which the offer consists at most; as in docs/detection.md 4.4, origin not recorded; flat at 0.8x and
/// 1.25x
constexpr double longestWholeSeconds = 12.0;
/// s up to which it is a hit; origin not recorded; as one hit flat at 0.8x, +0.023 at 1.25x
constexpr double longestHitOfWhole = 1.5;
/// correlation, mean voicing, above which it is a phrase; origin not recorded; flat at 0.8x and 1.25x
constexpr double voicedShare = 0.5;
/// share, the confidence of such an offer; as in docs/detection.md 4.4, origin not recorded; flat at 0.8x and
/// 1.25x
constexpr double littleConfidence = 0.1;

std::size_t loudestHop(const FeatureTrack& track) {
    std::size_t loudest = 0;
    for (std::size_t hop = 1; hop < track.hops(); ++hop)
        if (track.loudness(hop) > track.loudness(loudest)) loudest = hop;
    return loudest;
}

/// From the first to the last audible hop; where that is too long, what lies around the loudest.
HopRange audibleStretch(const FeatureTrack& track, std::size_t loudest) {
    const float least = std::max(silentWholeDb, track.loudness(loudest) - audibleBelowLoudestDb);
    HopRange stretch{loudest, loudest + 1};
    for (std::size_t hop = 0; hop < track.hops(); ++hop) {
        if (track.loudness(hop) < least) continue;
        stretch.begin = std::min(stretch.begin, hop);
        stretch.end = std::max(stretch.end, hop + 1);
    }
    const auto most = static_cast<std::size_t>(longestWholeSeconds / FeatureTrack::hopSeconds);
    if (stretch.length() <= most) return stretch;
    stretch.begin = std::clamp(loudest - std::min(loudest, most / 2), stretch.begin, stretch.end - most);
    stretch.end = stretch.begin + most;
    return stretch;
}

music::SampleKind kindOf(const FeatureTrack& track, HopRange stretch) {
    const double seconds = static_cast<double>(stretch.length()) * FeatureTrack::hopSeconds;
    if (seconds <= longestHitOfWhole) return music::SampleKind::Hit;
    double voicing = 0.0;
    for (std::size_t hop = stretch.begin; hop < stretch.end; ++hop)
        voicing += static_cast<double>(track.voicing(hop));
    const bool isVoiced = voicing / static_cast<double>(stretch.length()) > voicedShare;
    return isVoiced ? music::SampleKind::Phrase : music::SampleKind::Texture;
}

}

std::optional<DetectedRegion> wholeRecording(const FeatureTrack& track) {
    if (track.hops() == 0) return std::nullopt;
    const std::size_t loudest = loudestHop(track);
    if (track.loudness(loudest) < silentWholeDb) return std::nullopt;
    const HopRange stretch = audibleStretch(track, loudest);
    const double hop = FeatureTrack::hopSeconds * track.rate();
    DetectedRegion found;
    found.kind = kindOf(track, stretch);
    found.range = {static_cast<Frame>(static_cast<double>(stretch.begin) * hop),
                   std::min(track.frames(), static_cast<Frame>(static_cast<double>(stretch.end) * hop))};
    found.confidence = littleConfidence;
    found.reason = "nothing stands out; this is all there is to hear, " +
                   decimalText(static_cast<double>(stretch.length()) * FeatureTrack::hopSeconds, 1) +
                   " s of it";
    return found;
}

}
