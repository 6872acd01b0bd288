#pragma once

#include "base/find_by_id.h"

#include <array>
#include <optional>
#include <string_view>

namespace gleaner::music {

/// How a sample sounds, in a producer's words. Words of one group stand near each other (docs/music.md 5.3).
enum class Character { Warm, Soft, Lush, Boomy, Deep, Sharp, Crisp, Bright, Aggressive, Dark };

struct CharacterInfo {
    Character character;
    std::string_view id;
    int group;
};

inline constexpr std::array<CharacterInfo, 10> characters = {{
    {Character::Warm, "warm", 0},
    {Character::Soft, "soft", 0},
    {Character::Lush, "lush", 0},
    {Character::Boomy, "boomy", 1},
    {Character::Deep, "deep", 1},
    {Character::Sharp, "sharp", 2},
    {Character::Crisp, "crisp", 2},
    {Character::Bright, "bright", 2},
    {Character::Aggressive, "aggressive", 3},
    {Character::Dark, "dark", 3},
}};

constexpr const CharacterInfo& info(Character c) { return characters[static_cast<std::size_t>(c)]; }

constexpr std::optional<Character> characterFromId(std::string_view id) {
    return valueById(characters, id, &CharacterInfo::character);
}

}
