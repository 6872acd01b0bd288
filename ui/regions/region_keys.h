#pragma once

#include "music/role.h"
#include "music/sample_kind.h"

#include "ui/waveform/waveform_view.h"

#include <QKeyCombination>

#include <array>
#include <span>

namespace gleaner::ui {

class RegionsPage;

/// One key of the table of regions and what it does. The table answers to it, the line below it and the sheet
/// of keys are printed from it. One hand has all it needs on the left of the keyboard, another on its arrows.
struct RegionKey {
    QKeyCombination key;
    const char* what = ""; ///< empty: another key for the line above
    void (*run)(RegionsPage&) = nullptr;
};

std::span<const RegionKey> regionKeys();

/// For the sheet of keys.
std::vector<KeyHelp> regionKeyHelp();

/// Roles that the keys 5 to 9 give, for each kind the likeliest.
std::array<music::Role, 5> quickRoles(music::SampleKind kind);

}
