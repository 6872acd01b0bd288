#pragma once

#include "json/given.h"
#include "json/spelling.h"

#include <QJsonObject>

#include <string_view>
#include <vector>

namespace gleaner::json {

/// Of what a schema tells.
struct SchemaShape {
    Spelling spelling = Spelling::Disk;
    /// Refused: a schema for what people write, so that an editor underlines what the reader would refuse.
    Unknown unknown = Unknown::Ignored;
    /// What this program alone writes has all its fields, but for those that are written if there is any.
    bool isAllThere = false;
    bool isOlderToo = false;   ///< it describes files of older versions as well
    QJsonObject definitions{}; ///< by name: "slice"
};

/// A value that stands in several places is described once, under this name.
template <typename T>
inline constexpr const char* definitionName = nullptr;

QJsonObject typeSchema(const char* type);
QJsonObject numberSchema(const char* type, const Rule& rule);
QJsonObject wordSchema(const std::vector<std::string_view>& ids);
QJsonObject patternSchema(const char* pattern);
QJsonObject anyOfSchema(const QJsonObject& one, const QJsonObject& other);
QJsonObject constantSchema(const QJsonValue& value);
QJsonObject referenceSchema(const char* definition);
/// The same, or null.
QJsonObject orNullSchema(QJsonObject schema);

/// What a schema says of itself.
struct SchemaHead {
    const char* name; ///< of its file in resources/schema, without its ending: "song-1"
    const char* title;
    const char* description;
};
/// A whole schema, JSON Schema 2020-12, out of that of its value.
QJsonObject documentSchema(const SchemaHead& head, const SchemaShape& shape, QJsonObject schema);

}
