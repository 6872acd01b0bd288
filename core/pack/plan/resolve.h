#pragma once

#include "library/recording.h"
#include "pack/plan/request.h"

#include <span>
#include <vector>

namespace gleaner::pack {

/// What was found, as nobody has touched it yet: a mark has the name that it was given.
ChosenSlice chosenAsFound(const analysis::Slice& slice);

/// The hits to choose from when a request asks for variety (similar/hit_choice.h). One that a person named,
/// kept or marked is settled.
analysis::HitToChoose toChoose(const ChosenSlice& hit);

/// Gives every asset its slices: what was found in its recording where it names none, sorted, without what is
/// left out or too much of the same. Given slices and found ones must make the same plan: the order of a list
/// says nothing. `recordings` are those of the assets.
void resolveSlices(PackRequest& request, std::span<const library::RecordingRef> recordings);

/// Chosen channels count for all slices; those that are all that the recording has, and as they stand, are
/// not worth a word: nothing of it is another sample then.
void resolveChannels(std::vector<ChosenSlice>& slices, const audio::ChannelChoice& choice, int ofRecording);

}
