#pragma once

#include "base/find_by_id.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gleaner::music {

/// What a sample does in a song. The one list of roles (docs/formats.md 1.2); `roles` below holds their
/// words.
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

struct RoleInfo {
    Role role;
    std::string_view id;   ///< in JSON, file names and on the command line: "openhat"
    std::string_view name; ///< for people: "Open hat"
    bool isDrum;           ///< plays on a drum channel (0..16), carries no key
    bool isTonal;          ///< carries a key or a root pitch when one is known
    std::uint32_t colour;  ///< 0xRRGGBB, wherever a part is shown by its role
};

/// Drums are warm, bass and harmony cool, voices and effects between them.
inline constexpr std::array<RoleInfo, 17> roles = {{
    {Role::Kick, "kick", "Kick", true, false, 0xB54B41},
    {Role::Snare, "snare", "Snare", true, false, 0xC06A3A},
    {Role::Clap, "clap", "Clap", true, false, 0xC47C45},
    {Role::Rim, "rim", "Rim", true, false, 0xA86F4A},
    {Role::Hat, "hat", "Hat", true, false, 0xB8963E},
    {Role::OpenHat, "openhat", "Open hat", true, false, 0xC2A852},
    {Role::Cymbal, "cymbal", "Cymbal", true, false, 0xAE9E63},
    {Role::Tom, "tom", "Tom", true, false, 0x9C5A4C},
    {Role::Perc, "perc", "Perc", true, false, 0xA6825A},
    {Role::Bass, "bass", "Bass", false, true, 0x3F6E9E},
    {Role::Lead, "lead", "Lead", false, true, 0x4C968A},
    {Role::Chords, "chords", "Chords", false, true, 0x5A7FB4},
    {Role::Pad, "pad", "Pad", false, true, 0x6E6AA8},
    {Role::Arp, "arp", "Arp", false, true, 0x4F8FA6},
    {Role::Vocal, "vocal", "Vocal", false, true, 0x965F93},
    {Role::Fx, "fx", "FX", false, false, 0x7D746E},
    {Role::Ambience, "ambience", "Ambience", false, false, 0x6B8066},
}};

constexpr const RoleInfo& info(Role role) { return roles[static_cast<std::size_t>(role)]; }

/// What is known of a role where it is a drum or a tone, but not which: "drum", "tonal"; else the role's own
/// id.
constexpr std::string_view familyOf(Role role) {
    if (info(role).isDrum) return "drum";
    const bool isOfOneRole = role == Role::Vocal || !info(role).isTonal;
    return isOfOneRole ? info(role).id : "tonal";
}

constexpr std::optional<Role> roleFromId(std::string_view id) {
    return valueById(roles, id, &RoleInfo::role);
}

}
