#include "detection/find_in_part.h"

#include "base/contract.h"
#include "find/call_finder.h"
#include "find/hit_finder.h"
#include "find/phrase_finder.h"
#include "find/texture_finder.h"

#include <algorithm>

namespace gleaner::analysis {

namespace {
using music::SampleKind;

void append(std::vector<DetectedRegion>& all, const std::vector<DetectedRegion>& some) {
    all.insert(all.end(), some.begin(), some.end());
}

std::vector<NoveltyPeak> peaksOf(const PartAnalysis& part) {
    std::vector<NoveltyPeak> peaks;
    for (const HitAttack& attack : part.attacks)
        peaks.push_back(attack.peak);
    return peaks;
}

/// Those that do not lie for the most part in one of the `taken`.
std::vector<DetectedRegion> apart(std::vector<DetectedRegion> found,
                                  const std::vector<DetectedRegion>& taken) {
    std::erase_if(found, [&](const DetectedRegion& f) {
        return std::any_of(taken.begin(), taken.end(), [&](const DetectedRegion& t) {
            return 2 * intersection(t.range, f.range).length() > f.range.length();
        });
    });
    return found;
}

/// Voices, tunes and calls that are no loop.
std::vector<DetectedRegion> phrasesOf(const PartAnalysis& part, std::span<const NoveltyPeak> peaks,
                                      const std::vector<DetectedRegion>& loops, double sensitivity) {
    std::vector<DetectedRegion> phrases =
        apart(findPhrases(part.track, part.tone, peaks, sensitivity), loops);
    const std::vector<DetectedRegion> calls = findCalls(part.track, part.calls, peaks, sensitivity);
    append(phrases, apart(apart(calls, loops), phrases));
    return phrases;
}

std::vector<FrameRange> rangesOf(const std::vector<DetectedRegion>& found) {
    std::vector<FrameRange> ranges;
    for (const DetectedRegion& f : found)
        ranges.push_back(f.range);
    return ranges;
}
}

std::vector<DetectedRegion> findIn(const PartAnalysis& part, const DetectSettings& settings) {
    const FeatureTrack& track = part.track;
    const auto wants = [&](SampleKind kind) { return settings.kinds.contains(kind); };
    const auto analysed = part.loops.find(loopStep(settings.sensitivity));
    expects(analysed != part.loops.end(), "the loops of this sensitivity were listened for");
    // Each finder needs to know what the ones before it took, whether or not anyone wants to see that.
    const std::vector<DetectedRegion>& loops = analysed->second;
    const std::vector<NoveltyPeak> peaks = peaksOf(part);
    const std::vector<DetectedRegion> phrases = phrasesOf(part, peaks, loops, settings.sensitivity);

    std::vector<DetectedRegion> all;
    if (wants(SampleKind::Hit)) append(all, findHits(track, part.attacks, phrases, settings.sensitivity));
    if (wants(SampleKind::Texture)) {
        std::vector<FrameRange> taken = rangesOf(phrases);
        for (const DetectedRegion& loop : loops)
            taken.push_back(loop.range);
        append(all, findTextures(track, peaks, taken));
    }
    if (wants(SampleKind::Loop)) append(all, loops);
    if (wants(SampleKind::Phrase)) append(all, phrases);
    std::erase_if(all, [](const DetectedRegion& found) { return found.range.isEmpty(); });
    return all;
}

}
