#pragma once

#include "base/units.h"

#include <algorithm>

namespace gleaner {

/// Frames from `begin` up to, not including, `end`.
struct FrameRange {
    Frame begin = 0;
    Frame end = 0;

    constexpr Frame length() const { return end - begin; }
    constexpr bool isEmpty() const { return end <= begin; }
    constexpr bool contains(Frame frame) const { return begin <= frame && frame < end; }
    constexpr bool overlaps(const FrameRange& other) const { return begin < other.end && other.begin < end; }
    friend constexpr bool operator==(const FrameRange&, const FrameRange&) = default;
};

/// The part that both ranges cover; empty (begin == end) where they do not meet.
constexpr FrameRange intersection(const FrameRange& a, const FrameRange& b) {
    const Frame begin = std::max(a.begin, b.begin);
    return {begin, std::max(begin, std::min(a.end, b.end))};
}

/// Overlap over union, 0 to 1: 1 for equal ranges, 0 for ranges apart.
constexpr double intersectionOverUnion(const FrameRange& a, const FrameRange& b) {
    const auto common = static_cast<double>(intersection(a, b).length());
    const auto all = static_cast<double>(a.length() + b.length()) - common;
    return all > 0.0 ? common / all : 0.0;
}

}
