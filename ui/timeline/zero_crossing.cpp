#include "ui/timeline/zero_crossing.h"

#include <cmath>

namespace gleaner::ui {

namespace {

float at(std::span<const float> mid, Frame index) { return mid[static_cast<std::size_t>(index)]; }

/// The frame to cut at when the signal crosses zero between index - 1 and index.
std::optional<Frame> crossingAt(std::span<const float> mid, Frame index) {
    if (index < 1 || index >= std::ssize(mid)) return std::nullopt;
    const float before = at(mid, index - 1);
    const float after = at(mid, index);
    if (after == 0.0F) return index;
    if ((before < 0.0F) == (after < 0.0F) || before == 0.0F) return std::nullopt;
    return std::abs(before) < std::abs(after) ? index - 1 : index;
}

}

std::optional<Frame> nearestZeroCrossing(std::span<const float> mid, Frame wanted, Frame reach) {
    for (Frame away = 0; away <= reach; ++away) {
        const auto later = crossingAt(mid, wanted + away);
        const auto earlier = crossingAt(mid, wanted - away);
        if (earlier && later) return wanted - *earlier <= *later - wanted ? earlier : later;
        if (earlier) return earlier;
        if (later) return later;
    }
    return std::nullopt;
}

}
