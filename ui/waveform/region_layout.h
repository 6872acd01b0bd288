#pragma once

#include "pack/plan/request.h"
#include "ui/timeline/time_axis.h"
#include "ui/waveform/region_index.h"
#include "ui/waveform/selected_slices.h"
#include "ui/waveform/spectrogram_mode.h"

#include <QRectF>

#include <optional>
#include <set>
#include <vector>

namespace gleaner::ui {

/// Where things stand in the waveform view, in its own pixels.
struct ViewLayout {
    QRect ruler;
    QRect lanes[4]; ///< by music::SampleKind
    QRect wave;
    QRect spectrogram; ///< below the wave, or behind it: then the same place; empty: off
    QRect divider;     ///< between the two, to be dragged; empty where they don't stand one above the other
    QRect gutter;      ///< names and scales, left of all
    QRect plot;        ///< everything right of the gutter: here x is time

    /// Of wave and spectrogram when one stands above the other.
    static constexpr int leastHeight = 48;
    bool isBlended() const { return !spectrogram.isEmpty() && divider.isEmpty(); }
};
/// `waveShare`: of the height that wave and spectrogram have together, 0 to 1. Where there is no room for one
/// above the other they are blended.
ViewLayout layOut(QSize size, SpectrogramMode mode, double waveShare);

enum class Edge { Begin, End };

/// What the pointer is over.
struct RegionHit {
    std::string slice;
    std::optional<Edge> edge; ///< nothing: its body
};

/// The regions of one recording as they are seen: which of them, and which one answers to the pointer.
struct Regions {
    const std::vector<pack::ChosenSlice>* slices = nullptr;
    const RegionIndex* index = nullptr; ///< of `slices`
    const std::set<music::SampleKind>* shown = nullptr;
    const SelectedSlices* selected = nullptr;

    bool isShown(const pack::ChosenSlice& slice) const { return shown->contains(slice.slice.traits.kind); }
    bool isSelected(const std::string& id) const { return selected->contains(id); }
    std::vector<const pack::ChosenSlice*>
    visible(FrameRange range) const; ///< by begin; the selected ones last

    /// Over the lanes a slice answers in its own lane; over the wave an edge within reach does, the selected
    /// ones first, and a body: the shortest one there.
    std::optional<RegionHit> hit(QPointF at, const TimeAxis& axis, const ViewLayout& layout) const;
    /// The shortest shown slice around a frame; null: none.
    const pack::ChosenSlice* around(Frame frame) const;
    /// The next or previous shown slice by begin, after the last selected one, or after `cursor` when none
    /// is; null at the end.
    const pack::ChosenSlice* neighbour(bool forward, Frame cursor) const;
};

/// What stands on a region: its own name, else its role; tempo and key where they are known.
QString regionLabel(const pack::ChosenSlice& slice);

}
