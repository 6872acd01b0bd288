#include "find/whole_recording.h"

#include "base/number_text.h"
#include "features/cell_range.h"

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

std::size_t loudestCell(const RecordingTrack& track) {
    std::size_t loudest = 0;
    for (std::size_t cell = 1; cell < track.cells(); ++cell)
        if (track.loudness(cell) > track.loudness(loudest)) loudest = cell;
    return loudest;
}

/// From the first to the last audible cell; where that is too long, what lies around the loudest.
CellRange audibleStretch(const RecordingTrack& track, std::size_t loudest) {
    const float least = std::max(silentWholeDb, track.loudness(loudest) - audibleBelowLoudestDb);
    CellRange stretch{loudest, loudest + 1};
    for (std::size_t cell = 0; cell < track.cells(); ++cell) {
        if (track.loudness(cell) < least) continue;
        stretch.begin = std::min(stretch.begin, cell);
        stretch.end = std::max(stretch.end, cell + 1);
    }
    const auto most = static_cast<std::size_t>(longestWholeSeconds / RecordingTrack::cellSeconds);
    if (stretch.length() <= most) return stretch;
    stretch.begin = std::clamp(loudest - std::min(loudest, most / 2), stretch.begin, stretch.end - most);
    stretch.end = stretch.begin + most;
    return stretch;
}

music::SampleKind kindOf(const RecordingTrack& track, CellRange stretch) {
    const double seconds = static_cast<double>(stretch.length()) * RecordingTrack::cellSeconds;
    if (seconds <= longestHitOfWhole) return music::SampleKind::Hit;
    double voicing = 0.0;
    for (std::size_t cell = stretch.begin; cell < stretch.end; ++cell)
        voicing += static_cast<double>(track.voicing(cell));
    const bool isVoiced = voicing / static_cast<double>(stretch.length()) > voicedShare;
    return isVoiced ? music::SampleKind::Phrase : music::SampleKind::Texture;
}

}

std::optional<Found> wholeRecording(const RecordingTrack& track) {
    if (track.cells() == 0) return std::nullopt;
    const std::size_t loudest = loudestCell(track);
    if (track.loudness(loudest) < silentWholeDb) return std::nullopt;
    const CellRange stretch = audibleStretch(track, loudest);
    const double cell = RecordingTrack::cellSeconds * track.rate();
    Found found;
    found.kind = kindOf(track, stretch);
    found.range = {static_cast<Frame>(static_cast<double>(stretch.begin) * cell),
                   std::min(track.frames(), static_cast<Frame>(static_cast<double>(stretch.end) * cell))};
    found.confidence = littleConfidence;
    found.reason = "nothing stands out; this is all there is to hear, " +
                   decimalText(static_cast<double>(stretch.length()) * RecordingTrack::cellSeconds, 1) +
                   " s of it";
    return found;
}

}
