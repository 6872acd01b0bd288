#include "ui/export/forecast_model.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace gleaner::ui {

namespace {

enum Column { Sample, What, Size, ColumnCount };

QString fateText(const pack::FileForecast& file) {
    switch (file.fate) {
    case pack::Fate::New:
        return ForecastModel::tr("new");
    case pack::Fate::Changed:
        return ForecastModel::tr("changed");
    case pack::Fate::Same:
        return ForecastModel::tr("the same");
    case pack::Fate::Removed:
        return ForecastModel::tr("no longer in it");
    }
    return {};
}

}

namespace {

/// What a person looks for stands first.
int placeOf(pack::Fate fate) {
    constexpr std::array order = {pack::Fate::New, pack::Fate::Changed, pack::Fate::Removed,
                                  pack::Fate::Same};
    return static_cast<int>(std::ranges::find(order, fate) - order.begin());
}

}

QString sizeText(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

void ForecastModel::setFiles(std::vector<pack::FileForecast> files) {
    beginResetModel();
    m_files = std::move(files);
    std::ranges::stable_sort(m_files, {}, [](const pack::FileForecast& file) { return placeOf(file.fate); });
    endResetModel();
}

int ForecastModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int ForecastModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ForecastModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const pack::FileForecast& file = m_files[static_cast<std::size_t>(index.row())];
    const bool isGone = file.fate == pack::Fate::Removed;
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && (isGone || file.fate == pack::Fate::Same))
        return QApplication::palette().brush(QPalette::PlaceholderText);
    if (role == Qt::ToolTipRole && !isGone)
        return file.isReady ? tr("Rendered already") : tr("Will be rendered; the size is an estimate");
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Sample:
        return QString::fromStdString(file.path);
    case What:
        return fateText(file);
    case Size:
        return isGone ? QString() : (file.isReady ? QString() : QStringLiteral("≈ ")) + sizeText(file.bytes);
    default:
        return {};
    }
}

QVariant ForecastModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const std::array titles = {tr("Sample"), tr("Here"), tr("Size")};
    return titles.at(static_cast<std::size_t>(section));
}

void WarningModel::setWarnings(std::vector<pack::Warning> warnings) {
    beginResetModel();
    m_warnings = std::move(warnings);
    endResetModel();
}

int WarningModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_warnings.size());
}

QVariant WarningModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const pack::Warning& warning = m_warnings[static_cast<std::size_t>(index.row())];
    const QString sentence = QString::fromStdString(warning.sentence);
    const QString text =
        warning.path.empty() ? sentence : QString::fromStdString(warning.path) + QLatin1Char(' ') + sentence;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text;
    case Qt::AccessibleTextRole:
        if (warning.stops) return tr("Stops the export: %1").arg(text);
        return warning.isRed ? tr("Would be refused: %1").arg(text) : tr("Worth a look: %1").arg(text);
    case Qt::DecorationRole:
        return warning.stops || warning.isRed
                   ? icon(QStringLiteral("error"), errorColour(QApplication::palette()))
                   : icon(QStringLiteral("warning"));
    default:
        return {};
    }
}

}
