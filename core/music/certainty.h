#pragma once

#include "music/sample_traits.h"

#include <array>
#include <string_view>

namespace gleaner::music {

/// Confidence of what a person said. What was heard stays below it.
inline constexpr double certain = 1.0;
inline constexpr double mostHeard = 0.99;

/// What a name may tell of a sample.
enum class Fact { Tempo, Key, Role, Family };

struct FactLimit {
    Fact fact;
    std::string_view id;
    double limit; ///< of confidence: from here on at most one in fifty was wrong
};

/// Set by packaging/training/name_limits.py on annotated recordings, each origin left out of the setting
/// once; docs/naming.md 2 has the figures.
inline constexpr std::array<FactLimit, 4> factLimits = {{
    {Fact::Tempo, "tempo", 0.7},
    {Fact::Key, "key", 0.95},
    {Fact::Role, "role", 0.89},
    {Fact::Family, "family", 0.82},
}};
constexpr const FactLimit& info(Fact fact) { return factLimits[static_cast<std::size_t>(fact)]; }

/// Whether it is known well enough to stand in a name: above its limit, of a tempo also that half or twice of
/// it, from `slowest` to `fastest` bpm, isn't the next that it could be. What a person said always is.
bool isSure(const SampleTraits& traits, Fact fact, double slowest = 60.0, double fastest = 185.0);

}
