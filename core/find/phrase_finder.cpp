#include "find/phrase_finder.h"

#include "base/number_text.h"
#include "features/level_gate.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
// Found on the development scenes; all figures there lie on a plateau (F 0.80 to 0.86).
constexpr double floorShare = 0.2;
constexpr float highestFloorDb = 16.0F;  ///< noise lies near 12 dB by itself: more is tone that never pauses
constexpr std::size_t floorReach = 1500; ///< cells either side
constexpr std::size_t floorStep = 100;
constexpr std::size_t phraseSmoothCells = 9;
constexpr float phraseOpenDb = 9.0F;
constexpr float phraseCloseDb = 4.5F;
constexpr std::size_t phraseBackCells = 100;
constexpr std::size_t phraseHangCells = 45;
constexpr std::size_t shortestPhraseCells = 70;
constexpr std::size_t longestPhraseCells = 1500;
constexpr double leastActive = 0.4;
constexpr float voicedAbove = 0.7F;
constexpr double leastVoiced = 0.65; ///< of a tone this much above the background …
constexpr double usualOverDb = 10.0;
constexpr double voicedPerDbUnder = 0.03; ///< … more of a weaker one, which may be chance …
constexpr double voicedPerDbOver = 0.01;  ///< … less of a stronger one, which may be deep or hoarse
constexpr float hitHeight = 8.0F;         ///< dB of novelty
constexpr std::size_t ringCells = 150;
constexpr std::size_t phraseStrikeCells = 12;
constexpr std::size_t sustainCells = 45; ///< after these a struck thing has begun to fade …
constexpr float ringDbPerCell = 0.03F;   ///< … by 3 dB a second at least
constexpr float newToneDb = 4.0F;        ///< a rise while ringing: something new
constexpr double mostRinging = 0.5;
constexpr double fewestPlucksASecond = 1.75; ///< more strikes than this are played, not found
constexpr std::size_t trimCells = 20;
constexpr std::size_t phraseMarginCells = 5;

/// Tonal excess of every cell over its own low percentile of +-15 s.
std::vector<float> overFloor(const RecordingTrack& track) {
    const std::size_t cells = track.cells();
    std::vector<float> result(cells);
    std::vector<float> floors;
    std::vector<float> window;
    for (std::size_t at = 0; at < cells + floorStep; at += floorStep) {
        window.clear();
        const std::size_t from = at - std::min(at, floorReach);
        for (std::size_t c = std::min(from, cells - 1); c < std::min(cells, at + floorReach); c += 5)
            window.push_back(track.tonalExcess(c));
        const auto low =
            window.begin() + static_cast<std::ptrdiff_t>(floorShare * static_cast<double>(window.size() - 1));
        std::nth_element(window.begin(), low, window.end());
        floors.push_back(std::min(*low, highestFloorDb));
    }
    for (std::size_t c = 0; c < cells; ++c) {
        const float share = static_cast<float>(c % floorStep) / static_cast<float>(floorStep);
        const float floor = floors[c / floorStep] * (1.0F - share) + floors[c / floorStep + 1] * share;
        result[c] = track.tonalExcess(c) - floor;
    }
    return result;
}

std::size_t cellOf(const RecordingTrack& track, const NoveltyPeak& peak) {
    return static_cast<std::size_t>(peak.frame / track.noveltyRate() / RecordingTrack::cellSeconds);
}

/// The cells in which a struck thing merely rings: from a hit on, until the tone rises again.
std::vector<bool> ringing(const RecordingTrack& track, const std::vector<float>& excess,
                          std::span<const NoveltyPeak> hits) {
    std::vector<bool> rings(excess.size(), false);
    for (const NoveltyPeak& hit : hits) {
        if (hit.height < hitHeight) continue;
        const std::size_t struck = cellOf(track, hit);
        float lowest = 1000.0F;
        float highest = 0.0F;
        std::size_t c = struck + 4;
        for (; c < std::min(excess.size(), struck + ringCells); ++c) {
            lowest = std::min(lowest, excess[c]);
            highest = std::max(highest, excess[c]);
            const bool struckLongAgo = c > struck + phraseStrikeCells;
            if (struckLongAgo && excess[c] > lowest + newToneDb) break;
            const float sunk = ringDbPerCell * static_cast<float>(c - struck - phraseStrikeCells);
            if (c > struck + sustainCells && excess[c] > highest - sunk) { // it is held: nothing was struck
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
class PhraseJudge {
public:
    PhraseJudge(const RecordingTrack& track, std::span<const NoveltyPeak> hits,
                const std::vector<float>& excess, float close)
        : m_track(track), m_hits(hits), m_excess(excess), m_rings(ringing(track, m_excess, hits)),
          m_close(close) {}

    bool accepts(CellRange& range) const {
        const std::size_t active = count(range, [&](std::size_t c) { return isActive(c); });
        if (static_cast<double>(active) < leastActive * static_cast<double>(range.length())) return false;
        const std::size_t rings = count(range, [&](std::size_t c) { return isActive(c) && m_rings[c]; });
        const double strikesASecond =
            strikes(range) / (static_cast<double>(range.length()) * RecordingTrack::cellSeconds);
        if (static_cast<double>(rings) > mostRinging * static_cast<double>(active) &&
            strikesASecond < fewestPlucksASecond)
            return false;
        if (strikesASecond < fewestPlucksASecond) trim(range);
        return range.length() >= shortestPhraseCells && voiced(range) >= voicedNeeded(meanExcess(range));
    }

    double voiced(CellRange range) const {
        const std::size_t active = count(range, [&](std::size_t c) { return isActive(c); });
        const std::size_t tone =
            count(range, [&](std::size_t c) { return isActive(c) && m_track.voicing(c) > voicedAbove; });
        return active ? static_cast<double>(tone) / static_cast<double>(active) : 0.0;
    }

    double meanExcess(CellRange range) const {
        double sum = 0.0;
        for (std::size_t c = range.begin; c < range.end; ++c)
            sum += static_cast<double>(std::max(0.0F, m_excess[c]));
        return sum / static_cast<double>(std::max<std::size_t>(1, range.length()));
    }

private:
    bool isActive(std::size_t cell) const { return m_excess[cell] > m_close; }

    static double voicedNeeded(double overDb) {
        return leastVoiced + voicedPerDbUnder * std::max(0.0, usualOverDb - overDb) -
               voicedPerDbOver * std::max(0.0, overDb - usualOverDb);
    }

    template <class Predicate>
    std::size_t count(CellRange range, Predicate&& holds) const {
        std::size_t n = 0;
        for (std::size_t c = range.begin; c < range.end; ++c)
            n += holds(c) ? 1 : 0;
        return n;
    }

    int strikes(CellRange range) const {
        int n = 0;
        for (const NoveltyPeak& hit : m_hits) {
            const std::size_t cell = cellOf(m_track, hit);
            n += hit.height >= hitHeight && cell + phraseMarginCells >= range.begin && cell < range.end;
        }
        return n;
    }

    /// Takes off a hit's ringing at either end.
    void trim(CellRange& range) const {
        std::size_t first = range.begin;
        while (first < range.end && !(isActive(first) && !m_rings[first]))
            ++first;
        std::size_t last = range.end;
        while (last > first && !(isActive(last - 1) && !m_rings[last - 1]))
            --last;
        if (first >= last) return;
        if (first - range.begin > trimCells) range.begin = first - phraseMarginCells;
        if (range.end - last > trimCells) range.end = last + phraseMarginCells;
    }

    const RecordingTrack& m_track;
    std::span<const NoveltyPeak> m_hits;
    const std::vector<float>& m_excess;
    std::vector<bool> m_rings;
    float m_close;
};
}

std::vector<float> toneOverFloor(const RecordingTrack& track) {
    if (track.cells() < shortestPhraseCells) return {};
    return smoothed(overFloor(track), phraseSmoothCells);
}

std::vector<Found> findPhrases(const RecordingTrack& track, const std::vector<float>& tone,
                               std::span<const NoveltyPeak> hits, double sensitivity) {
    std::vector<Found> found;
    if (track.cells() < shortestPhraseCells) return found;
    const auto scale = static_cast<float>(1.3 - 0.6 * std::clamp(sensitivity, 0.0, 1.0));
    const PhraseJudge judge(track, hits, tone, phraseCloseDb * scale);
    const LevelGate gate{phraseOpenDb * scale, phraseCloseDb * scale, phraseBackCells, phraseHangCells,
                         shortestPhraseCells};
    for (const CellRange& open : gate.stretches(tone))
        for (CellRange range : pieces(open, tone, longestPhraseCells)) {
            if (!judge.accepts(range)) continue;
            const double seconds = static_cast<double>(range.length()) * RecordingTrack::cellSeconds;
            const double over = judge.meanExcess(range);
            const double voiced = judge.voiced(range);
            Found phrase;
            phrase.kind = music::SampleKind::Phrase;
            phrase.range = {framesFromSeconds(static_cast<double>(range.begin) * RecordingTrack::cellSeconds,
                                              track.rate()),
                            std::min(track.frames(), framesFromSeconds(static_cast<double>(range.end) *
                                                                           RecordingTrack::cellSeconds,
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
