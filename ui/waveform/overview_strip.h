#pragma once

#include "ui/theme/painted.h"
#include "ui/wave/overview_picture.h"
#include "ui/waveform/region_index.h"
#include "ui/waveform/waveform_view.h"

#include <QPixmap>
#include <QWidget>

namespace gleaner::ui {

/// The whole recording in one low strip: on top where something new begins, then the wave and its regions as
/// marks. The part that the view shows is a window: drag it, or its edges, or click beside it.
class OverviewStrip : public QWidget, public Painted {
    Q_OBJECT
public:
    OverviewStrip(Document& document, WaveformView& view, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {400, 54}; }
    /// Seconds, of the middle of what is shown.
    std::optional<SpokenValue> spokenValue() const override;
    void setSpokenValue(double seconds) override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Grip { None, Window, Left, Right };
    Frame frames() const;
    double xOf(Frame frame) const;
    Frame frameAt(double x) const;
    QRectF window() const;
    Grip gripAt(double x) const;
    void showAround(Frame middle);
    void wantPicture(); ///< of what is known by now
    void redrawPicture();
    QPixmap waves() const;             ///< without regions
    void drawMarks(const QRect& part); ///< in `m_picture`, on the wave alone
    void drawMark(QPainter& painter, music::SampleKind kind, FrameRange range, double alpha);
    void redrawMarks(FrameRange stretch);
    void drawRises(QPainter& painter) const;
    void drawSelected(QPainter& painter, const QRect& part);

    Document& m_document;
    WaveformView& m_view;
    OverviewPicture m_overview;
    QPixmap m_waves;
    QPixmap m_picture; ///< the same with regions; the window lies over it
    RegionIndex m_index;
    quint64 m_indexed = 0; ///< the state of the document that it is of
    Grip m_grip = Grip::None;
    double m_grabbedAt = 0.0; ///< distance of the pointer from the window's left edge
};

}
