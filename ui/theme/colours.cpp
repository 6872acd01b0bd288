#include "ui/theme/theme.h"

#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double highContrast = 20.0; ///< of 21; no usual desktop comes so near to black and white

struct KindColours {
    QRgb light;
    QRgb dark;
    QRgb contrastLight; ///< `dark` has 7 : 1 on black already
};

// In the order of music::sampleKinds: orange, blue, bluish green and reddish purple of Okabe and Ito,
// darkened for white paper and lightened for a dark room until each reaches 4.5 : 1.
constexpr KindColours kindColours[] = {
    {0xffa35200, 0xfff2a93b, 0xff7a3d00},
    {0xff0067a8, 0xff62b8f2, 0xff004f8a},
    {0xff007353, 0xff3fc79a, 0xff00583f},
    {0xff9a3b78, 0xffdd8fbb, 0xff84205f},
};

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double relativeLuminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Active, QPalette::Window).lightnessF() < 0.5;
}

bool isHighContrast(const QPalette& palette) {
    return contrastRatio(palette.color(QPalette::Active, QPalette::WindowText),
                         palette.color(QPalette::Active, QPalette::Window)) >= highContrast;
}

QColor kindColour(music::SampleKind kind, const QPalette& palette) {
    const KindColours& entry = kindColours[static_cast<std::size_t>(kind)];
    if (isDark(palette)) return QColor::fromRgb(entry.dark);
    return QColor::fromRgb(isHighContrast(palette) ? entry.contrastLight : entry.light);
}

QColor textOn(const QColor& background) {
    return contrastRatio(background, Qt::white) >= contrastRatio(background, Qt::black) ? QColor(Qt::white)
                                                                                        : QColor(Qt::black);
}

QColor errorColour(const QPalette& palette) {
    return QColor::fromRgb(isDark(palette) ? 0xffff8b7d : isHighContrast(palette) ? 0xff8c0f0a : 0xffb3261e);
}

double contrastRatio(const QColor& a, const QColor& b) {
    const double first = relativeLuminance(a);
    const double second = relativeLuminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}
