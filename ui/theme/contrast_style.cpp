#include "ui/theme/contrast_style.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>
#include <array>

namespace gleaner::ui {

namespace {

constexpr int borderWidth = 1, focusWidth = 3;

bool hasKeyboard(const QStyleOption& option) { return option.state & QStyle::State_HasFocus; }

void paintBorder(const QStyleOption& option, const QRect& rect, QPainter& painter) {
    const bool isFocused = hasKeyboard(option);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const QColor colour = option.palette.color(isFocused   ? QPalette::Link
                                               : isEnabled ? QPalette::WindowText
                                                           : QPalette::Mid);
    const double width = isFocused ? focusWidth : borderWidth;
    painter.save();
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2));
    painter.restore();
}

/// Where the hand holds it, as solid as its border.
void paintHandle(const QStyleOption& option, const QRect& rect, QPainter& painter) {
    const bool isEnabled = option.state & QStyle::State_Enabled;
    painter.fillRect(rect, option.palette.color(isEnabled ? QPalette::WindowText : QPalette::Mid));
    if (hasKeyboard(option)) paintBorder(option, rect, painter);
}

constexpr std::array framed = {QStyle::PE_FrameLineEdit, QStyle::PE_Frame, QStyle::PE_FrameMenu,
                               QStyle::PE_FrameTabWidget, QStyle::PE_FrameGroupBox};

}

ContrastStyle::ContrastStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ContrastStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const {
    if (element != PE_FrameFocusRect) QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameFocusRect) {
        QStyleOption focused(*option);
        focused.state |= State_HasFocus;
        paintBorder(focused, option->rect, *painter);
    } else if (std::ranges::find(framed, element) != framed.end()) {
        paintBorder(*option, option->rect, *painter);
    }
}

void ContrastStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
    QProxyStyle::drawControl(element, option, painter, widget);
    if (element == CE_ProgressBarGroove || element == CE_HeaderSection) {
        QStyleOption plain(*option);
        plain.state &= ~State_HasFocus;
        paintBorder(plain, option->rect, *painter);
    }
    if (element == CE_TabBarTabShape && option->state & State_Selected)
        painter->fillRect(option->rect.left(), option->rect.bottom() - 2, option->rect.width(), 3,
                          option->palette.color(QPalette::Link));
}

void ContrastStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                       QPainter* painter, const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox || control == CC_SpinBox) paintBorder(*option, option->rect, *painter);
    if (control == CC_Slider) {
        paintBorder(*option, subControlRect(control, option, SC_SliderGroove, widget), *painter);
        paintHandle(*option, subControlRect(control, option, SC_SliderHandle, widget), *painter);
    }
    if (control == CC_ScrollBar) {
        const QRect handle = subControlRect(control, option, SC_ScrollBarSlider, widget);
        paintHandle(*option, handle.adjusted(3, 3, -3, -3), *painter);
    }
}

}
