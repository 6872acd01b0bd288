#include "ui/preset/response_curve.h"

#include "ui/preset/effect_list.h"
#include "ui/preset/parameter_scale.h"
#include "ui/theme/words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double lowestHertz = 20.0;
constexpr double highestHertz = 20000.0;
constexpr double mostDecibels = 24.0;
constexpr double softestShown = -96.0; ///< of a spectrum, dBFS
constexpr double handleRadius = 7.0;
constexpr double handleReach = 12.0;
constexpr double qPerStep = 1.15;
constexpr double hertzPerKey = 1.0594630943592953; ///< a semitone
constexpr double decibelsPerKey = 0.5;
constexpr double wheelNotch = 120.0;

const fx::Parameter* find(const fx::EffectType& type, const std::string& id) {
    const auto found = std::ranges::find(type.parameters, std::string_view(id), &fx::Parameter::id);
    return found == type.parameters.end() ? nullptr : &*found;
}

/// "low" of "lowFrequency", "" of "frequency"; nothing for another parameter.
std::optional<std::string> bandOf(const fx::Parameter& parameter) {
    constexpr std::string_view extension = "Frequency";
    if (parameter.id == "frequency") return "";
    if (!parameter.id.ends_with(extension)) return std::nullopt;
    return std::string(parameter.id.substr(0, parameter.id.size() - extension.size()));
}

QString hertzText(double hertz) {
    return hertz < 1000.0 ? QString::number(hertz, 'f', 0)
                          : QStringLiteral("%1k").arg(hertz / 1000.0, 0, 'g', 3);
}

}

std::vector<CurveHandle> curveHandles(const fx::Chain& chain) {
    std::vector<CurveHandle> handles;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const fx::EffectType* type = fx::findEffectType(chain[i].type);
        if (!type || !type->responseDb || !chain[i].enabled) continue;
        for (const fx::Parameter& parameter : type->parameters)
            if (const auto band = bandOf(parameter))
                handles.push_back({static_cast<int>(i), &parameter,
                                   find(*type, *band + (band->empty() ? "gain" : "Gain")),
                                   find(*type, *band + (band->empty() ? "q" : "Q"))});
    }
    return handles;
}

ResponseCurve::ResponseCurve(QWidget* parent) : QWidget(parent), Painted(QAccessible::Chart) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 140);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Frequency response of the effects"));
    setToolTip(tr("What the effects do to the spectrum. Drag a point: frequency and gain; wheel: Q; double "
                  "click: gain back to 0."));
}

void ResponseCurve::setChain(const fx::Chain& chain, int rate) {
    m_chain = chain;
    m_rate = rate;
    m_handles = curveHandles(chain);
    if (m_current && *m_current >= m_handles.size()) m_current.reset();
    if (m_hovered && *m_hovered >= m_handles.size()) m_hovered.reset();
    if (m_dragging && !m_current) m_dragging = false;
    describe();
    update();
}

void ResponseCurve::setHighlighted(int effect) {
    m_highlighted = effect;
    update();
}

void ResponseCurve::setSpectra(const fx::LiveSpectrum& before, const fx::LiveSpectrum& after) {
    m_before = before;
    m_after = after;
    update();
}

void ResponseCurve::setMoment(std::optional<double> seconds) {
    if (seconds == m_moment) return;
    m_moment = seconds;
    update();
}

QRectF ResponseCurve::plot() const { return QRectF(rect()).adjusted(36, 10, -12, -22); }

double ResponseCurve::xOf(double hertz) const {
    return plot().left() +
           std::log(hertz / lowestHertz) / std::log(highestHertz / lowestHertz) * plot().width();
}
double ResponseCurve::hertzAt(double x) const {
    return lowestHertz * std::pow(highestHertz / lowestHertz, (x - plot().left()) / plot().width());
}
double ResponseCurve::yOf(double decibels) const {
    return plot().center().y() - decibels / mostDecibels * plot().height() / 2.0;
}
double ResponseCurve::decibelsAt(double y) const {
    return (plot().center().y() - y) / plot().height() * 2.0 * mostDecibels;
}

double ResponseCurve::value(const CurveHandle& handle, const fx::Parameter* parameter) const {
    const fx::Effect& effect = m_chain[static_cast<std::size_t>(handle.effect)];
    const fx::EffectType& type = *fx::findEffectType(effect.type);
    return fx::resolvedValues(type, effect)[static_cast<std::size_t>(parameter - type.parameters.data())];
}

QPointF ResponseCurve::positionOf(const CurveHandle& handle) const {
    const double hertz = value(handle, handle.frequency);
    const double decibels = handle.gain ? value(handle, handle.gain) : fx::responseDb(m_chain, hertz, m_rate);
    return {std::clamp(xOf(hertz), plot().left(), plot().right()),
            std::clamp(yOf(decibels), plot().top(), plot().bottom())};
}

std::optional<std::size_t> ResponseCurve::handleAt(QPointF at) const {
    std::optional<std::size_t> nearest;
    double least = handleReach;
    for (std::size_t i = 0; i < m_handles.size(); ++i) {
        const QPointF away = positionOf(m_handles[i]) - at;
        // Where two lie on each other the one of the chosen effect answers.
        const double distance =
            std::hypot(away.x(), away.y()) - (m_handles[i].effect == m_highlighted ? 0.5 : 0.0);
        if (distance > least) continue;
        least = distance;
        nearest = i;
    }
    return nearest;
}

void ResponseCurve::describe() {
    if (!m_current)
        return setAccessibleDescription(
            tr("%1 points. Page Up and Page Down choose one.").arg(m_handles.size()));
    const CurveHandle& handle = m_handles[*m_current];
    QString text =
        tr("%1, %2 Hz").arg(word(handle.frequency->name)).arg(value(handle, handle.frequency), 0, 'f', 0);
    if (handle.gain) text += tr(", %1 dB").arg(value(handle, handle.gain), 0, 'f', 1);
    if (handle.q) text += tr(", Q %1").arg(value(handle, handle.q), 0, 'f', 2);
    setAccessibleDescription(text);
}

void ResponseCurve::choose(std::size_t handle) {
    m_current = handle;
    describe();
    update();
    Q_EMIT effectChosen(m_handles[handle].effect);
}

void ResponseCurve::moveTo(std::size_t index, double hertz, double decibels, bool dragging) {
    const CurveHandle handle = m_handles[index];
    const auto held = [](const fx::Parameter& p, double wanted) {
        return std::clamp(wanted, p.minimum, p.maximum);
    };
    std::map<std::string, double, std::less<>> values;
    values[std::string(handle.frequency->id)] = held(*handle.frequency, hertz);
    if (handle.gain) values[std::string(handle.gain->id)] = held(*handle.gain, decibels);
    Q_EMIT valuesChanged(handle.effect, values, dragging);
}

void ResponseCurve::changeQ(std::size_t index, double steps) {
    const CurveHandle handle = m_handles[index];
    if (!handle.q) return;
    const double q =
        std::clamp(value(handle, handle.q) * std::pow(qPerStep, steps), handle.q->minimum, handle.q->maximum);
    Q_EMIT valuesChanged(handle.effect, {{std::string(handle.q->id), q}}, true);
}

void ResponseCurve::mousePressEvent(QMouseEvent* event) {
    const auto hit = event->button() == Qt::LeftButton ? handleAt(event->position()) : std::nullopt;
    if (!hit) return;
    m_dragging = true;
    m_grabOffset = positionOf(m_handles[*hit]) - event->position();
    choose(*hit);
}

void ResponseCurve::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging && m_current) {
        const QPointF at = event->position() + m_grabOffset;
        return moveTo(*m_current, hertzAt(at.x()), decibelsAt(at.y()), true);
    }
    const auto over = handleAt(event->position());
    if (over == m_hovered) return;
    m_hovered = over;
    setCursor(over ? Qt::SizeAllCursor : Qt::ArrowCursor);
    update();
}

void ResponseCurve::mouseReleaseEvent(QMouseEvent*) {
    if (std::exchange(m_dragging, false)) Q_EMIT released();
}

void ResponseCurve::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto hit = handleAt(event->position());
    if (!hit || !m_handles[*hit].gain) return;
    moveTo(*hit, value(m_handles[*hit], m_handles[*hit].frequency), m_handles[*hit].gain->initial, false);
}

void ResponseCurve::wheelEvent(QWheelEvent* event) {
    const auto over = m_dragging ? m_current : handleAt(event->position());
    if (!over || !m_handles[*over].q) return event->ignore();
    changeQ(*over, event->angleDelta().y() / wheelNotch);
    event->accept();
}

void ResponseCurve::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (!m_handles.empty() && (key == Qt::Key_PageDown || key == Qt::Key_PageUp)) {
        const std::size_t step = key == Qt::Key_PageDown ? 1 : m_handles.size() - 1;
        return choose(m_current ? (*m_current + step) % m_handles.size() : 0);
    }
    if (!m_current) return QWidget::keyPressEvent(event);
    const CurveHandle& handle = m_handles[*m_current];
    const double hertz = value(handle, handle.frequency);
    const double decibels = handle.gain ? value(handle, handle.gain) : 0.0;
    switch (key) {
    case Qt::Key_Left:
        return moveTo(*m_current, hertz / hertzPerKey, decibels, true);
    case Qt::Key_Right:
        return moveTo(*m_current, hertz * hertzPerKey, decibels, true);
    case Qt::Key_Up:
        return moveTo(*m_current, hertz, decibels + decibelsPerKey, true);
    case Qt::Key_Down:
        return moveTo(*m_current, hertz, decibels - decibelsPerKey, true);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return changeQ(*m_current, 1.0);
    case Qt::Key_Minus:
        return changeQ(*m_current, -1.0);
    default:
        return QWidget::keyPressEvent(event);
    }
}

void ResponseCurve::leaveEvent(QEvent*) {
    m_hovered.reset();
    update();
}

void ResponseCurve::paintGrid(QPainter& painter) const {
    const QRectF area = plot();
    QFont small = font();
    small.setPointSizeF(std::max(small.pointSizeF() - 1.5, 7.0));
    painter.setFont(small);
    const QColor line = palette().color(QPalette::Button);
    const QColor text = palette().color(QPalette::PlaceholderText);
    for (const double decade : {10.0, 100.0, 1000.0, 10000.0})
        for (int step = 1; step < 10; ++step) {
            const double hertz = decade * step;
            if (hertz < lowestHertz || hertz > highestHertz) continue;
            const double x = std::floor(xOf(hertz)) + 0.5;
            painter.setPen(step == 1 ? palette().color(QPalette::Mid) : line);
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
            if (step != 1 && step != 2 && step != 5) continue;
            painter.setPen(text);
            painter.drawText(QRectF(x - 24, area.bottom() + 4, 48, 16), Qt::AlignHCenter | Qt::AlignTop,
                             hertzText(hertz));
        }
    for (int decibels = -18; decibels <= 18; decibels += 6) {
        const double y = std::floor(yOf(decibels)) + 0.5;
        painter.setPen(decibels == 0 ? palette().color(QPalette::Mid) : line);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (decibels % 12 != 0) continue;
        painter.setPen(text);
        painter.drawText(QRectF(0, y - 8, area.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         decibels > 0 ? QStringLiteral("+%1").arg(decibels)
                                      : QString::number(decibels).replace(QLatin1Char('-'), QChar(0x2212)));
    }
}

/// The levels have a scale of their own, which no number stands at: what matters is where they are high.
void ResponseCurve::paintSpectrum(QPainter& painter, const fx::LiveSpectrum& spectrum, bool isBefore) const {
    if (spectrum.mean.empty()) return;
    const auto moment = static_cast<std::size_t>(
        m_moment && spectrum.hopSeconds > 0.0 ? std::max(0.0, *m_moment / spectrum.hopSeconds) : 0.0);
    const std::vector<float>& levels =
        m_moment && moment < spectrum.moments.size() ? spectrum.moments[moment] : spectrum.mean;
    const QRectF area = plot();
    QPolygonF line;
    for (std::size_t band = 0; band < levels.size(); ++band) {
        const double part = (static_cast<double>(levels[band]) - softestShown) / (0.0 - softestShown);
        line << QPointF(xOf(spectrum.hertz[band]),
                        area.bottom() - std::clamp(part, 0.0, 1.0) * area.height());
    }
    painter.save();
    painter.setClipRect(area);
    QColor colour = palette().color(isBefore ? QPalette::PlaceholderText
                                             : static_cast<QPalette::ColorRole>(QPalette::Text));
    if (isBefore) {
        QPainterPath surface(QPointF(line.front().x(), area.bottom()));
        for (const QPointF& point : line)
            surface.lineTo(point);
        surface.lineTo(line.back().x(), area.bottom());
        colour.setAlphaF(0.22F);
        painter.fillPath(surface, colour);
    } else {
        colour.setAlphaF(0.55F);
        painter.setPen(QPen(colour, 1.0));
        painter.drawPolyline(line);
    }
    painter.restore();
}

void ResponseCurve::paintCurve(QPainter& painter) const {
    const QRectF area = plot();
    QPolygonF points;
    for (double x = area.left(); x <= area.right() + 0.5; x += 1.0)
        points << QPointF(x, yOf(std::clamp(fx::responseDb(m_chain, hertzAt(x), m_rate), -2.0 * mostDecibels,
                                            2.0 * mostDecibels)));
    painter.save();
    painter.setClipRect(area);
    QPainterPath below;
    below.moveTo(area.left(), yOf(0.0));
    for (const QPointF& point : points)
        below.lineTo(point);
    below.lineTo(area.right(), yOf(0.0));
    QColor fill = palette().color(QPalette::Link);
    fill.setAlphaF(0.16F);
    painter.fillPath(below, fill);
    painter.setPen(QPen(palette().color(QPalette::Link), 2.0));
    painter.drawPolyline(points);
    painter.restore();
}

void ResponseCurve::paintHandles(QPainter& painter) const {
    QFont small = font();
    small.setPointSizeF(std::max(small.pointSizeF() - 2.0, 6.5));
    small.setBold(true);
    painter.setFont(small);
    std::map<int, int> bands;
    for (std::size_t i = 0; i < m_handles.size(); ++i) {
        const CurveHandle& handle = m_handles[i];
        const QPointF at = positionOf(handle);
        const bool chosen = handle.effect == m_highlighted;
        const bool lit = m_hovered == i || (m_dragging && m_current == i);
        const QColor colour = palette().color(chosen || lit ? QPalette::Highlight : QPalette::Button);
        painter.setPen(QPen(palette().color(m_current == i && hasFocus() ? QPalette::Text : QPalette::Link),
                            lit ? 2.5 : 1.5));
        painter.setBrush(colour);
        const double radius = handleRadius + (lit ? 1.5 : 0.0);
        painter.drawEllipse(at, radius, radius);
        if (!handle.gain) continue;
        painter.setPen(palette().color(chosen || lit ? QPalette::HighlightedText : QPalette::ButtonText));
        painter.drawText(QRectF(at.x() - 8, at.y() - 8, 16, 16), Qt::AlignCenter,
                         QString::number(++bands[handle.effect]));
    }
}

void ResponseCurve::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintGrid(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSpectrum(painter, m_before, true);
    paintSpectrum(painter, m_after, false);
    paintCurve(painter);
    paintHandles(painter);
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

}
