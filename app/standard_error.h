#pragma once

#include <cstdio>

namespace gleaner {

/// Keeps the remarks of the MP3 decoder out of standard error. libmpg123 prints "part2_3_length too large …"
/// when it starts in the middle of a file, where the frames before are missing, and "Frankenstein stream" of
/// files that were joined; the samples are right all the same, and libsndfile has no switch for it.
/// Everything else passes. Does nothing where the C library has no custom streams.
void hideDecoderRemarks();

/// Where our own lines go, whatever they begin with.
std::FILE* ownStandardError();

}
