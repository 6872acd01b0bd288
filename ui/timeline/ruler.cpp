#include "ui/timeline/ruler.h"

#include "ui/timeline/time_text.h"

#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double leastLabelPixels = 88.0;

std::vector<FrameTick> timeTicks(double begin, double end, double framesPerPixel, const TimeBase& base,
                                 double startSeconds) {
    std::vector<FrameTick> ticks;
    const double shift = startSeconds * base.rate;
    for (RulerTick& tick : rulerTicks(std::max((begin + shift) / base.rate, 0.0), (end + shift) / base.rate,
                                      base.rate / framesPerPixel, leastLabelPixels))
        ticks.push_back({tick.seconds * base.rate - shift, std::move(tick.label)});
    return ticks;
}

std::vector<FrameTick> sampleTicks(double begin, double end, double framesPerPixel) {
    double step = 1.0;
    constexpr double times[] = {2.0, 2.5, 2.0}; // 1, 2, 5, 10 …
    for (int n = 0; step < leastLabelPixels * framesPerPixel; ++n)
        step *= times[n % 3];
    std::vector<FrameTick> ticks;
    constexpr int parts = 5;
    const double part = step / parts;
    for (double n = std::ceil(std::max(begin, 0.0) / part); n * part <= end; ++n) {
        const double frame = n * part;
        const bool isLabelled = std::fmod(n, parts) == 0.0;
        if (!isLabelled && part < 1.0) continue;
        ticks.push_back({frame, isLabelled ? QString::number(std::llround(frame)) : QString()});
    }
    return ticks;
}

std::vector<FrameTick> beatTicks(double begin, double end, double framesPerPixel, const TimeBase& base) {
    const double beat = framesPerBeat(base.grid, base.rate);
    const auto origin = static_cast<double>(base.grid.origin);
    const double labelled = finestGridStep(base.grid, base.rate, framesPerPixel, leastLabelPixels);
    const double step = labelled > beatsPerBar ? labelled / 2.0 : labelled / 4.0;
    std::vector<FrameTick> ticks;
    for (double n = std::ceil((begin - origin) / (step * beat)); n * step * beat + origin <= end; ++n) {
        const double beats = n * step;
        const bool isLabelled = std::abs(std::remainder(beats, labelled)) < 1e-6;
        const double frame = origin + beats * beat;
        ticks.push_back(
            {frame, isLabelled ? positionText(std::llround(frame), TimeFormat::Bars, base) : QString()});
    }
    return ticks;
}

}

std::vector<FrameTick> frameTicks(double begin, double end, double framesPerPixel, TimeFormat format,
                                  const TimeBase& base) {
    if (!(end > begin) || !(framesPerPixel > 0.0)) return {};
    switch (usable(format, base)) {
    case TimeFormat::Samples:
        return sampleTicks(begin, end, framesPerPixel);
    case TimeFormat::Bars:
        return beatTicks(begin, end, framesPerPixel, base);
    case TimeFormat::Clock:
        return timeTicks(begin, end, framesPerPixel, base, *base.clock);
    case TimeFormat::Minutes:
        break;
    }
    return timeTicks(begin, end, framesPerPixel, base, 0.0);
}

double finestGridStep(const BeatGrid& grid, int rate, double framesPerPixel, double leastPixels) {
    constexpr double finest = 1.0 / 16.0;
    const double beat = framesPerBeat(grid, rate) / framesPerPixel; // in pixels
    double step = finest;
    while (step * beat < leastPixels)
        step *= 2.0;
    return step;
}

Frame nearestGridLine(Frame frame, const BeatGrid& grid, int rate, double stepBeats) {
    const double step = stepBeats * framesPerBeat(grid, rate);
    return grid.origin + std::llround(std::round(static_cast<double>(frame - grid.origin) / step) * step);
}

}
