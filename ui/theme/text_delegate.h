#pragma once

#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace gleaner::ui {

/// Paints cells of one line of text, with a sign before it where there is one, as the style does, but keeps
/// the glyphs: a table that scrolls or moves up by a row has most of its texts again. Not for cells with
/// check boxes.
class TextDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    static constexpr int mostTexts = 4000;
    const QStaticText& glyphsOf(const QString& text, const QFont& font) const;

    mutable QCache<QString, QStaticText> m_texts{mostTexts};
    mutable QFont m_font; ///< of the texts
};

}
