#include "music/loop_tempo.h"

#include "music/tempo.h"

#include <cmath>

namespace gleaner::music {
namespace {

/// Further off, the beats were counted for another length.
constexpr double sameLengthShare = 0.02;

}

std::optional<LoopTempo> loopTempo(const SampleTraits& traits, double seconds, double mostStretch) {
    if (traits.kind != SampleKind::Loop || !traits.bpm || !(seconds > 0.0)) return std::nullopt;
    const int beats = traits.beats ? *traits.beats : traits.bars.value_or(0) * beatsABar;
    const double heard = 60.0 * beats / seconds;
    if (beats < 1 || !isSameTempo(heard, *traits.bpm, sameLengthShare)) return std::nullopt;
    const double whole = std::round(heard);
    const bool isNear = whole > 0.0 && 100.0 * std::abs(heard / whole - 1.0) <= mostStretch;
    return LoopTempo{beats, heard, isNear ? whole : heard, mostStretch};
}

}
