#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::audio {

/// In which of their standards tags are written.
enum class TagStandard { Id3v2, FlacComments, OggVorbis, OggOpus, OggFlac, OggSpeex, Mp4Items, Ape, Asf };

/// The bytes of a file that hold tags, and hardly more: a small file of its own, complete as far as tags go.
struct TagBlock {
    TagStandard standard = TagStandard::Id3v2;
    std::string bytes;
};

/// Where tags lie in a file: at the front of MP3, in the `id3 ` chunk of WAV and AIFF, behind the samples of
/// DSF, in FLAC's comments, in the first pages of Ogg, in the item list of MP4, at the end of WavPack,
/// Monkey's Audio and MP3, in the header of WMA. At most 16 MB of each, so that nothing a file claims costs
/// memory. Never throws.
std::vector<TagBlock> tagBlocks(const std::filesystem::path& file);

}
