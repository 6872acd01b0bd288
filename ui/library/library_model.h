#pragma once

#include "catalog/search.h"

#include <QAbstractTableModel>

namespace gleaner::ui {

enum class LibraryColumn { Name, Role, Kind, Length, Level, Tempo, Key, Character, Pack, Recording, Count };

/// What was found in the library, a row each; a row can be dragged out as its file.
class LibraryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<catalog::FoundSample> samples);
    const catalog::FoundSample* sample(const QModelIndex& index) const; ///< null where there is none
    static std::vector<int> columnWidths();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    std::vector<catalog::FoundSample> m_samples;
};

}
