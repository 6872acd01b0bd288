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

Value readFrom(const Given& given, const Setting& setting) {
    switch (setting.kind) {
    case Kind::Number:
    case Kind::Whole:
        return Codec<double>::read(given);
    case Kind::Seed:
        return Seed::read(given);
    case Kind::Switch:
        return Codec<bool>::read(given);
    case Kind::Word:
    case Kind::Text:
        return Codec<std::string>::read(given);
    case Kind::Texts:
        return Codec<std::vector<std::string>>::read(given);
    case Kind::Range:
        break;
    }
    const std::vector<double> ends = Codec<std::vector<double>>::read(given);
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

Value SettingValue::read(const Given& given) {
    const Setting& setting = *given.rule.setting;
    const Value value = readFrom(given, setting);
    const bool isTaken =
        settings::accepts(setting, value) || (given.rule.takesAnyWord && setting.kind == Kind::Word);
    if (!isTaken) given.fail(settings::wantedFor(setting));
    return value;
}

QJsonObject schemaOf(const Setting& setting) {
    QJsonObject schema = typeOf(setting);
    const std::string unit(settings::symbolOf(setting.unit));
    schema[u"description"] = qstring(std::string(setting.help) + (unit.empty() ? "" : ", in " + unit));
    if (!setting.mayBeAbsent()) return schema;
    QJsonArray types = schema[u"type"].isArray() ? schema[u"type"].toArray() : QJsonArray{schema[u"type"]};
    types.append(QStringLiteral("null"));
    schema[u"type"] = types;
    if (QJsonArray words = schema.value(u"enum").toArray(); !words.isEmpty()) {
        words.append(QString()); // and "", which is how a session says so
        words.append(QJsonValue::Null);
        schema[u"enum"] = words;
    }
    return schema;
}

}
