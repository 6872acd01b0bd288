#pragma once

#include <optional>

namespace gleaner::kits {

/// How a device wants its samples; nothing: as they are.
struct SampleForm {
    std::optional<int> rate;         ///< Hz
    int bits = 24;                   ///< 16 or 24
    int channels = 2;                ///< at most; of more the mean is taken
    std::optional<double> seconds{}; ///< at most; what is longer is faded out over its last 5 ms
    friend bool operator==(const SampleForm&, const SampleForm&) = default;
};

}
