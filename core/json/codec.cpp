#include "json/codec.h"

#include "json/fields.h"

#include <algorithm>
#include <cmath>

namespace gleaner::json {
namespace {

std::string numberText(double number) { return QString::number(number).toStdString(); }

/// "a number from 0 to 1"
std::string rangeText(const std::string& kind, const Rule& rule) {
    if (!rule.lowest) return kind;
    if (rule.isAboveLowest) return kind + " above " + numberText(*rule.lowest);
    return kind + " from " + numberText(*rule.lowest) +
           (rule.highest ? " to " + numberText(*rule.highest) : " up");
}

bool isInside(double number, const Rule& rule) {
    if (rule.isCheckedLater) return true;
    if (rule.lowest && (number < *rule.lowest || (rule.isAboveLowest && number == *rule.lowest)))
        return false;
    return !rule.highest || number <= *rule.highest;
}

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    const double shortest = std::round(value * scale) / scale;
    return shortest == 0.0 ? 0.0 : shortest; // never -0
}

}

bool Codec<bool>::read(const Given& given) {
    if (!given.value.isBool()) given.fail("true or false");
    return given.value.toBool();
}

QJsonValue Codec<double>::write(double value, const Rule& rule, Spelling) {
    if (!std::isfinite(value)) return QJsonValue(QJsonValue::Null);
    return rule.decimals < 0 ? value : rounded(value, rule.decimals);
}

double Codec<double>::read(const Given& given) {
    const double number = given.value.toDouble(std::nan(""));
    const Rule& rule = given.rule;
    if (!std::isfinite(number)) given.fail("a number");
    if (rule.isClamped)
        return std::clamp(number, rule.lowest.value_or(number), rule.highest.value_or(number));
    if (!isInside(number, rule)) given.fail(rangeText("a number", rule));
    return number;
}

std::int64_t Codec<std::int64_t>::read(const Given& given) {
    const auto number = wholeIn(given.value);
    if (!number) given.fail("a whole number");
    if (!isInside(static_cast<double>(*number), given.rule))
        given.fail(rangeText("a whole number", given.rule));
    return *number;
}

int Codec<int>::read(const Given& given) {
    const std::int64_t number = Codec<std::int64_t>::read(given);
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        given.fail("a whole number");
    return static_cast<int>(number);
}

QJsonValue Codec<std::string>::write(const std::string& text, const Rule& rule, Spelling) {
    return text.empty() && rule.isEmptyNull ? QJsonValue(QJsonValue::Null) : QJsonValue(qstring(text));
}

std::string Codec<std::string>::read(const Given& given) {
    if (!given.value.isString()) given.fail("text");
    return given.value.toString().toStdString();
}

QJsonObject Codec<std::string>::schema(const Rule& rule, SchemaShape&) {
    const QJsonObject schema = rule.pattern ? patternSchema(rule.pattern) : typeSchema("string");
    return rule.isEmptyNull ? orNullSchema(schema) : schema;
}

QJsonValue Seed::write(std::uint64_t seed, const Rule&, Spelling) { return seedToJson(seed); }

std::uint64_t Seed::read(const Given& given) {
    const auto seed = seedIn(given.value);
    if (!seed) given.fail("a whole number from 0 up");
    return *seed;
}

QJsonObject Seed::schema(const Rule&, SchemaShape&) {
    return {{QStringLiteral("type"), QJsonArray{QStringLiteral("integer"), QStringLiteral("string")}},
            {QStringLiteral("minimum"), 0},
            {QStringLiteral("pattern"), QStringLiteral("^[0-9]+$")}};
}

QJsonValue Level::write(double level, const Rule& rule, Spelling spelling) {
    return Codec<double>::write(level, rule, spelling);
}
double Level::ofNull() { return -HUGE_VAL; }
QJsonObject Level::schema(const Rule& rule, SchemaShape&) {
    return orNullSchema(numberSchema("number", rule));
}

QJsonValue Hash::write(const std::string& text, const Rule& rule, Spelling spelling) {
    return Codec<std::string>::write(text, rule, spelling);
}

std::string Hash::read(const Given& given) {
    const std::string hash = Codec<std::string>::read(given);
    const auto fewest = static_cast<std::size_t>(given.rule.lowest.value_or(1));
    if (hash.find_first_not_of("0123456789abcdef") != std::string::npos || hash.size() < fewest)
        given.fail("a hash of " + std::to_string(fewest) + " hex digits");
    return hash;
}

QJsonObject Hash::schema(const Rule& rule, SchemaShape&) {
    const int fewest = static_cast<int>(rule.lowest.value_or(1));
    const QString digits = fewest == 64 ? QStringLiteral("{64}") : QStringLiteral("{%1,64}").arg(fewest);
    QJsonObject schema = typeSchema("string");
    schema[u"pattern"] = QString(QStringLiteral("^[0-9a-f]") + digits + u'$');
    return schema;
}

}
