#pragma once

// One list of fields a value: a function that visits each field once,
//
//   template <typename Visitor, Like<Section> T>
//   void fields(Visitor& visit, T& section) {
//       visit("name", section.name, "What it is called");
//       visit("bar", section.bar, "First bar, counted from 0", from(0));
//   }
//
// in the value's own namespace or in this one. From it come the JSON that is written (toObject), the value
// that is read (fromObject) and its schema (schemaOf). Names are snake_case; `Spelling::Printed` makes
// camelCase of them, and either is read.

#include "json/codec.h"
#include "json/fields.h"

#include <concepts>
#include <initializer_list>
#include <set>
#include <variant>

namespace gleaner::json {

/// `X`, const where it is written.
template <typename T, typename X>
concept Like = std::same_as<std::remove_const_t<T>, X>;

class FieldWriter {
public:
    explicit FieldWriter(Spelling spelling) : m_spelling(spelling) {}

    /// True: a field that was there and could be read, or that is written.
    template <typename T>
    bool operator()(const char* name, const T& value, const char* meaning, const Rule& rule = {}) {
        return as<Codec<T>>(name, value, meaning, rule);
    }
    /// As another Codec has it.
    template <typename C, typename T>
    bool as(const char* name, const T& value, const char* /*meaning*/, const Rule& rule = {}) {
        if (isWritten(value, rule))
            m_object[qstring(spelled(name, m_spelling))] = C::write(value, rule, m_spelling);
        return true;
    }
    /// Written for readers, and never read back: it follows from the others.
    template <typename T>
    void derived(const char* name, const T& value, const char* meaning, const Rule& rule = {}) {
        as<Codec<T>>(name, value, meaning, rule);
    }
    /// Stands beside the value where another document holds it, and says nothing here.
    void beside(const char* /*name*/, const char* /*meaning*/) {}
    /// What always stands there: "gleaner-preset".
    void constant(const char* name, const QJsonValue& value, const char* /*meaning*/, const Rule& = {}) {
        m_object[qstring(spelled(name, m_spelling))] = value;
    }
    /// The number of the form, 1 and up.
    void version(int ours, const Rule& = {}) { constant("version", ours, ""); }
    void require(bool /*holds*/, const char* /*name*/, const char* /*wanted*/) {}

    QJsonObject object() const { return m_object; }

private:
    template <typename T>
    static bool isWritten(const T& value, const Rule& rule) {
        if constexpr (std::is_arithmetic_v<T>)
            if (rule.usual) return static_cast<double>(value) != *rule.usual;
        if (!rule.isWrittenIfAny) return true;
        if constexpr (std::same_as<T, settings::Value>)
            return !settings::textOf(value).empty();
        else if constexpr (requires { value.has_value(); })
            return value.has_value();
        else if constexpr (requires { value.empty(); })
            return !value.empty();
        else if constexpr (requires { value.valueless_by_exception(); }) // a setting's: any of its types
            return std::visit([&](const auto& held) { return isWritten(held, rule); }, value);
        else if constexpr (std::equality_comparable<T>)
            return value != T{};
        return true;
    }
    Spelling m_spelling;
    QJsonObject m_object;
};

class FieldReader {
public:
    FieldReader(const QJsonObject& object, std::string path, Manner manner)
        : m_object(object), m_path(std::move(path)), m_manner(manner) {}

    template <typename T>
    bool operator()(const char* name, T& value, const char* meaning, const Rule& rule = {}) {
        return as<Codec<T>>(name, value, meaning, rule);
    }
    template <typename C, typename T>
    bool as(const char* name, T& value, const char* /*meaning*/, const Rule& rule = {}) {
        const FieldValue found = find(name);
        if constexpr (requires { C::ofNull(); })
            if (found.value.isNull()) value = C::ofNull();
        if (found.value.isNull() || found.value.isUndefined())
            return !rule.isNeeded || attempt(m_manner, [&] { miss(found, rule); });
        const auto read = [&] { value = C::read({found.value, found.path, rule, m_manner}); };
        if (!rule.isPatient || !m_manner.unusable) return attempt(m_manner, read);
        std::vector<std::string> errors;
        if (attempt({.errors = &errors}, read)) return true;
        m_manner.unusable->push_back(found.path);
        return false;
    }
    /// An older name of a text; it is read where it is there.
    void former(const char* name, std::string& value) { (*this)(name, value, ""); }
    template <typename T>
    void derived(const char* name, const T& /*value*/, const char* /*meaning*/, const Rule& = {}) {
        find(name);
    }
    void beside(const char* name, const char* /*meaning*/) { find(name); }
    /// Refuses another value; a missing one too where it is needed.
    void constant(const char* name, const QJsonValue& value, const char* meaning, const Rule& rule = {});
    /// Refuses a newer form.
    void version(int ours, const Rule& = {});
    /// Throws Error about the field unless it holds.
    void require(bool holds, const char* name, const char* wanted);

    /// Throws Error for the first field that nobody asked for, where such are refused.
    void finish() const;

private:
    struct FieldValue {
        QJsonValue value;
        std::string path; ///< as it is spelled in the document
    };
    FieldValue find(const char* name);
    [[noreturn]] static void miss(const FieldValue& found, const Rule& rule);
    std::string pathOf(const QString& name) const;

    QJsonObject m_object;
    std::string m_path;
    Manner m_manner;
    std::vector<std::string> m_known; ///< in the order of the list
};

class FieldSchema {
public:
    explicit FieldSchema(SchemaShape& shape) : m_shape(shape) {}

    template <typename T>
    bool operator()(const char* name, const T& value, const char* meaning, const Rule& rule = {}) {
        return as<Codec<T>>(name, value, meaning, rule);
    }
    template <typename C, typename T>
    bool as(const char* name, const T& /*value*/, const char* meaning, const Rule& rule = {}) {
        add(name, C::schema(rule, m_shape), meaning, rule);
        return true;
    }
    template <typename T>
    void derived(const char* name, const T& value, const char* meaning, const Rule& rule = {}) {
        as<Codec<T>>(name, value, meaning, rule);
    }
    void beside(const char* name, const char* meaning);
    void constant(const char* name, const QJsonValue& value, const char* meaning, const Rule& rule = {}) {
        add(name, constantSchema(value), meaning, rule);
    }
    void version(int ours, const Rule& rule = expected);
    void former(const char* /*name*/, const std::string& /*value*/) {}
    void require(bool /*holds*/, const char* /*name*/, const char* /*wanted*/) {}

    QJsonObject object() const;

private:
    void add(const char* name, QJsonObject schema, const char* meaning, const Rule& rule);

    SchemaShape& m_shape;
    QJsonObject m_properties;
    QJsonArray m_required;
};

template <typename T>
QJsonObject toObject(const T& value, Spelling spelling) {
    FieldWriter writer(spelling);
    fields(writer, value);
    return writer.object();
}

/// Missing fields take the value's initial state. Throws Error that names the field, with its path below
/// `path`.
template <typename T>
T fromObject(const QJsonObject& object, const std::string& path = {}, const Manner& manner = {}) {
    FieldReader reader(object, path, manner);
    T value{};
    fields(reader, value);
    attempt(manner, [&] { reader.finish(); });
    return value;
}

/// Of one value, without the head of a document.
template <typename T>
QJsonObject schemaOf(SchemaShape& shape) {
    FieldSchema schema(shape);
    T value{};
    fields(schema, value);
    return schema.object();
}

template <typename T>
QJsonValue Codec<T>::write(const T& value, const Rule&, Spelling spelling) {
    return toObject(value, spelling);
}

template <typename T>
T Codec<T>::read(const Given& given) {
    if (!given.value.isObject()) given.fail("an object");
    return fromObject<T>(given.value.toObject(), given.path, given.manner);
}

template <typename T>
QJsonObject Codec<T>::schema(const Rule&, SchemaShape& shape) {
    if constexpr (definitionName<T> == nullptr) {
        return schemaOf<T>(shape);
    } else {
        const QString name = QLatin1String(definitionName<T>);
        if (!shape.definitions.contains(name)) shape.definitions[name] = schemaOf<T>(shape);
        return referenceSchema(definitionName<T>);
    }
}

}
