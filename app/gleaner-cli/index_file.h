#pragma once

#include "base/progress.h"
#include "library/sample_index.h"

#include <QJsonArray>
#include <QJsonObject>

#include <filesystem>
#include <vector>

namespace gleaner::cli {

/// sample_index.json with the way from its own folder to the samples' root, so that index and samples can
/// move together.
QJsonObject indexDocument(const std::vector<music::SampleEntry>& entries, const std::filesystem::path& index,
                          const std::filesystem::path& root);

/// What an index offers here.
struct OpenedIndex {
    std::vector<music::SampleEntry> entries; ///< with absolute paths
    std::vector<library::SkippedFile> unresolved;
};

/// The entries of an index; where `root` is not empty, with their samples found again under it. What can't be
/// read or found is told on standard error. Throws Error.
OpenedIndex readIndex(const std::filesystem::path& index, const std::filesystem::path& root,
                      const Progress& progress);

/// The same of one role alone, and without those that are not there, of whatever role: `unresolved`. Tells
/// each. An index that was read before is not read again.
OpenedIndex readRole(const std::filesystem::path& index, music::Role role, const Progress& progress);

/// Paths of another system, of which nobody can tell here whether they are there.
enum class OfAnotherSystem { Stay, Go };

/// Takes out what is not there, and tells each.
void leaveOutMissing(OpenedIndex& opened, OfAnotherSystem foreign);

/// Takes out what is not there, for who reads the samples' sound. Throws Error when nothing is left.
void requireFiles(OpenedIndex& opened, const std::filesystem::path& index);

/// As `--json` prints it.
QJsonArray unresolvedToJson(const std::vector<library::SkippedFile>& unresolved);

}
