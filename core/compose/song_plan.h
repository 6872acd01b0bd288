#pragma once

#include "compose/bass.h"
#include "compose/compose.h"
#include "compose/feel.h"
#include "compose/form.h"
#include "compose/harmony.h"
#include "compose/kit.h"
#include "compose/wishes.h"
#include "music/metre.h"
#include "styles/drum_styles.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace gleaner::compose {

/// A request with every name looked up and every choice of chance made that the parts have in common.
struct SongPlan {
    music::Key key;
    double bpm = 95.0;
    const Scale* scale = nullptr;
    const DrumStyle* style = nullptr;
    music::Metre metre;
    const Progression* progression = nullptr;
    const BassStyle* bass = nullptr;
    const BassStyle* verseBass = nullptr;
    bool mayThinBass = false; ///< nobody asked for these bass styles by name
    KickPolicy kickPolicy = KickPolicy::Lock;
    bool fills = true;
    bool automation = true;
    Feel feel;                    ///< of the drums
    Feel melodicFeel;             ///< of all else
    const Heard* heard = nullptr; ///< of the caller, who keeps it
    std::vector<std::string> replayRoles;
    std::uint64_t seed = 1;
    std::vector<SectionPlan> sections;
    std::vector<music::SampleEntry> samples; ///< usable ones, sorted by path
    Wishes wishes;                           ///< those that this song can meet
    int alternatives = 0;                    ///< how many each part is told of
    double usualLufs = -16.0;                ///< median of the samples that have a loudness

    /// Chance of its own for each part, so that a change in one leaves the others alone.
    Random chance(std::string_view part) const {
        return Random(hash64(part, seed * 0x9e3779b97f4a7c15ULL + 1));
    }
    /// The same of a part or section that may have been rolled again.
    Random chance(std::string_view part, std::string_view rolled) const {
        const auto roll = static_cast<std::uint64_t>(wishes.rollOf(rolled));
        return Random(hash64(part, seed * 0x9e3779b97f4a7c15ULL + 1 + roll * 0xd1342543de82ef95ULL));
    }
    const music::SampleEntry* lockOf(std::string_view part) const { return wishes.lockOf(part, samples); }

    /// A part's volume as written to its channel: turned down to leave the mix headroom, and moved by half of
    /// what the sample's loudness lies off the usual, at most 3 dB. Null for a channel without a sample.
    double levelled(double volume, const music::SampleEntry* sample) const;
    /// The same for a part whose notes a groove turns down: its channel makes up for that in the mean.
    double levelled(double volume, const music::SampleEntry* sample, const Feel& feelOfNotes) const;
};

/// What is told of a sample that could play a part.
Alternative alternativeOf(const music::SampleEntry& sample, double score, const std::string& reason);

/// Throws Error, see `compose`.
SongPlan makePlan(const ComposeRequest& request, const std::vector<music::SampleEntry>& samples,
                  const Heard& heard, std::vector<std::string>& warnings);

/// Patterns, their items on the playlist's tracks 1 (beat), 2 (percussion) and 3 (crashes, risers), and the
/// seventeen channels.
void arrangeDrums(const SongPlan& plan, const Kit& kit, Composition& composition);

/// Bass, chords, pad and lead on tracks of their own.
void arrangeMelodies(const SongPlan& plan, const Kit& kit, Composition& composition);

/// Loops, a phrase and the background as audio clips.
void arrangeClips(const SongPlan& plan, Composition& composition);

/// What the style's sections and kicks do to the levels of the tracks that are there, whose channels are
/// numbered.
void arrangeMoves(const SongPlan& plan, music::Song& song);

}
