#pragma once

#include "compose/wishes.h"
#include "music/sample_traits.h"
#include "styles/drum_voice.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::compose {

/// The sample of a drum channel.
struct Drummer {
    const music::SampleEntry* sample = nullptr;
    int key = 60;       ///< struck at this note: a stand-in may be tuned down to be a kick
    double score = 0.0; ///< 0..1
    std::string reason;
    bool isStandIn = false; ///< of another role
};

/// One sample, or none, for each voice, and why.
struct Kit {
    std::array<std::optional<Drummer>, voices.size()> players;
    std::array<std::string, voices.size()> silence; ///< why a voice has no sample

    VoiceSet assigned() const;
    int timesUsed(const music::SampleEntry& sample) const;
};

/// Casts the drums from hits. First by role; then stand-ins, so that kick, snare and hat are there whenever
/// there is any hit: the darkest, the one nearest to a snare, the brightest, tuned a little towards their
/// part. Of near equals the seed decides. `samples` must outlive the kit.
Kit assignKit(const std::vector<music::SampleEntry>& samples, std::uint64_t seed, const Wishes& wishes = {});

/// The samples that could play a voice best, best first; those of its own role before all others.
std::vector<Drummer> rankDrummers(const std::vector<music::SampleEntry>& samples, Voice voice, int most);

/// What a sample is known by wherever its folder lies: its id, else the name of its file.
std::string_view identityOf(const music::SampleEntry& sample);

/// A small number for a sample, 0..1, that depends on its identity and the seed alone: what lets seeds differ
/// without favouring any order.
double tieBreak(const music::SampleEntry& sample, std::uint64_t seed);

}
