#pragma once

#include "ui/document/document.h"

#include <QWidget>

#include <memory>

namespace gleaner::ui {

/// The waveform browser of one recording: pyramid columns down to single samples, regions coloured by kind with draggable
/// edges, playhead, spectrogram. Keys and mouse as in users.md 3.1 ("Ours"). Emits intentions; changes go through the Document.
class WaveformView : public QWidget {
    Q_OBJECT
public:
    explicit WaveformView(Document& document, QWidget* parent = nullptr);
    ~WaveformView() override;

    void setRecording(int recording); ///< -1: none
    int recording() const;
    FrameRange visibleRange() const;
    void setVisibleRange(FrameRange range);
    void zoomToFit();
    void zoomToSelection();
    bool showsSpectrogram() const;
    void setShowsSpectrogram(bool on);
    void setPlayhead(Frame frame, bool visible);

    const std::vector<std::string>& selectedSlices() const;
    void selectSlices(const std::vector<std::string>& ids, bool reveal);
    Frame cursor() const; ///< where the person clicked last

Q_SIGNALS:
    void selectionChanged();
    void visibleRangeChanged();
    /// Space or a double click on a region: please play this; `loop` for Enter-with-loop or loops.
    void playRequested(FrameRange range, bool loop);
    void stopRequested();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
