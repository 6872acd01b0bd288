#include "ui/waveform/region_layout.h"

#include "ui/theme/words.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr int gutterWidth = 68;
constexpr int rulerHeight = 24;
constexpr int tallLane = 22;
constexpr int middleLane = 18;
constexpr int lowLane = 12;
constexpr double edgeReach = 5.0;
constexpr int dividerReach = 3;
/// A region narrower than this has no room for an edge of its own, unless it is selected.
constexpr double leastEdgeWidth = 12.0;

int kindIndex(const pack::ChosenSlice& slice) { return static_cast<int>(slice.slice.traits.kind); }

std::optional<Edge> edgeAt(const pack::ChosenSlice& slice, double x, const TimeAxis& axis) {
    const double toBegin = std::abs(axis.xOf(static_cast<double>(slice.slice.range.begin)) - x);
    const double toEnd = std::abs(axis.xOf(static_cast<double>(slice.slice.range.end)) - x);
    if (std::min(toBegin, toEnd) > edgeReach) return std::nullopt;
    return toBegin < toEnd ? Edge::Begin : Edge::End;
}

}

ViewLayout layOut(QSize size, SpectrogramMode mode, double waveShare) {
    ViewLayout layout;
    const int width = std::max(size.width() - gutterWidth, 1);
    const int lane = size.height() >= 360 ? tallLane : size.height() >= 220 ? middleLane : lowLane;
    layout.ruler = QRect(gutterWidth, 0, width, rulerHeight);
    int y = rulerHeight;
    for (QRect& rect : layout.lanes) {
        rect = QRect(gutterWidth, y, width, lane);
        y += lane;
    }
    const int rest = std::max(size.height() - y, 0);
    layout.wave = QRect(gutterWidth, y, width, rest);
    if (mode != SpectrogramMode::Off) layout.spectrogram = layout.wave;
    if (mode == SpectrogramMode::Below && rest >= 2 * ViewLayout::leastHeight) {
        const int wave = std::clamp(static_cast<int>(std::lround(rest * waveShare)), ViewLayout::leastHeight,
                                    rest - ViewLayout::leastHeight);
        layout.wave.setHeight(wave);
        layout.spectrogram.setTop(y + wave);
        layout.divider = QRect(0, y + wave - dividerReach, gutterWidth + width, 2 * dividerReach + 1);
    }
    layout.gutter = QRect(0, 0, gutterWidth, size.height());
    layout.plot = QRect(gutterWidth, 0, width, size.height());
    return layout;
}

std::vector<const pack::ChosenSlice*> Regions::visible(FrameRange range) const {
    std::vector<const pack::ChosenSlice*> found;
    index->each(range, [&](std::size_t i) {
        if (isShown((*slices)[i])) found.push_back(&(*slices)[i]);
    });
    if (!selected->empty())
        std::stable_partition(found.begin(), found.end(),
                              [this](const auto* slice) { return !isSelected(slice->slice.id); });
    return found;
}

std::optional<RegionHit> Regions::hit(QPointF at, const TimeAxis& axis, const ViewLayout& layout) const {
    if (at.x() < layout.plot.left() || at.y() < layout.lanes[0].top()) return std::nullopt;
    const double x = at.x() - layout.plot.left();
    const pack::ChosenSlice* best = nullptr;
    std::optional<Edge> bestEdge;
    double bestRank = HUGE_VAL;
    const bool overLanes = at.y() < layout.wave.top();
    const auto frameBeside = [&](double pixels) { return static_cast<Frame>(axis.frameAt(x + pixels)); };
    const FrameRange reach{frameBeside(-edgeReach) - 1, frameBeside(edgeReach) + 2};
    index->each(reach, [&](std::size_t i) {
        const pack::ChosenSlice& slice = (*slices)[i];
        if (!isShown(slice)) return;
        if (overLanes && !layout.lanes[kindIndex(slice)].contains(at.toPoint())) return;
        const FrameRange range = slice.slice.range;
        const double left = axis.xOf(static_cast<double>(range.begin));
        const double right = axis.xOf(static_cast<double>(range.end));
        if (x < left - edgeReach || x > right + edgeReach) return;
        const bool mine = isSelected(slice.slice.id);
        const std::optional<Edge> edge =
            mine || right - left >= leastEdgeWidth ? edgeAt(slice, x, axis) : std::nullopt;
        if (!edge && (x < left - 1.0 || x > right + 1.0)) return;
        // Selected edges, then other edges, then bodies; among equals the shortest.
        const double rank = static_cast<double>(range.length()) + (edge && mine ? 0.0 : edge ? 1e12 : 2e12);
        if (rank < bestRank) {
            bestRank = rank;
            best = &slice;
            bestEdge = edge;
        }
    });
    if (!best) return std::nullopt;
    return RegionHit{best->slice.id, bestEdge};
}

const pack::ChosenSlice* Regions::around(Frame frame) const {
    const pack::ChosenSlice* best = nullptr;
    index->each({frame, frame + 1}, [&](std::size_t i) {
        const pack::ChosenSlice& slice = (*slices)[i];
        if (isShown(slice) && (!best || slice.slice.range.length() < best->slice.range.length()))
            best = &slice;
    });
    return best;
}

const pack::ChosenSlice* Regions::neighbour(bool forward, Frame cursor) const {
    std::vector<const pack::ChosenSlice*> all;
    for (const pack::ChosenSlice& slice : *slices)
        if (isShown(slice)) all.push_back(&slice);
    if (all.empty()) return nullptr;
    const auto last = selected->empty() ? all.end() : std::ranges::find_if(all, [this](const auto* slice) {
        return slice->slice.id == selected->back();
    });
    if (last != all.end()) {
        if (forward) return std::next(last) == all.end() ? nullptr : *std::next(last);
        return last == all.begin() ? nullptr : *std::prev(last);
    }
    const auto after =
        std::ranges::find_if(all, [&](const auto* slice) { return slice->slice.range.begin >= cursor; });
    if (forward) return after == all.end() ? nullptr : *after;
    return after == all.begin() ? nullptr : *std::prev(after);
}

QString regionLabel(const pack::ChosenSlice& slice) {
    const music::SampleTraits& traits = slice.slice.traits;
    if (!slice.name.empty()) return QString::fromStdString(slice.name);
    const std::string_view role = music::info(traits.role).name;
    QString label = word(role);
    if (traits.bpm) label += QStringLiteral(" · %1 bpm").arg(*traits.bpm, 0, 'f', 0);
    if (traits.key)
        label += QStringLiteral(" · %1").arg(QString::fromStdString(music::toString(*traits.key)));
    return label;
}

}
