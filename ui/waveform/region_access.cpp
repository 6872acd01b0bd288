#include "ui/waveform/region_access.h"

#include "ui/waveform/spoken_region.h"
#include "ui/waveform/waveform_view_private.h"

#include <algorithm>
#include <utility>

namespace gleaner::ui {

namespace {

QString playAction() { return QStringLiteral("play"); }

/// Its place in a list by begin; -1: not there.
int placeOf(const std::vector<pack::ChosenSlice>& slices, const pack::ChosenSlice& slice) {
    const Frame begin = slice.slice.range.begin;
    auto at = std::ranges::lower_bound(
        slices, begin, {}, [](const pack::ChosenSlice& other) { return other.slice.range.begin; });
    for (; at != slices.end() && at->slice.range.begin == begin; ++at)
        if (at->slice.id == slice.slice.id) return static_cast<int>(at - slices.begin());
    return -1;
}

}

WaveformAccess::WaveformAccess(WaveformView& view) : QAccessibleWidget(&view, QAccessible::List) {}

WaveformAccess::~WaveformAccess() {
    for (const auto& [region, id] : m_regions)
        QAccessible::deleteAccessibleInterface(id);
}

QAccessibleInterface* WaveformAccess::make(const QString&, QObject* object) {
    auto* view = qobject_cast<WaveformView*>(object);
    return view ? new WaveformAccess(*view) : nullptr; // QAccessible's from here on
}

WaveformView* WaveformAccess::view() const { return qobject_cast<WaveformView*>(object()); }

const ViewState* WaveformAccess::shown() const {
    const WaveformView* of = view();
    return of ? of->m_state.get() : nullptr;
}

int WaveformAccess::childCount() const {
    const ViewState* s = shown();
    return s ? static_cast<int>(s->slices().size()) : 0;
}

QAccessibleInterface* WaveformAccess::child(int index) const {
    if (index < 0 || index >= childCount()) return nullptr;
    const std::string& id = shown()->slices()[static_cast<std::size_t>(index)].slice.id;
    if (const auto known = m_regions.find(id); known != m_regions.end())
        return QAccessible::accessibleInterface(known->second);
    if (m_regions.size() >= m_tidyAt) forgetGoneRegions();
    auto* made = new RegionAccess(*this, id); // QAccessible's from here on
    m_regions[id] = QAccessible::registerAccessibleInterface(made);
    return made;
}

/// Now and then, so that an evening of edits leaves nothing behind.
void WaveformAccess::forgetGoneRegions() const {
    std::erase_if(m_regions, [this](const auto& known) {
        const bool isGone = !shown()->find(known.first);
        if (isGone) QAccessible::deleteAccessibleInterface(known.second);
        return isGone;
    });
    m_tidyAt = std::max<std::size_t>(2 * m_regions.size(), 64);
}

int WaveformAccess::indexOfChild(const QAccessibleInterface* child) const {
    const auto* region = dynamic_cast<const RegionAccess*>(child);
    const pack::ChosenSlice* slice = region && shown() ? shown()->find(region->id()) : nullptr;
    return slice ? placeOf(shown()->slices(), *slice) : -1;
}

QAccessibleInterface* WaveformAccess::childAt(int x, int y) const {
    const ViewState* s = shown();
    if (!s || !s->has()) return nullptr;
    const auto hit = s->regions().hit(view()->mapFromGlobal(QPoint(x, y)), s->axis, s->layout);
    const pack::ChosenSlice* slice = hit ? s->find(hit->slice) : nullptr;
    return slice ? child(placeOf(s->slices(), *slice)) : nullptr;
}

QAccessibleInterface* WaveformAccess::focusChild() const {
    const ViewState* s = shown();
    const pack::ChosenSlice* slice = s && view()->hasFocus() ? s->selectedSlice() : nullptr;
    return slice ? child(placeOf(s->slices(), *slice)) : QAccessibleWidget::focusChild();
}

QAccessible::State WaveformAccess::state() const {
    QAccessible::State state = QAccessibleWidget::state();
    state.multiSelectable = state.extSelectable = true;
    return state;
}

const pack::ChosenSlice* RegionAccess::slice() const {
    const ViewState* s = m_waveform.shown();
    return s ? s->find(m_id) : nullptr;
}

QAccessibleInterface* RegionAccess::parent() const {
    WaveformView* view = m_waveform.view();
    return view ? QAccessible::queryAccessibleInterface(view) : nullptr;
}

QString RegionAccess::text(QAccessible::Text what) const {
    const pack::ChosenSlice* region = slice();
    if (!region) return {};
    if (what == QAccessible::Name) return spokenName(*region, m_waveform.shown()->rate());
    if (what == QAccessible::Description || what == QAccessible::Value)
        return spokenState(*region, m_waveform.shown()->timeBase());
    return {};
}

QRect RegionAccess::rect() const {
    const pack::ChosenSlice* region = slice();
    if (!region) return {};
    const ViewState& s = *m_waveform.shown();
    const QRect& lane = s.layout.lanes[static_cast<std::size_t>(region->slice.traits.kind)];
    const double left = std::clamp(s.xOf(region->slice.range.begin), lane.left() - 1.0, lane.right() + 1.0);
    const double right = std::clamp(s.xOf(region->slice.range.end), lane.left() - 1.0, lane.right() + 1.0);
    const QRect seen =
        QRectF(left, lane.top(), std::max(right - left, 1.0), lane.height()).toAlignedRect() & lane;
    return seen.isEmpty() ? QRect() : seen.translated(m_waveform.view()->mapToGlobal(QPoint()));
}

QAccessible::State RegionAccess::state() const {
    QAccessible::State state;
    const pack::ChosenSlice* region = slice();
    if (!region) {
        state.invalid = true;
        return state;
    }
    const ViewState& s = *m_waveform.shown();
    state.selectable = state.multiSelectable = state.focusable = true;
    state.selected = s.selected.contains(m_id);
    state.focused = m_waveform.view()->hasFocus() && s.selectedSlice() == region;
    state.invisible = !s.shown.contains(region->slice.traits.kind);
    state.offscreen = !region->slice.range.overlaps(s.axis.range());
    state.readOnly = region->locked;
    return state;
}

void* RegionAccess::interface_cast(QAccessible::InterfaceType type) {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
}

QStringList RegionAccess::actionNames() const { return {pressAction(), playAction()}; }

QString RegionAccess::localizedActionName(const QString& name) const {
    if (name == pressAction()) return WaveformView::tr("Select");
    if (name == playAction()) return WaveformView::tr("Play");
    return {};
}

QString RegionAccess::localizedActionDescription(const QString& name) const {
    if (name == pressAction()) return WaveformView::tr("Select the region and show it");
    if (name == playAction()) return WaveformView::tr("Hear the region");
    return {};
}

void RegionAccess::doAction(const QString& name) {
    const pack::ChosenSlice* region = slice();
    if (!region) return;
    if (name == pressAction()) m_waveform.view()->selectSlices({m_id}, true);
    if (name == playAction())
        Q_EMIT m_waveform.view()->playRequested(region->slice.range,
                                                region->slice.traits.kind == music::SampleKind::Loop);
}

QStringList RegionAccess::keyBindingsForAction(const QString& name) const {
    return name == playAction() ? QStringList{QKeySequence(Qt::Key_Return).toString()} : QStringList();
}

void WaveformView::State::tellSelected() const {
    const pack::ChosenSlice* slice = QAccessible::isActive() ? selectedSlice() : nullptr;
    if (!slice) return;
    QAccessibleEvent event(&view, view.hasFocus() ? QAccessible::Focus : QAccessible::Selection);
    event.setChild(placeOf(slices(), *slice));
    QAccessible::updateAccessibility(&event);
}

void WaveformView::State::tellCount() {
    const std::size_t before = std::exchange(toldCount, slices().size());
    if (before == toldCount || !QAccessible::isActive()) return;
    QAccessibleEvent event(&view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

}
