#pragma once

#include "slices/fingerprint.h"

#include <cstddef>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// Sounds less unlike than this are one sound twice. Of 571 development samples, 96 % of the copies (softer,
/// shifted, with noise 46 dB down) come nearer to what they are of; of pairs from different kits two come
/// nearer that are not the same file.
inline constexpr double nearDuplicateDb = 1.5;

/// The `count` samples that differ most: the one of the highest confidence first, then always the one that is
/// farthest from all chosen ones (the surer of two equally far, then the earlier). Indices in the order
/// chosen; all of them where there are no more than `count`. Those `already` chosen come first, whatever
/// their number. `confidence` is as long as `prints`. Takes prints x count steps.
std::vector<std::size_t> pickVaried(std::span<const Fingerprint> prints, std::span<const double> confidence,
                                    std::size_t count, std::span<const std::size_t> already = {});

/// Every sample in one group; in a group all are nearer than `threshold` to its first, which is the surest of
/// them. Groups in the order of their first by confidence, the rest of a group likewise.
std::vector<std::vector<std::size_t>> groupNearDuplicates(std::span<const Fingerprint> prints,
                                                          std::span<const double> confidence,
                                                          double threshold = nearDuplicateDb);

}
