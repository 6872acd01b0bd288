#pragma once

#include "music/role.h"
#include "music/sample_kind.h"

#include "ui/keymap/key_command.h"

#include <array>
#include <span>

namespace gleaner::ui {

class RegionsPage;

/// One command of the table of regions and its usual keys. The table answers to them; the line below it, the
/// keymap and the manual read them here. One hand has all it needs on the left of the keyboard, another on
/// its arrows.
struct RegionKey {
    const char* id;
    const char* keys; ///< portable, separated by "; "
    const char* what;
    void (*run)(RegionsPage&);
};

std::span<const RegionKey> regionKeys();

KeyCommands regionKeyCommands();

/// Roles that the keys 5 to 9 give, for each kind the likeliest.
std::array<music::Role, 5> quickRoles(music::SampleKind kind);

}
