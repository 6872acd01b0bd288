#pragma once

#include "music/key.h"
#include "music/metre.h"
#include "music/song.h"
#include "styles/drum_style.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace gleaner::compose {

/// Those that all styles share, then the styles' own.
std::span<const BassStyle> bassStyles();
const BassStyle* findBassStyle(std::string_view id);

/// What the bass does where it meets a kick, within 0.125 beats inclusive: Lock stays, Duck plays softer,
/// Shift moves a sixteenth on where that is free, Avoid leaves the note out, but never a whole bar.
enum class KickPolicy { Lock, Duck, Shift, Avoid };
struct KickPolicyInfo {
    KickPolicy policy;
    std::string_view id, name, help;
};
inline constexpr KickPolicyInfo kickPolicies[] = {
    {KickPolicy::Lock, "lock", "With the kick", "Bass and kick strike together."},
    {KickPolicy::Duck, "duck", "Softer under it", "Where a kick falls, the bass plays softer."},
    {KickPolicy::Shift, "shift", "A sixteenth later", "Where a kick falls, the bass waits a sixteenth."},
    {KickPolicy::Avoid, "avoid", "Around it", "Where a kick falls, the bass is silent."}};
std::optional<KickPolicy> kickPolicyFromId(std::string_view id);

/// Lowest note of the sub register: its twelve notes are MIDI 28..39, 41 to 78 Hz.
inline constexpr int subRegister = 28;

/// The one note of a pitch class in the twelve from `low` on.
int bassNote(int pitchClass, int low = subRegister);

/// One bar of the style for each root (MIDI notes), monophonic. `kicks` in beats from the start.
std::vector<music::Note> writeBass(const BassStyle& style, std::span<const int> roots,
                                   std::span<const double> kicks, KickPolicy policy,
                                   const music::Metre& metre = {});

/// Turns the last note, where it is a pick-up (the last eighth of its bar) and the chord changes, into a step
/// of the scale that leads to the next root. `next` is that root, `scale` the pitch classes allowed, `low`
/// the register.
void leadOver(std::vector<music::Note>& notes, int next, std::span<const int> scale, int low,
              const music::Metre& metre = {});

}
