#pragma once

#include "settings/field.h"
#include "json/fields.h"

namespace gleaner::json {

/// null for nothing, [low, high] for a range.
QJsonValue toJson(const settings::Value& value);

/// The setting's value in an object, or `initial` where it isn't there or null. Throws Error that names the
/// field and says what is wanted; with `anyWord` a word that isn't known is taken as it stands.
settings::Value valueFrom(const Fields& fields, const settings::Setting& setting,
                          const settings::Value& initial, bool anyWord = false);

/// A setting in JSON Schema (2020-12): type, bounds, words, description.
QJsonObject schemaOf(const settings::Setting& setting);

template <typename Request>
void writeSettings(QJsonObject& object, std::span<const settings::Field<Request>> fields,
                   const Request& request) {
    for (const settings::Field<Request>& field : fields)
        object[qstring(field.setting.id)] = toJson(field.get(request));
}

template <typename Request>
void readSettings(const Fields& object, std::span<const settings::Field<Request>> fields, Request& request) {
    for (const settings::Field<Request>& field : fields)
        field.set(request, valueFrom(object, field.setting, field.get(request), field.holdsAnyWord));
}

}
