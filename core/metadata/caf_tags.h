#pragma once

#include "metadata/tag_list.h"

#include <filesystem>

namespace gleaner::audio {

/// The pairs of an Apple CAF file's `info` chunk, its program as SOFTWARE and its date as DATE; nothing from
/// other files. Never throws.
TagList cafTags(const std::filesystem::path& file);

}
