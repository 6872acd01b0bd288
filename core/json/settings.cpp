#include "json/settings.h"

namespace gleaner::json {
namespace {

using settings::Kind;
using settings::Setting;
using settings::Value;

struct ToJson {
    QJsonValue operator()(std::monostate) const { return QJsonValue::Null; }
    QJsonValue operator()(bool isOn) const { return isOn; }
    QJsonValue operator()(double number) const { return number; }
    QJsonValue operator()(std::uint64_t seed) const { return seedToJson(seed); }
    QJsonValue operator()(const std::string& text) const { return qstring(text); }
    QJsonValue operator()(const std::vector<std::string>& words) const { return listOf(words, qstring); }
    QJsonValue operator()(const settings::Range& range) const { return QJsonArray{range.low, range.high}; }
};

Value readFrom(const Fields& fields, const Setting& setting, const char* name) {
    switch (setting.kind) {
    case Kind::Number:
    case Kind::Whole:
        return fields.number(name, 0.0);
    case Kind::Seed:
        return fields.seed(name, 0);
    case Kind::Switch:
        return fields.flag(name, false);
    case Kind::Word:
    case Kind::Text:
        return fields.text(name);
    case Kind::Texts:
        return fields.texts(name);
    case Kind::Range:
        break;
    }
    const std::vector<double> ends = fields.numbers(name);
    return ends.size() == 2 ? Value(settings::Range{ends[0], ends[1]}) : Value();
}

QJsonArray idsOf(std::span<const settings::Choice> choices) {
    return listOf(choices, [](const settings::Choice& choice) { return qstring(choice.id); });
}

QJsonObject typeOf(const Setting& setting) {
    const auto bounded = [&](const char* type) {
        return QJsonObject{{QStringLiteral("type"), QLatin1String(type)},
                           {QStringLiteral("minimum"), setting.minimum},
                           {QStringLiteral("maximum"), setting.maximum}};
    };
    const QString type = QStringLiteral("type"), items = QStringLiteral("items");
    QJsonObject text{{type, QStringLiteral("string")}};
    if (setting.choices && !setting.isKnown) text[u"enum"] = idsOf(setting.choices());
    switch (setting.kind) {
    case Kind::Number:
        return bounded("number");
    case Kind::Whole:
        return bounded("integer");
    case Kind::Seed: // as a string of digits where a JSON number would lose some
        return {{type, QJsonArray{QStringLiteral("integer"), QStringLiteral("string")}},
                {QStringLiteral("minimum"), 0},
                {QStringLiteral("pattern"), QStringLiteral("^[0-9]+$")}};
    case Kind::Switch:
        return {{type, QStringLiteral("boolean")}};
    case Kind::Word:
    case Kind::Text:
        return text;
    case Kind::Texts:
        return {{type, QStringLiteral("array")}, {items, text}};
    case Kind::Range:
        break;
    }
    return {{type, QStringLiteral("array")},
            {items, bounded("number")},
            {QStringLiteral("minItems"), 2},
            {QStringLiteral("maxItems"), 2}};
}

}

QJsonValue toJson(const Value& value) { return std::visit(ToJson(), value); }

Value valueFrom(const Fields& fields, const Setting& setting, const Value& initial, bool anyWord) {
    const std::string name(setting.id);
    if (!fields.has(name.c_str())) return initial;
    const Value value = readFrom(fields, setting, name.c_str());
    const bool isTaken = settings::accepts(setting, value) || (anyWord && setting.kind == Kind::Word);
    if (!isTaken) fields.fail(name.c_str(), settings::wantedFor(setting));
    return value;
}

QJsonObject schemaOf(const Setting& setting) {
    QJsonObject schema = typeOf(setting);
    schema[u"description"] = qstring(setting.help);
    if (!setting.mayBeAbsent()) return schema;
    QJsonArray types = schema[u"type"].isArray() ? schema[u"type"].toArray() : QJsonArray{schema[u"type"]};
    types.append(QStringLiteral("null"));
    schema[u"type"] = types;
    if (QJsonArray words = schema[u"enum"].toArray(); !words.isEmpty()) {
        words.append(QString()); // and "", which is how a session says so
        words.append(QJsonValue::Null);
        schema[u"enum"] = words;
    }
    return schema;
}

}
