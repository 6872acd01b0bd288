#include "ui/regions/region_filter.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

bool isOf(const RegionRow& row, RegionWish::Which which) {
    using Which = RegionWish::Which;
    switch (which) {
    case Which::All:
        return true;
    case Which::Open:
        return row.verdict() == session::Verdict::Open;
    case Which::Kept:
        return row.verdict() == session::Verdict::Kept;
    case Which::Rejected:
        return row.verdict() == session::Verdict::Rejected;
    case Which::Flagged:
        return !row.flags.empty() && row.verdict() != session::Verdict::Rejected;
    case Which::Questions:
        return row.question() && row.verdict() != session::Verdict::Rejected;
    }
    return true;
}

QString wordsOf(const RegionRow& row) {
    QStringList words = {QString::fromStdString(row.chosen.name), QString::fromStdString(row.chosen.group),
                         QString::fromStdString(row.chosen.slice.reason)};
    for (const auto column : {RegionColumn::Kind, RegionColumn::Role, RegionColumn::Tempo, RegionColumn::Key,
                              RegionColumn::Flags, RegionColumn::Recording, RegionColumn::Begin})
        words << cellText(row, column);
    return words.join(u' ');
}

}

bool isWished(const RegionRow& row, const RegionWish& wish) {
    if (!isOf(row, wish.which) || (wish.kind && row.traits().kind != *wish.kind) ||
        (wish.role && row.traits().role != *wish.role))
        return false;
    const QStringList wanted = wish.text.split(u' ', Qt::SkipEmptyParts);
    if (wanted.isEmpty()) return true;
    const QString words = wordsOf(row);
    return std::ranges::all_of(
        wanted, [&](const QString& word) { return words.contains(word, Qt::CaseInsensitive); });
}

RegionFilter::RegionFilter(RegionModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model) {
    setDynamicSortFilter(false);
    setSourceModel(&model);
}

void RegionFilter::setWish(const RegionWish& wish) {
    m_wish = wish;
    invalidateFilter();
}

const RegionRow& RegionFilter::rowAt(int row) const { return m_model.row(mapToSource(index(row, 0)).row()); }

int RegionFilter::rowOf(const SliceRef& ref) const {
    const int row = m_model.rowOf(ref);
    return row < 0 ? -1 : mapFromSource(m_model.index(row, 0)).row();
}

bool RegionFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    return isWished(m_model.row(row), m_wish);
}

bool RegionFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(RegionModel::SortRole), b = right.data(RegionModel::SortRole);
    const bool isAscending = sortOrder() == Qt::AscendingOrder;
    if (a.isValid() != b.isValid()) return a.isValid() == isAscending;
    if (!a.isValid()) return false;
    if (a.userType() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return a.toDouble() < b.toDouble();
}

}
