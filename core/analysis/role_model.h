#pragma once

#include "analysis/descriptors.h"
#include "music/role.h"

#include <array>

namespace gleaner::analysis {

/// The linear model of one-shot roles: logit(role) = bias + sum of weight * clamp((descriptor - mean) *
/// inverseSpread, -3, 3). Its numbers and how they were obtained: role_model_table.cpp.
inline constexpr std::size_t modelRoles = 15;

struct ModelRow {
    double mean = 0.0;
    double inverseSpread = 1.0;
    std::array<double, modelRoles> weights{};
};

extern const std::array<music::Role, modelRoles> modelRoleOrder;
extern const std::array<double, modelRoles> modelBias;
extern const std::array<ModelRow, descriptorCount> modelRows;

/// Probability of each role, in the order of `music::roles`; roles that no one-shot has (arp, ambience) get
/// 0. Sums to 1.
std::array<double, music::roles.size()> roleProbabilities(const Descriptors& descriptors);

}
