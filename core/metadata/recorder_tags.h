#pragma once

#include "metadata/tag_list.h"

#include <filesystem>

namespace gleaner::audio {

/// What recorders write into chunks of their own (metadata/chunk_readers.h), by the names that their readers
/// give: times and recorders, BEXT_DESCRIPTION, the four letters of LIST INFO (ISFT), the keys of CAF's
/// `info`. A clock that `bext` lacks is worked out from its sample count.
TagList recorderTags(const std::filesystem::path& file);

}
