#include "ui/preset/effect_list.h"

#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QApplication>
#include <QDropEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int effectHeight = 32;

/// Rows with room, and a grip that says they can be dragged.
class EffectDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return {QStyledItemDelegate::sizeHint(option, index).width() + effectHeight, effectHeight};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const bool selected = option.state & QStyle::State_Selected;
        const QColor colour =
            option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText);
        icon(QStringLiteral("drag"), colour)
            .paint(painter, QRect(option.rect.right() - 26, option.rect.center().y() - 9, 20, 20));
    }
};

}

QString effectName(const fx::Effect& effect) {
    const fx::EffectType* type = fx::findEffectType(effect.type);
    return type ? word(type->name) : QString::fromStdString(effect.type);
}

void EffectListModel::setChain(const fx::Chain& chain) {
    if (chain.size() == m_chain.size()) {
        m_chain = chain;
        if (!chain.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_chain = chain;
    endResetModel();
}

int EffectListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_chain.size());
}

QVariant EffectListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const fx::Effect& effect = m_chain[static_cast<std::size_t>(index.row())];
    const fx::EffectType* type = fx::findEffectType(effect.type);
    switch (role) {
    case Qt::DisplayRole:
        return type ? effectName(effect) : tr("%1 (unknown)").arg(effectName(effect));
    case Qt::CheckStateRole:
        return effect.enabled ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return type ? word(type->help)
                    : tr("This version of Gleaner doesn't know this effect. Remove it, or open the preset "
                         "with a newer version.");
    case Qt::ForegroundRole:
        return effect.enabled ? QVariant()
                              : QVariant(QApplication::palette().brush(QPalette::PlaceholderText));
    case Qt::AccessibleTextRole:
        return effect.enabled ? effectName(effect) : tr("%1, switched off").arg(effectName(effect));
    default:
        return {};
    }
}

bool EffectListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
    Q_EMIT enableRequested(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags EffectListModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled;
}

EffectList::EffectList(QWidget* parent) : QListView(parent) {
    setItemDelegate(new EffectDelegate(this));
    setDragDropMode(QAbstractItemView::InternalMove);
    setDropIndicatorShown(true);
    setAccessibleName(tr("Effects, in the order in which they act"));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void EffectList::dropEvent(QDropEvent* event) {
    if (event->source() != this || !currentIndex().isValid()) return event->ignore();
    const QPoint at = event->position().toPoint();
    const QModelIndex over = indexAt(at);
    int to = over.isValid() ? over.row() : model()->rowCount();
    if (over.isValid() && at.y() > visualRect(over).center().y()) ++to;
    const int from = currentIndex().row();
    if (to > from) --to; // it leaves a gap
    // The document moves the row; the view must not take it away as well.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setState(QAbstractItemView::NoState);
    viewport()->update();
    if (to != from) Q_EMIT moveRequested(from, to);
}

void EffectList::keyPressEvent(QKeyEvent* event) {
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const bool alt = event->modifiers() & Qt::AltModifier;
    if (row >= 0 && alt && event->key() == Qt::Key_Up && row > 0)
        return void(Q_EMIT moveRequested(row, row - 1));
    if (row >= 0 && alt && event->key() == Qt::Key_Down && row + 1 < model()->rowCount())
        return void(Q_EMIT moveRequested(row, row + 1));
    if (row >= 0 && event->key() == Qt::Key_Delete) return void(Q_EMIT removeRequested(row));
    QListView::keyPressEvent(event);
}

}
