#pragma once

#include "base/find_by_id.h"

#include <array>
#include <optional>
#include <string_view>

namespace gleaner::music {

/// What a stretch of a field recording holds: people talking, music (sung or played), or anything else.
enum class Content { Speech, Music, Noise };

struct ContentInfo {
    Content content;
    std::string_view id;   ///< in JSON
    std::string_view name; ///< for people
};

inline constexpr std::array<ContentInfo, 3> contents = {{
    {Content::Speech, "speech", "Speech"},
    {Content::Music, "music", "Music"},
    {Content::Noise, "noise", "Noise"},
}};

constexpr const ContentInfo& info(Content c) { return contents[static_cast<std::size_t>(c)]; }

constexpr std::optional<Content> contentFromId(std::string_view id) {
    return valueById(contents, id, &ContentInfo::content);
}

}
