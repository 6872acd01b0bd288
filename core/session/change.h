#pragma once

#include "session/slice_difference.h"
#include "session/state.h"

#include <variant>

namespace gleaner::session {

// A change of a session as a value: what a step of undo holds there and back, and what the journal writes.

/// Recordings came, went, or were read in another way.
struct RecordingsChange {
    std::vector<pack::Asset> assets;
    std::vector<OpenRecording> recordings;
    friend bool operator==(const RecordingsChange&, const RecordingsChange&) = default;
};
/// Slices of one recording. Names those that differ alone: a session holds thousands.
struct SlicesChange {
    int recording = 0;
    SliceDifference slices;
    SliceSplice removed; ///< of what stays away, see pack::Asset
    friend bool operator==(const SlicesChange&, const SlicesChange&) = default;
};
/// What was found in a recording at which sensitivity, and the slices that came of it, together.
struct DetectionChange {
    int recording = 0;
    analysis::Detection detection;
    SliceList slices;
    double sensitivity = 0.5;
    friend bool operator==(const DetectionChange&, const DetectionChange&) = default;
};
struct PresetChange {
    Chains chains;
    ChainStates states;
    friend bool operator==(const PresetChange&, const PresetChange&) = default;
};
/// Every setting of the pack; `assets` stay empty here.
struct RequestChange {
    pack::PackRequest request;
    friend bool operator==(const RequestChange&, const RequestChange&) = default;
};
struct SongChange {
    compose::ComposeRequest song;
    friend bool operator==(const SongChange&, const SongChange&) = default;
};
/// What names have of each recording's numbers, in the order of the recordings.
struct NumbersChange {
    std::vector<std::vector<pack::KeptNumbers>> numbers;
    friend bool operator==(const NumbersChange&, const NumbersChange&) = default;
};
/// Another session as a whole: one that had been given a name.
struct WholeChange {
    State state;
    friend bool operator==(const WholeChange&, const WholeChange&) = default;
};

struct Change {
    std::variant<RecordingsChange, SlicesChange, DetectionChange, PresetChange, RequestChange, SongChange,
                 WholeChange, NumbersChange>
        part;
    friend bool operator==(const Change&, const Change&) = default;
};

RequestChange settingsOf(pack::PackRequest request);
PresetChange presetsOf(const Session& session);

NumbersChange numbersOf(const State& state);

/// The change from one pair of lists to another.
SlicesChange slicesChange(int recording, const pack::Asset& before, const SliceList& slices,
                          const SliceList& removed);
bool isEmpty(const SlicesChange& change);

/// Whether there is such a recording, and whether its lists are as long as the change takes them to be.
bool fits(const State& state, const Change& change);
/// `change` fits.
void applyTo(State& state, const Change& change);
/// What leads back to `state` once `change` was applied to it. `change` fits.
Change inverse(const State& state, const Change& change);
/// Makes of `first` both in a row; false, and nothing happens, where that is not possible.
bool join(Change& first, const Change& then);

/// One step of undo.
struct Step {
    QString text; ///< for the menu
    Change before;
    Change after;
    friend bool operator==(const Step&, const Step&) = default;
};
/// Makes one step of both; false, and nothing happens, where that is not possible.
bool join(Step& first, const Step& then);

}
