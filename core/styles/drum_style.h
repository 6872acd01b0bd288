#pragma once

#include "styles/drum_voice.h"
#include "styles/section.h"

#include <span>
#include <string_view>

namespace gleaner::compose {

/// Sixteenths: step s of a bar is s / 4 beats.
inline constexpr int stepsPerBar = 16;
inline constexpr double stepBeats = 0.25;

/// One voice of a beat, a character a sixteenth: `x` a hit, `X` an accent, `o` a ghost, `.` a rest; a digit
/// is so many hits in the time of one, or with a `-` behind it of two, and so on: `2` thirty-seconds, `3-`
/// a triplet in an eighth. One bar, or more that take turns.
struct StepRow {
    Voice voice = Voice::Kick;
    std::string_view steps; ///< empty: no row
};

/// Onsets and lengths of a bass bar in beats (docs/music.md 2.1).
struct BassStyle {
    std::string_view id, name, help;
    struct Onset {
        double pos, len;
        int interval = 0; ///< semitones above the chord's root
    };
    std::span<const Onset> onsets;
};

/// When chords are struck: `x` a stab up to the next mark but at most half a beat, `=` one that is held to
/// the next mark.
struct ChordRhythm {
    std::string_view id, name;
    std::string_view steps; ///< one bar
};

/// Two bars of question and two of answer, a character a sixteenth: `x` a note, `-` its length, `.` silence.
/// The answer comes to rest off the strong beats, so that its goal need not be a tone of the last chord.
struct PhraseRhythm {
    std::string_view call, answer;
};

/// A progression by its id, and how often it is drawn.
struct ProgressionWeight {
    std::string_view id;
    double weight;
};

/// Who plays a voice for which the pack has no sample.
struct StandIn {
    Voice voice, player;
};

/// Layers that make room for each kick: at it their volume falls to a part of itself, and is back so many
/// beats later.
struct Ducking {
    unsigned layers = 0;
    double to = 1.0, beats = 0.5;
};

/// The beat of a style in a metre that is not four quarters.
struct MetreRows {
    int beats, unit;
    std::span<const StepRow> rows; ///< bars of 16 * beats / unit steps
};

/// A way of drumming, and the bass, chords and form that go with it. One file each in resources/styles, which
/// says where its facts come from (docs/music.md 1.2, 2.1).
struct DrumStyle {
    std::string_view id, name, help;
    double bpm = 0.0;                     ///< usual tempo
    double slowest = 0.0, fastest = 0.0;  ///< bpm within which it is at home
    double swing = 50.0;                  ///< percent, 50 is straight
    std::string_view verseBass, bass;     ///< ids of bass styles
    std::string_view verseChords, chords; ///< ids of chord rhythms
    std::string_view kickPolicy;          ///< what its bass does where it meets a kick
    int bassRegister = 28;                ///< lowest of the twelve notes that its bass has, MIDI
    int barsPerChord = 1;
    std::span<const StepRow> rows;
    std::span<const MetreRows> metres;
    std::span<const StandIn> standIns; ///< the nearer first
    double ambienceFadeMs = 0.0;       ///< of the background, at both ends; 0: only where it is cut
    Ducking ducking;
    std::span<const BassStyle> bassStyles;           ///< its own
    std::span<const ChordRhythm> chordRhythms;       ///< its own
    std::span<const PhraseRhythm> phrases;           ///< of its melodies; empty: those that all share
    std::span<const ProgressionWeight> progressions; ///< empty: those that all share, by their weights
    std::string_view formHelp;                       ///< of its own form, which has its id
    std::span<const FormPart> form;                  ///< empty: the first of those that all share
};

}
