#pragma once

#include "fx/parameter.h"

#include <QString>

namespace gleaner::ui {

/// Where a value stands on its control, 0 to 1: evenly, or by ratio where the table says logarithmic.
double positionOf(const fx::Parameter& parameter, double value);
double valueAt(const fx::Parameter& parameter, double position);

/// The number as people read it there: no more places than the ear needs. Without the unit.
QString numberText(const fx::Parameter& parameter, double value);
/// " dB", " : 1" …, with the space; empty for none.
QString unitSuffix(fx::Unit unit);

}
