#include "ui/waveform/crosshair.h"
#include "ui/waveform/waveform_view_private.h"

#include <algorithm>
#include <utility>

namespace gleaner::ui {

SpectrogramMode WaveformView::spectrogramMode() const { return m_state->spectrogram; }

void WaveformView::setSpectrogramMode(SpectrogramMode mode) {
    if (std::exchange(m_state->spectrogram, mode) == mode) return;
    m_state->arrange();
    m_state->axisChanged();
    Q_EMIT spectrogramModeChanged(mode);
}

void WaveformView::nextSpectrogramMode() {
    const auto modes = spectrogramModes();
    setSpectrogramMode(modes[(static_cast<std::size_t>(spectrogramMode()) + 1) % modes.size()].mode);
}

double WaveformView::waveShare() const { return m_state->waveShare; }

void WaveformView::setWaveShare(double share) {
    const double inside = std::clamp(share, 0.0, 1.0);
    if (std::exchange(m_state->waveShare, inside) == inside) return;
    m_state->arrange();
    update();
    Q_EMIT waveShareChanged(inside);
}

bool WaveformView::showsDecibels() const { return m_state->decibels; }

void WaveformView::setShowsDecibels(bool on) {
    if (std::exchange(m_state->decibels, on) == on) return;
    update();
    Q_EMIT decibelsShown(on);
}

/// Where the crosshair was and where it is are drawn anew, and nothing else. A hand that drags has none.
void WaveformView::State::showPointer(std::optional<QPointF> at) {
    if (gesture != Gesture::None || !shows() || (at && !layout.plot.contains(at->toPoint()))) at.reset();
    const QFont small = smallFont(view.font());
    for (const auto& where : {std::exchange(pointer, at), at})
        if (where) view.update(Crosshair(*this, *where, small).region());
}

void WaveformView::State::arrange() { layout = layOut(view.size(), spectrogram, waveShare); }

bool WaveformView::snaps() const { return m_state->snaps; }

void WaveformView::setSnaps(bool on) {
    if (m_state->snaps == on) return;
    m_state->snaps = on;
    update();
    Q_EMIT snapsChanged(on);
}

SnapMode WaveformView::snapMode() const { return m_state->snapMode; }

void WaveformView::setSnapMode(SnapMode mode) {
    if (m_state->snapMode == mode) return;
    m_state->snapMode = mode;
    update();
    Q_EMIT snapModeChanged(mode);
}

TimeFormat WaveformView::timeFormat() const { return m_state->timeFormat; }

void WaveformView::setTimeFormat(TimeFormat format) {
    if (m_state->timeFormat == format) return;
    m_state->timeFormat = format;
    update();
    Q_EMIT timeFormatChanged(format);
}

TimeBase WaveformView::timeBase() const { return m_state->timeBase(); }

/// The share that puts the line between wave and spectrogram there.
void WaveformView::State::divideAt(double y) {
    const int both = layout.wave.height() + layout.spectrogram.height();
    view.setWaveShare((std::clamp(y, layout.wave.top() + ViewLayout::leastHeight * 1.0,
                                  layout.spectrogram.bottom() + 1.0 - ViewLayout::leastHeight) -
                       layout.wave.top()) /
                      both);
}

void WaveformView::State::growWave(double by) {
    if (layout.divider.isEmpty()) return;
    divideAt(layout.spectrogram.top() + by * (layout.wave.height() + layout.spectrogram.height()));
}

}
