#pragma once

#include "compose/form.h"
#include "music/metre.h"
#include "music/sample_traits.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gleaner::compose {

/// A sample laid on the playlist as it is, stretched and moved as needed.
struct Clip {
    const music::SampleEntry* sample = nullptr;
    int bars = 1;                       ///< length of one placing
    std::optional<double> stretchBeats; ///< beats of the song that the whole sample is stretched to
    double transpose = 0.0;             ///< semitones
    double score = 0.0;
    std::string reason;
};

/// Loops for the song, best first: in the key after a small shift, near in tempo, whole bars long. Of near
/// equals the seed decides.
std::vector<Clip> rankLoops(const std::vector<music::SampleEntry>& samples, const music::Key& key, double bpm,
                            std::uint64_t seed, const music::Metre& metre = {});

/// Phrases in the same way, voices first; they are placed once a section.
std::vector<Clip> rankPhrases(const std::vector<music::SampleEntry>& samples, const music::Key& key,
                              double bpm, std::uint64_t seed, const music::Metre& metre = {});

/// Textures for the background, best first: the longest of those that say ambience.
std::vector<Clip> rankAmbience(const std::vector<music::SampleEntry>& samples, double bpm, std::uint64_t seed,
                               const music::Metre& metre = {});

/// The longest hit, for packs that hold nothing but hits.
std::optional<Clip> chooseAccent(const std::vector<music::SampleEntry>& samples, double bpm,
                                 std::uint64_t seed, const music::Metre& metre = {});

/// Start bars that fill the sections of a layer with a clip or phrase of so many bars; with `once`, the first
/// bar of each section alone.
std::vector<int> startsIn(std::span<const SectionPlan> plan, unsigned layers, int bars, bool once = false);

}
