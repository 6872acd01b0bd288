#pragma once

#include "metadata/name_evidence.h"
#include "metadata/sampler_chunks.h"
#include "metadata/source_tags.h"
#include "music/sample_traits.h"

#include <array>
#include <string_view>
#include <vector>

namespace gleaner::analysis {

/// What a sample's file tells besides its sound.
struct Evidence {
    NameEvidence name{};
    audio::SamplerChunks chunks{};
    Frame frames = 0; ///< of the whole file, for the loop in `smpl`; 0 where unknown
    audio::MusicTags tags{};
};

enum class EvidenceSource { FileName, AcidChunk, SmplChunk, Tag };
inline constexpr std::array<std::string_view, 4> evidenceSourceNames = {"file name", "acid chunk",
                                                                        "smpl chunk", "tag"};

/// A field of the traits that was told, not heard.
enum class EvidenceField { Kind, Role, Bpm, Key, Pitch };
inline constexpr std::array<std::string_view, 5> evidenceFieldNames = {"kind", "role", "bpm", "key",
                                                                       "pitchHz"};

constexpr std::string_view nameOf(EvidenceSource source) {
    return evidenceSourceNames[static_cast<std::size_t>(source)];
}
/// As in JSON.
constexpr std::string_view nameOf(EvidenceField field) {
    return evidenceFieldNames[static_cast<std::size_t>(field)];
}

struct ToldField {
    EvidenceField field = EvidenceField::Kind;
    EvidenceSource source = EvidenceSource::FileName;
    friend bool operator==(const ToldField&, const ToldField&) = default;
};

/// Puts what was told over what was heard in a sample of `seconds`, and says which fields were told. Somebody
/// who wrote "Am" into a name knew; chunks are often stamped by habit, so that they count only where they are
/// no default (the note C) and agree with the sound's length (tempo). A name goes before a tag, a tag before
/// a chunk.
std::vector<ToldField> applyEvidence(const Evidence& evidence, double seconds, music::SampleTraits& traits);

}
