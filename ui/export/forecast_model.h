#pragma once

#include "pack/package/forecast.h"

#include <QAbstractTableModel>
#include <QCoreApplication>

namespace gleaner::ui {

/// Every file of a forecast: where it will lie, what becomes of it, how large it is.
class ForecastModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setFiles(std::vector<pack::FileForecast> files);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<pack::FileForecast> m_files;
};

/// What there is to know before a pack is written: what keeps it from it first.
class WarningModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setWarnings(std::vector<pack::Warning> warnings);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<pack::Warning> m_warnings;
};

/// "48.3 MB"
QString sizeText(std::uint64_t bytes);

}
