#pragma once

#include "kits/devices.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::lint {

enum class Shop { Splice, SoundtrackLoops, Loopmasters, Freesound, Device };
inline constexpr std::size_t shopCount = 5;

/// What a shop, or a device, takes; which of it is demanded and which is custom, the rules' table says
/// (lint/rules.cpp). What is empty, or 0, is not limited.
struct Profile {
    Shop shop = Shop::Splice;
    std::string id{};                   ///< on the command line: "soundtrack-loops"
    std::string name;                   ///< for people
    std::string source;                 ///< where its demands stand, and when that was looked at
    std::string signs{};                ///< what a name may hold beside ASCII letters and digits
    std::vector<std::string> endings{}; ///< of files: ".wav"
    std::vector<int> rates{};           ///< Hz
    int leastBits = 0, mostBits = 0;
    int mostChannels = 2;
    double mostPeakDb = 0.0; ///< dBTP
    double mostSeconds = 0.0;
    std::size_t longestName = 0; ///< characters, without the ending
    std::size_t perFolder = 0;   ///< files
    std::size_t depth = 4;       ///< folders inside each other
    int leastLoops = 0;
    std::vector<int> measures{}; ///< of a loop
    std::size_t leastTags = 0, mostTags = 0;
    std::vector<std::string> licences{}; ///< SPDX ids
    std::string naming{}, format{};      ///< settings of a request that give what it wants
};

/// The shops, then the devices.
std::span<const Profile> profiles();

/// By its id; null where there is none.
const Profile* findProfile(std::string_view id);

}
