#pragma once

#include "pack/plan/region_shape.h"

#include <QPointF>
#include <QRectF>

#include <optional>

namespace gleaner::ui {

enum class ShapePart { FadeIn, FadeOut, Gain };

/// Handles stand so far inside their region, so that they don't lie on its edges.
inline constexpr double handleInset = 9.0;

/// Where the handles of a region's shape stand over its wave, in pixels of the view.
struct ShapeHandles {
    QRectF area; ///< the region over the wave
    double fadeInX = 0.0, fadeOutX = 0.0;
    bool hasFades = true; ///< not of a loop
    double gainDb = 0.0;

    QPointF fadeIn() const { return {fadeInX + handleInset, fadesY()}; }
    QPointF fadeOut() const { return {fadeOutX - handleInset, fadesY()}; }
    QPointF gain() const { return {area.center().x(), gainY()}; }
    double fadesY() const { return area.top() + 21.0; }
    /// 0 dB stands at a third from the top; the steps are wider where people work.
    double gainY() const;
    double gainAt(double y) const; ///< to half a decibel
    std::optional<ShapePart> hit(QPointF at) const;
};

}
