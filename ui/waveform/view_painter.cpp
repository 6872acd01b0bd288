#include "ui/waveform/view_painter.h"

#include "ui/theme/kind_shape.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"
#include "ui/timeline/ruler.h"
#include "ui/waveform/crosshair.h"

#include <cmath>

namespace gleaner::ui {

namespace {

QColor mixed(const QColor& a, const QColor& b, double part) {
    const auto f = static_cast<float>(part);
    return QColor::fromRgbF(std::lerp(a.redF(), b.redF(), f), std::lerp(a.greenF(), b.greenF(), f),
                            std::lerp(a.blueF(), b.blueF(), f));
}

}

ViewColours::ViewColours(const QPalette& from)
    : palette(from), ground(from.color(QPalette::Base)), lane(from.color(QPalette::AlternateBase)),
      line(from.color(QPalette::Mid)), faint(from.color(QPalette::PlaceholderText)),
      text(from.color(QPalette::Text)), wave(mixed(ground, from.color(QPalette::Link), 0.45)),
      waveBody(mixed(ground, from.color(QPalette::Link), 0.8)), selection(from.color(QPalette::Highlight)),
      playhead(text), error(errorColour(from)) {
    for (const music::SampleKindInfo& info : music::sampleKinds)
        kinds[static_cast<std::size_t>(info.kind)] = kindColour(info.kind, from);
}

QColor ViewColours::onGround(const QColor& colour, double alpha) const {
    return mixed(ground, colour, alpha);
}

ViewPainter::ViewPainter(QPainter& painter, ViewState& state, const QPalette& palette, const QFont& font,
                         QRect exposed)
    : m_painter(painter), m_state(state), m_colours(palette), m_smallFont(smallFont(font)),
      m_exposed(exposed), m_scale(painter.device()->devicePixelRatio()) {
    m_regions = m_state.regions().visible(intersection(
        m_state.axis.range(), {static_cast<Frame>(m_state.frameAt(exposed.left() - reach)),
                               static_cast<Frame>(m_state.frameAt(exposed.right() + reach)) + 1}));
}

void ViewPainter::paintAll(bool focused) {
    grounds();
    if (m_state.shows()) {
        m_painter.save();
        m_painter.setClipRect(m_state.layout.plot & m_exposed);
        earlyRegions();
        regionLanes();
        spectrogram();
        regionTints();
        waves();
        divider();
        gridLines();
        regionEdges();
        shapes();
        timeSelection();
        ruler();
        landing();
        cursorAndPlayhead();
        crosshair();
        m_painter.restore();
        gutter();
    }
    messages();
    if (focused) {
        m_painter.setPen(QPen(m_colours.selection, 2.0));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(QRectF(m_painter.window()).adjusted(1, 1, -1, -1));
    }
}

QRectF ViewPainter::xSpan(FrameRange range, const QRect& inside) const {
    const double left = std::max(m_state.xOf(range.begin), inside.left() - 8.0);
    const double right = std::min(m_state.xOf(range.end), inside.right() + 9.0);
    return {left, static_cast<double>(inside.top()), std::max(right - left, 0.0),
            static_cast<double>(inside.height())};
}

void ViewPainter::grounds() {
    m_painter.fillRect(m_exposed, m_colours.ground);
    const ViewLayout& layout = m_state.layout;
    const QColor bar = m_colours.palette.color(QPalette::Window);
    m_painter.fillRect(QRect(0, 0, layout.plot.right() + 1, layout.ruler.height()) & m_exposed, bar);
    m_painter.fillRect(layout.gutter & m_exposed, bar);
    for (int i = 0; i < 4; ++i)
        if (i % 2 == 0) m_painter.fillRect(layout.lanes[i] & m_exposed, m_colours.lane);
    m_painter.setPen(m_colours.line);
    m_painter.drawLine(layout.plot.left(), layout.wave.top(), layout.plot.right(), layout.wave.top());
}

void ViewPainter::ruler() {
    const QRect& rect = m_state.layout.ruler;
    if (!m_exposed.intersects(rect)) return;
    const QRect part = rect & m_exposed.adjusted(-96, 0, 96, 0);
    m_painter.setFont(m_smallFont);
    for (const FrameTick& tick :
         frameTicks(m_state.frameAt(part.left()), m_state.frameAt(part.right() + 1),
                    m_state.axis.framesPerPixel(), m_state.timeFormat, m_state.timeBase())) {
        const double x = std::floor(m_state.layout.plot.left() + m_state.axis.xOf(tick.frame)) + 0.5;
        m_painter.setPen(tick.label.isEmpty() ? m_colours.line : m_colours.faint);
        m_painter.drawLine(QPointF(x, rect.bottom() - (tick.label.isEmpty() ? 3 : 7)),
                           QPointF(x, rect.bottom()));
        if (!tick.label.isEmpty())
            m_painter.drawText(QRectF(x + 4, rect.top() + 2, 90, rect.height() - 6), Qt::AlignVCenter,
                               tick.label);
    }
}

void ViewPainter::gutter() {
    const ViewLayout& layout = m_state.layout;
    if (!m_exposed.intersects(layout.gutter)) return;
    m_painter.setFont(m_smallFont);
    for (const music::SampleKindInfo& info : music::sampleKinds) {
        const QRect lane = layout.lanes[static_cast<int>(info.kind)];
        const bool shown = m_state.shown.contains(info.kind);
        const QRectF sign(8, lane.center().y() - 3, 7, 7);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(shown ? m_colours.kind(info.kind) : m_colours.line);
        m_painter.drawPath(kindShape(info.kind, sign));
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.setPen(shown ? m_colours.text
                               : m_colours.palette.color(QPalette::Disabled, QPalette::Text));
        const int room = layout.gutter.width() - 19;
        m_painter.drawText(QRect(19, lane.top(), room, lane.height()), Qt::AlignVCenter,
                           m_painter.fontMetrics().elidedText(word(info.plural), Qt::ElideRight, room));
    }
    // What the ruler counts in, and that a click offers others.
    m_painter.setPen(m_colours.faint);
    m_painter.drawText(QRect(8, 0, layout.gutter.width() - 12, layout.ruler.height()), Qt::AlignVCenter,
                       timeFormatUnit(m_state.timeFormat) + QStringLiteral(" \u25BE"));
    waveScale();
    frequencyScale();
    divider();
    m_painter.setPen(m_colours.line);
    m_painter.drawLine(layout.gutter.right(), 0, layout.gutter.right(), layout.gutter.bottom());
}

void ViewPainter::timeSelection() {
    if (m_state.timeSelection.isEmpty()) return;
    const QRect area = m_state.layout.plot.adjusted(0, m_state.layout.wave.top(), 0, 0);
    const QRectF band = xSpan(m_state.timeSelection, area);
    QColor fill = m_colours.selection;
    fill.setAlphaF(0.28F);
    m_painter.fillRect(band, fill);
    m_painter.fillRect(xSpan(m_state.timeSelection, m_state.layout.ruler), fill);
    m_painter.setPen(m_colours.selection);
    m_painter.drawLine(band.topLeft(), band.bottomLeft());
    m_painter.drawLine(band.topRight(), band.bottomRight());
}

void ViewPainter::cursorAndPlayhead() {
    const QRect& plot = m_state.layout.plot;
    const double cursor = std::floor(m_state.xOf(m_state.cursor)) + 0.5;
    m_painter.setPen(QPen(m_colours.faint, 1.0, Qt::DashLine));
    m_painter.drawLine(QPointF(cursor, m_state.layout.ruler.bottom() - 4), QPointF(cursor, plot.bottom()));
    if (!m_state.playing) return;
    const double x = m_state.xOf(m_state.playhead);
    m_painter.fillRect(QRectF(x - 0.75, 0, 1.5, plot.height()), m_colours.playhead);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_colours.playhead);
    m_painter.drawPolygon(QPolygonF({{x - 5, 0}, {x + 5, 0}, {x, 7}}));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void ViewPainter::waiting(QRect rect, const QString& text, const QColor& colour) {
    const QFontMetrics metrics(m_painter.font());
    const QRect room = rect.adjusted(24, 8, -24, -8);
    const QRect needed = metrics.boundingRect(room, Qt::AlignCenter | Qt::TextWordWrap, text);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_colours.ground);
    m_painter.drawRoundedRect(needed.adjusted(-16, -10, 16, 10), 6, 6);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(colour);
    m_painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, text);
}

void ViewPainter::messages() {
    m_painter.setFont(m_smallFont);
    const QRect area(m_state.layout.plot.left(), m_state.layout.wave.top(), m_state.layout.plot.width(),
                     m_state.layout.plot.height() - m_state.layout.wave.top());
    if (!m_state.shows())
        return waiting(m_painter.window(),
                       QObject::tr("Open a recording, or drop one here, to see its waveform."),
                       m_colours.faint);
    const QString known = m_state.has() ? m_state.open().error : QString();
    const QString error = known.isEmpty() ? m_state.source.error() : known;
    if (!error.isEmpty()) return waiting(area, error, m_colours.error);
    if (!m_state.source.isBuilding()) return;
    const auto read = static_cast<double>(m_state.source.pyramid() ? m_state.source.pyramid()->frames() : 0);
    const auto all = static_cast<double>(std::max<Frame>(m_state.axis.frames(), 1));
    m_painter.setPen(m_colours.faint);
    m_painter.drawText(area.adjusted(8, 4, -8, -4), Qt::AlignRight | Qt::AlignTop,
                       QObject::tr("Reading the waveform … %1 %").arg(100.0 * read / all, 0, 'f', 0));
}

}
