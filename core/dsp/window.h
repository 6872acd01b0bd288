#pragma once

#include <vector>

namespace gleaner::dsp {

/// Periodic Hann window of `size` points (its overlaps by half sum to 1).
std::vector<float> hann(int size);

}
