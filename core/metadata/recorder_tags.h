#pragma once

#include "metadata/tag_list.h"

#include <filesystem>

namespace gleaner::audio {

/// What recorders write into chunks of their own, by these names:
/// `bext`: BEXT_DESCRIPTION, the recorder that it names (BEXT_RECORDER), BEXT_ORIGINATOR, BEXT_DATE,
/// BEXT_TIME, TIME_REFERENCE; iXML: the elements that repeat those (BWF_ORIGINATOR …); GUANO: GUANO_MAKE,
/// GUANO_MODEL, GUANO_TIMESTAMP; `wamd`: WAMD_MODEL, WAMD_TIMESTAMP; LIST INFO: its four letters (ISFT, ICMT
/// …); AIFF: NAME, AUTH, ANNO; CAF: the keys of its `info` chunk. A clock that `bext` lacks is worked out
/// from its sample count.
TagList recorderTags(const std::filesystem::path& file);

}
