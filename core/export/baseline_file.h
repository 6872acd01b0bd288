#pragma once

#include "export/project_file.h"
#include "merge/merge.h"

#include <QByteArray>

#include <filesystem>
#include <optional>

namespace gleaner::pack {

/// In the folder of a project's samples: the song that was written into the project and where it was put
/// (docs/formats.md 13). FL Studio keeps the samples' paths when it saves, and so this is found again.
inline constexpr const char* baselineName = "gleaner.json";

/// Where the same lies for a merged copy that has no such folder: "song.gleaner.json" beside "song.flp".
std::filesystem::path baselineBeside(const std::filesystem::path& project);

/// The file's text.
QByteArray baselineText(const flp::Baseline& baseline);

/// Reads such a file, or a song (docs/formats.md 5) that was written as a project of its own. Throws Error.
flp::Baseline readBaseline(const std::filesystem::path& file);

/// The file that belongs to a project: beside it, in "<name> samples" beside it, or where one of its samples
/// lies.
std::optional<std::filesystem::path> findBaseline(const ProjectFile& project);

}
