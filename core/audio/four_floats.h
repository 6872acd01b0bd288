#pragma once

#include <cstring>

namespace gleaner::audio {

/// Four floats in one register, for the two loops that see every sample of a recording. Comparing with ?:
/// gives the machine's min and max, which the compiler does not dare to use for plain floats for fear of NaN.
using Four [[gnu::vector_size(16)]] = float;

inline Four loadFour(const float* from) {
    Four four;
    std::memcpy(&four, from, sizeof four);
    return four;
}

inline void storeFour(Four four, float* to) { std::memcpy(to, &four, sizeof four); }

}
