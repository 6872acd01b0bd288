#pragma once

#include "compose/bass.h"
#include "compose/chords.h"
#include "compose/harmony.h"
#include "compose/kit.h"
#include "music/sample_traits.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace gleaner::compose {

enum class Part { Bass, Chords, Pad, Lead, Octave };

/// One register a part can be written in: the keys it would need, and how well that register becomes the part
/// (0..1).
struct Setting {
    std::vector<int> keys;
    double worth = 1.0;
    int base = 0; ///< for the writer: lowest note of a bass register, tonic of a melody
    std::vector<Voicing> voicings;
};

/// A sample that plays notes.
struct Instrument {
    const music::SampleEntry* sample = nullptr;
    int root = 60;        ///< MIDI note at which it plays untransposed
    double tuning = 0.0;  ///< semitones that bring its own pitch onto the root, -0.5..0.5
    bool isChord = false; ///< holds a whole triad: plays one key a chord
    Setting setting;
    double score = 0.0;
    std::string reason;
};

/// How far a sample may be moved by its notes (docs/music.md 5.2).
inline constexpr int mostDown = 12, mostUp = 7;

/// The registers a part could be written in for a sample of that root.
using SettingsFor = std::function<std::vector<Setting>(int root)>;

/// Chooses who plays a part: a sample of the part's own role where one can, else one of another role that
/// carries pitches, else any; among those by register, length and whether the song has it already (`uses` by
/// path). No sample when none can, the reason saying so, as it says what stands in. Hits, phrases and
/// textures of one known pitch qualify; a hit of a tonal role whose key alone is known is taken to sound its
/// tonic. Nobody is moved further than -12..+7, or two semitones more, or an octave more before the part goes
/// to a role that carries no pitch.
/// `only`: this sample and no other, however badly it plays. `spread`: how much more chance weighs.
Instrument assignInstrument(Part part, const std::vector<music::SampleEntry>& samples,
                            const SettingsFor& settings, const std::map<std::string, int>& uses,
                            std::uint64_t seed, double spread = 1.0,
                            const music::SampleEntry* only = nullptr);

/// Who could play it best, in the order in which `assignInstrument` looks; uses count nothing.
std::vector<Instrument> rankInstruments(Part part, const std::vector<music::SampleEntry>& samples,
                                        const SettingsFor& settings, int most);

/// From the twelve notes at `low` on, or an octave or two above.
SettingsFor bassSettings(const music::Key& key, std::span<const Chord> chords, int low = subRegister);
/// Voicings within the register, or an octave or two above it, and within what the sample bears.
SettingsFor chordSettings(const music::Key& key, std::span<const Chord> chords, const Register& range);
/// `octaves` above the lead's own register.
SettingsFor leadSettings(const music::Key& key, std::span<const music::Note> melody, int octaves);

/// The key at which a chord sample rooted at `root` fits under a chord: its own root where the quality is the
/// same, else that of the relative triad, whose notes the scale has too. Nothing where even that would clash.
std::optional<int> chordSampleKey(const music::Key& sampleKey, int root, const music::Key& song,
                                  const Scale& scale, const Chord& chord);

}
