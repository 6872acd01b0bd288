#pragma once

// The names of every value on disk live in this folder, one source file a family; this page holds what they
// share.

#include "base/error.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <filesystem>
#include <string>

namespace gleaner::json {

/// Throws Error unless this is a file, and not larger than any of ours.
void requireReadable(const std::filesystem::path& file);

/// Reads a JSON document. Throws Error with the file, the line and what is wrong. What would fill the memory
/// with values is refused before it is read.
QJsonObject readObject(const std::filesystem::path& file);
QJsonObject parseObject(const QByteArray& text, const std::filesystem::path& nameForErrors);

/// Indented, sorted keys, shortest numbers that read back equal, newline at the end: same value, same bytes.
QByteArray toBytes(const QJsonObject& object);

/// Writes beside the target and commits in one step; into what is no file (files/output_file.h). Throws
/// Error.
void writeFile(const std::filesystem::path& file, const QByteArray& bytes);

/// The value in a file, as `fromJson` reads it; an Error about a field names the file as well.
template <typename FromJson>
auto readValue(const std::filesystem::path& file, FromJson fromJson) {
    const QJsonObject object = readObject(file);
    return namingFile(file, [&] { return fromJson(object); });
}

}
