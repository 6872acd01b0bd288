#include "rhythm/tempo.h"

#include "features/band_spectrogram.h"
#include "features/hit_novelty.h"
#include "music/tempo.h"
#include "rhythm/repetition.h"
#include "rhythm/rhythm.h"
#include "rhythm/tempo_grid.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// dB of novelty, from which a peak is an onset; origin not recorded; flat at 0.8x and 1.25x
constexpr double onsetHeight = 5.0;
/// s up to which the whole sample may be one round; origin not recorded; flat at 0.8x and 1.25x
constexpr double longestLoop = 12.1;
/// s below which a sample hardly repeats in itself; origin not recorded; flat at 0.8x and 1.25x
constexpr double shortestWithPeriods = 5.0;
/// octaves nearer to a whole number of them than this; origin not recorded; flat at 0.8x and 1.25x
constexpr double octaveTolerance = 0.04;
/// tempi that are told beside the best; origin not recorded; flat at 2 and 4, but only the best is counted
constexpr std::size_t mostAlternatives = 3;
/// beats that any sample may be off a whole number of them; origin not recorded; flat at 0.8x and 1.25x
constexpr double beatTolerance = 0.06;
/// beats, the same of a sample that is thought to be cut on beats; origin not recorded; flat at 0.8x and
/// 1.25x
constexpr double cutBeatTolerance = 0.15;
// Comb values: ambience stays under 0.03, nine of ten cut loops lie over 0.09.
/// share, the comb's value of no pulse: ambience stays under 0.03; found on ambience and cut loops; flat at
/// 0.8x and 1.25x
constexpr double noPulse = 0.02;
/// share, the comb's value of full confidence: nine of ten cut loops lie over 0.09; found on ambience and cut
/// loops; flat at 0.8x and 1.25x
constexpr double plainPulse = 0.15;
/// share, the confidence at least, where a round repeats; origin not recorded; flat at 0.8x and 1.25x
constexpr double repetitionConfidence = 0.6;
/// share of the pulse, from which that holds; origin not recorded; flat at 0.8x and 1.25x
constexpr double faintPulse = 0.08;
// How much better, as a logarithm, onsets must fit than on any whole number of beats. Of 230 loops of known
// tempo, whole ones, cut short and with tails, 16 gain by it and one loses.
/// nats by which onsets must fit better than on a whole number of beats; found on 230 loops of known tempo
/// (16 gain, one loses); flat at 0.8x and 1.25x
constexpr double uncutEvidence = 4.0;
// For every whole number of beats there are four tempi that sixteenths can tell apart.
/// tempi to every whole number of beats that sixteenths tell apart; follows from sixteenths, four a beat;
/// flat at 0.8x and 1.25x
constexpr double uncutTempiTried = 4.0;
/// share, the confidence at least of a length that a machine cut; origin not recorded; flat at 0.8x and 1.25x
constexpr double exactCutConfidence = 0.5;

// Kurtosis of the onset strength: 3 for noise that swells or not, 4.8 to 300 for 380 loops, with and without
// drums.
/// kurtosis of the onset strength: 3 for noise that swells or not, 4.8 to 300 for loops; found on noise and
/// 380 loops; flat at 0.8x and 1.25x
constexpr double noOnsets = 3.5;

/// Fourth moment over the square of the second: high where a few moments stand out.
double kurtosis(const std::vector<float>& strength) {
    const auto size = static_cast<double>(strength.size());
    double mean = 0.0;
    for (const float x : strength)
        mean += static_cast<double>(x) / size;
    double second = 0.0;
    double fourth = 0.0;
    for (const float x : strength) {
        const double square = (static_cast<double>(x) - mean) * (static_cast<double>(x) - mean);
        second += square / size;
        fourth += square * square / size;
    }
    return second > 0.0 ? fourth / (second * second) : 0.0;
}

/// The best guesses that are different tempi, the best first, their scores as shares.
std::vector<TempoCandidate> distinct(const std::vector<Guess>& guesses) {
    std::vector<TempoCandidate> candidates;
    double sum = 0.0;
    for (const Guess& guess : guesses) {
        const auto same = [&](const TempoCandidate& c) { return music::isSameTempo(guess.bpm, c.bpm); };
        if (std::any_of(candidates.begin(), candidates.end(), same)) continue;
        candidates.push_back({guess.bpm, guess.score});
        sum += guess.score;
    }
    for (TempoCandidate& c : candidates)
        c.share /= sum;
    return candidates;
}

/// What else it could be: half and double before all others, for these are what people disagree about.
std::vector<TempoCandidate> alternativesTo(double bpm, std::vector<TempoCandidate> others) {
    const auto isOctave = [&](const TempoCandidate& c) {
        return music::isSameTempo(2.0 * c.bpm, bpm) || music::isSameTempo(c.bpm, 2.0 * bpm);
    };
    std::erase_if(others, [&](const TempoCandidate& c) { return music::isSameTempo(c.bpm, bpm); });
    std::stable_partition(others.begin(), others.end(), isOctave);
    others.resize(std::min(others.size(), mostAlternatives));
    std::stable_sort(others.begin(), others.end(),
                     [](const TempoCandidate& a, const TempoCandidate& b) { return a.share > b.share; });
    return others;
}

/// The plainest pulse of the best guess and of its octaves: whether something pulses does not depend on where
/// the beat is counted.
double plainestPulse(const std::vector<Guess>& guesses) {
    double pulse = 0.0;
    for (const Guess& guess : guesses) {
        const double octaves = std::log2(guess.bpm / guesses.front().bpm);
        if (std::abs(octaves - std::round(octaves)) < octaveTolerance) pulse = std::max(pulse, guess.pulse);
    }
    return pulse;
}

std::optional<int> wholeBeats(double seconds, double bpm, double tolerance) {
    const double beats = seconds * bpm / 60.0;
    if (beats < 0.5 || std::abs(beats - std::round(beats)) >= tolerance) return std::nullopt;
    return static_cast<int>(std::lround(beats));
}

/// One sample and the ways its tempo can be looked for.
class TempoSearch {
public:
    TempoSearch(std::span<const float> mono, double rate, const TempoHints& hints)
        : m_cut{static_cast<double>(mono.size()) / rate, rate}, m_hints(hints),
          m_spectrogram(BandSpectrogram::of(mono, rate)), m_strength(onsetStrength(m_spectrogram)),
          m_onsets(pickPeaks(m_strength, m_spectrogram.frameRate, onsetHeight)) {}

    bool isSilent() const {
        return m_strength.empty() || *std::max_element(m_strength.begin(), m_strength.end()) <= 0.0F;
    }
    bool hasOnsets() const { return kurtosis(m_strength) > noOnsets; }
    double seconds() const { return m_cut.seconds; }

    std::optional<TempoEstimate> estimate(std::span<const float> mono, double rate) const {
        if (m_hints.periodSeconds) return ofPeriod(*m_hints.periodSeconds);
        if (seconds() >= shortestWithPeriods)
            if (const auto repetition = findRepetition(mono, rate)) return ofPeriod(repetition->seconds);
        return m_hints.cut && seconds() <= longestLoop ? ofWhole() : ofAnything();
    }

private:
    /// A sample in which a round repeats: a whole number of beats to the round.
    std::optional<TempoEstimate> ofPeriod(double period) const {
        const Rhythm rhythm = rhythmOf(0.0, period);
        const auto guesses = rhythm.guesses();
        if (guesses.empty()) return std::nullopt;
        TempoEstimate estimate = estimateFrom(guesses, plainestPulse(guesses));
        if (estimate.pulse > faintPulse)
            estimate.confidence = std::max(estimate.confidence, repetitionConfidence);
        estimate.repeats = true;
        estimate.periodSeconds = period;
        estimate.beats = wholeBeats(seconds(), estimate.bpm, beatTolerance);
        if (m_hints.cut) believeLength(estimate);
        return estimate;
    }
    /// Nothing repeats, and the length says nothing.
    std::optional<TempoEstimate> ofAnything() const {
        const auto guesses = rhythmOf(0.0, 0.0).guesses();
        if (guesses.empty()) return std::nullopt;
        TempoEstimate estimate = estimateFrom(guesses, guesses.front().pulse);
        estimate.beats = wholeBeats(seconds(), estimate.bpm, beatTolerance);
        return estimate;
    }
    /// A sample that is one round, cut on beats; or with a tail, or cut anywhere, where its onsets say so.
    std::optional<TempoEstimate> ofWhole() const {
        const Rhythm rhythm = rhythmOf(seconds(), seconds());
        const auto guesses = rhythm.guesses();
        if (guesses.empty()) return ofAnything();
        TempoEstimate estimate = estimateFrom(guesses, rhythm.ownPulse(guesses.front().bpm));
        estimate.periodSeconds = seconds();
        estimate.bpm = tempoOnGrid(m_strength, frameRate(), Bpm(estimate.bpm), m_cut);
        double tempiTried = 1.0;
        if (auto uncut = betterUncut(estimate.bpm)) {
            estimate = *uncut;
            tempiTried = uncutTempiTried;
        }
        estimate.beats = wholeBeats(seconds(), estimate.bpm, cutBeatTolerance);
        // In a bar that is cut there is little left to come again, but its onsets still lie on a grid.
        estimate.confidence =
            std::max(estimate.confidence, gridEvidence(m_onsets, frameRate(), Bpm(estimate.bpm), tempiTried));
        believeLength(estimate);
        return estimate;
    }

    /// The tempo by the onsets alone, where they lie far better on it than on `bpm`.
    std::optional<TempoEstimate> betterUncut(double bpm) const {
        const double needed = onGrid(bpm) + uncutEvidence;
        if (static_cast<double>(m_onsets.size()) <= needed) return std::nullopt; // the most there is
        auto uncut = ofAnything();
        if (!uncut) return std::nullopt;
        uncut->bpm = tempoOnGrid(m_strength, frameRate(), Bpm(uncut->bpm));
        return onGrid(uncut->bpm) > needed ? uncut : std::nullopt;
    }
    /// Nobody but a machine that makes loops hits such a length.
    void believeLength(TempoEstimate& estimate) const {
        if (estimate.beats && isCutToTheSample(m_cut, m_hints.range))
            estimate.confidence = std::max(estimate.confidence, exactCutConfidence);
    }
    double frameRate() const { return m_spectrogram.frameRate; }
    double onGrid(double bpm) const { return onsetsOnGrid(m_onsets, frameRate(), Bpm(bpm)); }
    Rhythm rhythmOf(double playedSeconds, double period) const {
        return {m_spectrogram, m_hints.range, 60.0 * static_cast<double>(m_onsets.size()) / seconds(),
                playedSeconds, period};
    }
    TempoEstimate estimateFrom(const std::vector<Guess>& guesses, double pulse) const {
        TempoEstimate estimate;
        estimate.bpm = guesses.front().bpm;
        estimate.alternatives = alternativesTo(estimate.bpm, distinct(guesses));
        estimate.pulse = std::clamp((pulse - noPulse) / (plainPulse - noPulse), 0.0, 1.0);
        estimate.confidence = estimate.pulse;
        return estimate;
    }

    CutLength m_cut;
    TempoHints m_hints;
    BandSpectrogram m_spectrogram;
    std::vector<float> m_strength;
    std::vector<NoveltyPeak> m_onsets;
};
}

std::optional<TempoEstimate> estimateTempo(std::span<const float> mono, double rate,
                                           const TempoHints& hints) {
    const TempoSearch search(mono, rate, hints);
    if (search.isSilent()) return std::nullopt;
    auto estimate = search.estimate(mono, rate);
    // What swells has a period, but no beat.
    if (estimate && !search.hasOnsets()) estimate->pulse = estimate->confidence = 0.0;
    return estimate;
}

}
