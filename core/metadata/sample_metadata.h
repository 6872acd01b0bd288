#pragma once

#include "metadata/name_metadata.h"
#include "metadata/sampler_chunks.h"
#include "metadata/source_tags.h"
#include "music/sample_traits.h"

#include <array>
#include <string_view>
#include <vector>

namespace gleaner::analysis {

/// What a sample's file tells besides its sound.
struct Metadata {
    NameMetadata name{};
    audio::SamplerChunks chunks{};
    Frame frames = 0; ///< of the whole file, for the loop in `smpl`; 0 where unknown
    audio::MusicTags tags{};
};

enum class MetadataSource { FileName, AcidChunk, SmplChunk, Tag };
inline constexpr std::array<std::string_view, 4> metadataSourceNames = {"file name", "acid chunk",
                                                                        "smpl chunk", "tag"};

/// A field of the traits that was told, not heard.
enum class MetadataField { Kind, Role, Bpm, Key, Pitch };
inline constexpr std::array<std::string_view, 5> metadataFieldNames = {"kind", "role", "bpm", "key",
                                                                       "pitchHz"};

constexpr std::string_view nameOf(MetadataSource source) {
    return metadataSourceNames[static_cast<std::size_t>(source)];
}
/// As in JSON.
constexpr std::string_view nameOf(MetadataField field) {
    return metadataFieldNames[static_cast<std::size_t>(field)];
}

struct AppliedField {
    MetadataField field = MetadataField::Kind;
    MetadataSource source = MetadataSource::FileName;
    friend bool operator==(const AppliedField&, const AppliedField&) = default;
};

/// Puts what was told over what was heard in a sample of `seconds`, and says which fields were told. Somebody
/// who wrote "Am" into a name knew; chunks are often stamped by habit, so that they count only where they are
/// no default (the note C) and agree with the sound's length (tempo). A name goes before a tag, a tag before
/// a chunk.
std::vector<AppliedField> applyMetadata(const Metadata& metadata, double seconds,
                                        music::SampleTraits& traits);

}
