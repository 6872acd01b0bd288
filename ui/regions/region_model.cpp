#include "ui/regions/region_model.h"

#include "ui/document/row_edits.h"
#include "ui/theme/kind_shape.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

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
    ColumnInfo{RegionColumn::Kind, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Kind"), "", Qt::AlignLeft, 92},
    ColumnInfo{RegionColumn::Role, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Role"), "", Qt::AlignLeft, 88},
    ColumnInfo{RegionColumn::Begin, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "At"), "", Qt::AlignRight, 80},
    ColumnInfo{RegionColumn::Length, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Length"), "", Qt::AlignRight, 72},
    ColumnInfo{RegionColumn::Level, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Peak"), QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Loudest sample, dBFS"), Qt::AlignRight, 64},
    ColumnInfo{RegionColumn::Certain, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Certain"), QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "How sure it is that this is worth keeping"), Qt::AlignRight, 64},
    ColumnInfo{RegionColumn::Nearest, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Alike"), QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "How unlike the hit is that is most like it, dB: below 1.5 the two are one sound twice"), Qt::AlignRight, 56},
    ColumnInfo{RegionColumn::Tempo, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "BPM"), "", Qt::AlignRight, 56},
    ColumnInfo{RegionColumn::Key, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Key"), "", Qt::AlignHCenter, 56},
    ColumnInfo{RegionColumn::Flags, QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "Flags"), QT_TRANSLATE_NOOP("gleaner::ui::RegionModel", "What may speak against publishing it: speech, clipping, dropouts, wind, handling, hum"), Qt::AlignLeft, 96},
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
        if (column == RegionColumn::Flags && !shown.flags.empty()) return icon(QStringLiteral("warning"));
        if (column == RegionColumn::Kind) return kindIcon(shown.chosen.slice.traits.kind);
        return column == RegionColumn::Verdict ? QVariant(verdictIcon(shown.verdict())) : QVariant();
    case Qt::ToolTipRole:
        if (column == RegionColumn::Flags && !shown.flags.empty()) return flagText(shown);
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
    const library::Recording& source = m_document.recordings()[static_cast<std::size_t>(recording)].recording;
    if (const auto known = m_flags.find(source.id.text()); known != m_flags.end())
        row.flags = guards::within(known->second, slice.slice.range);
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

void RegionModel::addFlags(const library::RecordingId& recording, const std::vector<guards::Flag>& flags) {
    m_flags[recording.text()] = flags;
    for (int i = 0; i < rowCount(); ++i) {
        RegionRow& shown = m_rows[static_cast<std::size_t>(i)];
        const auto place = static_cast<std::size_t>(shown.ref.recording);
        if (m_document.recordings()[place].recording.id != recording) continue;
        std::vector<guards::Flag> own = guards::within(flags, shown.chosen.slice.range);
        if (own == shown.flags) continue;
        shown.flags = std::move(own);
        const QModelIndex cell = index(i, static_cast<int>(RegionColumn::Flags));
        Q_EMIT dataChanged(cell, cell);
    }
}

void RegionModel::addMeasures(const std::map<SliceRef, RegionMeasure>& measures) {
    for (const auto& [ref, measure] : measures)
        m_measures[ref] = measure;
    int first = rowCount(), last = -1;
    for (int i = 0; i < rowCount() && !measures.empty(); ++i) {
        RegionRow& row = m_rows[static_cast<std::size_t>(i)];
        const auto known = measures.find(row.ref);
        if (known == measures.end() || row.measure == known->second) continue;
        row.measure = known->second;
        first = std::min(first, i);
        last = i;
    }
    if (last < 0) return;
    Q_EMIT dataChanged(index(first, static_cast<int>(RegionColumn::Level)),
                       index(last, static_cast<int>(RegionColumn::Nearest)));
}

/// Cell by cell, so that a view paints no more than what says something else.
void RegionModel::tellChanged(int at, const RegionRow& before) {
    const RegionRow& now = row(at);
    const int last = columnCount() - 1;
    if (now.verdict() != before.verdict()) { // the whole row is paler, or no longer
        Q_EMIT dataChanged(index(at, 0), index(at, last));
        return;
    }
    Q_EMIT dataChanged(index(at, 0), index(at, 0)); // speaks for the row
    for (int i = 1; i <= last; ++i)
        if (cellText(now, static_cast<RegionColumn>(i)) != cellText(before, static_cast<RegionColumn>(i)))
            Q_EMIT dataChanged(index(at, i), index(at, i));
}

int RegionModel::firstOf(int recording) const {
    const auto first = std::ranges::lower_bound(m_rows, recording, {},
                                                [](const RegionRow& row) { return row.ref.recording; });
    return static_cast<int>(first - m_rows.begin());
}

/// Only rows that begin in the stretch can be others than before: those are compared.
void RegionModel::refresh(int recording, FrameRange stretch) {
    if (recording < 0 || recording >= static_cast<int>(m_document.recordings().size())) return;
    const auto beginOf = [](const pack::ChosenSlice& slice) { return slice.slice.range.begin; };
    const std::vector<pack::ChosenSlice>& slices = m_document.slices(recording);
    const auto begin = std::ranges::lower_bound(slices, stretch.begin, {}, beginOf);
    const std::span after(begin, std::ranges::lower_bound(begin, slices.end(), stretch.end, {}, beginOf));
    const auto ofRow = [&](const RegionRow& row) { return beginOf(row.chosen); };
    const std::span all(m_rows.begin() + firstOf(recording), m_rows.begin() + firstOf(recording + 1));
    const auto rowBegin = std::ranges::lower_bound(all, stretch.begin, {}, ofRow);
    const auto rowEnd = std::ranges::lower_bound(rowBegin, all.end(), stretch.end, {}, ofRow);
    exchangeRows(firstOf(recording) + static_cast<int>(rowBegin - all.begin()),
                 static_cast<int>(rowEnd - rowBegin), recording, after);
}

/// `count` rows from `first` on become those of the slices.
void RegionModel::exchangeRows(int first, int count, int recording,
                               std::span<const pack::ChosenSlice> after) {
    std::unordered_map<std::string_view, int> placeOf;
    for (std::size_t i = 0; i < after.size(); ++i)
        placeOf.emplace(after[i].slice.id, static_cast<int>(i));
    std::vector<int> places;
    for (int i = 0; i < count; ++i) {
        const auto found = placeOf.find(row(first + i).ref.slice);
        places.push_back(found == placeOf.end() ? -1 : found->second);
    }
    const RowEdits edits = rowEdits(places, static_cast<int>(after.size()));
    for (const RowRun& run : edits.removed) {
        m_isRemoving = true;
        beginRemoveRows({}, first + run.first, first + run.first + run.count - 1);
        const auto begin = m_rows.begin() + first + run.first;
        m_rows.erase(begin, begin + run.count);
        endRemoveRows();
        m_isRemoving = false;
    }
    for (const RowRun& run : edits.inserted) {
        std::vector<RegionRow> rows;
        for (const pack::ChosenSlice& slice :
             after.subspan(static_cast<std::size_t>(run.first), static_cast<std::size_t>(run.count)))
            rows.push_back(rowFor(recording, slice));
        beginInsertRows({}, first + run.first, first + run.first + run.count - 1);
        m_rows.insert(m_rows.begin() + first + run.first, rows.begin(), rows.end());
        endInsertRows();
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        const int at = first + static_cast<int>(i);
        if (row(at).chosen == after[i]) continue;
        const RegionRow before =
            std::exchange(m_rows[static_cast<std::size_t>(at)], rowFor(recording, after[i]));
        tellChanged(at, before);
    }
}

}
