#pragma once

#include "ui/regions/region_model.h"

#include <QSortFilterProxyModel>

namespace gleaner::ui {

/// Which regions a person wants to see.
struct RegionWish {
    enum class Which { All, Open, Kept, Rejected, Questions, Flagged };
    Which which = Which::All;
    std::optional<music::SampleKind> kind;
    std::optional<music::Role> role;
    QString text; ///< its words are all somewhere in the row
    friend bool operator==(const RegionWish&, const RegionWish&) = default;
};

bool isWished(const RegionRow& row, const RegionWish& wish);

/// The table filtered and sorted. Rows without a value stand last, whichever way it is sorted; rows of one
/// value in their own order. What is decided stays where it is until `refilter`, so that nobody loses their
/// place: the filter is asked when it changes, not with every key.
class RegionFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RegionFilter(RegionModel& model, QObject* parent = nullptr);

    const RegionWish& wish() const { return m_wish; }
    void setWish(const RegionWish& wish);
    const RegionRow& rowAt(int row) const;
    int rowOf(const SliceRef& ref) const; ///< -1: it is not shown

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    RegionModel& m_model;
    RegionWish m_wish;
};

}
