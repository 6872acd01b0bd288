#pragma once

#include "pack/plan/plan.h"

#include <QJsonObject>

namespace gleaner::pack {

QJsonObject toJson(const PackPlan& plan); ///< what `pack --plan --json` prints
QJsonObject planSchema();

}
