#pragma once

#include "music/role.h"
#include "music/sample_kind.h"

#include <string_view>

namespace gleaner::audio {

/// A row of the Universal Category System 8.2 (universalcategorysystem.com), by which libraries of effects
/// are sorted.
struct UcsCategory {
    std::string_view category, subCategory, catId;
    friend bool operator==(const UcsCategory&, const UcsCategory&) = default;
};

/// Where a sample belongs by what it is; what it depicts is for a person to say.
UcsCategory ucsCategoryOf(music::SampleKind kind, music::Role role);

}
