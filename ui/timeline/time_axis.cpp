#include "ui/timeline/time_axis.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

void TimeAxis::setFrames(Frame frames) {
    m_frames = std::max<Frame>(frames, 0);
    showAll();
}

void TimeAxis::setWidth(int pixels) {
    const bool all = showsAll();
    m_width = std::max(pixels, 1);
    if (all)
        showAll();
    else
        keepInside();
}

Frame TimeAxis::nearestFrame(double x) const {
    return std::clamp<Frame>(std::llround(frameAt(x)), 0, m_frames);
}

FrameRange TimeAxis::range() const {
    const Frame begin = std::max<Frame>(static_cast<Frame>(std::floor(m_begin)), 0);
    const Frame end = static_cast<Frame>(std::ceil(frameAt(m_width)));
    return {begin, std::clamp(end, begin, std::max(begin, m_frames))};
}

void TimeAxis::setRange(FrameRange range) {
    m_framesPerPixel = static_cast<double>(std::max<Frame>(range.length(), 1)) / m_width;
    m_begin = static_cast<double>(range.begin);
    keepInside();
}

void TimeAxis::showAll() {
    m_begin = 0.0;
    m_framesPerPixel = static_cast<double>(std::max<Frame>(m_frames, 1)) / m_width;
    keepInside();
}

bool TimeAxis::showsAll() const {
    return m_begin <= 0.0 && frameAt(m_width) >= static_cast<double>(m_frames) * (1.0 - 1e-9);
}

void TimeAxis::zoomAround(double x, double factor) {
    const double frame = frameAt(x);
    m_framesPerPixel /= std::clamp(factor, 1e-6, 1e6);
    const double farthest = static_cast<double>(std::max<Frame>(m_frames, 1)) / m_width;
    m_framesPerPixel =
        std::clamp(m_framesPerPixel, std::min(1.0 / closestPixelsPerFrame, farthest), farthest);
    m_begin = frame - x * m_framesPerPixel;
    keepInside();
}

void TimeAxis::scrollBy(double pixels) { scrollTo(m_begin + pixels * m_framesPerPixel); }

void TimeAxis::scrollTo(double begin) {
    m_begin = begin;
    keepInside();
}

void TimeAxis::keepInside() {
    const double farthest = static_cast<double>(std::max<Frame>(m_frames, 1)) / m_width;
    m_framesPerPixel =
        std::clamp(m_framesPerPixel, std::min(1.0 / closestPixelsPerFrame, farthest), farthest);
    const double last = static_cast<double>(m_frames) - m_width * m_framesPerPixel;
    m_begin = std::clamp(m_begin, 0.0, std::max(last, 0.0));
}

}
