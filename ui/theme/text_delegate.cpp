#include "ui/theme/text_delegate.h"

#include <QApplication>
#include <QIcon>
#include <QPainter>

namespace gleaner::ui {

namespace {

QPalette::ColorGroup groupOf(const QStyleOptionViewItem& option) {
    if (!(option.state & QStyle::State_Enabled)) return QPalette::Disabled;
    return option.state & QStyle::State_Active ? QPalette::Normal : QPalette::Inactive;
}

QColor textColour(const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (option.state & QStyle::State_Selected)
        return option.palette.color(groupOf(option), QPalette::HighlightedText);
    const QVariant own = index.data(Qt::ForegroundRole);
    return own.isValid() ? qvariant_cast<QBrush>(own).color()
                         : option.palette.color(groupOf(option), QPalette::Text);
}

Qt::Alignment alignmentOf(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QVariant own = index.data(Qt::TextAlignmentRole);
    if (own.metaType() == QMetaType::fromType<Qt::Alignment>()) return own.value<Qt::Alignment>();
    return own.isValid() ? Qt::Alignment(own.toInt()) : option.displayAlignment;
}

void drawFocus(QPainter& painter, const QStyleOptionViewItem& option, const QStyle& style) {
    if (!(option.state & QStyle::State_HasFocus)) return;
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(option);
    focus.state |= QStyle::State_KeyboardFocusChange | QStyle::State_Item;
    focus.backgroundColor = option.palette.color(
        groupOf(option), option.state & QStyle::State_Selected ? QPalette::Highlight : QPalette::Window);
    style.drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, option.widget);
}

}

const QStaticText& TextDelegate::glyphsOf(const QString& text, const QFont& font) const {
    if (font != m_font) {
        m_texts.clear();
        m_font = font;
    }
    if (const QStaticText* known = m_texts.object(text)) return *known;
    auto* made = new QStaticText(text);
    made->setTextFormat(Qt::PlainText);
    made->prepare({}, font);
    m_texts.insert(text, made);
    return *made;
}

void TextDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const QStyle& style = option.widget ? *option.widget->style() : *QApplication::style();
    style.drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
    QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    if (const auto sign = qvariant_cast<QIcon>(index.data(Qt::DecorationRole)); !sign.isNull()) {
        const QRect place(room.topLeft(), QSize(option.decorationSize.width(), room.height()));
        sign.paint(painter, place, Qt::AlignCenter,
                   option.state & QStyle::State_Selected ? QIcon::Selected : QIcon::Normal);
        room.setLeft(place.right() + 1 + 2 * margin);
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    const Qt::Alignment alignment = alignmentOf(option, index);
    const QStaticText& glyphs = glyphsOf(text, option.font);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(textColour(option, index));
    if (glyphs.size().width() > room.width()) {
        painter->drawText(room, static_cast<int>(alignment) | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(text, option.textElideMode, room.width()));
    } else if (!text.isEmpty()) {
        const QRect place = QStyle::alignedRect(option.direction, alignment, glyphs.size().toSize(), room);
        painter->drawStaticText(place.topLeft(), glyphs);
    }
    painter->restore();
    drawFocus(*painter, option, style);
}

}
