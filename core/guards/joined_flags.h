#pragma once

// Private to the room: moments that a guard found, as the flags that a person gets.

#include "guards/flag.h"

#include <algorithm>

namespace gleaner::guards {

/// By begin, those that lie no more than `gap` frames apart as one with the larger value.
inline std::vector<Flag> joinedLargest(std::vector<Flag> flags, Frame gap) {
    std::ranges::stable_sort(flags, {}, [](const Flag& flag) { return flag.range.begin; });
    std::vector<Flag> joined;
    for (const Flag& flag : flags)
        if (!joined.empty() && flag.range.begin <= joined.back().range.end + gap) {
            joined.back().range.end = std::max(joined.back().range.end, flag.range.end);
            joined.back().value = std::max(joined.back().value, flag.value);
        } else {
            joined.push_back(flag);
        }
    return joined;
}

/// The same with the sum of their values.
inline std::vector<Flag> joinedSum(std::vector<Flag> flags, Frame gap) {
    std::ranges::stable_sort(flags, {}, [](const Flag& flag) { return flag.range.begin; });
    std::vector<Flag> joined;
    for (const Flag& flag : flags)
        if (!joined.empty() && flag.range.begin <= joined.back().range.end + gap) {
            joined.back().range.end = std::max(joined.back().range.end, flag.range.end);
            joined.back().value += flag.value;
        } else {
            joined.push_back(flag);
        }
    return joined;
}

}
