#include "support/program.h"

#include <QTest>

#include <cstdio>
#include <filesystem>

namespace gleaner::test {

Tests::Tests(std::string_view sourceFile, Maker make) {
    constexpr std::string_view suffix = "_test";
    std::string name = std::filesystem::path(sourceFile).stem().string();
    if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
    entries().push_back({std::move(name), make});
}

/// Filled before main begins, so it is made when the first test of any file asks for it.
std::vector<Tests::Entry>& Tests::entries() {
    static std::vector<Entry> all;
    return all;
}

int Tests::run(int argc, char* argv[]) {
    const std::string_view wanted = argc > 1 ? argv[1] : "";
    std::vector<char*> rest{argv[0]};
    rest.insert(rest.end(), argv + std::min(argc, 2), argv + argc);
    int failed = 0;
    bool found = false;
    for (const Entry& entry : entries())
        if (entry.name == wanted) {
            found = true;
            failed += QTest::qExec(entry.make().get(), int(rest.size()), rest.data());
        }
    if (found) return failed;
    std::fprintf(stderr, "%s TEST [FUNCTION[:ROW]]... with one of these tests:\n", argv[0]);
    for (const Entry& entry : entries())
        std::fprintf(stderr, "  %s\n", entry.name.c_str());
    return 2;
}

}
