#include "json/schema_shape.h"

#include "json/fields.h"

namespace gleaner::json {
namespace {

/// A whole number without a fraction in the text.
QJsonValue shortest(double number) {
    const auto whole = static_cast<qint64>(number);
    return static_cast<double>(whole) == number ? QJsonValue(whole) : QJsonValue(number);
}

}

QJsonObject typeSchema(const char* type) { return {{QStringLiteral("type"), QLatin1String(type)}}; }

QJsonObject numberSchema(const char* type, const Rule& rule) {
    QJsonObject schema = typeSchema(type);
    if (rule.lowest) schema[rule.isAboveLowest ? u"exclusiveMinimum" : u"minimum"] = shortest(*rule.lowest);
    if (rule.highest) schema[u"maximum"] = shortest(*rule.highest);
    return schema;
}

QJsonObject wordSchema(const std::vector<std::string_view>& ids) {
    QJsonObject schema = typeSchema("string");
    schema[u"enum"] = listOf(ids, qstring);
    return schema;
}

QJsonObject patternSchema(const char* pattern) {
    QJsonObject schema = typeSchema("string");
    schema[u"pattern"] = QLatin1String(pattern);
    return schema;
}

QJsonObject anyOfSchema(const QJsonObject& one, const QJsonObject& other) {
    return {{QStringLiteral("anyOf"), QJsonArray{one, other}}};
}

QJsonObject constantSchema(const QJsonValue& value) { return {{QStringLiteral("const"), value}}; }

QJsonObject referenceSchema(const char* definition) {
    return {{QStringLiteral("$ref"), QStringLiteral("#/$defs/") + QLatin1String(definition)}};
}

QJsonObject orNullSchema(QJsonObject schema) {
    if (!schema.value(u"type").isString()) return anyOfSchema(schema, typeSchema("null"));
    schema[u"type"] = QJsonArray{schema.value(u"type"), QStringLiteral("null")};
    if (schema.contains(u"enum")) {
        QJsonArray words = schema.value(u"enum").toArray();
        words.append(QJsonValue(QJsonValue::Null));
        schema[u"enum"] = words;
    }
    return schema;
}

QJsonObject documentSchema(const SchemaHead& head, const SchemaShape& shape, QJsonObject schema) {
    schema[u"$schema"] = QStringLiteral("https://json-schema.org/draft/2020-12/schema");
    schema[u"$id"] = QString(QLatin1String(head.name) + QStringLiteral(".json"));
    schema[u"title"] = QLatin1String(head.title);
    schema[u"description"] = QLatin1String(head.description);
    if (!shape.definitions.isEmpty()) schema[u"$defs"] = shape.definitions;
    return schema;
}

}
