#include "ui/waveform/waveform_view_private.h"

#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace gleaner::ui {

namespace {

constexpr double dragThreshold = 4.0;
constexpr double pullThreshold = 12.0; ///< upwards or downwards
constexpr double zoomPerNotch = 1.25;
constexpr double notch = 120.0;
constexpr double mostNotches = 4.0; ///< some mice send wild jumps
constexpr double pixelsPerNotch = 80.0;
constexpr double evenShare = 0.5; ///< of wave and spectrogram

}

void WaveformView::State::press(QPointF at) {
    pressedAt = at;
    pressedFrame = axis.nearestFrame(at.x() - layout.plot.left());
    if (layout.divider.contains(at.toPoint())) {
        gesture = Gesture::Divide;
        return;
    }
    if (const auto handles = shapeHandles())
        if (const auto part = handles->hit(at)) {
            gesture = Gesture::Shape;
            shapePart = *part;
            return editor.beginShaping(*part);
        }
    const auto hit = regions().hit(at, axis, layout);
    if (hit && hit->edge) return startEdgeDrag(*hit);
    gesture = Gesture::Press;
}

void WaveformView::State::startEdgeDrag(const RegionHit& hit) {
    if (!regions().isSelected(hit.slice)) select({hit.slice}, false);
    if (const pack::ChosenSlice* slice = find(hit.slice); slice && slice->locked) {
        gesture = Gesture::Press; // it can be clicked and dragged out, and it stays where it is
        return;
    }
    gesture = Gesture::DragEdge;
    editor.beginDrag(hit.slice, *hit.edge);
}

void WaveformView::State::clickRegion(const std::string& id, Qt::KeyboardModifiers modifiers) {
    if (modifiers & Qt::ShiftModifier) return selectSpan(id);
    if (!(modifiers & Qt::ControlModifier)) return select({id}, false);
    std::vector<std::string> ids = selected.ids();
    if (std::erase(ids, id) == 0) ids.push_back(id);
    select(std::move(ids), false);
}

void WaveformView::State::selectSpan(const std::string& id) {
    const pack::ChosenSlice* from = selected.empty() ? nullptr : find(selected.front());
    const pack::ChosenSlice* to = find(id);
    if (!from || !to) return select({id}, false);
    const Frame first = std::min(from->slice.range.begin, to->slice.range.begin);
    const Frame last = std::max(from->slice.range.begin, to->slice.range.begin);
    const music::SampleKind kind = to->slice.traits.kind;
    std::vector<std::string> ids = {from->slice.id};
    for (const pack::ChosenSlice& slice : slices())
        if (slice.slice.range.begin >= first && slice.slice.range.begin <= last &&
            slice.slice.traits.kind == kind && slice.slice.id != from->slice.id && slice.slice.id != id &&
            regions().isShown(slice))
            ids.push_back(slice.slice.id);
    if (id != from->slice.id) ids.push_back(id);
    select(std::move(ids), false);
}

/// A stretch is marked sideways; up and down nothing else happens, so a region follows out of the view.
bool WaveformView::State::pull(QPointF at) {
    if (std::abs(at.y() - pressedAt.y()) < pullThreshold) return false;
    const auto hit = regions().hit(pressedAt, axis, layout);
    if (!hit) return false;
    if (!regions().isSelected(hit->slice)) select({hit->slice}, false);
    gesture = Gesture::None;
    Q_EMIT view.dragRequested();
    return true;
}

void WaveformView::State::band(QPointF at) {
    const Frame frame = axis.nearestFrame(at.x() - layout.plot.left());
    view.setTimeSelection({std::min(pressedFrame, frame), std::max(pressedFrame, frame)});
}

void WaveformView::State::hover(QPointF at) {
    if (layout.divider.contains(at.toPoint())) {
        view.setCursor(Qt::SplitVCursor);
        return setHovered({});
    }
    const auto hit = has() ? regions().hit(at, axis, layout) : std::nullopt;
    const auto handles = has() ? shapeHandles() : std::nullopt;
    const auto part = handles ? handles->hit(at) : std::nullopt;
    const pack::ChosenSlice* slice = hit ? find(hit->slice) : nullptr;
    view.setCursor(part ? *part == ShapePart::Gain ? Qt::SizeVerCursor : Qt::SizeHorCursor
                   : hit && hit->edge && slice && !slice->locked ? Qt::SizeHorCursor
                                                                 : Qt::ArrowCursor);
    const std::string id = hit ? hit->slice : std::string();
    if (id != hovered) setHovered(id);
}

/// The line, and the words beside it.
void WaveformView::State::updateLanding(Frame frame) {
    view.update(QRect(static_cast<int>(xOf(frame)) - 2, 0, landingWidth, view.height()));
}

/// Both the one that was lit and the one that is are drawn anew.
void WaveformView::State::setHovered(const std::string& id) {
    const std::string before = std::exchange(hovered, id);
    for (const std::string& changed : {before, id})
        if (const pack::ChosenSlice* slice = changed.empty() ? nullptr : find(changed))
            updateAround(slice->slice.range);
}

void WaveformView::State::move(QPointF at, Qt::KeyboardModifiers modifiers) {
    switch (gesture) {
    case Gesture::None:
        return hover(at);
    case Gesture::Press:
        if (pull(at)) return;
        if (std::abs(at.x() - pressedAt.x()) < dragThreshold) return;
        gesture = Gesture::Band;
        [[fallthrough]];
    case Gesture::Band:
        return band(at);
    case Gesture::DragEdge: {
        const std::optional<Frame> before = landing;
        editor.dragTo(axis.nearestFrame(at.x() - layout.plot.left()),
                      snaps && !(modifiers & Qt::ControlModifier));
        for (const auto& line : {before, landing})
            if (line) updateLanding(*line);
        return wantSamples();
    }
    case Gesture::Shape:
        return editor.shapeTo(shapePart, at);
    case Gesture::Divide:
        return divideAt(at.y());
    case Gesture::Pan:
        axis.scrollTo(panBegin - (at.x() - pressedAt.x()) * axis.framesPerPixel());
        return axisChanged();
    }
}

void WaveformView::State::release(QPointF at, Qt::KeyboardModifiers modifiers) {
    const Gesture ended = std::exchange(gesture, Gesture::None);
    if (ended == Gesture::DragEdge) {
        editor.endDrag();
        wantSamples();
    }
    if (ended == Gesture::Shape) editor.endShaping();
    if (ended != Gesture::Press) return hover(at);
    cursor = pressedFrame;
    view.setTimeSelection({});
    const auto hit = regions().hit(at, axis, layout);
    if (hit)
        clickRegion(hit->slice, modifiers);
    else if (!(modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
        select({}, false);
    view.update();
}

void WaveformView::mousePressEvent(QMouseEvent* event) {
    State& s = *m_state;
    if (!s.shows() || s.gesture != Gesture::None) return;
    if (event->position().x() < s.layout.plot.left()) {
        if (event->position().y() < s.layout.ruler.bottom())
            return s.offerTimeFormats(event->globalPosition().toPoint());
        if (event->button() == Qt::LeftButton && s.layout.divider.contains(event->position().toPoint()))
            s.press(event->position());
        return;
    }
    if (event->button() == Qt::LeftButton) s.press(event->position());
    s.showPointer({});
    if (event->button() != Qt::MiddleButton) return;
    s.gesture = Gesture::Pan;
    s.pressedAt = event->position();
    s.panBegin = s.axis.begin();
    setCursor(Qt::ClosedHandCursor);
}

/// Over the names of the channels there is no time.
void WaveformView::State::tellPointer(QPointF at) {
    const bool isOver = shows() && at.x() >= layout.plot.left() && view.rect().contains(at.toPoint());
    Q_EMIT view.pointerMoved(isOver ? axis.nearestFrame(at.x() - layout.plot.left()) : -1);
}

void WaveformView::mouseMoveEvent(QMouseEvent* event) {
    m_state->move(event->position(), event->modifiers());
    m_state->showPointer(event->position());
    m_state->tellPointer(event->position());
}

void WaveformView::mouseReleaseEvent(QMouseEvent* event) {
    const Qt::MouseButton mine = m_state->gesture == Gesture::Pan ? Qt::MiddleButton : Qt::LeftButton;
    if (m_state->gesture != Gesture::None && event->button() == mine)
        m_state->release(event->position(), event->modifiers());
    m_state->tellPointer(event->position());
}

void WaveformView::mouseDoubleClickEvent(QMouseEvent* event) {
    State& s = *m_state;
    if (!s.shows() || event->button() != Qt::LeftButton) return;
    if (s.layout.divider.contains(event->position().toPoint())) return setWaveShare(evenShare);
    if (const auto handles = s.shapeHandles())
        if (const auto part = handles->hit(event->position())) return s.editor.resetShape(*part);
    const auto hit = s.regions().hit(event->position(), s.axis, s.layout);
    if (!hit) return mousePressEvent(event);
    s.select({hit->slice}, false);
    if (const pack::ChosenSlice* slice = s.find(hit->slice)) Q_EMIT playRequested(slice->slice.range, false);
}

void WaveformView::leaveEvent(QEvent*) {
    m_state->setHovered({});
    m_state->showPointer({});
    Q_EMIT pointerMoved(-1);
}

void WaveformView::wheelEvent(QWheelEvent* event) {
    State& s = *m_state;
    if (!s.shows()) return event->ignore();
    event->accept();
    const QPoint angle = event->angleDelta();
    const bool alt = event->modifiers() & Qt::AltModifier; // some desktops swap the axes with Alt
    const double vertical = alt && angle.y() == 0 ? angle.x() : angle.y();
    const double notches = std::clamp(vertical / notch, -mostNotches, mostNotches);
    if (alt) {
        s.gain = std::clamp(s.gain * std::pow(zoomPerNotch, notches), 1.0, mostGain);
        return update();
    }
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y());
    if (sideways || event->modifiers() & Qt::ShiftModifier) {
        const double turned = (sideways ? angle.x() : angle.y()) / notch;
        const double pixels =
            sideways && !event->pixelDelta().isNull() ? event->pixelDelta().x() : turned * pixelsPerNotch;
        s.axis.scrollBy(-pixels);
    } else {
        s.axis.zoomAround(event->position().x() - s.layout.plot.left(), std::pow(zoomPerNotch, notches));
    }
    s.axisChanged();
}

bool WaveformView::event(QEvent* event) {
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture && m_state->shows()) {
            m_state->axis.zoomAround(gesture->position().x() - m_state->layout.plot.left(),
                                     1.0 + gesture->value());
            m_state->axisChanged();
            return true;
        }
    }
    // While the waveform has the keyboard its single letters win over the window's shortcuts.
    if (event->type() == QEvent::ShortcutOverride && handlesKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

}
