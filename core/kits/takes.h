#pragma once

#include "kits/kit.h"

#include <span>
#include <vector>

namespace gleaner::kits {

/// Takes whose levels are less apart than this are the same stroke, dB. Chosen: a player who means the same
/// stroke stays within it, and a step of it is heard as another one.
inline constexpr double layerStepDb = 3.0;

/// MIDI note of a sample that can be played at other pitches: one whose role is tonal and whose pitch is
/// known.
std::optional<double> rootOf(const Sample& sample);

/// Indices of the samples, each in one group: takes of one sound, the surest first. Groups in the order of
/// their first.
std::vector<std::vector<std::size_t>> groupTakes(std::span<const Sample> samples);

/// The zones of one sound from its takes, and whether it follows the velocity; keys are set to the root.
///
/// Layers: the loudest take as recorded opens one, the next that is `layerStepDb` or more below it the next,
/// and so on; takes of one layer are its round robins, in the order of their paths. A layer's level is the
/// mean of its takes' recorded levels over that of the loudest layer, dB. Takes of unknown level are of the
/// loudest layer.
///
/// Velocities: the layer plays whose level is nearest to 40 log10(v / 127) dB, which is what samplers make of
/// a velocity by themselves.
///
/// Gains: each take is brought to the level of its layer from what its file has; the most that no take has to
/// be raised for, so that nothing can clip.
Sound soundOf(std::span<const Sample> samples, const std::vector<std::size_t>& takes);

}
