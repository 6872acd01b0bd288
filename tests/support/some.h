#pragma once

#include <QtTest/qtestcase.h>

#include <iterator>
#include <source_location>
#include <utility>

namespace gleaner::test {

/// What a test is about to look at one by one; without any of it the test has shown nothing, and fails.
template <typename Things>
Things some(Things&& things, const std::source_location& where = std::source_location::current()) {
    if (std::begin(things) == std::end(things))
        QTest::qFail("there is nothing to look at", where.file_name(), static_cast<int>(where.line()));
    return std::forward<Things>(things);
}

}
