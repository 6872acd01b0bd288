#include "analysis/role_model.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

std::array<double, music::roles.size()> roleProbabilities(const Descriptors& descriptors) {
    std::array<double, modelRoles> logits = modelBias;
    for (std::size_t i = 0; i < descriptorCount; ++i) {
        const ModelRow& row = modelRows[i];
        const double x = std::clamp((descriptors.at(i) - row.mean) * row.inverseSpread, -3.0, 3.0);
        for (std::size_t r = 0; r < modelRoles; ++r)
            logits[r] += row.weights[r] * x;
    }
    const double highest = *std::max_element(logits.begin(), logits.end());
    double sum = 0.0;
    for (double& logit : logits)
        sum += logit = std::exp(logit - highest);
    std::array<double, music::roles.size()> probabilities{};
    for (std::size_t r = 0; r < modelRoles; ++r)
        probabilities[static_cast<std::size_t>(modelRoleOrder[r])] = logits[r] / sum;
    return probabilities;
}

}
