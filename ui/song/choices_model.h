#pragma once

#include "compose/compose.h"

#include <QAbstractTableModel>

#include <set>

namespace gleaner::ui {

/// Which sample plays which part, how well it fits, and why.
class ChoicesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Part, Sample, Score, Reason, ColumnCount };
    static constexpr int scoreRole =
        Qt::UserRole; ///< the score as a number, 0 to 1; nothing for a silent part

    using QAbstractTableModel::QAbstractTableModel;
    void setChoices(std::vector<compose::Choice> choices, std::set<std::string> locked = {});
    int rowOf(const std::string& part) const; ///< -1: there is none
    bool isLocked(int row) const { return m_locked.contains(choice(row).part); }
    const compose::Choice& choice(int row) const { return m_choices[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<compose::Choice> m_choices;
    std::set<std::string> m_locked; ///< parts
};

}
