#include "ui/document/row_edits.h"

#include <algorithm>
#include <cstddef>

namespace gleaner::ui {

namespace {

/// Which rows stay: the longest run of places that only rise (patience sorting).
std::vector<bool> staying(const std::vector<int>& places) {
    std::vector<bool> stays(places.size());
    std::vector<std::size_t> ends; // of each length: the row whose place is the lowest
    std::vector<std::size_t> before(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] < 0) continue;
        const auto at =
            std::ranges::lower_bound(ends, places[i], {}, [&](std::size_t row) { return places[row]; });
        before[i] = at == ends.begin() ? i : *std::prev(at);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    if (ends.empty()) return stays;
    for (std::size_t row = ends.back();; row = before[row]) {
        stays[row] = true;
        if (before[row] == row) return stays;
    }
}

/// The runs of what is not set, in order.
std::vector<RowRun> gaps(const std::vector<bool>& set) {
    std::vector<RowRun> runs;
    for (std::size_t i = 0; i < set.size(); ++i) {
        if (set[i]) continue;
        if (i == 0 || set[i - 1]) runs.push_back({static_cast<int>(i), 0});
        ++runs.back().count;
    }
    return runs;
}

}

RowEdits rowEdits(const std::vector<int>& places, int countAfter) {
    const std::vector<bool> stays = staying(places);
    std::vector<bool> isThere(static_cast<std::size_t>(countAfter));
    for (std::size_t i = 0; i < places.size(); ++i)
        if (stays[i]) isThere[static_cast<std::size_t>(places[i])] = true;
    RowEdits edits{gaps(stays), gaps(isThere)};
    std::ranges::reverse(edits.removed);
    return edits;
}

}
