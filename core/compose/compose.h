#pragma once

#include "compose/heard.h"
#include "compose/select.h"
#include "music/song.h"
#include "settings/setting.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace gleaner::compose {

/// What a song depends on beside its samples. Ranges, choices, options and forms: compose/song_settings.h.
struct ComposeRequest {
    std::string title = "Gleaner song";
    music::Key key{9, music::Mode::Minor};
    double bpm = 95.0;
    /// A name of `scales()`, which then is kept to; empty: natural minor or major by the key, a V in minor
    /// being major.
    std::string scale;
    std::string style = "dembow_classic"; ///< a name of `styles()`
    std::string metre = "4/4";            ///< a name of `metres()`
    std::string form;        ///< a name of `forms()`; empty: the style's; ignored when `bars` is given
    std::optional<int> bars; ///< a song of so many bars (rounded up to a multiple of 4)
    std::uint64_t seed = 1;
    std::string bassStyle; ///< a name of `bassLines()`; empty: what goes with the style, for verse and chorus
    std::string kickPolicy;  ///< lock, duck, shift or avoid: what the bass does where it meets a kick; empty:
                             ///< what goes with the style
    std::string progression; ///< a name of `progressions()`; empty: drawn by the seed among those that fit
    std::optional<double> swing; ///< percent, 50 is straight; none: the style's own
    double humanise = 0.0;       ///< of the usual looseness in time, 1 is all of it; 0 stays on the grid
    double dynamics = 1.0;       ///< of the usual looseness in velocity
    bool fills = true;
    std::string groove; ///< file of a groove or of a recording that has one; empty: the style's swing alone
    std::optional<double> grooveAmount; ///< percent; none: all of it
    std::string grooveOn = "song";      ///< a name of `grooveParts()`
    std::string replay; ///< file of a recording whose own rhythm is the beat; empty: the style's
    std::vector<std::string>
        replayRoles; ///< drums that play it, a name of `replayRoleNames()` each; none: all
    /// What a person decided of single parts, each a text (compose/wishes.h). What names nothing that this
    /// song has is left out, and said.
    std::vector<std::string> locks;   ///< "Kick=ID": the sample that plays a part
    std::vector<std::string> rerolls; ///< "Lead=2", "Chorus 1": a part or a section, rolled again so often
    std::vector<std::string> edits;   ///< of single notes, over what is composed
    bool automation = true;           ///< levels that move, where the style has some
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

/// A sample that could play a part.
struct Alternative {
    std::string sample; ///< its id, or where it has none the name of its file: what a lock names
    std::string path;
    double score = 0.0;   ///< 0..1
    int semitones = 0;    ///< the furthest that it would be moved
    double stretch = 1.0; ///< of its length; 1 for what is not stretched
    std::vector<music::Character> character;
    std::optional<double> lufs; ///< where it was measured
    std::string reason;
};

struct Composition {
    music::Song song;
    std::vector<Choice> choices;
    std::vector<std::string> warnings;
    /// By part, best first, where they were asked for.
    std::map<std::string, std::vector<Alternative>> alternatives;
};

using Named = settings::Choice;
std::span<const Named> styles();          ///< "dembow_classic", …
std::span<const Named> metres();          ///< "4/4", "3/4", "6/8", "7/8"
std::span<const Named> forms();           ///< "radio", "stream", "dj", and the styles' own
std::span<const Named> bassLines();       ///< "tresillo16", "perreo", …
std::span<const Named> progressions();    ///< "i-VI-III-VII", …
std::span<const Named> kickPolicyNames(); ///< "lock", …
std::span<const Named> scales();          ///< "minor", "major", "harmonic_minor", "dorian", "phrygian", …

/// The tempo a style usually has; 95 for an unknown one.
double usualBpm(std::string_view style);

std::span<const Named> grooveParts();     ///< "song", "drums"
std::span<const Named> replayRoleNames(); ///< "kick", "snare", …: the roles of a kit

/// Writes the song. `heard`: what the files that the request names say (`pack::heardFor`). Same request and
/// same samples in any order: same song. Throws Error with one sentence when the request can't be met (a
/// setting that is not what its declaration takes, or not one usable sample).
/// `alternatives`: of so many samples each part is told that could play it.
Composition compose(const ComposeRequest& request, const std::vector<music::SampleEntry>& samples,
                    const Heard& heard = {}, int alternatives = 0);

}
