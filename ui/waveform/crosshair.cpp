#include "ui/waveform/crosshair.h"

#include "music/pitch.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double platePadding = 5.0;
constexpr double awayFromPointer = 14.0;
constexpr double centsPerSemitone = 100.0;
constexpr double lowestNote = 8.0; ///< Hz, that is named

QString pointerValue(const ViewState& state, QPointF at) {
    QStringList parts;
    for (int channel = 0; channel < state.channels(); ++channel) {
        const QRect rect = state.channelRect(channel);
        if (at.y() < rect.top() || at.y() > rect.bottom() + 1) continue;
        const double half = (rect.height() - 2) * 0.5;
        parts << levelTextAt(state, std::abs(at.y() - rect.center().y() - 0.5) / std::max(half, 1.0));
    }
    const QRect& picture = state.layout.spectrogram;
    if (QRectF(picture).contains(at)) {
        const double row = (at.y() - picture.top()) / picture.height() * spectrogram::rows - 0.5;
        parts << frequencyText(
            spectrogram::hertzOfRow(std::clamp(row, 0.0, spectrogram::rows - 1.0), state.rate()));
    }
    return parts.join(QStringLiteral("   "));
}

/// Right of the pointer, or left of it where there is no room.
QRectF beside(double x, double y, QSizeF size, const QRect& inside, double away) {
    const bool fits = x + away + size.width() <= inside.right();
    return {QPointF(fits ? x + away : x - away - size.width(), y), size};
}

}

QFont smallFont(const QFont& of) {
    QFont font = of;
    font.setPointSizeF(std::max(of.pointSizeF() - 1.5, 7.0));
    return font;
}

QString levelTextAt(const ViewState& state, double height) {
    const double level = state.levelAt(std::min(height, 1.0));
    if (!std::isfinite(level)) return QStringLiteral("\u2212\u221E dB");
    QString text = QStringLiteral("%1 dB").arg(level, 0, 'f', 1);
    return text.replace(u'-', QChar(0x2212));
}

QString frequencyText(double hertz) {
    const QString frequency = hertz < 1000.0 ? QStringLiteral("%1 Hz").arg(hertz, 0, 'f', 0)
                                             : QStringLiteral("%1 kHz").arg(hertz / 1000.0, 0, 'f', 2);
    if (hertz < lowestNote) return frequency;
    const double midi = music::midiFromHertz(hertz);
    const int note = static_cast<int>(std::lround(midi));
    const int cents = static_cast<int>(std::lround((midi - note) * centsPerSemitone));
    QString text = frequency + QStringLiteral("  ") + QString::fromStdString(music::noteName(note));
    if (cents != 0)
        text += QStringLiteral(" %1%2 ct").arg(cents > 0 ? QStringLiteral("+") : QString()).arg(cents);
    return text.replace(u'-', QChar(0x2212));
}

Crosshair::Crosshair(const ViewState& state, QPointF pointer, const QFont& small)
    : at(std::floor(pointer.x()) + 0.5, std::floor(pointer.y()) + 0.5), bottom(state.layout.plot.bottom()) {
    const QFontMetricsF metrics(small);
    const auto room = [&](const QString& text) {
        return QSizeF(metrics.horizontalAdvance(text) + 2.0 * platePadding, metrics.height() + 2.0);
    };
    const QRect& ruler = state.layout.ruler;
    time = positionText(state.axis.nearestFrame(pointer.x() - state.layout.plot.left()), state.timeFormat,
                        state.timeBase());
    flag = beside(at.x(), ruler.top() + 1.0, room(time), state.layout.plot, 1.0);
    if (at.y() > state.layout.wave.top()) value = pointerValue(state, at);
    if (value.isEmpty()) return;
    plate = beside(at.x(), 0.0, room(value), state.layout.plot, awayFromPointer);
    const double above = at.y() - awayFromPointer - plate.height();
    plate.moveTop(above >= state.layout.wave.top() ? above : at.y() + awayFromPointer);
}

QRegion Crosshair::region() const {
    QRegion all(QRectF(at.x() - 1.0, 0.0, 2.0, bottom + 1.0).toAlignedRect());
    all += flag.toAlignedRect().adjusted(-1, -1, 1, 1);
    if (plate.isEmpty()) return all;
    all += plate.toAlignedRect().adjusted(-1, -1, 1, 1);
    return all + QRectF(at.x() - hair, at.y() - 1.0, 2.0 * hair, 2.0).toAlignedRect();
}

}
