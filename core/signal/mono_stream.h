#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"
#include "signal/channel_survey.h"
#include "signal/decimator.h"

#include <span>
#include <vector>

namespace gleaner::analysis {

/// +1 or -1 a channel, so that the sum keeps what stands in opposite polarity: a balanced mono signal on a
/// stereo track is silent in the plain mean. Judged from eight short looks spread over the recording.
std::vector<float> mixPolarity(audio::AudioSource& source);
/// The same for a sample in memory, from all of it.
std::vector<float> mixPolarity(const audio::AudioBuffer& sample);

/// Mean of all channels under `polarity`; anything not finite counts as 0.
void mixToMono(const audio::AudioBuffer& block, std::span<const float> polarity, std::vector<float>& mono);

/// A recording as mono blocks at a rate of at most 80 kHz: higher rates are halved, taken by three …
/// Streams; the samples do not depend on the block size of the source.
class MonoStream {
public:
    /// What streams by is told to `survey` too, unless that is null.
    MonoStream(audio::AudioSource& source, std::vector<float> polarity, Progress progress,
               ChannelSurvey* survey = nullptr);

    double rate() const { return m_rate; }

    /// The next samples; empty at the end. Valid until the next call. Reports progress. Throws Error and
    /// Cancelled.
    std::span<const float> next();

    /// Frames of the recording that were read so far: at the end, its true length.
    Frame framesRead() const { return m_position; }

private:
    audio::AudioSource& m_source;
    Progress m_progress;
    ChannelSurvey* m_survey;
    std::vector<float> m_polarity;
    Decimator m_decimator;
    double m_rate;
    audio::AudioBuffer m_block;
    std::vector<float> m_mono;
    std::vector<float> m_output;
    Frame m_position = 0;
    bool m_ended = false;
};

}
