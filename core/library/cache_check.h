#pragma once

#include "library/cache_entries.h"

namespace gleaner::library {

/// Whether an entry is what was written: reads all of it.
bool isSound(const CacheEntry& entry);

}
