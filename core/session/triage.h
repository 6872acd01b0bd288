#pragma once

#include "session/slice_changes.h"

#include <array>
#include <optional>
#include <string_view>

namespace gleaner::session {

// From hundreds of found regions to those worth keeping, one decision after another.

enum class Verdict { Open, Kept, Rejected };

Verdict verdictOf(const pack::ChosenSlice& slice);
/// Rejected regions stay where they are and out of the pack.
void decide(pack::ChosenSlice& slice, Verdict verdict);

/// What was heard of a region and may be wrong.
enum class Guess { Role, Tempo, Key };

struct GuessInfo {
    Guess guess;
    std::string_view id;
    double limit; ///< of confidence: below it a person is asked
};

/// A guess that is wrong in two of five cases is worth a key.
inline constexpr std::array<GuessInfo, 3> guesses = {{
    {Guess::Tempo, "tempo", 0.6},
    {Guess::Key, "key", 0.6},
    {Guess::Role, "role", 0.6},
}};

/// The first of `guesses` that the region has and nobody is sure of.
std::optional<Guess> questionOf(const pack::ChosenSlice& slice);
/// A person said so: it is certain from now on.
void confirm(pack::ChosenSlice& slice, Guess guess);
/// It is not. Of a tempo the next that it may be takes its place, to be asked about; of a role what its kind
/// usually has; of a key none.
void refuse(pack::ChosenSlice& slice, Guess guess, int rate);
/// As confirmed.
void setRole(pack::ChosenSlice& slice, music::Role role);

/// Groups for the takes of one sound each, by the sounds' roles: "Kick takes 1", "Kick takes 2", "Snare takes
/// 1".
std::vector<std::string> takeGroups(const std::vector<music::Role>& sounds);

}
