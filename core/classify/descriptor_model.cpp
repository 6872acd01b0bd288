#include "classify/descriptor_model.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// deviations from the mean beyond which a descriptor says no more; follows from the training, which uses the
/// same; roles flat at 0.8x, -0.032 at 1.25x; voices +0.071 at 0.8x, flat at 1.25x
constexpr double reach = 3.0;

std::vector<double> sums(const DescriptorLayer& layer, const std::vector<double>& inputs) {
    std::vector<double> result;
    for (std::size_t row = 0; 2 * row < layer.rows.size(); ++row) {
        const auto weights = layer.weights.subspan(row * inputs.size(), inputs.size());
        double sum = 0.0;
        for (std::size_t i = 0; i < inputs.size(); ++i)
            sum += static_cast<double>(weights[i]) * inputs[i];
        result.push_back(sum * static_cast<double>(layer.rows[2 * row]) +
                         static_cast<double>(layer.rows[2 * row + 1]));
    }
    return result;
}

/// To powers of e, the highest as 1, then shares of the sum.
std::vector<double> softmax(std::vector<double> values) {
    const double highest = *std::max_element(values.begin(), values.end());
    double sum = 0.0;
    for (double& value : values)
        sum += value = std::exp(value - highest);
    for (double& value : values)
        value /= sum;
    return values;
}
}

std::vector<double> DescriptorModel::probabilities(const Descriptors& descriptors) const {
    std::vector<double> inputs;
    for (std::size_t i = 0; i < descriptorCount; ++i)
        inputs.push_back(std::clamp((descriptors.at(i) - static_cast<double>(scale.mean[i])) *
                                        static_cast<double>(scale.inverseSpread[i]),
                                    -reach, reach));
    std::vector<double> mean(classes, 0.0);
    for (const DescriptorNetwork& network : networks) {
        std::vector<double> units = inputs;
        if (!network.hidden.rows.empty()) {
            units = sums(network.hidden, inputs);
            for (double& unit : units)
                unit = std::max(0.0, unit);
        }
        const std::vector<double> votes = softmax(sums(network.output, units));
        for (std::size_t c = 0; c < classes; ++c)
            mean[c] += votes[c] / static_cast<double>(networks.size());
    }
    for (double& p : mean)
        p = sharpness * std::log(p + 1e-12);
    return softmax(std::move(mean));
}

}
