#pragma once

#include "tagging/wav_metadata.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace gleaner::audio {

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// An ID3 tag, version 2.3, of text frames by their four letters; empty where none has a text.
std::string id3Tag(const NamedTexts& frames);

/// Writes Vorbis comments into a finished FLAC, Ogg Vorbis or Opus file, in place of those that it has of the
/// same names. Texts that are empty are left out. Throws Error.
void writeComments(const std::filesystem::path& file, const NamedTexts& comments);

/// What a sample's file tells, as comments (docs/chunks.md).
NamedTexts commentsOf(const WavMetadata& metadata);

}
