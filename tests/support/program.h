#pragma once

#include "support/printed.h"

#include <QObject>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::test {

/// The tests of one room are one program: linking it once, and reading the headers once for several tests,
/// takes a third of the time that a program for each of them takes.
class Tests {
public:
    using Maker = std::unique_ptr<QObject> (*)();

    /// A test of this source file; its name is the file's without "_test.cpp".
    explicit Tests(std::string_view sourceFile, Maker make);

    /// Runs the tests that `argv[1]` names, with the options of Qt Test behind it. Without a name the names
    /// are printed. Returns what `main` returns.
    static int run(int argc, char* argv[]);

private:
    struct Entry {
        std::string name;
        Maker make;
    };
    static std::vector<Entry>& entries();
};

}

/// At the end of a test's source file, in place of QTEST_MAIN.
#define GLEANER_TEST(Class)                                                                                  \
    static const gleaner::test::Tests test##Class(                                                           \
        __FILE__, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
