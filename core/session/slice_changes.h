#pragma once

#include "library/analysed_stretch.h"
#include "music/certainty.h"
#include "pack/plan/request.h"

#include <string>
#include <vector>

namespace gleaner::session {

// What a person's hand does to slices, as functions of values; `Document` makes undo steps of them.

using SliceList = std::vector<pack::ChosenSlice>;

/// The confidence of what a person said; nothing that is heard is as sure.
using music::certain;

/// What a region of this kind is taken for while nobody knows better.
music::Role usualRole(music::SampleKind kind);

/// By begin, then end, then id.
void sortSlices(SliceList& slices);
pack::ChosenSlice* findSlice(SliceList& slices, const std::string& id);

/// The part of `range` inside a file of `frames` frames, turned round where it runs backwards; at least one
/// frame.
FrameRange insideFile(FrameRange range, Frame frames);

/// Beats and bars of a slice of `seconds` at its tempo: whole beats within 2 %, else none; bars where they
/// divide by four.
void fitBeats(music::SampleTraits& traits, double seconds);

// A locked one stays as it is, whatever is asked for below.

/// Fades stay as long as there is room for them.
void setRange(pack::ChosenSlice& slice, FrameRange range, int rate);
/// What another kind can't have goes: only loops and phrases have a tempo.
void setKind(pack::ChosenSlice& slice, music::SampleKind kind);

/// An id that no slice of `slices` has: kind's first letter and the first frame ("h123456"), a letter behind
/// it where needed.
std::string freshId(const SliceList& slices, music::SampleKind kind, Frame begin);

/// A slice that a person drew: confidence 1, the role its kind usually has.
pack::ChosenSlice drawnSlice(const SliceList& slices, FrameRange range, music::SampleKind kind);

/// What was heard of it now, in place of what was known before; what a person said (role, key, tempo) stays.
void takeAnalysis(pack::ChosenSlice& slice, const library::AnalysedStretch& analysed, int rate);

/// What a region was found as: as it is, while no hand came near it. Nothing for a drawn one.
std::vector<pack::DetectedAs> detectedAs(const pack::ChosenSlice& slice);

/// Marks what a hand changed or made since `before`, and lets it remember what it was.
void markEdited(const SliceList& before, SliceList& after);
/// The same for one; null: it wasn't there.
void markEdited(const pack::ChosenSlice* before, pack::ChosenSlice& after);

/// Whether it was found once, whatever became of it; what a person drew wasn't.
bool wasFound(const pack::ChosenSlice& slice);

/// Takes them out of `slices`; those that were once found go to `removed`.
void removeFrom(SliceList& slices, SliceList& removed, const std::vector<std::string>& ids);
/// Puts all that was removed back, each under its own id or a fresh one.
void bringBack(SliceList& slices, SliceList& removed);

/// One slice from the first's begin to the last's end, in place of those named (two at least that are not
/// locked, else nothing happens); the longest gives kind and role, the outer ones the fades. Its id; empty:
/// none.
std::string join(SliceList& slices, const std::vector<std::string>& ids, int rate);

/// The slice from `at` on; what is before stays in `first`, which is not locked. Both keep what was heard.
pack::ChosenSlice splitOff(const SliceList& slices, pack::ChosenSlice& first, Frame at, int rate);

}
