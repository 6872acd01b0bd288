#include "rhythm/rhythm.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
// Chosen on patterns of 26 styles at their usual tempi, played by synthetic drums, on bars of thirty songs
// whose tempo is written in their project, and on the development loops. All agree over a plateau: 0.4 to
// 0.45 octaves of tempo, weights of the backbeat from 1 to 1.5 and of the bar from 3 to 5.
/// bpm, the middle of the bell of usual tempi; found on the patterns named above; tempi -0.428 at 0.8x, flat
/// at 1.25x; tempi but for octaves -0.095 at 0.8x, flat at 1.25x
constexpr double usualBpm = 120.0;
/// octaves, the width of that bell; found on the patterns named above; tempi -0.047 at 0.8x, flat at 1.25x
constexpr double usualOctaves = 0.42;
/// onsets, a beat that are most usual; found on the patterns named above; tempi flat at 0.8x, -0.047 at 1.25x
constexpr double usualOnsets = 1.7;
/// octaves, the width of the bell of densities; found on the patterns named above; flat at 0.8x and 1.25x
constexpr double usualOnsetOctaves = 0.8;
/// weight of a backbeat, natural logarithm; found on the patterns named above; tempi flat at 0.8x, -0.047 at
/// 1.25x
constexpr double backbeatWeight = 1.5;
/// weight of a bass drum on half beats, natural logarithm; found on the patterns named above; tempi -0.047 at
/// 0.8x, flat at 1.25x
constexpr double fasterKickWeight = 2.5;
/// weight of what comes again after two beats, natural logarithm; found on the patterns named above; tempi
/// -0.047 at 0.8x, flat at 1.25x
constexpr double fasterBarWeight = 5.0;
/// share added to all pulses: which of two tempi hardly pulses less is chance; found on the patterns named
/// above; flat at 0.8x and 1.25x
constexpr double leastPulse = 0.03;

/// s that a short sample is played round for; found on cut loops (docs/detection.md 5.1); flat at 0.8x and
/// 1.25x
constexpr double playedPeriod = 12.0;
/// share of a lag: loops are cut late or early; origin not recorded; flat at 0.8x and 1.25x
constexpr double cutTolerance = 0.01;
/// share of a lag, where no length supports the tempo; origin not recorded; flat at 0.8x and 1.25x
constexpr double freeTolerance = 0.004;
/// bpm from one tempo tried to the next; origin not recorded; flat at 0.8x and 1.25x
constexpr double freeStep = 0.25;
/// beats in a round; origin not recorded; flat at 102 and 160
constexpr int mostBeats = 128;

// Bands of BandLayout: 80 to about 250 Hz hold the bass drum, 350 Hz to about 8 kHz the snare.
/// bands up to about 250 Hz hold the bass drum; follows from the bands of BandLayout; flat at 2 and 4
constexpr std::size_t kickEnd = 3;
/// bands from 350 Hz on hold the snare; follows from the bands of BandLayout; flat at 3 and 5
constexpr std::size_t snareBegin = 4;
/// bands up to about 8 kHz hold the snare; follows from the bands of BandLayout; flat at 10 and 15
constexpr std::size_t snareEnd = 12;
/// s over which the amplitude rises; origin not recorded; flat at 0.8x and 1.25x
constexpr double riseSeconds = 0.012;

/// People play near 120 beats a minute and one or two sounds a beat. The one is a bell on a logarithmic
/// scale, the other has the tails of Student's t: pads are sparse and rolls are dense at any tempo.
double prior(double bpm, double onsetsAMinute) {
    const double octaves = std::log2(bpm / usualBpm) / usualOctaves;
    const double density =
        onsetsAMinute > 0.0 ? std::log2(onsetsAMinute / bpm / usualOnsets) / usualOnsetOctaves : 0.0;
    return std::exp(-0.5 * octaves * octaves) / (1.0 + 0.5 * density * density);
}

/// Rounds are bars in powers of two; everything else is possible, but seldom.
double periodPrior(int beats) {
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

/// Those that no neighbour outdoes: the flank of a peak is no tempo of its own.
std::vector<Guess> peaksOf(const std::vector<Guess>& guesses) {
    std::vector<Guess> peaks;
    for (std::size_t i = 0; i < guesses.size(); ++i)
        if ((i == 0 || guesses[i - 1].score < guesses[i].score) &&
            (i + 1 == guesses.size() || guesses[i + 1].score <= guesses[i].score))
            peaks.push_back(guesses[i]);
    return peaks;
}
}

Rhythm::Rhythm(const BandSpectrogram& spectrogram, const TempoRange& range, double onsetsAMinute,
               double playedSeconds, double period)
    : m_range(range), m_frameRate(spectrogram.frameRate), m_onsetsAMinute(onsetsAMinute), m_period(period),
      m_all(correlationOf(onsetStrength(spectrogram), playedSeconds, PulseCorrelation::Sharp)),
      m_kick(correlationOf(amplitudeRise(spectrogram, 0, kickEnd), playedSeconds, PulseCorrelation::Plain)),
      m_contrast(correlationOf(kickAgainstSnare(spectrogram), playedSeconds, PulseCorrelation::Plain)) {}

std::vector<Guess> Rhythm::guesses() const {
    std::vector<Guess> guesses;
    if (m_period > 0.0) {
        for (int beats = 1; beats <= mostBeats; ++beats)
            if (const double bpm = 60.0 * beats / m_period; m_range.contains(bpm))
                guesses.push_back(guess(bpm, beats));
    } else {
        for (double bpm = m_range.slowest; bpm <= m_range.fastest; bpm += freeStep)
            guesses.push_back(guess(bpm, 0));
        guesses = peaksOf(guesses);
    }
    std::erase_if(guesses, [](const Guess& g) { return g.score <= 0.0; });
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.score > b.score; });
    return guesses;
}

double Rhythm::ownPulse(double bpm) const {
    return pulseAt(m_all, 60.0 / bpm * m_frameRate, cutTolerance, m_period * m_frameRate);
}

Guess Rhythm::guess(double bpm, int beats) const {
    const double tolerance = beats > 0 ? cutTolerance : freeTolerance;
    const double lag = 60.0 / bpm * m_frameRate;
    const double pulse = pulseAt(m_all, lag, tolerance);
    double octave = backbeatWeight * backbeat(lag);
    if (m_range.contains(2.0 * bpm))
        octave -= fasterKickWeight * fasterKick(lag) + fasterBarWeight * fasterBar(lag);
    const double score = (pulse + leastPulse) * prior(bpm, m_onsetsAMinute) * std::exp(octave);
    return {bpm, pulse, beats > 0 ? score * periodPrior(beats) : score, beats};
}

/// Bass drum and snare take turns from beat to beat: alike two beats apart, and not at one.
double Rhythm::backbeat(double lag) const {
    if (isWholeMultiple(2.0 * lag, m_period * m_frameRate)) return 0.0;
    return correlationNear(m_contrast, 2.0 * lag, cutTolerance) -
           correlationNear(m_contrast, lag, cutTolerance);
}

/// A bass drum on every half beat says that the half beat is the beat.
double Rhythm::fasterKick(double lag) const {
    return std::max(0.0, correlationNear(m_kick, lag / 2.0, cutTolerance));
}

/// What comes again after two beats, and not before, is a bar of twice the tempo.
double Rhythm::fasterBar(double lag) const {
    if (isWholeMultiple(2.0 * lag, m_period * m_frameRate)) return 0.0;
    const auto alike = [&](double beats) { return correlationNear(m_all, beats * lag, cutTolerance); };
    return std::max(0.0, alike(2.0) - std::max(alike(1.0), alike(0.5)));
}

std::vector<float> Rhythm::correlationOf(std::vector<float> strength, double playedSeconds,
                                         PulseCorrelation kind) const {
    if (playedSeconds > 0.0) {
        strength.resize(static_cast<std::size_t>(std::max(1LL, std::llround(playedSeconds * m_frameRate))));
        const std::vector<float> period = strength;
        const auto wanted = static_cast<std::size_t>(playedPeriod * m_frameRate) + period.size();
        while (strength.size() < wanted)
            strength.insert(strength.end(), period.begin(), period.end());
    }
    return pulseCorrelation(strength, kind);
}

}
