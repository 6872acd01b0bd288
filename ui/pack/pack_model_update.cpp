#include "ui/pack/pack_model.h"

#include "ui/document/row_edits.h"
#include "ui/pack/pack_node.h"
#include "ui/pack/pack_text.h"

#include <algorithm>
#include <map>
#include <utility>

namespace gleaner::ui {

// How the tree becomes another one, row by row.

namespace {

/// Where each of `before` stands in `after`; -1: nowhere.
template <typename Before, typename After, typename KeyOf>
std::vector<int> placesOf(const Before& before, const After& after, KeyOf keyOf) {
    std::size_t same = 0;
    const std::size_t shorter = std::min(before.size(), after.size());
    std::vector<int> places(before.size(), -1);
    for (; same < shorter && keyOf(before[same]) == keyOf(after[same]); ++same)
        places[same] = static_cast<int>(same);
    std::size_t endBefore = before.size(), endAfter = after.size();
    while (std::min(endBefore, endAfter) > same && keyOf(before[endBefore - 1]) == keyOf(after[endAfter - 1]))
        places[--endBefore] = static_cast<int>(--endAfter);
    std::map<std::remove_cvref_t<decltype(keyOf(before[0]))>, int> middle;
    for (std::size_t i = same; i < endAfter; ++i)
        middle.emplace(keyOf(after[i]), static_cast<int>(i));
    for (std::size_t i = same; i < endBefore; ++i)
        if (const auto found = middle.find(keyOf(before[i])); found != middle.end())
            places[i] = found->second;
    return places;
}

}

void PackModel::setTree(const std::vector<PackFolder>& groups) { update(*m_root, {{}, groups, {}}); }

void PackModel::update(PackNode& node, const PackFolder& wanted) {
    const int taken = node.taken, leftOut = node.leftOut;
    updateRows(node, wanted.rows);
    updateFolders(node, wanted.folders);
    node.recount();
    if (!node.isRoot() && (node.taken != taken || node.leftOut != leftOut))
        Q_EMIT dataChanged(indexOf(node), indexOf(node));
}

void PackModel::updateFolders(PackNode& node, const std::vector<PackFolder>& wanted) {
    const auto nameOf = [](const auto& folder) -> const QString& {
        if constexpr (requires { folder->name; })
            return folder->name;
        else
            return folder.name;
    };
    const RowEdits edits = rowEdits(placesOf(node.folders, wanted, nameOf), static_cast<int>(wanted.size()));
    const QModelIndex parent = indexOf(node);
    for (const RowRun& run : edits.removed) {
        beginRemoveRows(parent, run.first, run.first + run.count - 1);
        const auto first = node.folders.begin() + run.first;
        node.folders.erase(first, first + run.count);
        node.recount();
        endRemoveRows();
    }
    for (const RowRun& run : edits.inserted) {
        beginInsertRows(parent, run.first, run.first + run.count - 1);
        for (int row = run.first; row < run.first + run.count; ++row)
            node.folders.insert(node.folders.begin() + row,
                                PackNode::of(wanted[static_cast<std::size_t>(row)], node));
        node.recount();
        endInsertRows();
    }
    for (std::size_t i = 0; i < wanted.size(); ++i)
        update(*node.folders[i], wanted[i]);
}

void PackModel::updateRows(PackNode& node, const std::vector<SharedRow>& wanted) {
    const auto refOf = [](const SharedRow& row) -> const SliceRef& { return row->ref; };
    const RowEdits edits = rowEdits(placesOf(node.rows, wanted, refOf), static_cast<int>(wanted.size()));
    const QModelIndex parent = indexOf(node);
    for (const RowRun& run : edits.removed) {
        beginRemoveRows(parent, run.first, run.first + run.count - 1);
        const auto first = node.rows.begin() + run.first;
        node.rows.erase(first, first + run.count);
        endRemoveRows();
    }
    for (const RowRun& run : edits.inserted) {
        beginInsertRows(parent, run.first, run.first + run.count - 1);
        const auto first = wanted.begin() + run.first;
        node.rows.insert(node.rows.begin() + run.first, first, first + run.count);
        endInsertRows();
    }
    RowChange run; // rows beside each other are told of at once: one that goes renames all behind it
    for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
        SharedRow& shown = node.rows[static_cast<std::size_t>(row)];
        const SharedRow& next = wanted[static_cast<std::size_t>(row)];
        if (shown == next) continue;
        const SharedRow before = std::exchange(shown, next);
        const RowChange change = changeOf(row, *before, *next);
        if (change.isNothing()) continue;
        if (run.isNothing() || run.last + 1 != row) {
            tell(parent, run);
            run = change;
        }
        run.last = row;
        run.firstColumn = std::min(run.firstColumn, change.firstColumn);
        run.lastColumn = std::max(run.lastColumn, change.lastColumn);
    }
    tell(parent, run);
}

void PackModel::tell(const QModelIndex& parent, const RowChange& change) {
    if (change.isNothing()) return;
    Q_EMIT dataChanged(index(change.first, change.firstColumn, parent),
                       index(change.last, change.lastColumn, parent));
}

/// From the first cell that says something else to the last one: a view paints no more than that.
PackModel::RowChange PackModel::changeOf(int row, const PackRow& before, const PackRow& now) {
    if (now == before) return {};
    const bool isWhole =
        now.leftOut != before.leftOut || now.traits.kind != before.traits.kind || now.marks != before.marks;
    RowChange change{row, row, ColumnCount, -1};
    for (int column = Name; column < ColumnCount; ++column) {
        const auto cell = static_cast<Column>(column);
        if (!isWhole && cellText(now, cell) == cellText(before, cell)) continue; // a tool tip is asked for
        change.firstColumn = std::min(change.firstColumn, column);
        change.lastColumn = column;
    }
    return change;
}

}
