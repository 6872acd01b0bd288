#pragma once

#include "slices/fingerprint.h"

#include <span>

namespace gleaner::analysis {

/// The fingerprint of a sound that lies in memory, one channel at `rate` Hz.
Fingerprint fingerprintOf(std::span<const float> mono, double rate);

}
