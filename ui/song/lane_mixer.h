#pragma once

#include "audio/audio_source.h"
#include "preview/lanes.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace gleaner::ui {

using SharedLaneSound = std::shared_ptr<const preview::LaneSound>;

/// The lanes of a song on their way to the ear, and how loud each is heard: made on the window's thread,
/// filled by a job, read by the thread that reads ahead. A lane that is turned off is left out of the sum;
/// nothing is rendered for it.
class LaneMixer {
public:
    LaneMixer(std::vector<preview::Lane> lanes, int rate);

    int rate() const { return m_rate; }
    Frame frames() const { return m_frames; } ///< the song, and what may ring on after it
    const std::vector<preview::Lane>& lanes() const { return m_lanes; }

    /// From then on the lane is heard; what waited for it goes on. Null: it never will be.
    void setSound(std::size_t lane, SharedLaneSound sound);
    SharedLaneSound soundOf(std::size_t lane) const; ///< null: not there yet
    void setGain(std::size_t lane, float gain) { m_gains[lane] = gain; }
    void setMasterGain(float gain) { m_master = gain; }
    /// Nothing more will come: what waits gets what is there.
    void abandon();

    /// Highest sample of a lane around a frame, as it was mixed last; 0 where it was not.
    float peakOf(std::size_t lane, Frame at) const;
    /// The same of all lanes together.
    float peakOf(Frame at) const;

    /// What the reading side keeps between blocks.
    struct Reading {
        std::vector<float> gains; ///< as they were at the last block's end
        float master = 1.0F;
        std::vector<double> sum[2], own[2];
    };
    /// Both sides of `range`; waits for the lanes that sound in it. A gain gets there within 10 ms.
    void read(FrameRange range, audio::AudioBuffer& into, Reading& reading);

private:
    bool sounds(std::size_t lane, FrameRange range) const;
    void waitFor(FrameRange range);
    void keepPeaks(std::size_t row, Frame begin, const std::vector<double> sides[2]);
    std::atomic<float>* peakAt(std::size_t row, Frame frame);
    const std::atomic<float>* peakAt(std::size_t row, Frame frame) const;

    const std::vector<preview::Lane> m_lanes;
    const int m_rate;
    std::vector<std::vector<FrameRange>> m_stretches;
    Frame m_frames = 0;
    std::size_t m_hops = 0;
    std::vector<std::atomic<float>> m_gains;
    std::atomic<float> m_master = 1.0F;
    std::vector<std::atomic<float>> m_peaks; ///< a row for each lane, and one for all

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<SharedLaneSound> m_sounds;
    std::vector<bool> m_isSettled; ///< there, or never to be
};

/// A song as the player takes it.
class LaneSource final : public audio::AudioSource {
public:
    explicit LaneSource(std::shared_ptr<LaneMixer> mixer);
    const audio::AudioInfo& info() const override { return m_info; }
    void read(FrameRange range, audio::AudioBuffer& into) override { m_mixer->read(range, into, m_reading); }

private:
    std::shared_ptr<LaneMixer> m_mixer;
    LaneMixer::Reading m_reading;
    audio::AudioInfo m_info;
};

}
