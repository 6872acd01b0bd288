#include "analysis/loop_cutter.h"

#include "analysis/band_spectrogram.h"
#include "analysis/repetition.h"
#include "analysis/tempo.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
constexpr int fewestOnsets = 3;    ///< in a round
constexpr double leastPulse = 0.3; ///< of the tempo, where the waveform itself does not come back
constexpr float onsetHeight = 4.0F;
constexpr double slowestBpm = 55.0;
constexpr double fastestBpm = 200.0;
constexpr double fastestBar = 180.0;               ///< bpm
constexpr double shortestBar = 240.0 / fastestBar; ///< seconds
constexpr double wholeBpmTolerance = 0.002;
constexpr double halfBpmTolerance = 0.0005;
constexpr std::size_t similarCells = 100; ///< 1 s, for finding how far the rhythm goes
constexpr double stillSimilar = 0.5;
constexpr double leadSeconds = 0.003;
constexpr double seamSeconds = 0.03;
constexpr std::size_t mostStarts = 24;

/// Correlation of the levels one lag apart, of the second from `cell` on.
double similarityAt(const std::vector<BandLevels>& levels, std::size_t bands, std::size_t cell,
                    std::size_t lag) {
    BandLevels mean{};
    for (std::size_t b = 0; b < bands; ++b) {
        for (const BandLevels& l : levels)
            mean[b] += l[b];
        mean[b] /= static_cast<float>(levels.size());
    }
    double product = 0.0;
    double early = 1e-6;
    double late = 1e-6;
    for (std::size_t c = cell; c < cell + similarCells; ++c)
        for (std::size_t b = 0; b < bands; ++b) {
            const auto x = static_cast<double>(levels[c][b] - mean[b]);
            const auto y = static_cast<double>(levels[c + lag][b] - mean[b]);
            product += x * y;
            early += x * x;
            late += y * y;
        }
    return product / std::sqrt(early * late);
}

/// The longest stretch of `window` in which each second comes again one period later, the last round
/// included.
CellRange rhythmicPart(const RecordingTrack& track, CellRange window, double period) {
    const auto levels = levelsOf(track, window);
    const auto lag = static_cast<std::size_t>(std::lround(period / RecordingTrack::cellSeconds));
    CellRange best{window.begin, window.begin};
    std::size_t begin = 0;
    std::size_t length = 0;
    for (std::size_t c = 0; c + similarCells + lag <= levels.size(); c += similarCells / 4) {
        const bool similar = similarityAt(levels, track.bands(), c, lag) > stillSimilar;
        if (!similar) {
            length = 0;
            continue;
        }
        if (length == 0) begin = c;
        length = c + similarCells + lag - begin;
        if (length > best.length()) best = {window.begin + begin, window.begin + begin + length};
    }
    return best;
}

/// Correlation of what follows two points of the recording: 1 when the joint continues as the recording did.
double seamCorrelation(std::span<const float> mono, std::size_t begin, std::size_t end, std::size_t length) {
    length = std::min(length, mono.size() - std::min(mono.size(), end));
    double product = 0.0;
    double first = 1e-12;
    double second = 1e-12;
    for (std::size_t n = 0; n < length; ++n) {
        const double x = static_cast<double>(mono[begin + n]);
        const double y = static_cast<double>(mono[end + n]);
        product += x * y;
        first += x * x;
        second += y * y;
    }
    return product / std::sqrt(first * second);
}

/// A window with its audio, on the way to a loop.
class LoopCutter {
public:
    LoopCutter(const RecordingTrack& track, Excerpts& excerpts, std::span<const NoveltyPeak> hits,
               CellRange window)
        : m_track(track), m_hits(hits), m_rate(excerpts.rate()), m_window(window),
          m_begin(framesFromSeconds(static_cast<double>(window.begin) * RecordingTrack::cellSeconds, m_rate)),
          m_mono(excerpts.mono(
              {m_begin,
               framesFromSeconds(static_cast<double>(window.end) * RecordingTrack::cellSeconds, m_rate)})) {}

    std::optional<Found> cut(double threshold) {
        auto repetition = findRepetition(m_mono, m_rate, threshold);
        if (!repetition) return std::nullopt;
        // Less than the shortest bar is half a bar, and two of them are cut.
        if (repetition->seconds < shortestBar) repetition->seconds *= 2.0;
        const auto tempo = estimateTempo(m_mono, m_rate, {.roundSeconds = repetition->seconds});
        if (!tempo) return std::nullopt;
        int beats = static_cast<int>(std::lround(tempo->bpm * repetition->seconds / 60.0));
        double bpm = 60.0 * beats / repetition->seconds;
        if (beats < 1 || bpm < slowestBpm || bpm > fastestBpm) return std::nullopt;
        if (!repetition->isExact() && (beats % 4 != 0 || tempo->pulse < leastPulse)) return std::nullopt;
        // A round is a bar or several wherever that is a possible tempo.
        if (beats % 4 == 2 && 2.0 * bpm <= fastestBar) beats *= 2, bpm *= 2.0;
        if (std::abs(bpm - std::round(bpm)) < wholeBpmTolerance * bpm)
            bpm = std::round(bpm);
        else if (std::abs(2.0 * bpm - std::round(2.0 * bpm)) < halfBpmTolerance * bpm)
            bpm = std::round(2.0 * bpm) / 2.0;
        const Frame length = framesFromSeconds(60.0 * beats / bpm, m_rate);

        CellRange part = rhythmicPart(m_track, m_window, repetition->seconds);
        const auto round =
            static_cast<std::size_t>(std::ceil(repetition->seconds / RecordingTrack::cellSeconds));
        if (part.length() < 2 * round && repetition->isExact()) part = m_window;
        const auto start = bestStart(part, length);
        if (!start) return std::nullopt;
        // Where the waveform itself comes back, it need not be a rhythm of hits.
        if (!repetition->isExact() && onsetsBetween(*start, *start + length) < fewestOnsets)
            return std::nullopt;
        Found found = describe(*start, length, beats, bpm, *repetition);
        found.around = {m_begin, m_begin + static_cast<Frame>(m_mono.size())};
        return found;
    }

private:
    double secondsOf(const NoveltyPeak& hit) const { return hit.onset / m_track.noveltyRate(); }

    int onsetsBetween(Frame begin, Frame end) const {
        return static_cast<int>(std::count_if(m_hits.begin(), m_hits.end(), [&](const NoveltyPeak& h) {
            const Frame at = framesFromSeconds(secondsOf(h), m_rate);
            return h.height >= onsetHeight && at >= begin - framesFromSeconds(0.02, m_rate) && at < end;
        }));
    }

    /// Sum of the lowest bands just after an onset: the downbeat is usually the deepest.
    double depth(const NoveltyPeak& hit) const {
        const std::size_t cell = std::min(
            m_track.cells() - 1, static_cast<std::size_t>(secondsOf(hit) / RecordingTrack::cellSeconds) + 2);
        double sum = 0.0;
        for (std::size_t b = 0; b < std::min<std::size_t>(3, m_track.bands()); ++b)
            sum +=
                static_cast<double>(std::max(0.0F, m_track.level(cell, b) - m_track.floorAt(cell).quiet[b]));
        return sum / 3.0;
    }

    /// The onset (a little before it, at a quiet point) from which a whole round fits into the rhythmic part
    /// and whose seam is good.
    std::optional<Frame> bestStart(CellRange part, Frame length) const {
        const double from = static_cast<double>(part.begin) * RecordingTrack::cellSeconds - 0.05;
        const double to = static_cast<double>(part.end) * RecordingTrack::cellSeconds + 0.05;
        std::vector<const NoveltyPeak*> onsets;
        for (const NoveltyPeak& hit : m_hits)
            if (hit.height >= onsetHeight && secondsOf(hit) >= from &&
                framesFromSeconds(secondsOf(hit), m_rate) + length <= framesFromSeconds(to, m_rate))
                onsets.push_back(&hit);
        std::stable_sort(onsets.begin(), onsets.end(),
                         [](const NoveltyPeak* a, const NoveltyPeak* b) { return a->height > b->height; });
        onsets.resize(std::min(onsets.size(), mostStarts));

        std::optional<Frame> best;
        if (onsets.empty()) { // no attack to begin with: the beginning of the rhythmic part
            const Frame start =
                quietCut(m_mono, framesFromSeconds(std::max(0.0, from + 0.05), m_rate) - m_begin,
                         framesFromSeconds(0.05, m_rate));
            if (start + length < static_cast<Frame>(m_mono.size())) best = m_begin + start;
            return best;
        }
        double highest = -1e9;
        for (const NoveltyPeak* onset : onsets) {
            const Frame wanted = framesFromSeconds(secondsOf(*onset) - leadSeconds, m_rate) - m_begin;
            const Frame start =
                quietCut(m_mono, std::max<Frame>(0, wanted), framesFromSeconds(leadSeconds, m_rate));
            if (start + length + 1 >= static_cast<Frame>(m_mono.size())) continue;
            const double score =
                static_cast<double>(onset->height) / 10.0 + depth(*onset) / 10.0 + 2.0 * seam(start, length);
            if (score <= highest) continue;
            highest = score;
            best = m_begin + start;
        }
        return best;
    }

    double seam(Frame start, Frame length) const {
        return seamCorrelation(m_mono, static_cast<std::size_t>(start),
                               static_cast<std::size_t>(start + length),
                               static_cast<std::size_t>(seamSeconds * m_rate));
    }

    Found describe(Frame start, Frame length, int beats, double bpm, const Repetition& repetition) const {
        Found found;
        found.kind = music::SampleKind::Loop;
        found.range = {start, start + length};
        found.bpm = bpm;
        found.beats = beats;
        const double joint = seam(start - m_begin, length);
        found.confidence =
            std::clamp(0.3 + 0.45 * repetition.similarity + 0.2 * (1.0 - repetition.residual), 0.1, 0.99);
        const std::string bars = beats % 4 == 0 ? number(beats / 4, 0) + (beats == 4 ? " bar" : " bars")
                                                : number(beats, 0) + " beats";
        found.reason = "the rhythm comes again every " + bars + " at " + number(bpm, 2) + " bpm (" +
                       number(100.0 * repetition.similarity, 0) + " % alike), seam correlation " +
                       number(joint, 2);
        return found;
    }

    const RecordingTrack& m_track;
    std::span<const NoveltyPeak> m_hits;
    double m_rate;
    CellRange m_window;
    Frame m_begin;
    std::vector<float> m_mono;
};
}

std::vector<BandLevels> levelsOf(const RecordingTrack& track, CellRange range) {
    std::vector<BandLevels> levels(range.length());
    for (std::size_t c = 0; c < range.length(); ++c)
        for (std::size_t b = 0; b < track.bands(); ++b)
            levels[c][b] = track.level(range.begin + c, b);
    return aboveFloor(levels, track.bands());
}

std::optional<Found> cutLoop(const RecordingTrack& track, Excerpts& excerpts,
                             std::span<const NoveltyPeak> hits, CellRange window, double threshold) {
    return LoopCutter(track, excerpts, hits, window).cut(threshold);
}

}
