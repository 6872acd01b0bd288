#include "ui/timeline/time_text.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

struct RulerStep {
    double seconds;
    int parts; ///< short lines divide it into so many
    int decimals;
};

constexpr RulerStep rulerSteps[] = {
    {0.00001, 5, 5}, {0.00002, 4, 5}, {0.00005, 5, 5}, {0.0001, 5, 4}, {0.0002, 4, 4}, {0.0005, 5, 4},
    {0.001, 5, 3},   {0.002, 4, 3},   {0.005, 5, 3},   {0.01, 5, 2},   {0.02, 4, 2},   {0.05, 5, 2},
    {0.1, 5, 1},     {0.2, 4, 1},     {0.5, 5, 1},     {1.0, 5, 0},    {2.0, 4, 0},    {5.0, 5, 0},
    {10.0, 5, 0},    {15.0, 3, 0},    {30.0, 3, 0},    {60.0, 6, 0},   {120.0, 4, 0},  {300.0, 5, 0},
    {600.0, 5, 0},   {900.0, 3, 0},   {1800.0, 3, 0},  {3600.0, 6, 0}, {7200.0, 4, 0}, {18000.0, 5, 0},
    {36000.0, 5, 0}, {86400.0, 4, 0},
};

RulerStep stepFor(double pixelsPerSecond, double leastLabelPixels) {
    const auto fits = [&](const RulerStep& step) {
        return step.seconds * pixelsPerSecond >= leastLabelPixels;
    };
    for (const RulerStep& step : rulerSteps)
        if (fits(step)) return step;
    RulerStep days = *std::prev(std::end(rulerSteps));
    while (!fits(days))
        days.seconds *= 10.0;
    return days;
}

}

QString timeText(double seconds, int decimals) {
    const auto unit = static_cast<qint64>(std::llround(std::pow(10.0, decimals)));
    const qint64 total = std::llround(std::max(seconds, 0.0) * static_cast<double>(unit));
    const qint64 whole = total / unit;
    const auto digits = [](qint64 number, int count) {
        return QStringLiteral("%1").arg(number, count, 10, QLatin1Char('0'));
    };
    QString text = QStringLiteral("%1:%2").arg(whole / 60 % 60).arg(digits(whole % 60, 2));
    if (whole >= 3600)
        text = QStringLiteral("%1:%2:%3")
                   .arg(whole / 3600)
                   .arg(digits(whole / 60 % 60, 2), digits(whole % 60, 2));
    return decimals > 0 ? text + QLatin1Char('.') + digits(total % unit, decimals) : text;
}

QString lengthText(double seconds) {
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole >= 3600)
        return QStringLiteral("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QLatin1Char('0'));
    if (whole >= 60)
        return QStringLiteral("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (seconds >= 10.0) return QStringLiteral("%1 s").arg(seconds, 0, 'f', 1);
    if (seconds >= 1.0) return QStringLiteral("%1 s").arg(seconds, 0, 'f', 2);
    return QStringLiteral("%1 ms").arg(seconds * 1000.0, 0, 'f', 0);
}

std::vector<RulerTick> rulerTicks(double begin, double end, double pixelsPerSecond, double leastLabelPixels) {
    std::vector<RulerTick> ticks;
    if (!(end > begin) || !(pixelsPerSecond > 0.0)) return ticks;
    const RulerStep step = stepFor(pixelsPerSecond, leastLabelPixels);
    const double part = step.seconds / step.parts;
    const auto last = static_cast<qint64>(std::floor(end / part));
    for (auto i = static_cast<qint64>(std::ceil(begin / part)); i <= last; ++i) {
        const double seconds = static_cast<double>(i) * part;
        ticks.push_back({seconds, i % step.parts == 0 ? timeText(seconds, step.decimals) : QString()});
    }
    return ticks;
}

}
