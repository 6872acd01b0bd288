#pragma once

#include "detection/recording_analysis.h"
#include "library/recording.h"

namespace gleaner::library {

/// A recording that is kept in the ear: slices at any sensitivity without another pass over its audio, as
/// `openRecording` would find them. 30 MB for two hours. One call at a time.
class AnalysedRecording {
public:
    /// The one pass. Throws Error (also when the file is no longer what was opened) and Cancelled.
    AnalysedRecording(const Recording& recording, const audio::ChannelChoice& channels,
                      const Progress& progress);

    const RecordingId& id() const { return m_recording.id; }
    const audio::ChannelChoice& channels() const { return m_channels; }

    /// Quick where most slices were described before. Throws Error and Cancelled; what was described until
    /// then stays known.
    analysis::Detection find(const analysis::DetectSettings& settings, const Progress& progress);

private:
    Recording m_recording;
    audio::ChannelChoice m_channels;
    analysis::RecordingAnalysis m_analysis;
    analysis::DescribedSlices m_known;
};

}
