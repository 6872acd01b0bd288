#pragma once

#include "ui/waveform/view_state.h"

#include <QFont>
#include <QRectF>
#include <QRegion>
#include <QString>

namespace gleaner::ui {

/// The font of scales and labels in the view.
QFont smallFont(const QFont& of);

/// What stands under the pointer: a line in time, its time as a flag in the ruler, and beside the pointer the
/// level of the wave's scale or the frequency of the spectrogram's at this height, both where one lies over
/// the other.
struct Crosshair {
    Crosshair(const ViewState& state, QPointF pointer, const QFont& small);

    QPointF at; ///< in the middle of a pixel
    QString time;
    QString value; ///< empty over ruler and lanes
    QRectF flag;   ///< with `time` in it
    QRectF plate;  ///< with `value` in it; empty: none
    double bottom = 0.0;

    static constexpr double hair = 24.0; ///< of the short line across, to either side
    QRegion region() const;              ///< all that is drawn
};

/// "-18.3 dB": where a height of the wave's scale is, 0 in the middle to 1; "-∞ dB" at silence.
QString levelTextAt(const ViewState& state, double height);
/// "440 Hz  A4", "1.27 kHz  D♯6 +31 ct": with the nearest note.
QString frequencyText(double hertz);

}
