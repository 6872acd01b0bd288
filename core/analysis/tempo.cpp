#include "analysis/tempo.h"

#include "analysis/band_spectrogram.h"
#include "analysis/hit_novelty.h"
#include "analysis/pulse_comb.h"
#include "analysis/repetition.h"
#include "analysis/tempo_grid.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::analysis {

namespace {
// Chosen on patterns of 26 styles at their usual tempi, played by synthetic drums, and on the development
// loops; both agree over a plateau (119 to 122 bpm, 0.8 to 1 octaves of density, weights of 1 and 1.5
// to 2.5).
constexpr double usualBpm = 120.0;
constexpr double usualOctaves = 0.5;
constexpr double usualOnsets = 1.7; ///< a beat
constexpr double usualOnsetOctaves = 0.8;
constexpr double backbeatWeight = 1.0;
constexpr double fasterKickWeight = 2.5;

constexpr double onsetHeight = 5.0;        ///< dB
constexpr double longestLoop = 12.1;       ///< seconds; the whole sample may be one round up to here
constexpr double shortestWithRounds = 5.0; ///< seconds; below it a sample hardly repeats in itself
constexpr double playedRound = 12.0;       ///< seconds a short sample is played round for
constexpr double cutTolerance = 0.01;      ///< of a lag: loops are cut late or early
constexpr double freeTolerance = 0.004;
constexpr double freeStep = 0.25; ///< bpm
constexpr int mostBeats = 128;
constexpr double sameTempo = 0.04; ///< candidates nearer than this are one
constexpr std::size_t mostAlternatives = 3;
constexpr double beatTolerance = 0.06;    ///< of a beat, in any sample …
constexpr double cutBeatTolerance = 0.15; ///< … and in one that is thought to be cut on beats

// Bands of BandLayout: 80 to about 250 Hz hold the bass drum, 350 Hz to about 8 kHz the snare.
constexpr std::size_t kickEnd = 3;
constexpr std::size_t snareBegin = 4;
constexpr std::size_t snareEnd = 12;
constexpr double riseSeconds = 0.012;

// Comb values: ambience stays under 0.03, nine of ten cut loops lie over 0.09.
constexpr double noPulse = 0.02;
constexpr double plainPulse = 0.15;
constexpr double repetitionConfidence = 0.6; ///< at least, where a round repeats …
constexpr double faintPulse = 0.08;          ///< … and anything pulses in it

/// Two bells on a logarithmic scale: people play one or two sounds a beat, and near 120 beats a minute.
double prior(double bpm, double onsetsAMinute) {
    const double octaves = std::log2(bpm / usualBpm) / usualOctaves;
    const double density =
        onsetsAMinute > 0.0 ? std::log2(onsetsAMinute / bpm / usualOnsets) / usualOnsetOctaves : 0.0;
    return std::exp(-0.5 * (octaves * octaves + density * density));
}

/// Rounds are bars in powers of two; everything else is possible, but seldom.
double roundPrior(int beats) {
    switch (beats) {
    case 4:
    case 8:
    case 16:
    case 32:
    case 64:
        return 1.0;
    case 2:
    case 12:
    case 24:
        return 0.8;
    case 1:
    case 3:
    case 6:
    case 48:
        return 0.7;
    default:
        return 0.6;
    }
}

/// Rise of the amplitude in some bands, frame by frame, of unit variance. Not of the level in dB: the click
/// of a bass drum would then be a snare.
std::vector<float> amplitudeRise(const BandSpectrogram& spectrogram, std::size_t from, std::size_t to) {
    std::vector<double> amplitude;
    for (const BandLevels& levels : spectrogram.frames) {
        double sum = 0.0;
        for (std::size_t b = from; b < std::min(to, spectrogram.layout.count); ++b)
            sum += std::pow(10.0, static_cast<double>(levels[b]) / 20.0);
        amplitude.push_back(sum);
    }
    const auto back =
        static_cast<std::size_t>(std::max(1L, std::lround(riseSeconds * spectrogram.frameRate)));
    std::vector<float> rise(amplitude.size(), 0.0F);
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t i = back; i < rise.size(); ++i) {
        const double x = std::max(0.0, amplitude[i] - amplitude[i - back]);
        rise[i] = static_cast<float>(x);
        sum += x;
        squares += x * x;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, rise.size()));
    const double deviation = std::sqrt(std::max(0.0, squares / count - sum * sum / count / count));
    for (float& x : rise)
        x = deviation > 0.0 ? static_cast<float>(static_cast<double>(x) / deviation) : 0.0F;
    return rise;
}

/// Positive where the bass drum sounds, negative where the snare does.
std::vector<float> kickAgainstSnare(const BandSpectrogram& spectrogram) {
    std::vector<float> contrast = amplitudeRise(spectrogram, 0, kickEnd);
    const std::vector<float> snare = amplitudeRise(spectrogram, snareBegin, snareEnd);
    for (std::size_t i = 0; i < contrast.size(); ++i)
        contrast[i] -= snare[i];
    return contrast;
}

struct Guess {
    double bpm = 0.0;
    double pulse = 0.0;
    double score = 0.0;
    int beats = 0; ///< of the round
};

/// The correlations of a sample, or of a round of it played on and on, and what they say about a tempo.
class Rhythm {
public:
    Rhythm(const BandSpectrogram& spectrogram, const TempoRange& range, double onsetsAMinute,
           double playedSeconds, double round)
        : m_range(range), m_frameRate(spectrogram.frameRate), m_onsetsAMinute(onsetsAMinute), m_round(round),
          m_all(correlationOf(onsetStrength(spectrogram), playedSeconds, PulseCorrelation::Sharp)),
          m_kick(
              correlationOf(amplitudeRise(spectrogram, 0, kickEnd), playedSeconds, PulseCorrelation::Plain)),
          m_contrast(correlationOf(kickAgainstSnare(spectrogram), playedSeconds, PulseCorrelation::Plain)) {}

    Guess guess(double bpm, int beats) const {
        const double tolerance = beats > 0 ? cutTolerance : freeTolerance;
        const double lag = 60.0 / bpm * m_frameRate;
        const double pulse = pulseAt(m_all, lag, tolerance);
        double octave = backbeatWeight * backbeat(lag);
        if (m_range.contains(2.0 * bpm)) octave -= fasterKickWeight * fasterKick(lag);
        const double score = pulse * prior(bpm, m_onsetsAMinute) * std::exp(octave);
        return {bpm, pulse, beats > 0 ? score * roundPrior(beats) : score, beats};
    }
    /// The pulse without what only playing round makes.
    double ownPulse(double bpm) const {
        return pulseAt(m_all, 60.0 / bpm * m_frameRate, cutTolerance, m_round * m_frameRate);
    }

private:
    /// Bass drum and snare take turns from beat to beat: alike two beats apart, and not at one.
    double backbeat(double lag) const {
        if (isWholeMultiple(2.0 * lag, m_round * m_frameRate)) return 0.0;
        return correlationNear(m_contrast, 2.0 * lag, cutTolerance) -
               correlationNear(m_contrast, lag, cutTolerance);
    }
    /// A bass drum on every half beat says that the half beat is the beat.
    double fasterKick(double lag) const {
        return std::max(0.0, correlationNear(m_kick, lag / 2.0, cutTolerance));
    }

    std::vector<float> correlationOf(std::vector<float> strength, double playedSeconds,
                                     PulseCorrelation kind) const {
        if (playedSeconds > 0.0) {
            strength.resize(
                static_cast<std::size_t>(std::max(1LL, std::llround(playedSeconds * m_frameRate))));
            const std::vector<float> round = strength;
            const auto wanted = static_cast<std::size_t>(playedRound * m_frameRate) + round.size();
            while (strength.size() < wanted)
                strength.insert(strength.end(), round.begin(), round.end());
        }
        return pulseCorrelation(strength, kind);
    }

    TempoRange m_range;
    double m_frameRate;
    double m_onsetsAMinute;
    double m_round; ///< seconds; 0 where nothing repeats
    std::vector<float> m_all;
    std::vector<float> m_kick;
    std::vector<float> m_contrast;
};

std::vector<Guess> guessesFor(const Rhythm& rhythm, double round, const TempoRange& range) {
    std::vector<Guess> guesses;
    if (round > 0.0) {
        for (int beats = 1; beats <= mostBeats; ++beats)
            if (const double bpm = 60.0 * beats / round; range.contains(bpm))
                guesses.push_back(rhythm.guess(bpm, beats));
    } else {
        for (double bpm = range.slowest; bpm <= range.fastest; bpm += freeStep)
            guesses.push_back(rhythm.guess(bpm, 0));
    }
    std::erase_if(guesses, [](const Guess& g) { return g.score <= 0.0; });
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.score > b.score; });
    return guesses;
}

/// The best guesses that are different tempi, their scores as shares.
std::vector<TempoCandidate> distinct(const std::vector<Guess>& guesses) {
    std::vector<TempoCandidate> candidates;
    double sum = 0.0;
    for (const Guess& guess : guesses) {
        const bool known = std::any_of(candidates.begin(), candidates.end(), [&](const TempoCandidate& c) {
            return std::abs(guess.bpm / c.bpm - 1.0) < sameTempo;
        });
        if (known) continue;
        if (candidates.size() <= mostAlternatives) candidates.push_back({guess.bpm, guess.score});
        sum += guess.score;
    }
    for (TempoCandidate& c : candidates)
        c.share /= sum;
    return candidates;
}

std::optional<int> wholeBeats(double seconds, double bpm, double tolerance) {
    const double beats = seconds * bpm / 60.0;
    if (beats < 0.5 || std::abs(beats - std::round(beats)) >= tolerance) return std::nullopt;
    return static_cast<int>(std::lround(beats));
}
}

std::optional<TempoEstimate> estimateTempo(std::span<const float> mono, double rate,
                                           const TempoHints& hints) {
    const double seconds = static_cast<double>(mono.size()) / rate;
    const BandSpectrogram spectrogram = BandSpectrogram::of(mono, rate);
    const double frameRate = spectrogram.frameRate;
    const std::vector<float> strength = onsetStrength(spectrogram);
    if (strength.empty() || *std::max_element(strength.begin(), strength.end()) <= 0.0F) return std::nullopt;

    const auto onsets = pickPeaks(strength, frameRate, onsetHeight);
    const double onsetsAMinute = 60.0 * static_cast<double>(onsets.size()) / seconds;
    double round = hints.roundSeconds.value_or(0.0);
    bool repeats = hints.roundSeconds.has_value();
    if (!repeats && seconds >= shortestWithRounds)
        if (const auto repetition = findRepetition(mono, rate)) round = repetition->seconds, repeats = true;
    const bool isWhole = round <= 0.0 && hints.cut && seconds <= longestLoop;
    if (isWhole) round = seconds;
    const Rhythm rhythm(spectrogram, hints.range, onsetsAMinute, isWhole ? seconds : 0.0, round);
    const std::vector<Guess> guesses = guessesFor(rhythm, round, hints.range);
    if (guesses.empty()) return std::nullopt;

    TempoEstimate estimate;
    estimate.alternatives = distinct(guesses);
    estimate.alternatives.erase(estimate.alternatives.begin());
    estimate.bpm = guesses.front().bpm;
    const double pulse = isWhole ? rhythm.ownPulse(estimate.bpm) : guesses.front().pulse;
    estimate.pulse = std::clamp((pulse - noPulse) / (plainPulse - noPulse), 0.0, 1.0);
    estimate.confidence = estimate.pulse;
    if (repeats && estimate.pulse > faintPulse)
        estimate.confidence = std::max(estimate.confidence, repetitionConfidence);
    estimate.repeats = repeats;
    estimate.roundSeconds = round;
    if (isWhole) {
        estimate.bpm = tempoOnGrid(strength, frameRate, estimate.bpm);
        estimate.beats = wholeBeats(seconds, estimate.bpm, cutBeatTolerance);
        // In a bar that is cut there is little left to come again, but its onsets still lie on a grid.
        estimate.confidence = std::max(estimate.confidence, gridEvidence(onsets, frameRate, estimate.bpm));
    } else {
        estimate.beats = wholeBeats(seconds, estimate.bpm, beatTolerance);
    }
    return estimate;
}

}
