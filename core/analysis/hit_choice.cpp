#include "analysis/hit_choice.h"

#include "analysis/variety.h"

#include <algorithm>

namespace gleaner::analysis {

namespace {
constexpr double settledConfidence = 2.0; ///< surer than anything that was found

/// Hits with fingerprints, and which of all they are.
struct Prints {
    std::vector<std::size_t> hit;
    std::vector<Fingerprint> print;
    std::vector<double> confidence;
    std::vector<std::size_t> settled; ///< indices into the above

    void add(std::size_t index, const HitToChoose& candidate) {
        if (candidate.settled) settled.push_back(hit.size());
        hit.push_back(index);
        print.push_back(*candidate.print);
        confidence.push_back(candidate.settled ? settledConfidence : candidate.confidence);
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
    const auto twins = nearDuplicates(hits);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < hits.size(); ++i)
        if (!twins[i] || hits[i].settled) kept.push_back(i);
    return kept;
}

std::vector<std::size_t> mostDifferent(std::span<const HitToChoose> hits,
                                       const std::vector<std::size_t>& among, std::size_t most) {
    Prints prints;
    std::vector<std::size_t> kept;
    for (const std::size_t i : among) {
        if (hits[i].print)
            prints.add(i, hits[i]);
        else
            kept.push_back(i);
    }
    const std::size_t room = most - std::min(most, kept.size());
    for (const std::size_t i : pickVaried(prints.print, prints.confidence, room, prints.settled))
        kept.push_back(prints.hit[i]);
    std::sort(kept.begin(), kept.end());
    return kept;
}
}

std::vector<std::optional<std::size_t>> nearDuplicates(std::span<const HitToChoose> hits) {
    const Prints prints = printsOf(hits);
    std::vector<std::optional<std::size_t>> twins(hits.size());
    for (const auto& group : groupNearDuplicates(prints.print, prints.confidence))
        for (const std::size_t i : std::span(group).subspan(1))
            twins[prints.hit[i]] = prints.hit[group.front()];
    return twins;
}

std::vector<std::size_t> chooseHits(std::span<const HitToChoose> hits, const HitVariety& wanted) {
    std::vector<std::size_t> kept;
    if (wanted.nearDuplicates) {
        kept.resize(hits.size());
        for (std::size_t i = 0; i < kept.size(); ++i)
            kept[i] = i;
    } else {
        kept = withoutNearDuplicates(hits);
    }
    if (!wanted.most || kept.size() <= static_cast<std::size_t>(*wanted.most)) return kept;
    return mostDifferent(hits, kept, static_cast<std::size_t>(*wanted.most));
}

}
