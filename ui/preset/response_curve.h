#pragma once

#include "fx/chain.h"
#include "fx/live_spectrum.h"
#include "ui/theme/painted.h"

#include <QWidget>

#include <optional>

namespace gleaner::ui {

/// A point of the curve that can be dragged: a band of the equaliser, or the corner of a filter.
struct CurveHandle {
    int effect = 0; ///< index in the chain
    const fx::Parameter* frequency = nullptr;
    const fx::Parameter* gain = nullptr; ///< null: it moves sideways only
    const fx::Parameter* q = nullptr;    ///< null: it has none
};

/// Every handle of a chain: for each switched-on effect with a response, the parameters "frequency" or
/// "…Frequency" and the "…Gain" and "…Q" of the same name beside it.
std::vector<CurveHandle> curveHandles(const fx::Chain& chain);

/// What the chain does to the spectrum, 20 Hz to 20 kHz, ±24 dB. Drag a handle: frequency and gain; wheel: Q;
/// double click: gain back to 0. With the keyboard: Page Up and Down choose a handle, the arrows move it, +
/// and - change its Q.
class ResponseCurve : public QWidget, public Painted {
    Q_OBJECT
public:
    explicit ResponseCurve(QWidget* parent = nullptr);

    void setChain(const fx::Chain& chain, int rate);
    void setHighlighted(int effect); ///< its handles are filled
    /// Of the region that a person looks at, as recorded and through the chain; empty ones: none.
    void setSpectra(const fx::LiveSpectrum& before, const fx::LiveSpectrum& after);
    /// Seconds into the region while it sounds: the spectra are those of the moment. Nothing: of all of it.
    void setMoment(std::optional<double> seconds);
    double xOf(double hertz) const;
    double yOf(double decibels) const;
    double hertzAt(double x) const;
    double decibelsAt(double y) const;
    const std::vector<CurveHandle>& handles() const { return m_handles; }
    QPointF positionOf(const CurveHandle& handle) const;
    QSize sizeHint() const override { return {480, 200}; }

Q_SIGNALS:
    void valuesChanged(int effect, const std::map<std::string, double, std::less<>>& values, bool dragging);
    void released();
    void effectChosen(int effect);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF plot() const;
    double value(const CurveHandle& handle, const fx::Parameter* parameter) const;
    std::optional<std::size_t> handleAt(QPointF at) const;
    void choose(std::size_t handle);
    void moveTo(std::size_t handle, double hertz, double decibels, bool dragging);
    void changeQ(std::size_t handle, double steps);
    void paintGrid(QPainter& painter) const;
    void paintSpectrum(QPainter& painter, const fx::LiveSpectrum& spectrum, bool isBefore) const;
    void paintCurve(QPainter& painter) const;
    void paintHandles(QPainter& painter) const;
    void describe();

    fx::Chain m_chain;
    int m_rate = 48000;
    int m_highlighted = -1;
    std::vector<CurveHandle> m_handles;
    fx::LiveSpectrum m_before, m_after;
    std::optional<double> m_moment;
    std::optional<std::size_t> m_current; ///< the one the keyboard moves
    std::optional<std::size_t> m_hovered;
    bool m_dragging = false;
    QPointF m_grabOffset;
};

}
