#pragma once

#include "base/progress.h"
#include "fx/effect.h"

namespace gleaner::fx {

/// Raised when any effect sounds different for the same values: part of every artifact's hash.
inline constexpr int engineVersion = 1;

/// Effects in the order in which they act.
using Chain = std::vector<Effect>;

/// A named chain. Factory presets live in resources/presets as JSON.
struct Preset {
    std::string id;   ///< "clean-one-shots"
    std::string name; ///< "Clean one-shots"
    std::string description;
    Chain chain;
    friend bool operator==(const Preset&, const Preset&) = default;
};

/// Every fault of the chain as a sentence (unknown effect, unknown parameter, value out of range); empty when
/// it can run.
std::vector<std::string> errors(const Chain& chain);

/// Runs the enabled effects over the sample, in place. Unknown types throw Error. Flushes denormals.
/// Deterministic. Gives back how much of the sample's gain is there to bring all samples to one level
/// (EffectType::bringsToOneLevel).
Decibels process(const Chain& chain, audio::AudioBuffer& sample, int rate, const Progress& progress = {});

/// The chain without the effects that make no sense inside a seamless loop (EffectType::forLoops).
Chain loopChain(const Chain& chain);

/// Runs `loopChain(chain)` over one turn of a seamless loop, in place: every effect hears the loop as if it
/// had been playing for ten seconds and went on, so the end meets the beginning and tails ring over the seam.
/// The length never changes. Otherwise as `process`.
void processLoop(const Chain& chain, audio::AudioBuffer& loop, int rate, const Progress& progress = {});

/// Summed gain in dB of all enabled effects that have a response, at `hertz`.
double responseDb(const Chain& chain, double hertz, int rate);

}
