#pragma once

#include "analysis/descriptors.h"

#include <array>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// Where the descriptors of the training sounds lie: x becomes clamp((x - mean) * inverseSpread, -3, 3).
struct DescriptorScale {
    std::array<float, descriptorCount> mean;
    std::array<float, descriptorCount> inverseSpread;
};

/// One layer of rectifiers and one of sums; without the first a plain linear model.
struct DescriptorNetwork {
    std::span<const float> hidden; ///< a row a unit: the weights of the scaled descriptors, then the bias
    std::span<const float>
        output; ///< a row a class: the weights of the units (or descriptors), then the bias
};

/// Networks that were trained apart and vote. The tables are written by packaging/training/train.py.
struct DescriptorModel {
    DescriptorScale scale;
    std::span<const DescriptorNetwork> networks;
    std::size_t classes;
    double sharpness; ///< of the mean probabilities, so that they hold on libraries left out

    /// One probability a class; they sum to 1.
    std::vector<double> probabilities(const Descriptors& descriptors) const;
};

}
