#pragma once

#include "tagging/wav_metadata.h"

#include <filesystem>

namespace gleaner::audio {

/// Appends the chunks of the table in tagging/chunk_writers.h to a finished WAV, or RF64, and mends its size.
/// Throws Error.
void appendWavMetadata(const std::filesystem::path& wav, const WavMetadata& metadata, int rate);

}
