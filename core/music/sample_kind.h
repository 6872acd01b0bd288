#pragma once

#include "base/find_by_id.h"

#include <array>
#include <optional>
#include <string_view>

namespace gleaner::music {

/// What a slice of a recording is.
enum class SampleKind { Hit, Loop, Phrase, Texture };

struct SampleKindInfo {
    SampleKind kind;
    std::string_view id;     ///< "hit"
    std::string_view name;   ///< "Hit"
    std::string_view plural; ///< "Hits", also the folder in a pack
};

inline constexpr std::array<SampleKindInfo, 4> sampleKinds = {{
    {SampleKind::Hit, "hit", "Hit", "Hits"},
    {SampleKind::Loop, "loop", "Loop", "Loops"},
    {SampleKind::Phrase, "phrase", "Phrase", "Phrases"},
    {SampleKind::Texture, "texture", "Texture", "Textures"},
}};

constexpr const SampleKindInfo& info(SampleKind kind) { return sampleKinds[static_cast<std::size_t>(kind)]; }

constexpr std::optional<SampleKind> sampleKindFromId(std::string_view id) {
    return valueById(sampleKinds, id, &SampleKindInfo::kind);
}

/// What a stretch of so many seconds is taken for until somebody knows better: up to 1 s a hit, up to 12 s a
/// phrase, else a texture.
constexpr SampleKind kindByLength(double seconds) {
    if (seconds <= 1.0) return SampleKind::Hit;
    return seconds <= 12.0 ? SampleKind::Phrase : SampleKind::Texture;
}

}
