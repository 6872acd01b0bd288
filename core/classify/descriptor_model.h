#pragma once

#include "describe/descriptors.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// Where the descriptors of the training sounds lie: x becomes clamp((x - mean) * inverseSpread, -3, 3).
struct DescriptorScale {
    std::array<float, descriptorCount> mean;
    std::array<float, descriptorCount> inverseSpread;
};

/// Weighted sums of its inputs, a row a sum.
struct DescriptorLayer {
    std::span<const std::int8_t> weights; ///< row by row, in steps of the row
    std::span<const float> rows;          ///< two numbers a row: the step, then what is added to the sum
};

/// One layer of rectifiers and one of sums; without the first a plain linear model.
struct DescriptorNetwork {
    DescriptorLayer hidden; ///< of the scaled descriptors
    DescriptorLayer output; ///< of the rectifiers (or descriptors), a row a class
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
