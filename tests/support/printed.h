#pragma once

#include <QByteArray>
#include <QtTest/qtestcase.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// What QCOMPARE prints of values that Qt Test doesn't know.

namespace gleaner::test {

/// Text that Qt Test frees.
inline char* printed(std::string_view text) {
    return qstrdup(QByteArray(text.data(), static_cast<qsizetype>(text.size())).constData());
}

template <typename Value>
char* printedOptional(const std::optional<Value>& value) {
    std::ostringstream text;
    if (value)
        text << *value;
    else
        text << "none";
    return printed(text.str());
}

template <typename Values>
char* printedList(const Values& values) {
    std::ostringstream text;
    for (const auto& value : values)
        text << (text.tellp() > 0 ? ", " : "{") << value;
    return printed(text.tellp() > 0 ? text.str() + '}' : "{}");
}

}

namespace QTest {

template <>
inline char* toString(const std::string& text) {
    return gleaner::test::printed('"' + text + '"');
}
template <>
inline char* toString(const std::filesystem::path& path) {
    return gleaner::test::printed(path.string());
}
template <>
inline char* toString(const std::optional<int>& value) {
    return gleaner::test::printedOptional(value);
}
template <>
inline char* toString(const std::optional<std::int64_t>& value) {
    return gleaner::test::printedOptional(value);
}
template <>
inline char* toString(const std::optional<double>& value) {
    return gleaner::test::printedOptional(value);
}
template <>
inline char* toString(const std::optional<std::string>& value) {
    return gleaner::test::printedOptional(value);
}
template <>
inline char* toString(const std::vector<std::string>& values) {
    return gleaner::test::printedList(values);
}
template <>
inline char* toString(const std::set<int>& values) {
    return gleaner::test::printedList(values);
}
template <>
inline char* toString(const std::set<std::int64_t>& values) {
    return gleaner::test::printedList(values);
}
template <>
inline char* toString(const std::set<std::string>& values) {
    return gleaner::test::printedList(values);
}

}
