#include "ui/waveform/crosshair.h"
#include "ui/waveform/view_painter.h"

namespace gleaner::ui {

void ViewPainter::crosshair() {
    if (!m_state.pointer) return;
    const Crosshair cross(m_state, *m_state.pointer, m_smallFont);
    QColor line = m_colours.text;
    line.setAlphaF(0.5F);
    m_painter.setPen(line);
    m_painter.drawLine(QPointF(cross.at.x(), 0.0), QPointF(cross.at.x(), cross.bottom));
    if (!cross.plate.isEmpty())
        m_painter.drawLine(QPointF(cross.at.x() - Crosshair::hair + 1.0, cross.at.y()),
                           QPointF(cross.at.x() + Crosshair::hair - 1.0, cross.at.y()));
    readout(cross.flag, cross.time);
    readout(cross.plate, cross.value);
}

void ViewPainter::readout(const QRectF& room, const QString& text) {
    if (room.isEmpty()) return;
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(m_colours.line);
    m_painter.setBrush(m_colours.palette.color(QPalette::ToolTipBase));
    m_painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setFont(m_smallFont);
    m_painter.setPen(m_colours.palette.color(QPalette::ToolTipText));
    m_painter.drawText(room, Qt::AlignCenter, text);
}

}
