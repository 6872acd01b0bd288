#pragma once

#include "base/units.h"
#include "library/cache_fields.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::catalog {

using library::fields;
using library::wordsOf;

// The two directions of `fields` over plain memory, for lists of a hundred thousand entries: several times as
// quick as a QDataStream. Of this program alone and on no other byte order, as seals are (base/sealed.h).

class MemoryWriter {
public:
    explicit MemoryWriter(std::string& bytes) : m_bytes(bytes) {}

    template <typename T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void operator()(const T& value) { m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void operator()(const std::string& text) {
        (*this)(static_cast<std::uint32_t>(text.size()));
        m_bytes += text;
    }
    template <typename T>
    void list(const std::vector<T>& values) {
        (*this)(static_cast<std::uint32_t>(values.size()));
        for (const T& value : values)
            fields(*this, value);
    }
    template <typename T>
    void optional(const std::optional<T>& value) {
        (*this)(value.has_value());
        if (value) fields(*this, *value);
    }

private:
    std::string& m_bytes;
};

/// What is cut off or can't be ends the reading: `isWhole` says so.
class MemoryReader {
public:
    explicit MemoryReader(std::string_view bytes) : m_rest(bytes) {}
    bool isWhole() const { return m_isSound && m_rest.empty(); }
    bool isSound() const { return m_isSound; }

    template <typename T>
    requires std::is_arithmetic_v<T>
    void operator()(T& value) {
        if (!has(sizeof value)) return;
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
    }
    void operator()(bool& flag) {
        std::uint8_t byte = 0;
        (*this)(byte);
        flag = byte != 0;
    }
    template <typename T>
    requires std::is_enum_v<T>
    void operator()(T& word) {
        std::underlying_type_t<T> number{};
        (*this)(number);
        if (number >= 0 && static_cast<std::size_t>(number) < wordsOf(T{}))
            word = static_cast<T>(number);
        else
            m_isSound = false;
    }
    void operator()(std::string& text) {
        std::uint32_t size = 0;
        (*this)(size);
        if (!has(size)) return;
        text.assign(m_rest.data(), size);
        m_rest.remove_prefix(size);
    }
    template <typename T>
    void list(std::vector<T>& values) {
        std::uint32_t count = 0;
        (*this)(count);
        // A number is believed as far as there are bytes for it.
        values.reserve(std::min<std::size_t>(count, m_rest.size() / sizeof(T) + 1));
        for (std::uint32_t n = 0; n < count && m_isSound; ++n)
            fields(*this, values.emplace_back());
    }
    template <typename T>
    void optional(std::optional<T>& value) {
        bool isKnown = false;
        (*this)(isKnown);
        if (isKnown && m_isSound) fields(*this, value.emplace());
    }

private:
    bool has(std::size_t count) {
        m_isSound = m_isSound && m_rest.size() >= count;
        return m_isSound;
    }

    std::string_view m_rest;
    bool m_isSound = true;
};

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, std::string>
void fields(Stream& stream, T& text) { stream(text); }

}
