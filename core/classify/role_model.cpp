#include "classify/role_model.h"

namespace gleaner::analysis {

std::array<double, music::roles.size()> roleProbabilities(const Descriptors& descriptors) {
    const std::vector<double> found = roleModel().probabilities(descriptors);
    std::array<double, music::roles.size()> probabilities{};
    for (std::size_t r = 0; r < oneShotRoles.size(); ++r)
        probabilities[static_cast<std::size_t>(oneShotRoles[r])] = found[r];
    return probabilities;
}

}
