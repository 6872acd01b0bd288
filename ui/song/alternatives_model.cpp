#include "ui/song/alternatives_model.h"

#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QFileInfo>
#include <QFont>

#include <cmath>

namespace gleaner::ui {

namespace {

QString signedText(double value, int digits) {
    const QString text = QString::number(std::abs(value), 'f', digits);
    return (value > 0.0 ? u'+' : u'−') + text;
}

}

void AlternativesModel::setAlternatives(std::vector<compose::Alternative> alternatives, std::string playing) {
    beginResetModel();
    m_alternatives = std::move(alternatives);
    m_playing = std::move(playing);
    endResetModel();
}

int AlternativesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_alternatives.size());
}

int AlternativesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString AlternativesModel::textOf(const compose::Alternative& shown, int column) const {
    switch (column) {
    case Sample:
        return QFileInfo(QString::fromStdString(shown.path)).completeBaseName();
    case Score:
        return QString::number(shown.score, 'f', 2);
    case Key:
        return shown.semitones == 0 ? QStringLiteral("0") : signedText(shown.semitones, 0);
    case Stretch: {
        const double percent = (shown.stretch - 1.0) * 100.0;
        return std::abs(percent) < 0.05 ? tr("as it is") : tr("%1 %").arg(signedText(percent, 1));
    }
    case Character: {
        QStringList words;
        for (const music::Character one : shown.character)
            words << word(music::info(one).id);
        return words.join(QStringLiteral(", "));
    }
    case Level:
        return shown.lufs ? tr("%1 LUFS").arg(signedText(*shown.lufs, 1)) : QString();
    case Reason:
        return QString::fromStdString(shown.reason);
    default:
        return {};
    }
}

QVariant AlternativesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const compose::Alternative& shown = alternative(index.row());
    const bool isPlaying = shown.path == m_playing;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(shown, index.column());
    case Qt::ToolTipRole:
        return index.column() == Sample ? QString::fromStdString(shown.path)
                                        : QString::fromStdString(shown.reason);
    case Qt::DecorationRole:
        return isPlaying && index.column() == Sample ? QVariant(icon(QStringLiteral("check"))) : QVariant();
    case Qt::AccessibleTextRole:
        return isPlaying && index.column() == Sample
                   ? QVariant(tr("%1, plays the part now").arg(textOf(shown, Sample)))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant AlternativesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    const QString titles[] = {tr("Sample"),    tr("Score"), tr("Semitones"), tr("Stretch"),
                              tr("Character"), tr("Level"), tr("Why")};
    if (role == Qt::DisplayRole) return titles[section];
    if (role == Qt::ToolTipRole && section == Key) return tr("The furthest that its notes move it");
    return {};
}

}
