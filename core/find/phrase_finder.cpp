#include "find/phrase_finder.h"

#include "base/number_text.h"
#include "features/level_gate.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
// Found on the development scenes; all figures there lie on a plateau (F 0.80 to 0.86).
/// share of the tonal excess around that lies below the floor; found on the development scenes; F of phrases
/// flat at 0.8x, -0.013 at 1.25x
constexpr double floorShare = 0.2;
/// dB, noise lies near 12 by itself: more is tone that never pauses; found on the development scenes; flat at
/// 0.8x and 1.25x
constexpr float highestFloorDb = 16.0F;
/// hops of 10 ms to either side of which the floor is taken; found on the development scenes; F of phrases
/// flat at 1200, -0.013 at 1875
constexpr std::size_t floorReach = 1500;
/// hops of 10 ms from one reading of the floor to the next; found on the development scenes; flat at 80 and
/// 125
constexpr std::size_t floorStep = 100;
/// hops of 10 ms, the length of the moving mean; found on the development scenes; F of phrases -0.013 at 7,
/// +0.013 at 11
constexpr std::size_t phraseSmoothHops = 9;
/// dB over the floor, where the gate opens at a sensitivity of one half; found on the development scenes; F
/// of phrases flat at 0.8x, +0.013 at 1.25x
constexpr float phraseOpenDb = 9.0F;
/// dB over the floor, where the gate closes; found on the development scenes; F of phrases flat at 0.8x,
/// -0.013 at 1.25x
constexpr float phraseCloseDb = 4.5F;
/// hops of 10 ms that the gate runs back from where it opened; found on the development scenes; flat at 80
/// and 125
constexpr std::size_t phraseBackHops = 100;
/// hops of 10 ms that the gate stays open after the last loud one; found on the development scenes; flat at
/// 36 and 56
constexpr std::size_t phraseHangHops = 45;
/// hops of 10 ms, the shortest phrase; found on the development scenes; F of phrases -0.013 at 56, flat at
/// 88
constexpr std::size_t shortestPhraseHops = 70;
/// hops of 10 ms, the longest phrase; found on the development scenes; flat at 1200 and 1875
constexpr std::size_t longestPhraseHops = 1500;
/// share of a phrase in which there is tone; found on the development scenes; F of phrases flat at 0.8x,
/// -0.037 at 1.25x
constexpr double leastActive = 0.4;
/// correlation from which a hop is voiced; found on the development scenes; F of phrases -0.069 at 0.8x,
/// +0.013 at 1.25x
constexpr float voicedAbove = 0.7F;
/// share of the active hops of a tone of usual strength that are voiced; found on the development scenes; F
/// of phrases -0.048 at 0.8x, -0.024 at 1.25x
constexpr double leastVoiced = 0.65;
/// dB above the background that such a tone is; found on the development scenes; flat at 0.8x and 1.25x
constexpr double usualOverDb = 10.0;
/// share more a dB of a weaker tone, which may be chance; found on the development scenes; flat at 0.8x and
/// 1.25x
constexpr double voicedPerDbUnder = 0.03;
/// share less a dB of a stronger tone, which may be deep or hoarse; found on the development scenes; flat at
/// 0.8x and 1.25x
constexpr double voicedPerDbOver = 0.01;
/// dB of novelty, from which a peak is a strike; found on the development scenes; flat at 0.8x and 1.25x
constexpr float hitHeight = 8.0F;
/// hops of 10 ms that a struck thing may ring; found on the development scenes; F of phrases -0.013 at 120,
/// flat at 188
constexpr std::size_t ringHops = 150;
/// hops of 10 ms of the stroke itself; found on the development scenes; flat at 10 and 15
constexpr std::size_t phraseStrikeHops = 12;
/// hops of 10 ms after which a struck thing has begun to fade; found on the development scenes; flat at 36
/// and 56
constexpr std::size_t sustainHops = 45;
/// dB a hop by which it fades at least, 3 dB a second; found on the development scenes; flat at 0.8x and
/// 1.25x
constexpr float ringDbPerHop = 0.03F;
/// dB of a rise while it rings: something new; found on the development scenes; F of phrases flat at 0.8x,
/// +0.013 at 1.25x
constexpr float newToneDb = 4.0F;
/// share of the active hops that may be ringing; found on the development scenes; F of phrases +0.013 at
/// 0.8x, -0.013 at 1.25x
constexpr double mostRinging = 0.5;
/// strikes a second more than this are played, not found; found on the development scenes; flat at 0.8x and
/// 1.25x
constexpr double fewestPlucksASecond = 1.75;
/// hops of 10 ms of ringing at an end that are left in; found on the development scenes; flat at 16 and 25
constexpr std::size_t trimHops = 20;
/// hops of 10 ms kept round what is left; found on the development scenes; flat at 4 and 6
constexpr std::size_t phraseMarginHops = 5;

/// Tonal excess of every hop over its own low percentile of +-15 s.
std::vector<float> overFloor(const FeatureTrack& track) {
    const std::size_t hops = track.hops();
    std::vector<float> result(hops);
    std::vector<float> floors;
    std::vector<float> window;
    for (std::size_t at = 0; at < hops + floorStep; at += floorStep) {
        window.clear();
        const std::size_t from = at - std::min(at, floorReach);
        for (std::size_t c = std::min(from, hops - 1); c < std::min(hops, at + floorReach); c += 5)
            window.push_back(track.tonalExcess(c));
        const auto low =
            window.begin() + static_cast<std::ptrdiff_t>(floorShare * static_cast<double>(window.size() - 1));
        std::nth_element(window.begin(), low, window.end());
        floors.push_back(std::min(*low, highestFloorDb));
    }
    for (std::size_t c = 0; c < hops; ++c) {
        const float share = static_cast<float>(c % floorStep) / static_cast<float>(floorStep);
        const float floor = floors[c / floorStep] * (1.0F - share) + floors[c / floorStep + 1] * share;
        result[c] = track.tonalExcess(c) - floor;
    }
    return result;
}

std::size_t hopOf(const FeatureTrack& track, const NoveltyPeak& peak) {
    return static_cast<std::size_t>(peak.frame / track.noveltyRate() / FeatureTrack::hopSeconds);
}

/// The hops in which a struck thing merely rings: from a hit on, until the tone rises again.
std::vector<bool> ringing(const FeatureTrack& track, const std::vector<float>& excess,
                          std::span<const NoveltyPeak> hits) {
    std::vector<bool> rings(excess.size(), false);
    for (const NoveltyPeak& hit : hits) {
        if (hit.height < hitHeight) continue;
        const std::size_t struck = hopOf(track, hit);
        float lowest = 1000.0F;
        float highest = 0.0F;
        std::size_t c = struck + 4;
        for (; c < std::min(excess.size(), struck + ringHops); ++c) {
            lowest = std::min(lowest, excess[c]);
            highest = std::max(highest, excess[c]);
            const bool struckLongAgo = c > struck + phraseStrikeHops;
            if (struckLongAgo && excess[c] > lowest + newToneDb) break;
            const float sunk = ringDbPerHop * static_cast<float>(c - struck - phraseStrikeHops);
            if (c > struck + sustainHops && excess[c] > highest - sunk) { // it is held: nothing was struck
                std::fill(rings.begin() + static_cast<std::ptrdiff_t>(struck),
                          rings.begin() + static_cast<std::ptrdiff_t>(c), false);
                break;
            }
            rings[c] = true;
        }
        const std::size_t before = struck - std::min<std::size_t>(struck, 2);
        for (std::size_t k = before; k < std::min(excess.size(), struck + 4); ++k)
            rings[k] = true;
    }
    return rings;
}

/// Judges gated stretches, one after the other.
class PhraseClassifier {
public:
    PhraseClassifier(const FeatureTrack& track, std::span<const NoveltyPeak> hits,
                     const std::vector<float>& excess, float close)
        : m_track(track), m_hits(hits), m_excess(excess), m_rings(ringing(track, m_excess, hits)),
          m_close(close) {}

    bool accepts(HopRange& range) const {
        const std::size_t active = count(range, [&](std::size_t c) { return isActive(c); });
        if (static_cast<double>(active) < leastActive * static_cast<double>(range.length())) return false;
        const std::size_t rings = count(range, [&](std::size_t c) { return isActive(c) && m_rings[c]; });
        const double strikesASecond =
            strikes(range) / (static_cast<double>(range.length()) * FeatureTrack::hopSeconds);
        if (static_cast<double>(rings) > mostRinging * static_cast<double>(active) &&
            strikesASecond < fewestPlucksASecond)
            return false;
        if (strikesASecond < fewestPlucksASecond) trim(range);
        return range.length() >= shortestPhraseHops && voiced(range) >= voicedNeeded(meanExcess(range));
    }

    double voiced(HopRange range) const {
        const std::size_t active = count(range, [&](std::size_t c) { return isActive(c); });
        const std::size_t tone =
            count(range, [&](std::size_t c) { return isActive(c) && m_track.voicing(c) > voicedAbove; });
        return active ? static_cast<double>(tone) / static_cast<double>(active) : 0.0;
    }

    double meanExcess(HopRange range) const {
        double sum = 0.0;
        for (std::size_t c = range.begin; c < range.end; ++c)
            sum += static_cast<double>(std::max(0.0F, m_excess[c]));
        return sum / static_cast<double>(std::max<std::size_t>(1, range.length()));
    }

private:
    bool isActive(std::size_t hop) const { return m_excess[hop] > m_close; }

    static double voicedNeeded(double overDb) {
        return leastVoiced + voicedPerDbUnder * std::max(0.0, usualOverDb - overDb) -
               voicedPerDbOver * std::max(0.0, overDb - usualOverDb);
    }

    template <class Predicate>
    std::size_t count(HopRange range, Predicate&& holds) const {
        std::size_t n = 0;
        for (std::size_t c = range.begin; c < range.end; ++c)
            n += holds(c) ? 1 : 0;
        return n;
    }

    int strikes(HopRange range) const {
        int n = 0;
        for (const NoveltyPeak& hit : m_hits) {
            const std::size_t hop = hopOf(m_track, hit);
            n += hit.height >= hitHeight && hop + phraseMarginHops >= range.begin && hop < range.end;
        }
        return n;
    }

    /// Takes off a hit's ringing at either end.
    void trim(HopRange& range) const {
        std::size_t first = range.begin;
        while (first < range.end && !(isActive(first) && !m_rings[first]))
            ++first;
        std::size_t last = range.end;
        while (last > first && !(isActive(last - 1) && !m_rings[last - 1]))
            --last;
        if (first >= last) return;
        if (first - range.begin > trimHops) range.begin = first - phraseMarginHops;
        if (range.end - last > trimHops) range.end = last + phraseMarginHops;
    }

    const FeatureTrack& m_track;
    std::span<const NoveltyPeak> m_hits;
    const std::vector<float>& m_excess;
    std::vector<bool> m_rings;
    float m_close;
};
}

std::vector<float> toneOverFloor(const FeatureTrack& track) {
    if (track.hops() < shortestPhraseHops) return {};
    return smoothed(overFloor(track), phraseSmoothHops);
}

std::vector<DetectedRegion> findPhrases(const FeatureTrack& track, const std::vector<float>& tone,
                                        std::span<const NoveltyPeak> hits, double sensitivity) {
    std::vector<DetectedRegion> found;
    if (track.hops() < shortestPhraseHops) return found;
    const auto scale = static_cast<float>(1.3 - 0.6 * std::clamp(sensitivity, 0.0, 1.0));
    const PhraseClassifier classifier(track, hits, tone, phraseCloseDb * scale);
    const LevelGate gate{phraseOpenDb * scale, phraseCloseDb * scale, phraseBackHops, phraseHangHops,
                         shortestPhraseHops};
    for (const HopRange& open : gate.stretches(tone))
        for (HopRange range : pieces(open, tone, longestPhraseHops)) {
            if (!classifier.accepts(range)) continue;
            const double seconds = static_cast<double>(range.length()) * FeatureTrack::hopSeconds;
            const double over = classifier.meanExcess(range);
            const double voiced = classifier.voiced(range);
            DetectedRegion phrase;
            phrase.kind = music::SampleKind::Phrase;
            phrase.range = {
                framesFromSeconds(static_cast<double>(range.begin) * FeatureTrack::hopSeconds, track.rate()),
                std::min(track.frames(),
                         framesFromSeconds(static_cast<double>(range.end) * FeatureTrack::hopSeconds,
                                           track.rate()))};
            phrase.confidence = std::clamp(0.25 + 0.5 * (voiced - 0.5) + over / 50.0, 0.1, 0.98);
            phrase.reason = "tone " + decimalText(over, 0) + " dB above the background for " +
                            decimalText(seconds, 1) + " s, " + decimalText(100.0 * voiced, 0) +
                            " % of it voiced";
            found.push_back(phrase);
        }
    return found;
}

}
