#pragma once

#include "audio/audio_source.h"
#include "ui/player/stream_resampler.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace gleaner::ui {

/// Opens what is to be played; throws Error. May take its time: a stream calls it on a thread of its own.
using SourceOpener = std::function<std::unique_ptr<audio::AudioSource>()>;

/// What is to be heard, and how.
struct Sounding {
    SourceOpener open;
    FrameRange range = {}; ///< of the source; empty: all of it
    bool loop = false;     ///< again and again, without a gap
    Frame start = 0;       ///< where in the range it begins, from the range's begin
    float gain = 1.0F;     ///< linear
    double ahead = 1.0;    ///< s that are read ahead: how late a change within the source is heard
};

/// A range of a source on its way to the loudspeaker: a thread opens it and reads ahead into a ring, as
/// stereo at the output's rate, faded in and out over 3 ms and looped without a gap. The other side takes
/// what is there and never waits.
class Stream {
public:
    Stream(Sounding what, int outputRate);
    ~Stream(); ///< waits for the thread, see `giveUp`

    /// Fills as much of `into` as there is; the count. Called by one thread.
    std::size_t take(std::span<StereoFrame> into);
    /// Everything was taken; nothing more will come.
    bool isFinished() const;
    /// Enough is there to start without a gap, or all there is.
    bool isReady() const;
    /// Where in the source a frame of the output comes from, by counting; `taken` output frames after it
    /// began.
    Frame sourceFrame(double taken) const;
    /// Why opening or reading failed; empty: it did not.
    std::string error() const;
    /// Nothing more is wanted. Once `isGone` nobody waits for the destructor.
    void giveUp() { m_thread.request_stop(); }
    bool isGone() const;

    static constexpr double fadeSeconds = 0.003;

private:
    struct Source; ///< as it is once it was opened
    void run(const std::stop_token& stop);
    void feed(Source& from, const std::stop_token& stop);
    void fadeIn(std::span<StereoFrame> block, Frame first) const;
    void fadeOut(std::span<StereoFrame> block, Frame left) const;
    /// Waits for room; false when it is told to stop.
    bool put(std::span<const StereoFrame> frames, const std::stop_token& stop);

    const Sounding m_what;
    const int m_outputRate;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_sourceRate; ///< these three are guesses until it was opened
    FrameRange m_range;
    Frame m_start = 0; ///< from the range's begin, inside it
    std::vector<StereoFrame> m_ring;
    std::size_t m_read = 0; ///< counts all frames taken
    std::size_t m_write = 0;
    bool m_ended = false;
    std::string m_error;
    std::jthread m_thread; ///< last: it uses all of the above
};

}
