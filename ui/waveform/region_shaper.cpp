#include "ui/timeline/ruler.h"
#include "ui/waveform/region_editor.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gleaner::ui {

namespace {

constexpr double leastStepPixels = 8.0;
constexpr int nudgeMerge = 7002;

}

void RegionEditor::toggleLocked() {
    if (const pack::ChosenSlice* last = m_state.selectedSlice())
        m_state.document.setLocked(m_state.recording, m_state.selected.ids(), !last->locked);
}

void RegionEditor::duplicateSelected() {
    auto ids = m_state.document.duplicateSlices(m_state.recording, m_state.selected.ids());
    if (!ids.empty()) m_state.selected.set(std::move(ids));
}

void RegionEditor::nudgeSelected(int steps) {
    if (m_state.selected.empty()) return;
    double step = std::max(1.0, m_state.axis.framesPerPixel());
    if (m_state.snaps && m_state.snapMode == SnapMode::Grid) {
        const BeatGrid grid = m_state.grid();
        step = framesPerBeat(grid, m_state.rate()) *
               finestGridStep(grid, m_state.rate(), m_state.axis.framesPerPixel(), leastStepPixels);
    }
    m_state.document.moveSlices(m_state.recording, m_state.selected.ids(), std::llround(steps * step),
                                nudgeMerge);
}

void RegionEditor::changeGain(double decibels) {
    if (m_state.selected.empty()) return;
    m_state.document.editSlices(m_state.recording, m_state.selected.ids(), QObject::tr("Gain"),
                                [&](pack::ChosenSlice& slice) {
                                    pack::RegionShape shape = slice.shape;
                                    shape.gainDb += decibels;
                                    session::setShape(slice, shape);
                                });
}

void RegionEditor::beginShaping(ShapePart) {
    if (const pack::ChosenSlice* slice = m_state.selectedSlice()) m_shaping = {slice->slice.id, slice->shape};
}

void RegionEditor::shapeTo(ShapePart part, QPointF at) {
    const pack::ChosenSlice* slice = m_shaping ? m_state.find(m_shaping->first) : nullptr;
    const auto handles = m_state.shapeHandles();
    if (!slice || !handles) return;
    const FrameRange range = slice->slice.range;
    pack::RegionShape shape = slice->shape;
    const auto frame = static_cast<Frame>(
        std::llround(m_state.frameAt(at.x() - (part == ShapePart::FadeIn ? 1 : -1) * handleInset)));
    switch (part) {
    case ShapePart::FadeIn:
        shape.fadeIn = std::clamp<Frame>(frame - range.begin, 0, range.length() - shape.fadeOut);
        break;
    case ShapePart::FadeOut:
        shape.fadeOut = std::clamp<Frame>(range.end - frame, 0, range.length() - shape.fadeIn);
        break;
    case ShapePart::Gain:
        shape.gainDb = handles->gainAt(at.y());
        break;
    }
    m_state.document.setSliceShape(m_state.recording, m_shaping->first, shape, true);
}

void RegionEditor::endShaping() {
    m_shaping.reset();
    m_state.document.endMerging();
}

void RegionEditor::cancelShaping() {
    if (!m_shaping) return;
    const auto [id, shape] = *std::exchange(m_shaping, std::nullopt);
    m_state.document.setSliceShape(m_state.recording, id, shape, true);
    m_state.document.endMerging();
}

void RegionEditor::resetShape(ShapePart part) {
    const pack::ChosenSlice* slice = m_state.selectedSlice();
    if (!slice) return;
    pack::RegionShape shape = slice->shape;
    if (part == ShapePart::FadeIn) shape.fadeIn = 0;
    if (part == ShapePart::FadeOut) shape.fadeOut = 0;
    if (part == ShapePart::Gain) shape.gainDb = 0.0;
    m_state.document.setSliceShape(m_state.recording, std::string(slice->slice.id), shape);
}

}
