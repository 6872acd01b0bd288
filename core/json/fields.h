#pragma once

// Reading fields of an object with complaints that name them, where no list of fields does it
// (json/field_list.h).

#include "base/error.h"
#include "base/range.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::json {

inline QString qstring(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// null where nothing is known.
template <typename T>
QJsonValue orNull(const std::optional<T>& value) {
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

/// Each value as `toJson` writes it.
template <typename Values, typename ToJson>
QJsonArray listOf(const Values& values, ToJson toJson) {
    QJsonArray list;
    for (const auto& value : values)
        list.append(toJson(value));
    return list;
}

/// The fields of one JSON object. Missing and null fields give the fallback; a field of the wrong type or out
/// of its range throws Error with its path: `"slices[3].begin" must be a whole number, not "abc".`
class Fields {
public:
    explicit Fields(const QJsonObject& object, std::string path = {})
        : m_object(object), m_path(std::move(path)) {}

    bool has(const char* name) const;
    std::string text(const char* name, const std::string& fallback = {}) const;
    bool flag(const char* name, bool fallback) const;
    /// Finite, or Error.
    double number(const char* name, double fallback) const;
    std::optional<double> optionalNumber(const char* name) const;
    /// From `lowest` to `highest`, or Error.
    double numberWithin(const char* name, double fallback, double lowest, double highest) const;
    std::optional<double> optionalNumberWithin(const char* name, double lowest, double highest) const;
    std::optional<int> optionalIntegerWithin(const char* name, int lowest, int highest) const;
    std::int64_t whole(const char* name, std::int64_t fallback,
                       std::int64_t lowest = std::numeric_limits<std::int64_t>::min(),
                       std::int64_t highest = std::numeric_limits<std::int64_t>::max()) const;
    int integer(const char* name, int fallback) const;
    std::optional<int> optionalInteger(const char* name) const;
    /// A number, or a string of digits where a JSON number would lose some.
    std::uint64_t seed(const char* name, std::uint64_t fallback) const;

    std::vector<std::string> texts(const char* name) const;
    std::vector<int> integers(const char* name) const;
    std::vector<double> numbers(const char* name) const; ///< each finite, or Error
    Fields object(const char* name) const;               ///< without fields where it is missing
    std::vector<Fields> objects(const char* name) const;
    const QJsonObject& asObject() const { return m_object; }

    /// A word of a list (role, kind, key …): `parse` gives an optional, nothing is an Error that says what is
    /// `wanted`.
    template <typename T, typename Parse>
    T word(const char* name, const T& fallback, Parse parse, const char* wanted) const {
        if (!has(name)) return fallback;
        const std::string written = text(name);
        if (const std::optional<T> value = parse(written)) return *value;
        fail(name, wanted);
    }

    /// Throws Error where "version" is above `highest`, which is what this program writes.
    void requireVersion(int highest) const;

    /// Throws Error: `"path.name" must be «wanted», not «what is there».`
    [[noreturn]] void fail(const char* name, const std::string& wanted) const;
    [[noreturn]] static void failAt(const std::string& path, const QJsonValue& found,
                                    const std::string& wanted);
    std::string pathOf(const char* name) const;

private:
    QJsonValue value(const char* name) const;
    QJsonArray array(const char* name) const;

    QJsonObject m_object;
    std::string m_path;
};

/// No recording is longer: a month at 384 kHz.
inline constexpr std::int64_t mostFrames = std::int64_t{1} << 40;
/// "begin" and "end", neither beyond `mostFrames`.
FrameRange rangeFrom(const Fields& fields);

/// Nothing for what is no whole number of 64 bits.
std::optional<std::int64_t> wholeIn(const QJsonValue& value);
/// A number from 0 up, or a string of digits where a JSON number would lose some; nothing for what is
/// neither.
std::optional<std::uint64_t> seedIn(const QJsonValue& value);
/// A number as long as doubles hold it exactly, else a string of digits; `Fields::seed` reads both.
QJsonValue seedToJson(std::uint64_t seed);

}
