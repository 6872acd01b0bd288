#pragma once

#include "music/sample_traits.h"
#include "settings/field.h"

#include <optional>
#include <string>
#include <vector>

namespace gleaner::catalog {

/// What a sample has to be; what is left out may be anything. All of it has to hold.
struct SampleQuery {
    std::string words; ///< each the beginning of a word of its path, facts, pack or recording; accents aside
    std::optional<music::Role> role;
    std::optional<music::SampleKind> kind;
    std::optional<music::Key> key;
    bool compatibleKeys = false; ///< also the keys that sound well with it: relative and neighbours
    std::optional<double> slowest, fastest; ///< bpm
    bool octaves = false;                   ///< also tempi of which half or double is between them
    std::optional<music::Character> character;
    std::optional<double> shortest, longest; ///< seconds
    std::optional<double> quietest, loudest; ///< LUFS
    std::string near;                        ///< a sound file: the nearest to it come first
    int limit = 100;
    friend bool operator==(const SampleQuery&, const SampleQuery&) = default;
};

/// Every setting of a query, declared once.
std::span<const settings::Field<SampleQuery>> querySettings();

}
