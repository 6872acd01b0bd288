#pragma once

#include "music/sample_kind.h"

#include <QIcon>
#include <QPainterPath>

namespace gleaner::ui {

/// Kinds are told by their shape as well as by their colour: a hit is a triangle, a loop a circle, a phrase a
/// diamond, a texture a square. It fills `box`.
QPainterPath kindShape(music::SampleKind kind, const QRectF& box);

/// The shape in the kind's colour, which follows the theme.
QIcon kindIcon(music::SampleKind kind);

}
