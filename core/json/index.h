#pragma once

#include "json/index_reading.h"
#include "json/json.h"

namespace gleaner::json {

using library::IndexReading;

/// Version 1 (role, key, bpm, character, is_tonal, path or original_path) and version 2. The list may be
/// called entries or samples. Throws Error when there is no list, or more than a million entries.
IndexReading readIndex(const QJsonObject& object);
/// Also reads a file whose top is the list itself, one entry at a time: an index of a hundred thousand
/// samples takes what its entries take and no more. Throws Error with the file.
IndexReading readIndex(const std::filesystem::path& file);

}
