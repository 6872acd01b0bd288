#pragma once

#include "pack/plan/request.h"
#include "json/json.h"

namespace gleaner::pack {

// JSON of the request; here and not in `json`, because `json` lies below. Its list of fields is
// pack/plan/request_fields.h.

QJsonObject toJson(const PackRequest& request); ///< field names of docs/formats.md 3.1
/// The request as another machine can take it up: recordings by their names, their slices settled. What a
/// manifest holds.
QJsonObject portableToJson(PackRequest request);
/// Throws Error that names the field.
PackRequest requestFromJson(const QJsonObject& object);
/// The same for what a person writes by hand: a field that is not known is refused.
PackRequest strictRequestFromJson(const QJsonObject& object);
QJsonObject requestSchema();

}
