#pragma once

#include <QStyledItemDelegate>

namespace gleaner::ui {

/// A number from 0 to 1 with a bar behind it as long as the number.
class ScoreDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}
