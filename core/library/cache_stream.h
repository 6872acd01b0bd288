#pragma once

#include "library/sample_index.h"
#include "slices/slice.h"

#include <QByteArray>

#include <optional>

namespace gleaner::library {

// The form of what caches hold: exact, compact, of this program alone, and thrown away when `cacheVersion`
// moves. What people and other programs read is written by `json`, which lies above this room.

/// Raised whenever a field is added to, or taken from, what is cached.
inline constexpr int cacheVersion = 6;

QByteArray toCache(const analysis::Detection& detection);
QByteArray toCache(const AnalysedSample& sample);

/// Nothing when the bytes are cut off, of another version, or say what can't be (a word past the end of its
/// list, a range that is none). That they are the bytes that were written is proved below (base/sealed.h).
std::optional<analysis::Detection> detectionFromCache(const QByteArray& bytes);
std::optional<AnalysedSample> analysedSampleFromCache(const QByteArray& bytes);

}
