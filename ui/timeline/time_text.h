#pragma once

#include "base/units.h"

#include <QString>

#include <vector>

namespace gleaner::ui {

/// "1:02:03.450": hours only where there are any, `decimals` 0 to 6 places of seconds.
QString timeText(double seconds, int decimals);

/// How long something lasts, for lists: "2 h 05 min", "4 min 10 s", "1.25 s", "38 ms".
QString lengthText(double seconds);

/// A line of the ruler.
struct RulerTick {
    double seconds = 0.0;
    QString label; ///< empty: a short line between two labelled ones
};

/// Ticks from `begin` to `end` seconds: labels at round times, at least `leastLabelPixels` apart, and short
/// lines between them.
std::vector<RulerTick> rulerTicks(double begin, double end, double pixelsPerSecond,
                                  double leastLabelPixels = 88.0);

}
