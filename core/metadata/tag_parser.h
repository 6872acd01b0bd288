#pragma once

#include "metadata/tag_blocks.h"
#include "metadata/tag_list.h"

namespace gleaner::audio {

/// What a block of tags says, by TagLib's names of properties: "BPM" whether it was TBPM, tmpo or a comment,
/// "INITIALKEY", "ENCODEDBY", "DATE"; names that TagLib has none for stand as they were written. Damaged
/// blocks say less.
TagList parseTags(const TagBlock& block);

}
