#pragma once

#include "library/recording.h"

#include <optional>

namespace gleaner::library {

/// When its first frame was recorded, in seconds from midnight by its recorder's clock: by the reference of
/// its `bext` chunk, else by the time that the recorder states. Nothing where only the file has a time: that
/// is when it was written to last.
std::optional<double> timeOfDay(const Recording& recording);

}
