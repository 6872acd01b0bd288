#include "similar/variety.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace gleaner::analysis {

namespace {
/// Indices, the highest confidence first, the earlier of two equal ones.
std::vector<std::size_t> bySureness(std::span<const double> confidence) {
    std::vector<std::size_t> order(confidence.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return confidence[a] > confidence[b]; });
    return order;
}
}

std::vector<std::size_t> pickVaried(std::span<const Fingerprint> prints, std::span<const double> confidence,
                                    std::size_t count, std::span<const std::size_t> already) {
    std::vector<std::size_t> left = bySureness(confidence);
    std::vector<double> farness(prints.size(), std::numeric_limits<double>::infinity());
    std::vector<std::size_t> chosen;
    const auto choose = [&](std::vector<std::size_t>::iterator next) {
        chosen.push_back(*next);
        left.erase(next);
        for (const std::size_t i : left)
            farness[i] = std::min(farness[i], distance(prints[i], prints[chosen.back()]));
    };
    for (const std::size_t i : already)
        choose(std::find(left.begin(), left.end(), i));
    // The first of the farthest: `left` stays in the order of sureness.
    while (chosen.size() < count && !left.empty())
        choose(std::max_element(left.begin(), left.end(),
                                [&](std::size_t a, std::size_t b) { return farness[a] < farness[b]; }));
    return chosen;
}

std::vector<std::vector<std::size_t>> groupNearDuplicates(std::span<const Fingerprint> prints,
                                                          std::span<const double> confidence,
                                                          double threshold) {
    std::vector<std::vector<std::size_t>> groups;
    for (const std::size_t i : bySureness(confidence)) {
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) {
            return distance(prints[g.front()], prints[i]) < threshold;
        });
        if (group == groups.end())
            groups.push_back({i});
        else
            group->push_back(i);
    }
    return groups;
}

}
