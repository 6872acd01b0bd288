#pragma once

#include "audio/audio_source.h"
#include "ui/player/stream_resampler.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace gleaner::ui {

/// A range of a source on its way to the loudspeaker: a thread reads ahead into a ring, as stereo at the
/// output's rate, faded in and out over 3 ms and looped without a gap. The other side takes what is there and
/// never waits.
class Stream {
public:
    /// An empty range: the whole source, which from now on only the stream's thread touches.
    Stream(std::unique_ptr<audio::AudioSource> source, FrameRange range, bool loop, int outputRate);
    ~Stream(); ///< the thread has ended when it returns

    /// Fills as much of `into` as there is; the count. Called by one thread.
    std::size_t take(std::span<StereoFrame> into);
    /// Everything was taken; nothing more will come.
    bool isFinished() const;
    /// Enough is there to start without a gap, or all there is.
    bool isReady() const;
    /// Where in the source a frame of the output comes from, by counting; `taken` output frames from the
    /// start.
    Frame sourceFrame(double taken) const;
    /// Why reading failed; empty: it did not.
    std::string error() const;

    static constexpr double fadeSeconds = 0.003;

private:
    void run(const std::stop_token& stop);
    void feed(const std::stop_token& stop);
    void fade(std::span<StereoFrame> block, Frame first, Frame length) const;
    /// Waits for room; false when it is told to stop.
    bool put(std::span<const StereoFrame> frames, const std::stop_token& stop);

    std::unique_ptr<audio::AudioSource> m_source;
    const bool m_loop;
    const int m_outputRate;
    const int m_sourceRate;
    const FrameRange m_range;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<StereoFrame> m_ring;
    std::size_t m_read = 0; ///< counts all frames taken
    std::size_t m_write = 0;
    bool m_ended = false;
    std::string m_error;
    std::jthread m_thread; ///< last: it uses all of the above
};

}
