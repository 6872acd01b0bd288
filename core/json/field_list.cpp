#include "json/field_list.h"

#include "json/nearest_name.h"

#include <algorithm>

namespace gleaner::json {

std::string FieldReader::pathOf(const QString& name) const {
    return (m_path.empty() ? "" : m_path + '.') + name.toStdString();
}

/// The disk's spelling goes first: where both stand there, it is the newer one.
FieldReader::FieldValue FieldReader::find(const char* name) {
    m_known.emplace_back(name);
    const QLatin1String own(name);
    if (const auto there = m_object.constFind(own); there != m_object.constEnd())
        return {*there, pathOf(own)};
    const QString printed = qstring(spelled(name, Spelling::Printed));
    if (const auto there = m_object.constFind(printed); there != m_object.constEnd())
        return {*there, pathOf(printed)};
    return {QJsonValue::Undefined, pathOf(own)};
}

void FieldReader::miss(const FieldValue& found, const Rule& rule) {
    Fields::failAt(found.path, found.value, rule.wanted ? rule.wanted : "there");
}

void FieldReader::constant(const char* name, const QJsonValue& value, const char* meaning, const Rule& rule) {
    const FieldValue found = find(name);
    const bool isMissing = found.value.isUndefined() || found.value.isNull();
    if (found.value == value || (isMissing && !rule.isNeeded)) return;
    attempt(m_manner, [&] { Fields::failAt(found.path, found.value, rule.wanted ? rule.wanted : meaning); });
}

void FieldReader::version(int ours, const Rule&) {
    find("version");
    attempt(m_manner, [&] { Fields(m_object, m_path).requireVersion(ours); });
}

void FieldReader::require(bool holds, const char* name, const char* wanted) {
    if (holds) return;
    const FieldValue found = find(name);
    m_known.pop_back();
    attempt(m_manner, [&] { Fields::failAt(found.path, found.value, wanted); });
}

void FieldReader::finish() const {
    if (m_manner.unknown == Unknown::Ignored) return;
    std::set<QString> known = {QStringLiteral("$schema")}; // for editors
    for (const std::string& name : m_known) {
        known.insert(qstring(name));
        known.insert(qstring(spelled(name, Spelling::Printed)));
    }
    for (const QString& name : m_object.keys())
        if (!known.contains(name))
            throw Error(unknownFieldSentence(pathOf(name), name.toStdString(), m_known));
}

void FieldSchema::version(int ours, const Rule& rule) {
    const auto older = numberSchema("integer", within(1, ours));
    add("version", m_shape.isOlderToo ? older : constantSchema(ours), "Version of this form", rule);
}

void FieldSchema::beside(const char* name, const char* meaning) { add(name, {}, meaning, ifAny); }

void FieldSchema::add(const char* name, QJsonObject schema, const char* meaning, const Rule& rule) {
    const QString own = qstring(spelled(name, m_shape.spelling));
    schema[u"description"] = QString::fromUtf8(meaning);
    m_properties[own] = schema;
    const bool isAlways = m_shape.isAllThere && !rule.isWrittenIfAny && !rule.usual;
    if (rule.isNeeded || rule.isExpected || isAlways) m_required.append(own);
}

QJsonObject FieldSchema::object() const {
    QJsonObject schema = typeSchema("object");
    schema[u"properties"] = m_properties;
    if (!m_required.isEmpty()) schema[u"required"] = m_required;
    if (m_shape.unknown == Unknown::Refused) schema[u"additionalProperties"] = false;
    return schema;
}

}
