#pragma once

#include "audio/input_file.h"

#include <optional>

namespace gleaner::audio {

/// Seconds that the header of a WMA claims (File Properties Object of ASF). Nothing for other files, and
/// where it was left open.
std::optional<double> asfSeconds(const InputFile& file);

}
