#pragma once

#include "fx/picture.h"
#include "ui/theme/painted.h"

#include <QWidget>

#include <optional>

namespace gleaner::ui {

/// The picture of one effect: lines over their axes, and while the region sounds the point where it is and by
/// how much it is turned down. A threshold or ceiling is a line that can be dragged, or moved by the arrows.
class EffectView : public QWidget, public Painted {
    Q_OBJECT
public:
    explicit EffectView(QWidget* parent = nullptr);

    void setEffect(const fx::Effect& effect); ///< which one; its lines come later
    void setDrawn(const fx::DrawnEffect& drawn);
    /// Seconds into the region; nothing: it doesn't sound.
    void setMoment(std::optional<double> seconds);
    const fx::DrawnEffect& drawn() const { return m_drawn; }
    /// How much louder (above 0) or softer it comes out, dB: now, or where it differs most.
    std::optional<double> gainShown() const;
    QSize sizeHint() const override { return {480, 200}; }

Q_SIGNALS:
    void valuesChanged(const std::map<std::string, double, std::less<>>& values, bool dragging);
    void released();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// The parameter that is a line of the transfer curve, and whether it lies across.
    struct Line {
        const fx::Parameter* parameter = nullptr;
        bool isLevelOut = false;
        double value = 0.0;
    };
    std::optional<Line> line() const;
    std::vector<QRectF> places() const;
    std::optional<fx::Hop> hop() const;
    bool isOnLine(QPointF at) const;
    void moveLine(double value, bool dragging);
    void paintLine(QPainter& painter) const;
    void paintMoment(QPainter& painter) const;
    void describe();

    fx::Effect m_effect;
    fx::DrawnEffect m_drawn;
    std::optional<double> m_moment;
    bool m_isDragging = false;
};

}
