#pragma once

#include "music/sample_traits.h"
#include "music/song.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a person decided about single parts of a song. A request holds it as texts (docs/window.md 14).

namespace gleaner::compose {

/// "Kick=3f09…": which sample plays a part, by its id or the name of its file.
struct Lock {
    std::string part, sample;
};
std::optional<Lock> lockFrom(std::string_view text);
inline bool isLock(std::string_view text) { return lockFrom(text).has_value(); }

/// "Kick", "Chorus 2=3": how often a part or a section was rolled again, once where nothing is said.
struct Reroll {
    std::string name;
    int times = 1; ///< 1..9999
};
std::optional<Reroll> rerollFrom(std::string_view text);
inline bool isReroll(std::string_view text) { return rerollFrom(text).has_value(); }

/// "Kick/Chorus:1.5,0.25,60,100>" takes a note out, "Bass:>2,1,33,90" puts one in, and with a note on either
/// side one becomes the other. A note is its position and length in beats, its key and its velocity; before
/// a slash stands the drum, behind it the pattern, and a melodic track stands alone.
struct NoteEdit {
    std::string lane, pattern;
    std::optional<music::Note> before, after;
    friend bool operator==(const NoteEdit&, const NoteEdit&) = default;
};
std::optional<NoteEdit> noteEditFrom(std::string_view text);
std::string textOf(const NoteEdit& edit);
inline bool isNoteEdit(std::string_view text) { return noteEditFrom(text).has_value(); }

/// The lists of a request with one more decision in them. An empty sample unlocks.
std::vector<std::string> withLock(std::vector<std::string> locks, const std::string& part,
                                  const std::string& sample);
std::vector<std::string> rolledAgain(std::vector<std::string> rerolls, const std::string& name);
/// What changes a note that an earlier edit made becomes one with it, or both go.
std::vector<std::string> withEdit(std::vector<std::string> edits, const NoteEdit& edit);

/// The same, looked up. Of two decisions about one part the last counts.
struct Wishes {
    std::map<std::string, std::string, std::less<>> locks; ///< part to sample
    std::map<std::string, int, std::less<>> rolls;

    int rollOf(std::string_view name) const;
    /// Null: anybody may play it, or who is wanted is not there.
    const music::SampleEntry* lockOf(std::string_view part,
                                     const std::vector<music::SampleEntry>& samples) const;
    std::uint64_t seedOf(std::string_view part, std::uint64_t seed) const;
    /// How much more chance weighs among samples where a part was rolled again.
    double spreadOf(std::string_view part) const { return rollOf(part) > 0 ? 6.0 : 1.0; }
};
/// Each text is one.
Wishes wishesFrom(const std::vector<std::string>& locks, const std::vector<std::string>& rerolls);

/// What a channel of a composed song is called in edits: a drum by its voice, a track by its own name.
std::string laneNameOf(const music::Song& song, int channel);

/// Changes the notes. A note is found by its place within an eighth of a beat and, of a melodic track, its
/// key. A pattern or track that has no note left is placed no more. Returns the edits that found nothing.
std::vector<NoteEdit> applyEdits(music::Song& song, const std::vector<std::string>& edits);

}
