#include "ui/waveform/region_editor.h"

#include "session/slice_changes.h"
#include "ui/theme/words.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/snapping.h"

#include <algorithm>
#include <map>

namespace gleaner::ui {

namespace {

constexpr Frame leastLength = 32;
constexpr double leastGridPixels = 8.0;

Frame edgeOf(FrameRange range, Edge edge) { return edge == Edge::Begin ? range.begin : range.end; }

}

Frame RegionEditor::listened(SnapMode mode) const {
    return framesFromSeconds(snapInfo(mode).listened, m_state.rate());
}

FrameRange RegionEditor::moved(FrameRange range, Edge edge, Frame frame) const {
    frame = std::clamp<Frame>(frame, 0, m_state.axis.frames());
    if (edge == Edge::Begin)
        range.begin = std::min(frame, range.end - leastLength);
    else
        range.end = std::max(frame, range.begin + leastLength);
    return range;
}

std::optional<Frame> RegionEditor::snappedTo(Frame frame, SnapMode mode) const {
    if (mode == SnapMode::Grid) {
        const BeatGrid grid = m_state.grid();
        const double step =
            finestGridStep(grid, m_state.rate(), m_state.axis.framesPerPixel(), leastGridPixels);
        return nearestGridLine(frame, grid, m_state.rate(), step);
    }
    const auto mid = m_state.source.samples().mid(around(frame, mode));
    if (!mid) return m_state.source.samples().error().isEmpty() ? std::nullopt : std::optional(frame);
    const Frame first = frame - listened(mode);
    return first + snapped(mode, *mid, listened(mode), m_state.rate());
}

void RegionEditor::beginDrag(const std::string& slice, Edge edge) {
    if (m_drag) finishDrag(false);
    const pack::ChosenSlice* found = m_state.find(slice);
    if (found) m_drag = Drag{slice, edge, found->slice.range, edgeOf(found->slice.range, edge), false, false};
}

void RegionEditor::dragTo(Frame frame, bool snap) {
    if (!isDragging()) return;
    m_drag->frame = frame;
    m_drag->snap = snap;
    applyDrag();
}

void RegionEditor::applyDrag() {
    const pack::ChosenSlice* slice = m_state.find(m_drag->slice);
    if (!slice) {
        m_drag.reset();
        return;
    }
    const auto landing = m_drag->snap ? snappedTo(m_drag->frame, m_state.snapMode) : std::nullopt;
    m_state.landing = landing;
    const Frame frame = landing.value_or(m_drag->frame);
    const FrameRange range = moved(m_drag->original, m_drag->edge, frame);
    if (range != slice->slice.range)
        m_state.document.setSliceRange(m_state.recording, m_drag->slice, range, true);
}

void RegionEditor::endDrag() {
    if (!isDragging()) return;
    m_drag->released = true;
    if (!m_drag->snap || snappedTo(m_drag->frame, m_state.snapMode)) finishDrag(m_drag->snap);
}

void RegionEditor::finishDrag(bool snap) {
    m_drag->snap = snap;
    applyDrag();
    m_state.landing.reset();
    if (!m_drag) return;
    if (const pack::ChosenSlice* slice = m_state.find(m_drag->slice))
        m_state.document.setSliceRange(m_state.recording, m_drag->slice, slice->slice.range, false);
    m_drag.reset();
}

void RegionEditor::cancelDrag() {
    m_state.landing.reset();
    if (!m_drag) return;
    const Drag drag = *std::exchange(m_drag, std::nullopt);
    if (m_state.find(drag.slice))
        m_state.document.setSliceRange(m_state.recording, drag.slice, drag.original, true);
    m_state.document.endMerging();
}

void RegionEditor::setEdge(Edge edge, Frame frame) {
    const pack::ChosenSlice* slice = m_state.selectedSlice();
    if (!slice) return;
    if (!m_state.snaps) {
        m_state.document.setSliceRange(m_state.recording, slice->slice.id,
                                       moved(slice->slice.range, edge, frame));
        return;
    }
    m_snaps.push_back({slice->slice.id, edge, frame, m_state.snapMode});
    applySnaps();
}

void RegionEditor::snapSelected() {
    for (const std::string& id : m_state.selected.ids())
        if (const pack::ChosenSlice* slice = m_state.find(id))
            for (const Edge edge : {Edge::Begin, Edge::End})
                m_snaps.push_back({id, edge, edgeOf(slice->slice.range, edge), SnapMode::ZeroCrossing});
    applySnaps();
}

void RegionEditor::applySnaps() {
    // All at once, when all samples are there: one step of undo.
    std::map<std::string, std::vector<std::pair<Edge, Frame>>> ready;
    for (const Snap& snap : m_snaps) {
        const auto frame = snappedTo(snap.frame, snap.mode);
        if (!frame) return;
        ready[snap.slice].emplace_back(snap.edge, *frame);
    }
    m_snaps.clear();
    if (ready.empty()) return;
    std::vector<std::string> ids;
    for (const auto& [id, edges] : ready)
        ids.push_back(id);
    m_state.document.editSlices(
        m_state.recording, ids, QObject::tr("Move edges to zero crossings"), [&](pack::ChosenSlice& slice) {
            for (const auto& [edge, frame] : ready[slice.slice.id])
                session::setRange(slice, moved(slice.slice.range, edge, frame), m_state.rate());
        });
}

void RegionEditor::setKind(music::SampleKind kind) {
    if (m_state.selected.empty()) return;
    if (m_state.selected.size() == 1)
        return m_state.document.setSliceKind(m_state.recording, std::string(m_state.selected.front()), kind);
    changeSelected(QObject::tr("Make them %1").arg(wordInside(music::info(kind).plural)),
                   [&](pack::ChosenSlice& slice) { session::setKind(slice, kind); });
}

/// All at once: one step of undo however many there are.
void RegionEditor::changeSelected(const QString& what,
                                  const std::function<void(pack::ChosenSlice&)>& change) {
    m_state.document.editSlices(m_state.recording, std::vector(m_state.selected.ids()), what, change);
}

void RegionEditor::splitAt(Frame frame) {
    const pack::ChosenSlice* slice = m_state.selectedSlice();
    if (!slice || !slice->slice.range.contains(frame)) slice = m_state.regions().around(frame);
    if (slice && frame - slice->slice.range.begin >= leastLength &&
        slice->slice.range.end - frame >= leastLength)
        m_state.document.splitSlice(m_state.recording, std::string(slice->slice.id), frame);
}

void RegionEditor::removeSelected() {
    if (!m_state.selected.empty())
        m_state.document.removeSlices(m_state.recording, std::vector(m_state.selected.ids()));
}

void RegionEditor::joinSelected() {
    const std::string joined =
        m_state.document.joinSlices(m_state.recording, std::vector(m_state.selected.ids()));
    if (!joined.empty()) m_state.selected.set({joined});
}

void RegionEditor::makeRegion() {
    const FrameRange range = m_state.timeSelection;
    if (!m_state.has() || range.length() < leastLength) return;
    const music::SampleKind kind = music::kindByLength(secondsFromFrames(range.length(), m_state.rate()));
    const std::string id = m_state.document.addSlice(m_state.recording, range, kind);
    m_state.shown.insert(kind);
    m_state.selected.set({id});
    m_state.timeSelection = {};
}

std::vector<FrameRange> RegionEditor::wanted() const {
    std::vector<FrameRange> ranges;
    if (m_drag && m_drag->snap && m_state.snapMode != SnapMode::Grid)
        ranges.push_back(around(m_drag->frame, m_state.snapMode));
    for (const Snap& snap : m_snaps)
        ranges.push_back(around(snap.frame, snap.mode));
    return ranges;
}

void RegionEditor::samplesArrived() {
    if (m_drag && m_drag->snap) {
        if (!m_drag->released)
            applyDrag();
        else if (snappedTo(m_drag->frame, m_state.snapMode))
            finishDrag(true);
    }
    applySnaps();
}

}
