#pragma once

#include "base/progress.h"

#include <functional>

namespace gleaner::jobs {

/// As many pieces at a time as there are processors.
inline constexpr int oneAProcessor = 0;

/// Calls `work(index, progress)` for 0 .. count-1, at most `atOnce` at a time (or oneAProcessor), and
/// waits. Results belong into slots by index, so that the order of finishing never shows. The first failure
/// by index is thrown again here after the rest was told to stop; a stop of `progress` ends in Cancelled.
/// Progress is the mean over all pieces.
void parallelFor(int count, int atOnce, const Progress& progress,
                 const std::function<void(int index, const Progress&)>& work);

/// The same around a single call on the calling thread: turns what is thrown into (error, cancelled). For
/// main().
struct Ended {
    std::string error;
    bool cancelled = false;
};
Ended guarded(const std::function<void()>& work);

}
