#pragma once

#include "music/sample_traits.h"

#include <QJsonObject>

#include <filesystem>
#include <vector>

namespace gleaner::cli {

/// sample_index.json with the way from its own folder to the samples' root, so that index and samples can
/// move together.
QJsonObject indexDocument(const std::vector<music::SampleEntry>& entries, const std::filesystem::path& index,
                          const std::filesystem::path& root);

/// The entries of an index with paths that can be opened from here. Throws Error.
std::vector<music::SampleEntry> readIndex(const std::filesystem::path& index);

}
