#pragma once

#include "classify/descriptor_model.h"
#include "music/role.h"

#include <array>

namespace gleaner::analysis {

/// The roles that a one-shot can have, in the order of the model's classes: all but arp and ambience.
inline constexpr std::array<music::Role, 15> oneShotRoles = {
    music::Role::Kick,    music::Role::Snare,  music::Role::Clap, music::Role::Rim,   music::Role::Hat,
    music::Role::OpenHat, music::Role::Cymbal, music::Role::Tom,  music::Role::Perc,  music::Role::Bass,
    music::Role::Lead,    music::Role::Chords, music::Role::Pad,  music::Role::Vocal, music::Role::Fx};

/// The model of one-shot roles (role_model_table.cpp, written by packaging/training/train.py).
const DescriptorModel& roleModel();

/// Probability of each role, in the order of `music::roles`; roles that no one-shot has (arp, ambience) get
/// 0. Sums to 1.
std::array<double, music::roles.size()> roleProbabilities(const Descriptors& descriptors);

}
