#pragma once

#include <vector>

namespace gleaner::ui {

/// Rows next to each other.
struct RowRun {
    int first = 0;
    int count = 0;
    friend bool operator==(const RowRun&, const RowRun&) = default;
};

/// How a list of rows becomes another one by taking some out and putting others in: what a model tells its
/// views.
struct RowEdits {
    std::vector<RowRun> removed;  ///< of the list before, the last first
    std::vector<RowRun> inserted; ///< of the list after, the first first; made in this order once all are out
    friend bool operator==(const RowEdits&, const RowEdits&) = default;
};

/// As few as there can be: most rows stay, and what moved is taken out and put in again. `places`: of each
/// row before, its place after; -1: it is gone. No place twice.
RowEdits rowEdits(const std::vector<int>& places, int countAfter);

}
