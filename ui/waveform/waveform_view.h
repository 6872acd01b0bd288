#pragma once

#include "ui/document/arriving.h"
#include "ui/document/document.h"
#include "ui/keymap/key_command.h"
#include "ui/timeline/snapping.h"
#include "ui/waveform/spectrogram_mode.h"

#include <QWidget>

#include <memory>
#include <set>
#include <span>

namespace gleaner::ui {

class Keymap;
class WaveformSource;

/// The waveform browser of one recording: pyramid columns down to single samples, regions coloured by kind
/// with draggable edges, playhead, spectrogram. Keys and mouse as in docs/window.md 1. Emits intentions;
/// changes go through the Document.
class WaveformView : public QWidget {
    Q_OBJECT
public:
    explicit WaveformView(Document& document, QWidget* parent = nullptr);
    ~WaveformView() override;

    void setRecording(int recording); ///< -1: none
    int recording() const;
    /// Shows it, whatever was shown, until it is a recording of the document or another one is shown.
    void showArriving(const Arriving& arriving);
    void forgetArriving();
    const std::optional<Arriving>& arriving() const;
    /// Shown as long as their recording has no regions of its own.
    void showEarly(const SeenRegions& regions);
    void forgetEarly(const library::RecordingId& recording);
    /// Of the recording that is shown, while it has none of its own.
    std::vector<std::pair<music::SampleKind, FrameRange>> earlyRegions() const;
    Frame frames() const; ///< of what is shown
    int rate() const;     ///< of what is shown, Hz
    FrameRange visibleRange() const;
    void setVisibleRange(FrameRange range);
    void zoomToFit();
    void zoomToSelection();
    SpectrogramMode spectrogramMode() const;
    void setSpectrogramMode(SpectrogramMode mode);
    void nextSpectrogramMode();
    /// The wave's part of the height that it has with the spectrogram below, 0 to 1; both keep 48 pixels.
    double waveShare() const;
    void setWaveShare(double share);
    bool showsDecibels() const; ///< the wave on a scale of decibels, 0 to -60, instead of a linear one
    void setShowsDecibels(bool on);
    void setPlayhead(Frame frame, bool visible);
    bool isPlaying() const; ///< the playhead runs here

    const std::vector<std::string>& selectedSlices() const;
    void selectSlices(const std::vector<std::string>& ids, bool reveal);
    Frame cursor() const; ///< where the person clicked last

    /// The stretch of time that was rubber-banded; empty: none.
    FrameRange timeSelection() const;
    void setTimeSelection(FrameRange range);
    /// Edges land on zero crossings of the mid signal, on transients or on beats.
    bool snaps() const;
    void setSnaps(bool on);
    SnapMode snapMode() const;
    void setSnapMode(SnapMode mode);
    /// How times are written on the ruler and in what is known of a region.
    TimeFormat timeFormat() const;
    void setTimeFormat(TimeFormat format);
    TimeBase timeBase() const; ///< of the recording that is shown
    /// Kinds that are shown and can be clicked.
    const std::set<music::SampleKind>& shownKinds() const;
    void setShownKinds(const std::set<music::SampleKind>& kinds);
    /// What is drawn: for an overview beside the view.
    const WaveformSource& source() const;
    int channels() const; ///< that are drawn
    static KeyCommands keyCommands();
    void follow(const Keymap& keymap); ///< which outlives it; without one the keys are the usual ones
    QList<QKeySequence> keysOf(const QString& id) const;
    bool canRun(const QString& id) const; ///< there is such a command, and something to run it on
    void run(const QString& id);
    void copyRegions();  ///< the selected ones, and as labels for other programs
    void pasteRegions(); ///< at the cursor; labels where they say
    void duplicateRegions();
    void toggleLocked();
    /// Draws the wave so that its loudest place on the screen fills the height; again: at its true height.
    void toggleVerticalFit();
    /// Zooms by a factor (2: twice as close) around the cursor, or the middle when the cursor is out of
    /// sight.
    void zoomBy(double factor);

Q_SIGNALS:
    void selectionChanged();
    void visibleRangeChanged();
    void recordingChanged();
    void sourceChanged(); ///< more of the waveform is known
    void earlyRegionsChanged();
    void snapsChanged(bool on);
    void snapModeChanged(SnapMode mode);
    void timeFormatChanged(TimeFormat format);
    void noticed(const QString& sentence); ///< why nothing happened
    void spectrogramModeChanged(SpectrogramMode mode);
    void waveShareChanged(double share);
    void decibelsShown(bool on);
    void keysChanged();
    /// Space or a double click on a region: please play this; `loop` for Enter-with-loop or loops.
    void playRequested(FrameRange range, bool loop);
    void stopRequested();
    /// The pointer is over this frame, -1: not over the wave; also after a click moved the cursor.
    void pointerMoved(qint64 frame);
    /// The selected regions are pulled out of the view, upwards or downwards: please drag their files.
    void dragRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

private:
    friend class WaveformAccess;
    struct Command;
    struct State;
    static std::span<const Command> commands();
    static const Command* findCommand(const QString& id); ///< null: there is none
    bool handlesKey(const QKeyEvent& event) const;

    std::unique_ptr<State> m_state;
};

}
