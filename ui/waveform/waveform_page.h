#pragma once

#include "ui/waveform/waveform_view.h"

#include <memory>
#include <set>

namespace gleaner::ui {

/// The waveform browser with what belongs around it: tools, overview of the whole recording, and the facts of
/// the selected slice.
class WaveformPage : public QWidget {
    Q_OBJECT
public:
    explicit WaveformPage(Document& document, QWidget* parent = nullptr);
    ~WaveformPage() override;

    WaveformView& view();
    /// While a detection runs the button says so and can't be pressed again.
    void setDetecting(bool detecting);

Q_SIGNALS:
    /// The person asks to find slices again in the view's recording.
    void detectRequested(double sensitivity, std::set<gleaner::music::SampleKind> kinds);
    /// The person moves the slider; settled: lets it go.
    void sensitivityMoved(double sensitivity, std::set<gleaner::music::SampleKind> kinds, bool isFinal);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
