#pragma once

#include "fx/picture.h"

#include <QPainter>
#include <QPalette>

namespace gleaner::ui {

/// Where a plot's values stand inside `area`, and how they are drawn: grid with numbers, lines.
class PlotPainter {
public:
    PlotPainter(const fx::Plot& plot, const QRectF& widget);

    QRectF area() const { return m_area; }
    double xOf(double value) const;
    double yOf(double value) const;
    double xValueAt(double x) const;
    double yValueAt(double y) const;
    QPointF at(fx::Point point) const { return {xOf(point.x), yOf(point.y)}; }

    void paintGrid(QPainter& painter, const QPalette& palette) const;
    void paintTraces(QPainter& painter, const QPalette& palette) const;
    /// Which line is which, where there are several over time.
    void paintLegend(QPainter& painter, const QPalette& palette) const;

private:
    void paintTrace(QPainter& painter, const QPalette& palette, const fx::Trace& trace) const;

    const fx::Plot& m_plot;
    QRectF m_area;
};

/// "1 kHz", "−12 dB", "250 ms": a value of an axis, for people.
QString axisText(fx::Quantity quantity, double value);
/// Round values along an axis, not nearer to each other than `least` of it (0 to 1).
std::vector<double> axisMarks(const fx::Axis& axis, double least);

}
