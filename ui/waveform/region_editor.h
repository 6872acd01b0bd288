#pragma once

#include "ui/waveform/view_state.h"

#include <functional>

namespace gleaner::ui {

/// What a person does to regions, told to the document: edges dragged and snapped, regions made, split,
/// removed, named by kind. Snapping needs samples that may still be on the disk: it is done over when they
/// arrive, without anybody waiting.
class RegionEditor {
public:
    explicit RegionEditor(ViewState& state) : m_state(state) {}

    // One edge under the pointer.
    void beginDrag(const std::string& slice, Edge edge);
    void dragTo(Frame frame, bool snap);
    void endDrag();
    void cancelDrag(); ///< the edge is back where it was, and no undo step stays
    bool isDragging() const { return m_drag && !m_drag->released; }
    const std::string& draggedSlice() const { return m_drag->slice; }

    /// Puts an edge of the selected region at a frame (snapped when snapping is on).
    void setEdge(Edge edge, Frame frame);
    void snapSelected(); ///< all edges of the selected regions to the nearest zero crossings, now
    void setKind(music::SampleKind kind);
    void splitAt(Frame frame);
    void removeSelected();
    void joinSelected();
    void toggleLocked(); ///< of all selected ones, as the last one is
    void duplicateSelected();
    /// Back or on by so many pixels, or by steps of the grid where edges snap to it.
    void nudgeSelected(int steps);
    void changeGain(double decibels); ///< of the selected regions

    // A fade or the gain of the selected region, by its handle.
    void beginShaping(ShapePart part);
    void shapeTo(ShapePart part, QPointF at);
    void endShaping();
    void cancelShaping();
    void resetShape(ShapePart part);
    /// Makes a region of the time selection and selects it; its kind by length (`music::kindByLength`).
    void makeRegion();

    /// Ranges of samples that snapping needs now.
    std::vector<FrameRange> wanted() const;
    void samplesArrived();

private:
    struct Drag {
        std::string slice;
        Edge edge = Edge::Begin;
        FrameRange original;
        Frame frame = 0; ///< as wanted, before snapping
        bool snap = false;
        bool released = false;
    };
    struct Snap {
        std::string slice;
        Edge edge = Edge::Begin;
        Frame frame = 0;
        SnapMode mode = SnapMode::ZeroCrossing;
    };
    /// What has to be heard to tell where an edge lands.
    Frame listened(SnapMode mode) const;
    FrameRange around(Frame frame, SnapMode mode) const {
        return {frame - listened(mode), frame + listened(mode) + 1};
    }
    /// Nothing: the samples are not there yet. The frame itself where nothing to land on is near.
    std::optional<Frame> snappedTo(Frame frame, SnapMode mode) const;
    void applyDrag();
    void finishDrag(bool snap);
    void applySnaps();
    void changeSelected(const QString& what, const std::function<void(pack::ChosenSlice&)>& change);
    /// The slice's range with one edge moved, at least a few frames long and inside the file.
    FrameRange moved(FrameRange range, Edge edge, Frame frame) const;

    ViewState& m_state;
    std::optional<Drag> m_drag;
    std::optional<std::pair<std::string, pack::RegionShape>> m_shaping; ///< a region, and how it was before
    std::vector<Snap> m_snaps;                                          ///< waiting for samples
};

}
