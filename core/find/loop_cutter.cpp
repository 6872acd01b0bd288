#include "find/loop_cutter.h"

#include "base/number_text.h"
#include "find/loop_period.h"
#include "find/loop_seam.h"
#include "find/loop_stretch.h"
#include "music/tempo.h"
#include "rhythm/repetition.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gleaner::analysis {

namespace {
/// onsets in a loop that does not repeat as a wave; origin not recorded; flat at 2 and 4
constexpr int fewestOnsets = 3;
/// dB of novelty, from which a loop may begin there; origin not recorded; flat at 0.8x and 1.25x
constexpr float onsetHeight = 4.0F;

/// beats, 16 bars of a loop; as in docs/detection.md 3.2, origin not recorded; flat at 51 and 80
constexpr int mostBeats = 64;
/// s, the longest loop; as in docs/detection.md 3.2, origin not recorded; flat at 0.8x and 1.25x
constexpr double longestLoop = 32.0;
/// s by which a stretch may be short: it is not known better; origin not recorded; flat at 0.8x and 1.25x
constexpr double stretchSlack = 0.15;
/// s of audio read round the stretch; origin not recorded; flat at 0.8x and 1.25x
constexpr double loopMarginSeconds = 0.25;
/// s before an onset at which a loop begins; origin not recorded; flat at 0.8x and 1.25x
constexpr double loopLeadSeconds = 0.003;
/// s that are compared at a seam; as in docs/detection.md 3.2, origin not recorded; seams +0.001 at 0.8x,
/// -0.002 at 1.25x
constexpr double seamSeconds = 0.03;
/// s compared before a joint, for what fades needs a longer look; origin not recorded; flat at 0.8x and 1.25x
constexpr double tailSeconds = 0.12;
/// s that the end goes to where the wave comes back; as in docs/detection.md 3.2, origin not recorded; flat
/// at 0.8x and 1.25x
constexpr double endReach = 0.02;
/// correlation above what noise reaches by chance; origin not recorded; flat at 0.8x and 1.25x
constexpr double comesBack = 0.5;
/// correlation that a plain tempo may cost; as in docs/detection.md 3.2, origin not recorded; not swept: for
/// want of time
constexpr double seamOfPlainTempo = 0.02;
/// s that onsets at one place of the round may be apart; origin not recorded; not swept: for want of time
constexpr double samePhase = 0.025;
/// s that a player may be off after a whole loop; origin not recorded; not swept: for want of time
constexpr double humanReach = 0.06;
/// s in which a rhythm may have begun before the recording; origin not recorded; not swept: for want of time
constexpr double startOfRecording = 0.5;
/// factor of the strength of the first plain onset; origin not recorded; not swept: for want of time
constexpr double firstPreference = 1.25;
/// share of the strongest start: nobody begins a loop there; origin not recorded; not swept: for want of time
constexpr double weakStart = 0.5;
/// starts that are tried for a length; origin not recorded; not swept: for want of time
constexpr std::size_t mostStarts = 24;
/// starts, among the candidates; origin not recorded; not swept: for want of time
constexpr std::size_t startsALength = 2;
/// cuts that are kept; as in docs/detection.md 3.2, origin not recorded; not swept: for want of time
constexpr std::size_t mostCandidates = 5;

std::string barsInWords(int beats) {
    const std::optional<int> bars = music::wholeBars(beats);
    return bars ? std::to_string(*bars) + (bars == 1 ? " bar" : " bars") : std::to_string(beats) + " beats";
}

/// A possible loop. Frames of the recording.
struct Cut {
    FrameRange range;
    int beats = 0;
    double strength = 0.0; ///< of the onset it begins with
    double seam = 0.0;     ///< correlation
    double score() const { return strength + seam; }
};

/// A recording that loops are cut from.
struct LoopSource {
    const FeatureTrack& track;
    Excerpts& excerpts;
    std::span<const NoveltyPeak> hits;
};

/// A part of it that repeats.
struct RepeatingPart {
    LoopStretch stretch;
    FrameRange range;    ///< of the recording
    Frame notBefore = 0; ///< where a loop may begin
    Repetition repetition;
    Period period{};
};

/// A part that repeats, with its audio: all the loops that could be cut from it.
class LoopCutter {
public:
    LoopCutter(const LoopSource& source, RepeatingPart part)
        : m_track(source.track), m_excerpts(source.excerpts), m_rate(source.excerpts.rate()),
          m_stretch(std::move(part.stretch)), m_part(part.range), m_notBefore(part.notBefore),
          m_repetition(part.repetition), m_period(part.period),
          m_begin(std::max<Frame>(0, m_part.begin - frames(loopMarginSeconds))),
          m_mono(source.excerpts.mono({m_begin, m_part.end + frames(loopMarginSeconds)})) {
        for (const float x : m_mono)
            m_loudness +=
                static_cast<double>(x) * static_cast<double>(x) / static_cast<double>(m_mono.size());
        for (const NoveltyPeak& hit : source.hits) {
            const Frame at = framesFromSeconds(hit.onset / m_track.noveltyRate(), m_rate);
            if (hit.height >= onsetHeight && at >= std::max(m_notBefore, m_part.begin - frames(0.05)) &&
                at < m_part.end)
                m_onsets.push_back({at, static_cast<double>(hit.height) / 10.0 + depth(at) / 10.0});
        }
        for (Onset& onset : m_onsets)
            onset.downbeat = downbeat(onset);
        preferFirst();
    }

    std::optional<DetectedRegion> cut() const {
        std::vector<Cut> chosen;
        std::vector<Cut> others;
        for (int beats = mostPeriods(); beats >= m_period.beats; beats /= 2) {
            auto cuts = cutsOf(beats);
            auto& kept = chosen.empty() && isGood(cuts, beats) ? chosen : others;
            cuts.resize(std::min(startsALength, cuts.size()));
            for (const Cut& cut : cuts)
                kept.push_back(ended(joined(cut)));
            // What was too long is no candidate either.
            if (chosen.empty()) others.clear();
        }
        if (chosen.empty()) return std::nullopt;
        // Where the waveform itself comes back, it need not be a rhythm of hits.
        if (!m_repetition.isExact() && onsetsIn(chosen.front().range) < fewestOnsets) return std::nullopt;
        DetectedRegion found = describe(chosen.front());
        others.insert(others.begin(), chosen.begin(), chosen.end());
        others.resize(std::min(others.size(), mostCandidates));
        found.candidates = candidatesFrom(others);
        return found;
    }

private:
    struct Onset {
        Frame at;
        double strength;       ///< height and depth
        double downbeat = 0.0; ///< the same, mean over all rounds
    };

    Frame frames(double seconds) const { return framesFromSeconds(seconds, m_rate); }
    double seconds(Frame frame) const { return static_cast<double>(frame) / m_rate; }
    Frame lengthOf(int beats) const { return frames(60.0 * beats / m_period.bpm); }
    Frame plainLengthOf(int beats) const { return frames(60.0 * beats / plainTempo(m_period.bpm)); }

    /// Beats of the most rounds that fit into the stretch; one round where not even that does.
    int mostPeriods() const {
        int beats = m_period.beats;
        while (2 * beats <= mostBeats && 120.0 * beats / m_period.bpm <= longestLoop &&
               lengthOf(2 * beats) <= m_part.length() + frames(stretchSlack))
            beats *= 2;
        return beats;
    }

    /// Sum of the lowest bands just after an onset: the downbeat is usually the deepest.
    double depth(Frame at) const {
        const std::size_t hop = std::min(
            m_track.hops() - 1, static_cast<std::size_t>(seconds(at) / FeatureTrack::hopSeconds) + 2);
        double sum = 0.0;
        for (std::size_t b = 0; b < std::min<std::size_t>(3, m_track.bands()); ++b)
            sum += static_cast<double>(std::max(0.0F, m_track.level(hop, b) - m_track.floorAt(hop).quiet(b)));
        return sum / 3.0;
    }

    /// Strength of the onsets that come at this place of every round: one loud accident is no downbeat.
    double downbeat(const Onset& onset) const {
        double sum = 0.0;
        for (const Onset& other : m_onsets)
            if (isSamePhase(other.at, onset.at)) sum += other.strength;
        return sum / std::max(1.0, std::round(seconds(m_part.length()) / m_repetition.seconds));
    }

    /// Rhythms begin on the one: the first plain onset of a stretch, unless the recording began in its
    /// middle.
    void preferFirst() {
        if (m_part.begin < frames(startOfRecording)) return;
        const double plain = weakStart * strongestDownbeat();
        const auto first = std::find_if(m_onsets.begin(), m_onsets.end(),
                                        [&](const Onset& o) { return o.downbeat >= plain; });
        if (first == m_onsets.end()) return;
        const Frame at = first->at;
        for (Onset& onset : m_onsets)
            if (isSamePhase(onset.at, at)) onset.downbeat *= firstPreference;
    }

    double strongestDownbeat() const {
        double strongest = 0.0;
        for (const Onset& onset : m_onsets)
            strongest = std::max(strongest, onset.downbeat);
        return strongest;
    }

    bool isSamePhase(Frame a, Frame b) const {
        const double periods = seconds(a - b) / m_repetition.seconds;
        return std::abs(periods - std::round(periods)) * m_repetition.seconds < samePhase;
    }

    int onsetsIn(FrameRange range) const {
        return static_cast<int>(std::count_if(m_onsets.begin(), m_onsets.end(), [&](const Onset& o) {
            return o.at >= range.begin - frames(0.02) && o.at < range.end;
        }));
    }

    /// Where a player came back after `length` frames: the onset nearest to it. A machine is never late.
    Frame playedLength(Frame begin, Frame length) const {
        if (m_repetition.isExact()) return length;
        Frame best = length;
        Frame nearest = frames(humanReach);
        for (const Onset& onset : m_onsets)
            if (const Frame off = std::abs(onset.at - begin - length); off < nearest) {
                nearest = off;
                best = onset.at - begin;
            }
        return best;
    }

    /// How well the joint goes on: what follows the end against the beginning. Where the recording does not
    /// go on after the end, both ends against the joints between the rounds.
    double seam(FrameRange range) const {
        const Frame window = frames(seamSeconds);
        const Frame period = frames(m_repetition.seconds);
        const Frame begin = range.begin - m_begin;
        const Frame end = range.end - m_begin;
        const double after = seamCorrelation(m_mono, begin, end, window);
        if (range.end + period / 4 < m_part.end || range.length() < 2 * period) return after;
        const Frame tail = frames(tailSeconds); // what fades before a joint needs a longer look
        return std::max(after,
                        std::min(audibleSeam(m_mono, begin, begin + period, window, m_loudness),
                                 audibleSeam(m_mono, end - tail, end - tail - period, tail, m_loudness)));
    }

    Cut cutAt(Frame start, int beats, double strength) const {
        const FrameRange range{start, start + playedLength(start, lengthOf(beats))};
        return {range, beats, strength, seam(range)};
    }

    /// So many frames that `rounds` of the cut's rounds end where the wave comes back to what it does at the
    /// beginning, a few milliseconds from where the count says; the length of a plain tempo where that goes
    /// on as well. Nothing where the wave does not come back: nobody plays to the sample.
    std::optional<Frame> lengthByWave(const Cut& cut, int periods) const {
        const int all = cut.beats / m_period.beats;
        if (periods < 1) return std::nullopt;
        const Frame window = frames(seamSeconds), begin = cut.range.begin - m_begin;
        const Frame plain = plainLengthOf(cut.beats);
        const auto placeAfter = [&](Frame length) { return begin + length * periods / all; };
        const Continuation wave =
            bestContinuation(m_mono, begin, placeAfter(cut.range.length()), frames(endReach), window);
        if (wave.correlation < comesBack) return std::nullopt;
        const double there = bestContinuation(m_mono, begin, placeAfter(plain), 0, window).correlation;
        const bool isNear = std::abs(placeAfter(plain) - placeAfter(cut.range.length())) <= frames(endReach);
        if (isNear && there >= wave.correlation - seamOfPlainTempo) return plain;
        return (wave.at - begin) * all / periods;
    }

    /// Ended by the wave; where the recording does not go on behind the end, by what one round less says.
    Cut ended(Cut cut) const {
        const int periods = cut.beats / m_period.beats;
        const Frame plain = plainLengthOf(cut.beats);
        auto length = lengthByWave(cut, periods);
        if (!length) length = lengthByWave(cut, periods - 1);
        if (!length && m_repetition.isExact() && std::abs(plain - cut.range.length()) <= frames(endReach))
            length = plain;
        cut.range.end = std::min(cut.range.begin + length.value_or(cut.range.length()), m_excerpts.frames());
        cut.seam = seam(cut.range);
        return cut;
    }

    /// The same with its joint at the quietest place nearby. Reads the recording again.
    Cut joined(Cut cut) const {
        const Frame reach =
            std::min({frames(loopLeadSeconds), cut.range.begin, m_excerpts.frames() - cut.range.end});
        if (reach < 0) return cut;
        const auto around = [&](Frame at) { return FrameRange{at - reach, at + reach + 1}; };
        const Frame best = quietJoint(m_excerpts.audio(around(cut.range.begin)),
                                      m_excerpts.audio(around(cut.range.end - 1)));
        const Frame shift = std::max(best - reach, m_notBefore - cut.range.begin);
        cut.range = {cut.range.begin + shift, cut.range.end + shift};
        cut.seam = seam(cut.range);
        return cut;
    }

    /// Loops of this many beats that fit into the stretch, the best first.
    std::vector<Cut> cutsOf(int beats) const {
        const Frame last = m_part.end + frames(stretchSlack) - lengthOf(beats);
        std::vector<const Onset*> starts;
        for (const Onset& onset : m_onsets)
            if (onset.at <= last) starts.push_back(&onset);
        std::stable_sort(starts.begin(), starts.end(),
                         [](const Onset* a, const Onset* b) { return a->downbeat > b->downbeat; });
        starts.resize(std::min(starts.size(), mostStarts));
        std::vector<Cut> cuts;
        const auto add = [&](Frame start, double strength) {
            if (start < 0 || start + lengthOf(beats) > m_excerpts.frames()) return;
            cuts.push_back(cutAt(start, beats, strength));
        };
        for (const Onset* onset : starts)
            add(std::max(m_notBefore, onset->at - frames(loopLeadSeconds)), onset->downbeat);
        // No attack to begin with: the beginning of the stretch.
        if (m_onsets.empty()) add(m_part.begin, 0.0);
        std::stable_sort(cuts.begin(), cuts.end(),
                         [](const Cut& a, const Cut& b) { return a.score() > b.score(); });
        return cuts;
    }

    /// Whether the best of the loops of this length begins where one would begin, and both its ends belong to
    /// what repeats. One round is always good enough.
    bool isGood(const std::vector<Cut>& cuts, int beats) const {
        if (cuts.empty()) return false;
        if (beats == m_period.beats) return true;
        const Cut& best = cuts.front();
        return best.strength >= weakStart * strongestDownbeat() &&
               m_stretch.holds(seconds(best.range.begin), seconds(best.range.end), 60.0 / m_period.bpm);
    }

    std::vector<LoopCandidate> candidatesFrom(const std::vector<Cut>& cuts) const {
        std::vector<LoopCandidate> candidates;
        for (const Cut& cut : cuts)
            candidates.push_back({cut.range, music::wholeBars(cut.beats), 1.0 - cut.seam});
        std::stable_sort(
            candidates.begin(), candidates.end(),
            [](const LoopCandidate& a, const LoopCandidate& b) { return a.seamCost < b.seamCost; });
        return candidates;
    }

    DetectedRegion describe(const Cut& cut) const {
        DetectedRegion found;
        found.kind = music::SampleKind::Loop;
        found.range = cut.range;
        found.around = m_part;
        found.bpm = cut.range.length() == plainLengthOf(cut.beats)
                        ? plainTempo(m_period.bpm)
                        : 60.0 * cut.beats / seconds(cut.range.length());
        found.beats = cut.beats;
        found.confidence =
            std::clamp(0.3 + 0.45 * m_repetition.similarity + 0.2 * (1.0 - m_repetition.residual), 0.1, 0.99);
        found.reason = "the rhythm comes again every " + barsInWords(m_period.beats) + " at " +
                       decimalText(found.bpm, 2) + " bpm (" +
                       decimalText(100.0 * m_repetition.similarity, 0) + " % alike), " +
                       barsInWords(cut.beats) + " cut, seam correlation " + decimalText(cut.seam, 2);
        return found;
    }

    const FeatureTrack& m_track;
    Excerpts& m_excerpts;
    double m_rate;
    LoopStretch m_stretch;
    FrameRange m_part; ///< of the recording: what repeats
    Frame m_notBefore;
    Repetition m_repetition;
    Period m_period;
    Frame m_begin; ///< of m_mono in the recording
    std::vector<float> m_mono;
    double m_loudness = 0.0; ///< mean power of m_mono
    std::vector<Onset> m_onsets;
};
}

std::optional<DetectedRegion> cutLoop(const FeatureTrack& track, Excerpts& excerpts,
                                      std::span<const NoveltyPeak> hits, HopRange window, double threshold,
                                      const TempoRange& tempi, Frame notBefore) {
    const double rate = excerpts.rate();
    const auto framesOf = [&](HopRange hops) {
        return FrameRange{framesFromSeconds(static_cast<double>(hops.begin) * FeatureTrack::hopSeconds, rate),
                          framesFromSeconds(static_cast<double>(hops.end) * FeatureTrack::hopSeconds, rate)};
    };
    const std::vector<float> mono = excerpts.mono(framesOf(window));
    auto repetition = findRepetition(mono, rate, threshold);
    if (!repetition) return std::nullopt;
    // Less than the shortest bar is half a bar, and two of them are cut.
    if (repetition->seconds < shortestBar) repetition->seconds *= 2.0;
    const auto period = periodOf(*repetition, mono, rate, tempi);
    if (!period) return std::nullopt;

    LoopStretch stretch(track, window, repetition->seconds);
    FrameRange part = framesOf(stretch.hops());
    if (repetition->isExact() && part.length() < 2 * framesFromSeconds(repetition->seconds, rate))
        part = framesOf(window);
    part.begin = std::max(part.begin, notBefore);
    if (part.length() < framesFromSeconds(repetition->seconds, rate)) return std::nullopt;
    return LoopCutter({track, excerpts, hits}, {std::move(stretch), part, notBefore, *repetition, *period})
        .cut();
}

}
