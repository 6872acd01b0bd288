#pragma once

#include "features/band_frames.h"

#include <optional>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// Something that comes again: the time from one round to the next.
struct Repetition {
    double seconds = 0.0;
    double similarity = 0.0; ///< correlation of the band levels one period apart, up to 1
    double residual = 1.0; ///< energy of the difference of the waveforms one period apart over their energy:
                           ///< 0 for a machine's loop, near 1 where only the rhythm comes back
    /// share of the energy: less differs where a machine repeats; origin not recorded; not swept: for want of
    /// time
    static constexpr double exactResidual = 0.4;
    bool isExact() const { return residual < exactResidual; }
};

/// Normalised correlation of the level picture with itself, by lag in hops; bands are centred first. `hops`
/// come from aboveFloor.
std::vector<float> lagSimilarity(std::span<const BandLevels> hops, std::size_t bands);

/// Lags from `shortest` hops to two thirds of the picture at which the similarity peaks, with their height.
/// The highest first.
struct LagPeak {
    std::size_t lag = 0;
    float similarity = 0.0F;
};
std::vector<LagPeak> similarityPeaks(std::span<const float> similarity, std::size_t shortest);

/// Whether a peak of a picture of `hops` hops says that something repeats.
bool isPlain(const LagPeak& peak, std::size_t hops, double threshold);

/// The shortest period that everything in `mono` follows. Candidates come from the band levels; where the
/// waveform itself comes back, it decides (a loop that differs in one hit is twice as long), else the levels
/// do. Nothing when no similarity reaches `threshold`. Meant for stretches of 2 s to 30 s.
std::optional<Repetition> findRepetition(std::span<const float> mono, double rate, double threshold = 0.75);

}
