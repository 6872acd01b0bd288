#pragma once

// As much of JSON Schema as our schemas use, to hold what we write to them.

#include "support/places.h"
#include "json/json.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStringList>

namespace gleaner::test {

class SchemaCheck {
public:
    /// `name` of a file in resources/schema, without its ending.
    explicit SchemaCheck(const std::string& name)
        : m_schema(json::readObject(test::sourceFolder() / "resources/schema" / (name + ".json"))) {}

    /// Every fault of the document, with the place; also fields that the schema does not describe.
    QStringList faults(const QJsonObject& document) const {
        QStringList found;
        check(document, m_schema, QStringLiteral("$"), found);
        return found;
    }

private:
    static bool isType(const QJsonValue& value, const QString& type) {
        if (type == u"integer") return value.isDouble() && value.toInteger(0) == value.toInteger(1);
        if (type == u"number") return value.isDouble();
        if (type == u"string") return value.isString();
        if (type == u"boolean") return value.isBool();
        if (type == u"array") return value.isArray();
        if (type == u"object") return value.isObject();
        return type == u"null" && value.isNull();
    }

    void check(const QJsonValue& value, QJsonObject schema, const QString& place, QStringList& found) const {
        if (schema.contains(u"$ref"))
            schema = m_schema.value(u"$defs")[schema.value(u"$ref").toString().section(u'/', -1)].toObject();
        const QJsonValue types = schema.value(u"type");
        bool fits = types.isUndefined();
        for (const QJsonValue& type : types.isArray() ? types.toArray() : QJsonArray{types})
            fits = fits || isType(value, type.toString());
        if (!fits) found << place + QStringLiteral(": wrong type");
        if (value.isNull()) return;
        checkWord(value, schema, place, found);
        checkRange(value, schema, place, found);
        if (value.isObject()) checkFields(value.toObject(), schema, place, found);
        for (qsizetype n = 0; value.isArray() && n < value.toArray().size(); ++n)
            check(value.toArray()[n], schema.value(u"items").toObject(),
                  place + QStringLiteral("[%1]").arg(n), found);
    }

    static void checkWord(const QJsonValue& value, const QJsonObject& schema, const QString& place,
                          QStringList& found) {
        if (schema.contains(u"const") && schema.value(u"const") != value)
            found << place + QStringLiteral(": const");
        if (schema.contains(u"enum") && !schema.value(u"enum").toArray().contains(value))
            found << place + QStringLiteral(": not one of the words");
        const QRegularExpression pattern(schema.value(u"pattern").toString());
        if (value.isString() && !pattern.match(value.toString()).hasMatch())
            found << place + QStringLiteral(": pattern");
    }

    static void checkRange(const QJsonValue& value, const QJsonObject& schema, const QString& place,
                           QStringList& found) {
        if (!value.isDouble()) return;
        const double number = value.toDouble();
        if (number < schema.value(u"minimum").toDouble(number) ||
            number > schema.value(u"maximum").toDouble(number) ||
            (schema.contains(u"exclusiveMinimum") && number <= schema.value(u"exclusiveMinimum").toDouble()))
            found << place + QStringLiteral(": out of range");
    }

    void checkFields(const QJsonObject& object, const QJsonObject& schema, const QString& place,
                     QStringList& found) const {
        for (const QJsonValue& name : schema.value(u"required").toArray())
            if (!object.contains(name.toString()))
                found << place + u'.' + name.toString() + QStringLiteral(": missing");
        const QJsonObject properties = schema.value(u"properties").toObject();
        const QJsonValue others = schema.value(u"additionalProperties");
        for (const QString& name : object.keys()) {
            if (properties.contains(name))
                check(object[name], properties[name].toObject(), place + u'.' + name, found);
            else if (others.isObject())
                check(object[name], others.toObject(), place + u'.' + name, found);
            else
                found << place + u'.' + name + QStringLiteral(": not described");
        }
    }

    QJsonObject m_schema;
};

}
