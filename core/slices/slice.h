#pragma once

#include "audio/channels.h"
#include "base/range.h"
#include "music/sample_traits.h"
#include "slices/fingerprint.h"
#include "slices/loop_candidate.h"
#include "slices/origin.h"

#include <optional>
#include <string>
#include <vector>

namespace gleaner::analysis {

/// A stretch of a recording worth keeping.
struct Slice {
    std::string
        id; ///< unique in its recording and stable: kind's first letter + first frame as found, "h123456"
    FrameRange range;
    double confidence = 0.0;    ///< 0..1
    std::string reason;         ///< plain words: "18 dB above the noise floor, decays within 0.3 s"
    music::SampleTraits traits; ///< kind, role, bpm, key … as heard in the recording
    /// Those it was found in and is taken from; nothing: a recording of one or two channels as it stands.
    std::optional<audio::Channels> channels;
    std::vector<LoopCandidate>
        candidates; ///< loops: other starts and other numbers of bars, least cost first
    std::optional<Fingerprint> fingerprint; ///< of hits, as they were found
    Origin origin = Origin::Found;
    std::string label = {}; ///< what a mark is called
    friend bool operator==(const Slice&, const Slice&) = default;
};

/// All that was found in one recording, sorted by begin, then kind.
struct Detection {
    double noiseFloorDb = 0.0; ///< median of the broadband noise floor, dBFS RMS
    std::vector<Slice> slices;
    std::vector<int> silentChannels =
        {}; ///< counted from 0: without a sound of their own, no slice takes them
    std::vector<int> invertedChannels = {}; ///< counted from 0: the one before upside down
    friend bool operator==(const Detection&, const Detection&) = default;
};

}
