#pragma once

#include "slices/fingerprint.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// One of many hits to choose from.
struct HitToChoose {
    std::optional<Fingerprint> print; ///< nothing is known of a region drawn by hand: it stays
    double confidence = 0.0;
    bool isKept = false; ///< somebody named or moved it: it stays
};

/// How many of many hits, and which.
struct HitVariety {
    std::optional<int> most;    ///< at most so many, the most different ones (`pickVaried`); nothing: all
    bool nearDuplicates = true; ///< false: of hits that are one sound twice the surest stays
    bool asksForAll() const { return !most && nearDuplicates; }
    friend bool operator==(const HitVariety&, const HitVariety&) = default;
};

/// Indices of the hits that stay, ascending. Hits that stay by hand do so even where they are more than
/// `most`; others that are near to one of them go first.
std::vector<std::size_t> chooseHits(std::span<const HitToChoose> hits, const HitVariety& wanted);

/// All hits, those that stay by hand first, then the most different ones: the first n of them are the n to
/// keep. Takes hits x hits steps.
std::vector<std::size_t> hitsByVariety(std::span<const HitToChoose> hits);

/// Of each hit the one that it is nearly the same as: the surest of its group; nothing for that one itself
/// and for hits that are like no other.
std::vector<std::optional<std::size_t>> nearDuplicates(std::span<const HitToChoose> hits);

}
