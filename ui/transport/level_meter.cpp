#include "ui/transport/level_meter.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double lowest = -60.0; ///< dB, at the left end; the right end is full scale
constexpr int barsWidth = 112, barHeight = 7, between = 3, meterGap = 10;
constexpr double smallPart = 0.85;

double partOf(Decibels level) { return std::clamp(1.0 - level.value / lowest, 0.0, 1.0); }

}

QString levelText(double value) {
    return std::isfinite(value) ? QString::number(value, 'f', 1).replace(u'-', u'−') : QStringLiteral("–");
}

LevelMeter::LevelMeter(QWidget* parent) : QWidget(parent), Painted(QAccessible::Chart) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Level"));
}

void LevelMeter::setLevels(const loudness::Levels& now, const loudness::Levels& held) {
    m_now = now;
    m_held = held;
    // Told once it is quiet: nobody is read figures aloud while they listen.
    if (!std::isfinite(now.peak[0].value) && !std::isfinite(now.peak[1].value))
        setAccessibleDescription(description());
    update();
}

std::optional<SpokenValue> LevelMeter::spokenValue() const {
    const double peak = std::max(m_now.peak[0].value, m_now.peak[1].value);
    return SpokenValue{std::clamp(peak, lowest, 0.0), lowest, 0.0};
}

QFont LevelMeter::smallFont() const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * smallPart);
    return small;
}

QSize LevelMeter::sizeHint() const {
    const QFontMetrics metrics(smallFont());
    const int words = std::max(
        metrics.horizontalAdvance(tr("M %1  S %2 LUFS").arg(levelText(-88.8), levelText(-88.8))),
        metrics.horizontalAdvance(tr("Peak %1  True %2 dB").arg(levelText(-88.8), levelText(-88.8))));
    return {barsWidth + meterGap + words, std::max(2 * barHeight + between, 2 * metrics.height())};
}

void LevelMeter::paintBar(QPainter& painter, const QRectF& bar, std::size_t side) const {
    const QPalette& colours = palette();
    painter.fillRect(bar, colours.color(QPalette::Mid));
    QRectF filled = bar;
    filled.setWidth(bar.width() * partOf(m_now.peak[side]));
    painter.fillRect(filled, colours.color(QPalette::Highlight));
    if (m_held.peak[side].value <= lowest) return;
    const bool isOver = m_held.peak[side].value >= 0.0;
    const double x = std::min(bar.left() + bar.width() * partOf(m_held.peak[side]), bar.right() - 2.0);
    painter.fillRect(QRectF(x, bar.top(), 2.0, bar.height()),
                     isOver ? errorColour(colours) : colours.color(QPalette::WindowText));
}

void LevelMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const double top = (height() - 2 * barHeight - between) / 2.0;
    paintBar(painter, QRectF(0, top, barsWidth, barHeight), 0);
    paintBar(painter, QRectF(0, top + barHeight + between, barsWidth, barHeight), 1);
    painter.setFont(smallFont());
    const QRect words = rect().adjusted(barsWidth + meterGap, 0, 0, 0);
    const QRect upper(words.left(), words.top(), words.width(), words.height() / 2);
    const QRect lower = upper.translated(0, words.height() / 2);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(
        upper, Qt::AlignLeft | Qt::AlignVCenter,
        tr("M %1  S %2 LUFS").arg(levelText(m_now.momentary.value), levelText(m_now.shortTerm.value)));
    if (m_held.truePeak.value >= 0.0) painter.setPen(errorColour(palette()));
    const double peak = std::max(m_held.peak[0].value, m_held.peak[1].value);
    painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Peak %1  True %2 dB").arg(levelText(peak), levelText(m_held.truePeak.value)));
}

QString LevelMeter::description() const {
    if (!std::isfinite(m_held.truePeak.value)) return {};
    return tr("Highest since the meter was reset: peak left %1, right %2 dBFS, true peak %3 dBTP, "
              "momentary "
              "%4, short-term %5 LUFS")
        .arg(levelText(m_held.peak[0].value), levelText(m_held.peak[1].value),
             levelText(m_held.truePeak.value), levelText(m_held.momentary.value),
             levelText(m_held.shortTerm.value));
}

bool LevelMeter::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const QString words = description();
        QToolTip::showText(
            static_cast<QHelpEvent*>(event)->globalPos(),
            words.isEmpty() ? tr("Level and loudness of what plays, before the volume") : words, this);
        return true;
    }
    return QWidget::event(event);
}

}
