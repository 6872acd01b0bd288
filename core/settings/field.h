#pragma once

#include "settings/setting.h"

#include <type_traits>
#include <utility>

namespace gleaner::settings {

/// How the type of a request's member is told as a `Value` and taken from one. A type of a room's own (a key,
/// a file format) gets a specialisation beside the table that needs it. `from` is given what `accepts` took.
template <typename T>
struct As;

template <>
struct As<double> {
    static Value to(double number) { return number; }
    static double from(const Value& value) { return std::get<double>(value); }
};
template <>
struct As<int> {
    static Value to(int number) { return static_cast<double>(number); }
    static int from(const Value& value) { return static_cast<int>(std::get<double>(value)); }
};
template <>
struct As<bool> {
    static Value to(bool isOn) { return isOn; }
    static bool from(const Value& value) { return std::get<bool>(value); }
};
template <>
struct As<std::uint64_t> {
    static Value to(std::uint64_t seed) { return seed; }
    static std::uint64_t from(const Value& value) { return std::get<std::uint64_t>(value); }
};
/// A word that may be absent is an empty one in a request.
template <>
struct As<std::string> {
    static Value to(const std::string& text) { return text; }
    static std::string from(const Value& value) {
        return std::holds_alternative<std::monostate>(value) ? std::string() : std::get<std::string>(value);
    }
};
template <>
struct As<std::vector<std::string>> {
    static Value to(const std::vector<std::string>& words) { return words; }
    static std::vector<std::string> from(const Value& value) {
        return std::get<std::vector<std::string>>(value);
    }
};
template <typename T>
struct As<std::optional<T>> {
    static Value to(const std::optional<T>& value) { return value ? As<T>::to(*value) : Value(); }
    static std::optional<T> from(const Value& value) {
        if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
        return As<T>::from(value);
    }
};

/// A setting, and where a request keeps it.
template <typename Request>
struct Field {
    Setting setting;
    Value (*get)(const Request&);
    void (*set)(Request&, const Value&);
    /// Whether the request can hold a word that nobody knows: of a newer version, in a file that is to open
    /// all the same.
    bool holdsAnyWord = false;
};

/// The field that `way` leads to: `[](auto& request) -> auto& { return request.variety.most; }`.
template <typename Request, typename Way>
constexpr Field<Request> field(const Setting& setting, Way) {
    using Member = std::remove_cvref_t<decltype(Way()(std::declval<Request&>()))>;
    return {setting, [](const Request& request) { return As<Member>::to(Way()(request)); },
            [](Request& request, const Value& value) { Way()(request) = As<Member>::from(value); },
            std::is_same_v<Member, std::string>};
}

/// What is wrong with a request, a sentence's beginning each: "the tempo must be a number from 40 to 250 bpm,
/// not 20".
template <typename Request>
std::vector<std::string> errorsOf(std::span<const Field<Request>> fields, const Request& request) {
    std::vector<std::string> errors;
    for (const Field<Request>& field : fields)
        if (const Value value = field.get(request); !accepts(field.setting, value))
            errors.push_back(complaintAbout(field.setting, value));
    return errors;
}

/// The field of that name on disk; null where there is none.
template <typename Request>
const Field<Request>* findField(std::span<const Field<Request>> fields, std::string_view id) {
    for (const Field<Request>& field : fields)
        if (field.setting.id == id) return &field;
    return nullptr;
}

}
