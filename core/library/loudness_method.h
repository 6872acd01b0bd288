#pragma once

#include "loudness/loudness.h"
#include "music/sample_kind.h"

namespace gleaner::library {

/// How the loudness of a sample of a kind is read: a hit is a one-shot however long it rings
/// (docs/sound.md 1.5).
inline loudness::Method methodFor(music::SampleKind kind, double seconds) {
    if (kind == music::SampleKind::Hit) return loudness::Method::MomentaryMax;
    return loudness::methodFor(kind == music::SampleKind::Loop, seconds);
}

}
