#pragma once

// How a type stands in JSON: what is written, what is read, what a schema says. A value with a list of fields
// is an object; what stands otherwise has a Codec of its own, which a list names (`visit.as<Seed>`) where the
// C++ type has several.

#include "json/given.h"
#include "json/schema_shape.h"
#include "json/spelling.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::json {

/// A value with a list of fields (json/field_list.h), unless there is another Codec for it.
template <typename T>
struct Codec {
    static QJsonValue write(const T& value, const Rule&, Spelling spelling);
    static T read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape& shape);
};

template <>
struct Codec<bool> {
    static QJsonValue write(bool value, const Rule&, Spelling) { return value; }
    static bool read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape&) { return typeSchema("boolean"); }
};

template <>
struct Codec<double> {
    static QJsonValue write(double value, const Rule& rule, Spelling);
    static double read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape&) { return numberSchema("number", rule); }
};

template <>
struct Codec<std::int64_t> {
    static QJsonValue write(std::int64_t value, const Rule&, Spelling) { return qint64{value}; }
    static std::int64_t read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape&) { return numberSchema("integer", rule); }
};

template <>
struct Codec<int> {
    static QJsonValue write(int value, const Rule&, Spelling) { return value; }
    static int read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape&) { return numberSchema("integer", rule); }
};

template <>
struct Codec<std::string> {
    static QJsonValue write(const std::string& text, const Rule& rule, Spelling);
    static std::string read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape&);
};

/// 64 bits: a number as long as doubles hold it exactly, else a string of digits.
struct Seed {
    static QJsonValue write(std::uint64_t seed, const Rule&, Spelling);
    static std::uint64_t read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape&);
};

/// A level in dB; null is the silence for which JSON has no number.
struct Level {
    static QJsonValue write(double level, const Rule& rule, Spelling spelling);
    static double read(const Given& given) { return Codec<double>::read(given); }
    static double ofNull();
    static QJsonObject schema(const Rule& rule, SchemaShape& shape);
};

/// Lower-case hexadecimal digits, as many as the rule's lowest at least.
struct Hash {
    static QJsonValue write(const std::string& text, const Rule& rule, Spelling spelling);
    static std::string read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape&);
};

template <typename T>
struct Codec<std::optional<T>> {
    static QJsonValue write(const std::optional<T>& value, const Rule& rule, Spelling spelling) {
        return value ? Codec<T>::write(*value, rule, spelling) : QJsonValue(QJsonValue::Null);
    }
    static std::optional<T> read(const Given& given) {
        const bool isNothing = given.value == QJsonValue(0.0) || given.value == QJsonValue(QString());
        if (given.rule.isZeroNone && isNothing) return std::nullopt;
        return Codec<T>::read(given);
    }
    static QJsonObject schema(const Rule& rule, SchemaShape& shape) {
        return orNullSchema(Codec<T>::schema(rule, shape));
    }
};

/// A list whose elements stand as `Element` writes them.
template <typename Element, typename T>
struct ListOf {
    static QJsonValue write(const std::vector<T>& values, const Rule& rule, Spelling spelling) {
        QJsonArray list;
        for (const T& value : values)
            list.append(Element::write(value, rule, spelling));
        return list;
    }
    static std::vector<T> read(const Given& given) {
        if (!given.value.isArray()) given.fail("a list");
        std::vector<T> values;
        int number = 0;
        for (const QJsonValue& value : given.value.toArray()) {
            const std::string path = given.path + '[' + std::to_string(number++) + ']';
            attempt(given.manner, [&] { values.push_back(Element::read(given.inside(value, path))); });
        }
        return values;
    }
    static QJsonObject schema(const Rule& rule, SchemaShape& shape) {
        QJsonObject schema = typeSchema("array");
        schema[u"items"] = Element::schema(rule, shape);
        return schema;
    }
};

template <typename T>
struct Codec<std::vector<T>> : ListOf<Codec<T>, T> {};

/// A word of a table, of which `Table` says: `ids()`, `idOf(value)`, `find(id)`, `wanted`.
template <typename T, typename Table>
struct Word {
    static QJsonValue write(const T& value, const Rule&, Spelling) {
        const std::string_view id = Table::idOf(value);
        return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
    }
    static T read(const Given& given) {
        const std::optional<T> value = Table::find(Codec<std::string>::read(given));
        if (!value) given.fail(Table::wanted);
        return *value;
    }
    static QJsonObject schema(const Rule&, SchemaShape&) { return wordSchema(Table::ids()); }
};

}
