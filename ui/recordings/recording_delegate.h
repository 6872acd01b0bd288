#pragma once

#include <QStyledItemDelegate>

namespace gleaner::ui {

/// Paints a recording's row: name, facts, small waveform, and a dot with a count for each kind.
class RecordingDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}
