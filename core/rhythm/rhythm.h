#pragma once

#include "features/band_spectrogram.h"
#include "rhythm/pulse_comb.h"
#include "rhythm/tempo.h"

#include <vector>

namespace gleaner::analysis {

struct Guess {
    double bpm = 0.0;
    double pulse = 0.0; ///< see pulseAt
    double score = 0.0; ///< its weight among the guesses for one sample
    int beats = 0;      ///< of the round, 0 where there is none
};

/// What a rhythm says about a tempo: correlations of a sample, or of a round of it played on and on, weighed
/// with what tempi are usual.
class Rhythm {
public:
    /// `playedSeconds`: what is played round, from the beginning, 0 for nothing. `round`: seconds after which
    /// all repeats, 0 where nothing does.
    Rhythm(const BandSpectrogram& spectrogram, const TempoRange& range, double onsetsAMinute,
           double playedSeconds, double period);

    /// Every tempo with a whole number of beats in the round; without one every tempo of the range that
    /// its neighbours do not outdo. The best first.
    std::vector<Guess> guesses() const;
    /// The pulse without what only playing round makes.
    double ownPulse(double bpm) const;

private:
    Guess guess(double bpm, int beats) const;
    double backbeat(double lag) const;
    double fasterKick(double lag) const;
    double fasterBar(double lag) const;
    std::vector<float> correlationOf(std::vector<float> strength, double playedSeconds,
                                     PulseCorrelation kind) const;

    TempoRange m_range;
    double m_frameRate;
    double m_onsetsAMinute;
    double m_period;
    std::vector<float> m_all;
    std::vector<float> m_kick;
    std::vector<float> m_contrast;
};

}
