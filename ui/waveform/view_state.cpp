#include "ui/waveform/view_state.h"

#include "library/time_of_day.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

/// Narrower regions have no room for handles.
constexpr double leastShapedWidth = 56.0;
constexpr int leastShapedHeight = 72;

}

const std::vector<pack::ChosenSlice>& ViewState::slices() const {
    static const std::vector<pack::ChosenSlice> none;
    return has() ? document.slices(recording) : none;
}

BeatGrid ViewState::grid() const {
    return heardGrid.value_or(BeatGrid{std::max(1.0, document.session().song.bpm), 0});
}

TimeBase ViewState::timeBase() const {
    return {rate(), grid(), has() ? library::timeOfDay(open().recording) : std::nullopt};
}

std::optional<ShapeHandles> ViewState::shapeHandles() const {
    const pack::ChosenSlice* slice = selected.size() == 1 ? selectedSlice() : nullptr;
    if (!slice || slice->locked || !shown.contains(slice->slice.traits.kind)) return std::nullopt;
    const FrameRange range = slice->slice.range;
    const double left = xOf(range.begin), right = xOf(range.end);
    if (right - left < leastShapedWidth || layout.wave.height() < leastShapedHeight) return std::nullopt;
    // Of a region that is wider than the view the handles of what is seen.
    const double seenLeft = std::max(left, static_cast<double>(layout.plot.left()));
    const double seenRight = std::min(right, static_cast<double>(layout.plot.right()));
    if (seenRight - seenLeft < leastShapedWidth) return std::nullopt;
    ShapeHandles handles;
    handles.area = QRectF(seenLeft, layout.wave.top(), seenRight - seenLeft, layout.wave.height());
    handles.fadeInX = xOf(range.begin + slice->shape.fadeIn);
    handles.fadeOutX = xOf(range.end - slice->shape.fadeOut);
    handles.hasFades = slice->slice.traits.kind != music::SampleKind::Loop;
    handles.gainDb = slice->shape.gainDb;
    return handles;
}

QRect ViewState::channelRect(int channel) const {
    const QRect& wave = layout.wave;
    const int count = std::max(channels(), 1);
    const int top = wave.top() + wave.height() * channel / count;
    const int bottom = wave.top() + wave.height() * (channel + 1) / count;
    return QRect(wave.left(), top, wave.width(), bottom - top).adjusted(0, 4, 0, -4);
}

double ViewState::heightOf(double value) const {
    const double raised = std::clamp(value * gain, -1.0, 1.0);
    if (!decibels || raised == 0.0) return raised;
    const double height = 1.0 + 20.0 * std::log10(std::abs(raised)) / shownDecibels;
    return std::copysign(std::max(height, 0.0), raised);
}

double ViewState::levelAt(double height) const {
    const double raised = 20.0 * std::log10(gain);
    if (height <= 0.0) return -HUGE_VAL;
    return (decibels ? (height - 1.0) * shownDecibels : 20.0 * std::log10(height)) - raised;
}

Regions ViewState::regions() const {
    const std::pair now(recording, document.changes());
    if (std::exchange(m_indexed, now) != now) m_index = RegionIndex(slices());
    return {&slices(), &m_index, &shown, &selected};
}

}
