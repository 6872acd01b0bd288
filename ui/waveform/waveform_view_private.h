#pragma once

#include "ui/keymap/key_table.h"
#include "ui/waveform/region_editor.h"
#include "ui/waveform/view_state.h"
#include "ui/waveform/waveform_view.h"

#include <QPointF>

namespace gleaner::ui {

/// What the mouse is doing since its button went down.
enum class Gesture { None, Press, Band, DragEdge, Shape, Divide, Pan };

inline constexpr std::size_t fewSelected = 8; ///< the view draws these alone anew when they are chosen

struct WaveformView::State : ViewState {
    State(WaveformView& v, Document& d) : ViewState(d), view(v) {}

    WaveformView& view;
    RegionEditor editor{*this};
    KeyTable keys{WaveformView::keyCommands()};
    Gesture gesture = Gesture::None;
    ShapePart shapePart = ShapePart::Gain; ///< that is dragged
    QPointF pressedAt;
    Frame pressedFrame = 0;
    double panBegin = 0.0;
    FrameRange beforeFit;      ///< what Shift+Z goes back to
    std::size_t toldCount = 0; ///< of regions, to screen readers

    // waveform_view.cpp
    void openRecording();
    /// The file that is shown already has become a recording.
    void adoptRecording();
    void openFile(const audio::FileSequence& file);
    void colourSpectrogram();
    void forgetGoneSlices();
    std::vector<std::string>
    onlyThere(std::vector<std::string> ids) const; ///< of these, the ones that the recording has
    void axisChanged(); ///< tells everybody, and asks for what is on the screen now
    void wantSamples();
    void select(std::vector<std::string> ids, bool reveal);
    void reveal(FrameRange range);
    void describe();              ///< for screen readers
    FrameRange playRange() const; ///< time selection, else selected regions; empty: neither
    QRect rectOf(FrameRange stretch) const;
    void updateSelected();
    void updateAround(Frame frame);
    void updateLanding(Frame frame);
    void updateAround(FrameRange stretch); ///< draws that part anew

    // waveform_view_looks.cpp
    void arrange(); ///< puts everything in its place
    void divideAt(double y);
    void showPointer(std::optional<QPointF> at);
    void growWave(double by); ///< by a share of the height of wave and spectrogram
    // region_access.cpp
    void tellSelected() const; ///< screen readers, which region it is
    void tellCount();          ///< that they are more or fewer

    // waveform_view_mouse.cpp
    void press(QPointF at);
    void startEdgeDrag(const RegionHit& hit);
    void clickRegion(const std::string& id, Qt::KeyboardModifiers modifiers);
    void selectSpan(const std::string& id);
    void move(QPointF at, Qt::KeyboardModifiers modifiers);
    bool pull(QPointF at);
    void band(QPointF at);
    void hover(QPointF at);
    void setHovered(const std::string& id);
    void release(QPointF at, Qt::KeyboardModifiers modifiers);
    void tellPointer(QPointF at);

    // waveform_view_keys.cpp
    /// What is drawn and is not of the document.
    struct Drawn {
        std::vector<std::string> selected; ///< sorted
        Frame cursor = 0;
        FrameRange timeSelection;
        std::set<music::SampleKind> shown;
        double gain = 1.0;
        std::optional<Frame> landing;
        std::optional<BeatGrid> grid;
        Gesture gesture = Gesture::None;
        friend bool operator==(const Drawn&, const Drawn&) = default;
    };
    Drawn drawn() const;
    void updateSince(Drawn before); ///< draws anew what is other than it was
    void cancel();
    void playOrStop();
    void audition(bool loop);
    bool step(bool forward);
    void keep();
    void toggleFit();
    void scroll(double part); ///< of the width on the screen
    void selectAll();
    void setEdgeHere(Edge edge);
    void snapSelected();
    void makeRegion();
    void joinRegions();
    void changeShape(double gainDb);
    void fadeToHere(Edge edge);
    void copy();
    void paste();
    void duplicate();
    void offerTimeFormats(QPoint at);
    void nextSnapMode();
    bool refuseLocked(); ///< tells that the selected region is locked; false: it isn't
};

}
