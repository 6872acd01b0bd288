#pragma once

#include "pack/plan/request.h"
#include "ui/timeline/time_axis.h"
#include "ui/waveform/region_index.h"
#include "ui/waveform/selected_slices.h"

#include <QRectF>

#include <optional>
#include <set>
#include <vector>

namespace gleaner::ui {

/// Where things stand in the waveform view, in its own pixels.
struct ViewLayout {
    QRect ruler;
    QRect lanes[4]; ///< by music::SampleKind
    QRect wave;     ///< empty height when the spectrogram has all the room
    QRect spectrogram;
    QRect gutter; ///< names and scales, left of all
    QRect plot;   ///< everything right of the gutter: here x is time
};
ViewLayout layOut(QSize size, bool spectrogram);

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
