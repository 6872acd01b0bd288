#include "ui/song/choices_model.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QPalette>

#include <algorithm>

namespace gleaner::ui {

void ChoicesModel::setChoices(std::vector<compose::Choice> choices, std::set<std::string> locked) {
    beginResetModel();
    m_choices = std::move(choices);
    m_locked = std::move(locked);
    endResetModel();
}

int ChoicesModel::rowOf(const std::string& part) const {
    const auto found = std::ranges::find(m_choices, part, &compose::Choice::part);
    return found == m_choices.end() ? -1 : static_cast<int>(found - m_choices.begin());
}

int ChoicesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_choices.size());
}

int ChoicesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ChoicesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const compose::Choice& shown = choice(index.row());
    const bool isSilent = shown.sampleId.empty();
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Part:
            return QString::fromStdString(shown.part);
        case Sample:
            return isSilent ? tr("silent") : QFileInfo(QString::fromStdString(shown.path)).completeBaseName();
        case Score:
            return isSilent ? QString() : QString::number(shown.score, 'f', 2);
        case Reason:
            return QString::fromStdString(shown.reason);
        default:
            return {};
        }
    case Qt::DecorationRole:
        return index.column() == Part && isLocked(index.row()) ? QVariant(icon(QStringLiteral("lock")))
                                                               : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Part && isLocked(index.row())
                   ? QVariant(tr("%1, locked").arg(QString::fromStdString(shown.part)))
                   : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Sample ? QString::fromStdString(shown.path)
                                        : QString::fromStdString(shown.reason);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return isSilent ? QVariant(QApplication::palette().brush(QPalette::PlaceholderText)) : QVariant();
    case scoreRole:
        return isSilent ? QVariant() : QVariant(shown.score);
    default:
        return {};
    }
}

QVariant ChoicesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QString titles[] = {tr("Part"), tr("Sample"), tr("Score"), tr("Why")};
    return titles[section];
}

}
