#pragma once

#include <QString>

#include <filesystem>

namespace gleaner::test {

/// The checkout that the tests were built from, and the folder that they and the programs were built into.
/// Told by one file alone, so that another checkout's compiled tests are the same but for it.
std::filesystem::path sourceFolder();
std::filesystem::path buildFolder();

/// A file of the checkout by its path in it ("resources/demo/walk.json").
QString sourceFile(const QString& path);

/// The folder part of a path in it ("resources/demo"); empty for a file at its top.
QString folderOf(const QString& path);

/// The command line program.
QString commandLineProgram();

}
