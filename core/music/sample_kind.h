#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace gleaner::music {

/// What a slice of a recording is.
enum class SampleKind { Hit, Loop, Phrase, Texture };

struct SampleKindFacts {
    SampleKind kind;
    std::string_view id;     ///< "hit"
    std::string_view name;   ///< "Hit"
    std::string_view plural; ///< "Hits", also the folder in a pack
};

inline constexpr std::array<SampleKindFacts, 4> sampleKinds = {{
    {SampleKind::Hit, "hit", "Hit", "Hits"},
    {SampleKind::Loop, "loop", "Loop", "Loops"},
    {SampleKind::Phrase, "phrase", "Phrase", "Phrases"},
    {SampleKind::Texture, "texture", "Texture", "Textures"},
}};

constexpr const SampleKindFacts& facts(SampleKind kind) {
    return sampleKinds[static_cast<std::size_t>(kind)];
}

constexpr std::optional<SampleKind> sampleKindFromId(std::string_view id) {
    for (const SampleKindFacts& entry : sampleKinds)
        if (entry.id == id) return entry.kind;
    return std::nullopt;
}

}
