#pragma once

#include "base/find_by_id.h"

#include <array>
#include <optional>
#include <string_view>

namespace gleaner::analysis {

/// Where a slice comes from: the detection, a mark that somebody set while recording, or a hand.
enum class Origin { Found, Mark, Drawn };

struct OriginInfo {
    Origin origin;
    std::string_view id; ///< in JSON
};

inline constexpr std::array<OriginInfo, 3> origins = {{
    {Origin::Found, "found"},
    {Origin::Mark, "mark"},
    {Origin::Drawn, "drawn"},
}};

constexpr const OriginInfo& info(Origin origin) { return origins[static_cast<std::size_t>(origin)]; }

constexpr std::optional<Origin> originFromId(std::string_view id) {
    return valueById(origins, id, &OriginInfo::origin);
}

}
