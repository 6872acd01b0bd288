#include "ui/waveform/shape_handles.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double shapeReach = 8.0;
constexpr double handleMargin = 12.0; ///< pixels above the loudest and below the quietest
constexpr double plainPart = 1.0 / 3.0;
constexpr double gainGrain = 0.5; ///< dB

}

double ShapeHandles::gainY() const {
    const double top = area.top() + handleMargin, bottom = area.bottom() - handleMargin;
    const double plain = top + (bottom - top) * plainPart;
    if (gainDb >= 0.0) return plain - (plain - top) * gainDb / pack::mostRegionGainDb;
    return plain + (bottom - plain) * gainDb / pack::leastRegionGainDb;
}

double ShapeHandles::gainAt(double y) const {
    const double top = area.top() + handleMargin, bottom = area.bottom() - handleMargin;
    const double plain = top + (bottom - top) * plainPart;
    const double gain = y <= plain ? (plain - y) / (plain - top) * pack::mostRegionGainDb
                                   : (y - plain) / (bottom - plain) * pack::leastRegionGainDb;
    return std::clamp(std::round(gain / gainGrain) * gainGrain, pack::leastRegionGainDb,
                      pack::mostRegionGainDb);
}

std::optional<ShapePart> ShapeHandles::hit(QPointF at) const {
    const auto isNear = [&](QPointF handle) {
        return std::abs(at.x() - handle.x()) <= shapeReach && std::abs(at.y() - handle.y()) <= shapeReach;
    };
    if (hasFades && isNear(fadeIn())) return ShapePart::FadeIn;
    if (hasFades && isNear(fadeOut())) return ShapePart::FadeOut;
    if (isNear(gain())) return ShapePart::Gain;
    return std::nullopt;
}

}
