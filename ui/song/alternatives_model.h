#pragma once

#include "compose/compose.h"

#include <QAbstractTableModel>

namespace gleaner::ui {

/// The samples that could play one part, the best first.
class AlternativesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Sample, Score, Key, Stretch, Character, Level, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// `playing`: the path of the one that plays the part now.
    void setAlternatives(std::vector<compose::Alternative> alternatives, std::string playing);
    const compose::Alternative& alternative(int row) const {
        return m_alternatives[static_cast<std::size_t>(row)];
    }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const compose::Alternative& shown, int column) const;

    std::vector<compose::Alternative> m_alternatives;
    std::string m_playing;
};

}
