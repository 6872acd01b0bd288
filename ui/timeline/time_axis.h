#pragma once

#include "base/range.h"

namespace gleaner::ui {

/// Which part of a recording is on the screen, and where each frame lies. Pixels count from the left edge of
/// the plot. The view never leaves the recording: zoomed out it ends at the whole of it, scrolled it stops at
/// its edges.
class TimeAxis {
public:
    /// At the closest a frame is this many pixels wide.
    static constexpr double closestPixelsPerFrame = 32.0;

    void setFrames(Frame frames); ///< length of the recording; shows all of it
    void setWidth(int pixels);    ///< keeps the first frame and the scale where the recording allows it
    Frame frames() const { return m_frames; }
    int width() const { return m_width; }

    double framesPerPixel() const { return m_framesPerPixel; }
    double begin() const { return m_begin; } ///< frame at pixel 0
    double frameAt(double x) const { return m_begin + x * m_framesPerPixel; }
    double xOf(double frame) const { return (frame - m_begin) / m_framesPerPixel; }
    /// The nearest frame inside the recording.
    Frame nearestFrame(double x) const;

    FrameRange range() const; ///< whole frames that are at least in part on the screen
    void setRange(FrameRange range);
    void showAll();
    bool showsAll() const;

    /// `factor` above 1 comes closer. The frame under `x` stays there, unless an edge of the recording is in
    /// the way.
    void zoomAround(double x, double factor);
    void scrollBy(double pixels);
    void scrollTo(double begin);

private:
    void keepInside();

    Frame m_frames = 0;
    int m_width = 1;
    double m_begin = 0.0;
    double m_framesPerPixel = 1.0;
};

}
