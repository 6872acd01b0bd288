#pragma once

#include "pack/plan/plan.h"
#include "json/json.h"

namespace gleaner::pack {

// JSON of the request and the plan; here and not in `json`, because `json` lies below.

QJsonObject toJson(const PackRequest& request); ///< field names of docs/formats.md 3.1
/// The request as another machine can take it up: recordings by their names, their slices settled. What a
/// manifest holds.
QJsonObject portableToJson(PackRequest request);
PackRequest requestFromJson(const QJsonObject& object);
QJsonObject toJson(const PackPlan& plan); ///< what `pack --plan --json` prints

}
