#pragma once

#include "ui/pack/pack_tree.h"

#include <QString>
#include <QtCore/Qt>

#include <algorithm>
#include <memory>
#include <vector>

namespace gleaner::ui {

/// A folder as it is shown. It stays where it is in memory: indexes of what stands in it point to it.
struct PackNode {
    QString name;
    PackNode* parent = nullptr;
    int row = 0; ///< in its parent
    std::vector<std::unique_ptr<PackNode>> folders;
    std::vector<SharedRow> rows;
    int taken = 0, leftOut = 0; ///< files below

    bool isRoot() const { return !parent; }
    bool isGroup() const { return parent && parent->isRoot(); }
    int count() const { return static_cast<int>(folders.size() + rows.size()); }
    Qt::CheckState checkState() const {
        if (taken > 0 && leftOut > 0) return Qt::PartiallyChecked;
        return taken > 0 ? Qt::Checked : Qt::Unchecked;
    }
    void recount() {
        leftOut =
            static_cast<int>(std::ranges::count_if(rows, [](const SharedRow& r) { return r->leftOut; }));
        taken = static_cast<int>(rows.size()) - leftOut;
        for (std::size_t i = 0; i < folders.size(); ++i) {
            folders[i]->row = static_cast<int>(i);
            taken += folders[i]->taken;
            leftOut += folders[i]->leftOut;
        }
    }
    void collect(std::vector<SliceRef>& into) const {
        for (const SharedRow& file : rows)
            into.push_back(file->ref);
        for (const auto& inner : folders)
            inner->collect(into);
    }
    /// Whole, with all that stands in it.
    static std::unique_ptr<PackNode> of(const PackFolder& folder, PackNode& parent) {
        auto node = std::make_unique<PackNode>();
        node->name = folder.name;
        node->parent = &parent;
        node->rows = folder.rows;
        for (const PackFolder& inner : folder.folders)
            node->folders.push_back(of(inner, *node));
        node->recount();
        return node;
    }
};

}
