#pragma once

#include <QProxyStyle>

namespace gleaner::ui {

/// Fusion with borders in the colour of the text and a thick line around what has the keyboard: for palettes
/// of high contrast, on whose grounds Fusion's own borders can't be seen.
class ContrastStyle final : public QProxyStyle {
    Q_OBJECT
public:
    ContrastStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

}
