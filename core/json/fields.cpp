#include "json/fields.h"

#include "base/number_text.h"

#include <charconv>
#include <cmath>

namespace gleaner::json {
namespace {

/// What stands in a field, short enough for one sentence.
std::string shown(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? "true" : "false";
    case QJsonValue::Double:
        return roundedText(value.toDouble(), 12);
    case QJsonValue::String: {
        const QString text = value.toString();
        return '"' + (text.size() > 40 ? text.left(40) + QStringLiteral("…") : text).toStdString() + '"';
    }
    case QJsonValue::Array:
        return "a list";
    case QJsonValue::Object:
        return "an object";
    default:
        return "null";
    }
}

std::optional<int> asInt(const QJsonValue& value) {
    const auto number = wholeIn(value);
    if (!number || *number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(*number);
}

}

std::string Fields::pathOf(const char* name) const { return m_path.empty() ? name : m_path + '.' + name; }

QJsonValue Fields::value(const char* name) const { return m_object.value(QLatin1String(name)); }

bool Fields::has(const char* name) const {
    const QJsonValue found = value(name);
    return !found.isUndefined() && !found.isNull();
}

void Fields::failAt(const std::string& path, const QJsonValue& found, const std::string& wanted) {
    throw Error('"' + path + "\" must be " + wanted + ", not " + shown(found));
}

void Fields::requireVersion(int highest) const {
    if (integer("version", highest) > highest)
        fail("version", std::to_string(highest) + " at most (a newer Gleaner wrote this)");
}

void Fields::fail(const char* name, const std::string& wanted) const {
    failAt(pathOf(name), value(name), wanted);
}

std::string Fields::text(const char* name, const std::string& fallback) const {
    if (!has(name)) return fallback;
    if (!value(name).isString()) fail(name, "text");
    return value(name).toString().toStdString();
}

bool Fields::flag(const char* name, bool fallback) const {
    if (!has(name)) return fallback;
    if (!value(name).isBool()) fail(name, "true or false");
    return value(name).toBool();
}

std::optional<double> Fields::optionalNumber(const char* name) const {
    if (!has(name)) return std::nullopt;
    const double number = value(name).toDouble(std::nan(""));
    if (!std::isfinite(number)) fail(name, "a number");
    return number;
}

std::optional<double> Fields::optionalNumberWithin(const char* name, double lowest, double highest) const {
    const auto number = optionalNumber(name);
    if (number && (*number < lowest || *number > highest))
        fail(name, QStringLiteral("a number from %1 to %2").arg(lowest).arg(highest).toStdString());
    return number;
}

double Fields::numberWithin(const char* name, double fallback, double lowest, double highest) const {
    return optionalNumberWithin(name, lowest, highest).value_or(fallback);
}

double Fields::number(const char* name, double fallback) const {
    return optionalNumber(name).value_or(fallback);
}

std::int64_t Fields::whole(const char* name, std::int64_t fallback, std::int64_t lowest,
                           std::int64_t highest) const {
    if (!has(name)) return fallback;
    const auto number = wholeIn(value(name));
    if (!number) fail(name, "a whole number");
    if (*number < lowest || *number > highest)
        fail(name, "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
    return *number;
}

std::optional<int> Fields::optionalInteger(const char* name) const {
    if (!has(name)) return std::nullopt;
    const auto number = asInt(value(name));
    if (!number) fail(name, "a whole number");
    return number;
}

std::optional<int> Fields::optionalIntegerWithin(const char* name, int lowest, int highest) const {
    if (!has(name)) return std::nullopt;
    return static_cast<int>(whole(name, lowest, lowest, highest));
}

int Fields::integer(const char* name, int fallback) const { return optionalInteger(name).value_or(fallback); }

std::uint64_t Fields::seed(const char* name, std::uint64_t fallback) const {
    if (!has(name)) return fallback;
    const auto seed = seedIn(value(name));
    if (!seed) fail(name, "a whole number from 0 up");
    return *seed;
}

QJsonArray Fields::array(const char* name) const {
    if (!has(name)) return {};
    if (!value(name).isArray()) fail(name, "a list");
    return value(name).toArray();
}

std::vector<std::string> Fields::texts(const char* name) const {
    std::vector<std::string> found;
    for (const QJsonValue& entry : array(name)) {
        if (!entry.isString()) failAt(pathOf(name) + '[' + std::to_string(found.size()) + ']', entry, "text");
        found.push_back(entry.toString().toStdString());
    }
    return found;
}

std::vector<int> Fields::integers(const char* name) const {
    std::vector<int> found;
    for (const QJsonValue& entry : array(name)) {
        const auto number = asInt(entry);
        if (!number) failAt(pathOf(name) + '[' + std::to_string(found.size()) + ']', entry, "a whole number");
        found.push_back(*number);
    }
    return found;
}

std::vector<double> Fields::numbers(const char* name) const {
    std::vector<double> found;
    for (const QJsonValue& entry : array(name)) {
        if (!entry.isDouble() || !std::isfinite(entry.toDouble()))
            failAt(pathOf(name) + '[' + std::to_string(found.size()) + ']', entry, "a number");
        found.push_back(entry.toDouble());
    }
    return found;
}

Fields Fields::object(const char* name) const {
    if (!has(name)) return Fields({}, pathOf(name));
    if (!value(name).isObject()) fail(name, "an object");
    return Fields(value(name).toObject(), pathOf(name));
}

std::vector<Fields> Fields::objects(const char* name) const {
    std::vector<Fields> found;
    for (const QJsonValue& entry : array(name)) {
        const std::string path = pathOf(name) + '[' + std::to_string(found.size()) + ']';
        if (!entry.isObject()) failAt(path, entry, "an object");
        found.emplace_back(entry.toObject(), path);
    }
    return found;
}

FrameRange rangeFrom(const Fields& fields) {
    const FrameRange range{fields.whole("begin", 0, 0, mostFrames), fields.whole("end", 0, 0, mostFrames)};
    if (range.end < range.begin) fields.fail("end", "at or after \"begin\"");
    return range;
}

std::optional<std::int64_t> wholeIn(const QJsonValue& value) {
    if (!value.isDouble()) return std::nullopt;
    const qint64 number = value.toInteger(0);
    if (number != value.toInteger(1))
        return std::nullopt; // a fraction, or beyond 64 bits: the fallback came back
    return number;
}

std::optional<std::uint64_t> seedIn(const QJsonValue& value) {
    if (const auto number = wholeIn(value); number && *number >= 0)
        return static_cast<std::uint64_t>(*number);
    const std::string digits = value.toString().toStdString();
    std::uint64_t number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || problem != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

QJsonValue seedToJson(std::uint64_t seed) {
    constexpr std::uint64_t exact = 1ULL << 53;
    if (seed <= exact) return QJsonValue(static_cast<qint64>(seed));
    return QJsonValue(QString::number(static_cast<qulonglong>(seed)));
}

}
