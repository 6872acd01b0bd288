#pragma once

#include "compose/select.h"
#include "music/song.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace gleaner::compose {

struct ComposeRequest {
    std::string title = "Gleaner song";
    music::Key key{9, music::Mode::Minor};
    double bpm = 95.0;
    std::string scale;                    ///< empty: natural minor or major by the key
    std::string style = "dembow_classic"; ///< a name of `styles()`
    std::string form = "radio";           ///< a name of `forms()`; ignored when `bars` is given
    std::optional<int> bars;              ///< a song of so many bars (multiples of 4 are rounded up)
    std::uint64_t seed = 1;
    friend bool operator==(const ComposeRequest&, const ComposeRequest&) = default;
};

/// Why a sample plays a part; also why a part stays silent.
struct Choice {
    std::string part; ///< "Kick", "Bass", "Loop 1"
    music::Role role = music::Role::Kick;
    std::string sampleId; ///< empty: nothing fitted
    std::string path;
    double score = 0.0;
    std::string reason;
};

struct Composition {
    music::Song song;
    std::vector<Choice> choices;
    std::vector<std::string> warnings;
};

struct Named {
    std::string_view id;
    std::string_view name;
    std::string_view help;
};
std::span<const Named> styles(); ///< "dembow_classic", …
std::span<const Named> forms();  ///< "radio", "stream", "dj"
std::span<const Named> scales(); ///< "minor", "major", "harmonic_minor", "dorian", "phrygian", …

/// Writes the song. Same request and same samples in any order: same song. Throws Error with one sentence
/// when the request can't be met (bpm outside 40..250 or not finite, unknown style, form or scale, bars < 1,
/// or not one usable sample).
Composition compose(const ComposeRequest& request, const std::vector<music::SampleEntry>& samples);

}
