#include "similar/hit_choice.h"

#include "similar/variety.h"

#include <algorithm>
#include <numeric>

namespace gleaner::analysis {

namespace {
constexpr double keptConfidence = 2.0; ///< surer than anything that was found

bool staysByHand(const HitToChoose& hit) { return hit.isKept || !hit.print; }

std::vector<std::size_t> everyIndex(std::size_t count) {
    std::vector<std::size_t> indices(count);
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return indices;
}

/// Hits with fingerprints, and which of all they are.
struct Prints {
    std::vector<std::size_t> hit;
    std::vector<Fingerprint> print;
    std::vector<double> confidence;
    std::vector<std::size_t> keptHits; ///< indices into the above

    void add(std::size_t index, const HitToChoose& candidate) {
        if (candidate.isKept) keptHits.push_back(hit.size());
        hit.push_back(index);
        print.push_back(*candidate.print);
        confidence.push_back(candidate.isKept ? keptConfidence : candidate.confidence);
    }
};

Prints printsOf(std::span<const HitToChoose> hits) {
    Prints prints;
    for (std::size_t i = 0; i < hits.size(); ++i)
        if (hits[i].print) prints.add(i, hits[i]);
    return prints;
}

/// The first of each group, and what stays by hand.
std::vector<std::size_t> withoutNearDuplicates(std::span<const HitToChoose> hits) {
    const auto duplicates = nearDuplicates(hits);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < hits.size(); ++i)
        if (!duplicates[i] || hits[i].isKept) kept.push_back(i);
    return kept;
}

}

std::vector<std::optional<std::size_t>> nearDuplicates(std::span<const HitToChoose> hits) {
    const Prints prints = printsOf(hits);
    std::vector<std::optional<std::size_t>> duplicates(hits.size());
    for (const auto& group : groupNearDuplicates(prints.print, prints.confidence))
        for (const std::size_t i : std::span(group).subspan(1))
            duplicates[prints.hit[i]] = prints.hit[group.front()];
    return duplicates;
}

std::vector<std::size_t> hitsByVariety(std::span<const HitToChoose> hits) {
    const Prints prints = printsOf(hits);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < hits.size(); ++i)
        if (!hits[i].print) order.push_back(i);
    for (const std::size_t i :
         pickVaried(prints.print, prints.confidence, prints.print.size(), prints.keptHits))
        order.push_back(prints.hit[i]);
    return order;
}

std::vector<std::size_t> chooseHits(std::span<const HitToChoose> hits, const HitVariety& wanted) {
    std::vector<std::size_t> kept =
        wanted.nearDuplicates ? everyIndex(hits.size()) : withoutNearDuplicates(hits);
    if (!wanted.most) return kept;
    std::vector<HitToChoose> among;
    for (const std::size_t i : kept)
        among.push_back(hits[i]);
    std::vector<std::size_t> order = hitsByVariety(among);
    const auto byHand = std::count_if(among.begin(), among.end(), staysByHand);
    order.resize(
        std::min(order.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(byHand, *wanted.most))));
    std::sort(order.begin(), order.end());
    for (std::size_t& i : order)
        i = kept[i];
    return order;
}

}
