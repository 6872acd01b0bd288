#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace gleaner::music {

/// What a sample does in a song. The one list of roles (DESIGN 2.2); `roles` below holds their words.
enum class Role {
    Kick,
    Snare,
    Clap,
    Rim,
    Hat,
    OpenHat,
    Cymbal,
    Tom,
    Perc,
    Bass,
    Lead,
    Chords,
    Pad,
    Arp,
    Vocal,
    Fx,
    Ambience
};

struct RoleFacts {
    Role role;
    std::string_view id;   ///< in JSON, file names and on the command line: "openhat"
    std::string_view name; ///< for people: "Open hat"
    bool isDrum;           ///< plays on a drum channel (0..16), carries no key
    bool isTonal;          ///< carries a key or a root pitch when one is known
};

inline constexpr std::array<RoleFacts, 17> roles = {{
    {Role::Kick, "kick", "Kick", true, false},
    {Role::Snare, "snare", "Snare", true, false},
    {Role::Clap, "clap", "Clap", true, false},
    {Role::Rim, "rim", "Rim", true, false},
    {Role::Hat, "hat", "Hat", true, false},
    {Role::OpenHat, "openhat", "Open hat", true, false},
    {Role::Cymbal, "cymbal", "Cymbal", true, false},
    {Role::Tom, "tom", "Tom", true, false},
    {Role::Perc, "perc", "Perc", true, false},
    {Role::Bass, "bass", "Bass", false, true},
    {Role::Lead, "lead", "Lead", false, true},
    {Role::Chords, "chords", "Chords", false, true},
    {Role::Pad, "pad", "Pad", false, true},
    {Role::Arp, "arp", "Arp", false, true},
    {Role::Vocal, "vocal", "Vocal", false, true},
    {Role::Fx, "fx", "FX", false, false},
    {Role::Ambience, "ambience", "Ambience", false, false},
}};

constexpr const RoleFacts& facts(Role role) { return roles[static_cast<std::size_t>(role)]; }

constexpr std::optional<Role> roleFromId(std::string_view id) {
    for (const RoleFacts& entry : roles)
        if (entry.id == id) return entry.role;
    return std::nullopt;
}

}
