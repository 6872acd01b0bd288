#include "ui/regions/region_model.h"

#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace gleaner::ui {

namespace {

struct ColumnInfo {
    RegionColumn column;
    const char* title;
    const char* tip; ///< empty: none
    Qt::AlignmentFlag alignment;
    int width;
};

// clang-format off
constexpr std::array columns = {
    ColumnInfo{RegionColumn::Verdict, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Decided"), "", Qt::AlignLeft, 96},
    ColumnInfo{RegionColumn::Kind, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Kind"), "", Qt::AlignLeft, 72},
    ColumnInfo{RegionColumn::Role, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Role"), "", Qt::AlignLeft, 88},
    ColumnInfo{RegionColumn::Begin, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "At"), "", Qt::AlignRight, 80},
    ColumnInfo{RegionColumn::Length, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Length"), "", Qt::AlignRight, 72},
    ColumnInfo{RegionColumn::Level, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Peak"), QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Loudest sample, dBFS"), Qt::AlignRight, 64},
    ColumnInfo{RegionColumn::Certain, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Certain"), QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "How sure it is that this is worth keeping"), Qt::AlignRight, 64},
    ColumnInfo{RegionColumn::Nearest, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Alike"), QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "How unlike the hit is that is most like it, dB: below 1.5 the two are one sound twice"), Qt::AlignRight, 56},
    ColumnInfo{RegionColumn::Tempo, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "BPM"), "", Qt::AlignRight, 56},
    ColumnInfo{RegionColumn::Key, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Key"), "", Qt::AlignHCenter, 56},
    ColumnInfo{RegionColumn::Name, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Name"), QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "That you gave it"), Qt::AlignLeft, 144},
    ColumnInfo{RegionColumn::Recording, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Recording"), "", Qt::AlignLeft, 160},
};
// clang-format on
static_assert(columns.size() == static_cast<std::size_t>(RegionColumn::Count));

const ColumnInfo& infoOf(RegionColumn column) {
    return *std::ranges::find(columns, column, &ColumnInfo::column);
}

/// A sign beside the word, and never a colour alone.
QIcon verdictIcon(session::Verdict verdict) {
    if (verdict == session::Verdict::Kept) return icon(QStringLiteral("check"));
    if (verdict == session::Verdict::Rejected) return icon(QStringLiteral("close"));
    return {};
}

}

RegionModel::RegionModel(Document& document, QObject* parent)
    : QAbstractTableModel(parent), m_document(document) {
    connect(&document, &Document::recordingsChanged, this, &RegionModel::reload);
    connect(&document, &Document::slicesChanged, this, &RegionModel::refresh);
    reload();
}

int RegionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RegionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(RegionColumn::Count);
}

int RegionModel::usualWidth(RegionColumn column) { return infoOf(column).width; }

int RegionModel::rowOf(const SliceRef& ref) const {
    const auto found = std::ranges::find(m_rows, ref, &RegionRow::ref);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QVariant RegionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const RegionRow& shown = row(index.row());
    const auto column = static_cast<RegionColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(shown, column);
    case SortRole:
        return sortValue(shown, column);
    case Qt::DecorationRole:
        return column == RegionColumn::Verdict ? QVariant(verdictIcon(shown.verdict())) : QVariant();
    case Qt::ToolTipRole:
        return QString::fromStdString(shown.chosen.slice.reason);
    case Qt::AccessibleTextRole:
        return column == RegionColumn::Verdict ? QVariant(spokenRow(shown)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | infoOf(column).alignment);
    case Qt::ForegroundRole: // beside its sign and its word
        return shown.verdict() == session::Verdict::Rejected
                   ? QVariant(QGuiApplication::palette().color(QPalette::PlaceholderText))
                   : QVariant();
    default:
        return {};
    }
}

QVariant RegionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const ColumnInfo& info = infoOf(static_cast<RegionColumn>(section));
    if (role == Qt::DisplayRole) return tr(info.title);
    if (role == Qt::ToolTipRole && *info.tip) return tr(info.tip);
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignVCenter | info.alignment);
    return {};
}

RegionRow RegionModel::rowFor(int recording, const pack::ChosenSlice& slice) const {
    RegionRow row = regionRow(m_document, recording, slice);
    if (const auto known = m_measures.find(row.ref); known != m_measures.end()) row.measure = known->second;
    return row;
}

void RegionModel::reload() {
    beginResetModel();
    m_rows.clear();
    for (int i = 0; i < static_cast<int>(m_document.recordings().size()); ++i)
        for (const pack::ChosenSlice& slice : m_document.slices(i))
            m_rows.push_back(rowFor(i, slice));
    endResetModel();
}

void RegionModel::setMeasures(std::map<SliceRef, RegionMeasure> measures) {
    m_measures = std::move(measures);
    for (int i = 0; i < rowCount(); ++i) {
        RegionRow& row = m_rows[static_cast<std::size_t>(i)];
        const auto known = m_measures.find(row.ref);
        const auto measure = known == m_measures.end() ? std::nullopt : std::optional(known->second);
        if (row.measure == measure) continue;
        row.measure = measure;
        tellChanged(i);
    }
}

void RegionModel::tellChanged(int row) { Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1)); }

int RegionModel::firstOf(int recording) const {
    const auto first = std::ranges::lower_bound(m_rows, recording, {},
                                                [](const RegionRow& row) { return row.ref.recording; });
    return static_cast<int>(first - m_rows.begin());
}

/// Thousands of rows are compared while an edge is dragged, and those that differ made anew.
void RegionModel::refresh(int recording) {
    if (recording < 0 || recording >= static_cast<int>(m_document.recordings().size())) return;
    const std::vector<pack::ChosenSlice>& after = m_document.slices(recording);
    const int first = firstOf(recording);
    int count = firstOf(recording + 1) - first;
    removeMissing(first, count, after);
    for (std::size_t i = 0; i < after.size();) {
        const int at = first + static_cast<int>(i);
        const bool isBehind = static_cast<int>(i) >= count;
        if (isBehind || row(at).ref.slice != after[i].slice.id) {
            i += insertFrom(at, isBehind ? nullptr : &row(at).ref.slice, recording,
                            std::span(after).subspan(i));
            count = firstOf(recording + 1) - first;
            continue;
        }
        if (row(at).chosen != after[i]) {
            m_rows[static_cast<std::size_t>(at)] = rowFor(recording, after[i]);
            tellChanged(at);
        }
        ++i;
    }
}

/// New rows before row `at`, up to the region that stands there now (null: all). How many.
std::size_t RegionModel::insertFrom(int at, const std::string* until, int recording,
                                    std::span<const pack::ChosenSlice> after) {
    std::vector<RegionRow> rows;
    for (const pack::ChosenSlice& slice : after) {
        if (until && slice.slice.id == *until) break;
        rows.push_back(rowFor(recording, slice));
    }
    beginInsertRows({}, at, at + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.begin() + at, rows.begin(), rows.end());
    endInsertRows();
    return rows.size();
}

/// Rows whose regions are gone, and those that moved past others, which come back at their new place.
void RegionModel::removeMissing(int first, int& count, const std::vector<pack::ChosenSlice>& after) {
    const auto stands = [&](int i) {
        return i < std::ssize(after) &&
               row(first + i).ref.slice == after[static_cast<std::size_t>(i)].slice.id;
    };
    int same = 0;
    while (same < count && stands(same))
        ++same;
    if (same == count) return;
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < after.size(); ++i)
        places.emplace(after[i].slice.id, i);
    std::vector<bool> stays(static_cast<std::size_t>(count));
    std::size_t next = 0; // the lowest place that a row may still have
    for (int i = 0; i < count; ++i) {
        const auto place = places.find(row(first + i).ref.slice);
        if (place == places.end() || place->second < next) continue;
        stays[static_cast<std::size_t>(i)] = true;
        next = place->second + 1;
    }
    for (int end = count; end > 0;) {
        int begin = end - 1;
        if (stays[static_cast<std::size_t>(begin)]) {
            end = begin;
            continue;
        }
        while (begin > 0 && !stays[static_cast<std::size_t>(begin - 1)])
            --begin;
        beginRemoveRows({}, first + begin, first + end - 1);
        m_rows.erase(m_rows.begin() + first + begin, m_rows.begin() + first + end);
        endRemoveRows();
        count -= end - begin;
        end = begin;
    }
}

}
