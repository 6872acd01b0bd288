#pragma once

#include <string_view>

namespace gleaner::compose {

// Bars of sixteenths that several styles share.
inline constexpr std::string_view quarters = "x...x...x...x...";
inline constexpr std::string_view eighths = "x.x.x.x.x.x.x.x.";
inline constexpr std::string_view offbeats = "..X...X...X...X.";
inline constexpr std::string_view sixteenths = "xxxxxxxxxxxxxxxx";
inline constexpr std::string_view tresilloSnare = "...x..x....x..x.";

}
