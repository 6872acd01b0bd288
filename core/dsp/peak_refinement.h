#pragma once

#include "dsp/peak_scanner.h"

#include <span>
#include <vector>

namespace gleaner::dsp {

// Private to the room: a second look at the highest peaks. A half-band filter bends what lies next to
// Nyquist, and clipped recordings have much of it: up to 0.5 dB of error in noise.

/// The highest places so far.
class PeakCandidates {
public:
    /// `best`: what is known already, the sample peak.
    explicit PeakCandidates(float best) : m_best(best) {}
    /// What a new peak has to come near.
    float best() const { return m_best; }
    void add(Peak peak);
    /// From the highest down.
    const std::vector<Peak>& sorted();

private:
    float m_best;
    float m_least = 0.0F;
    std::vector<Peak> m_peaks;
};

/// Largest of `known` and the candidates, these looked at again by a filter that is flat up to Nyquist, from
/// the highest down until there is no more to find: most signals have so little there that the first look was
/// right.
float largestRefined(std::span<const float> channel, const std::vector<Peak>& candidates, float known);

}
