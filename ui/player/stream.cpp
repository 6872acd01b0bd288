#include "ui/player/stream.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double readySeconds = 0.05;
constexpr Frame readBlock = 4096;

/// The first two channels; one channel goes to both sides.
std::vector<StereoFrame> stereo(const audio::AudioBuffer& block, float gain) {
    std::vector<StereoFrame> frames(static_cast<std::size_t>(block.frames()));
    if (block.isEmpty()) return frames;
    const auto left = block.channel(0);
    const auto right = block.channel(block.channels() > 1 ? 1 : 0);
    for (std::size_t i = 0; i < frames.size(); ++i)
        frames[i] = {left[i] * gain, right[i] * gain};
    return frames;
}

Frame rampAt(int rate) { return std::max<Frame>(framesFromSeconds(Stream::fadeSeconds, rate), 1); }

}

struct Stream::Source {
    std::unique_ptr<audio::AudioSource> audio;
    FrameRange range;
    Frame start = 0;
    std::optional<StreamResampler> resampler;
};

Stream::Stream(Sounding what, int outputRate)
    : m_what(std::move(what)), m_outputRate(outputRate), m_sourceRate(outputRate), m_range(m_what.range),
      m_ring(static_cast<std::size_t>(std::max(m_what.ahead, 2.0 * readySeconds) * outputRate)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Stream::~Stream() { giveUp(); }

void Stream::run(const std::stop_token& stop) {
    std::string error;
    try {
        Source from{m_what.open(), {}, 0, {}};
        const audio::AudioInfo& info = from.audio->info();
        const FrameRange all{0, info.frames};
        from.range = intersection(m_what.range.isEmpty() ? all : m_what.range, all);
        from.start = m_what.start >= 0 && m_what.start < from.range.length() ? m_what.start : 0;
        if (info.rate != m_outputRate) from.resampler.emplace(info.rate, m_outputRate);
        {
            const std::scoped_lock lock(m_mutex);
            m_sourceRate = info.rate;
            m_range = from.range;
            m_start = from.start;
        }
        feed(from, stop);
    } catch (const std::exception& failure) {
        error = failure.what();
    }
    const std::scoped_lock lock(m_mutex);
    m_error = error;
    m_ended = true;
}

void Stream::feed(Source& from, const std::stop_token& stop) {
    audio::AudioBuffer block;
    std::vector<StereoFrame> resampled;
    Frame passed = 0; // of this round; a file may be shorter than its header says, even empty
    Frame sinceBegin = 0;
    for (bool first = true; first || (m_what.loop && passed > 0); first = false) {
        passed = 0;
        for (Frame at = from.range.begin + (first ? from.start : 0); at < from.range.end; at += readBlock) {
            from.audio->read({at, std::min(at + readBlock, from.range.end)}, block);
            std::vector<StereoFrame> frames = stereo(block, m_what.gain);
            passed += std::ssize(frames);
            // A loop is faded in once; its seam is what the person wants to hear.
            fadeIn(frames, sinceBegin);
            if (!m_what.loop) fadeOut(frames, from.range.end - at);
            sinceBegin += std::ssize(frames);
            resampled.clear();
            if (from.resampler) from.resampler->process(frames, resampled);
            if (!put(from.resampler ? resampled : frames, stop)) return;
        }
        if (first && from.start > 0) passed = std::max<Frame>(passed, 1); // what is missing may be the end
    }
    resampled.clear();
    if (from.resampler) from.resampler->flush(resampled);
    put(resampled, stop);
}

/// `first`: frames since the stream began.
void Stream::fadeIn(std::span<StereoFrame> block, Frame first) const {
    const Frame ramp = rampAt(m_sourceRate);
    for (std::size_t i = 0; i < block.size() && first + static_cast<Frame>(i) < ramp; ++i) {
        const float gain = static_cast<float>(first + static_cast<Frame>(i)) / static_cast<float>(ramp);
        block[i] = {block[i][0] * gain, block[i][1] * gain};
    }
}

/// `left`: frames from the block's first one to the end of the range.
void Stream::fadeOut(std::span<StereoFrame> block, Frame left) const {
    const Frame ramp = rampAt(m_sourceRate);
    for (std::size_t i = 0; i < block.size(); ++i) {
        const Frame away = left - 1 - static_cast<Frame>(i);
        if (away >= ramp) continue;
        const float gain = static_cast<float>(away) / static_cast<float>(ramp);
        block[i] = {block[i][0] * gain, block[i][1] * gain};
    }
}

bool Stream::put(std::span<const StereoFrame> frames, const std::stop_token& stop) {
    while (!frames.empty()) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [this] { return m_write - m_read < m_ring.size(); });
        if (stop.stop_requested()) return false;
        const std::size_t count = std::min(frames.size(), m_ring.size() - (m_write - m_read));
        for (std::size_t i = 0; i < count; ++i)
            m_ring[(m_write + i) % m_ring.size()] = frames[i];
        m_write += count;
        frames = frames.subspan(count);
    }
    return true;
}

std::size_t Stream::take(std::span<StereoFrame> into) {
    std::size_t count = 0;
    {
        const std::scoped_lock lock(m_mutex);
        count = std::min(into.size(), m_write - m_read);
        for (std::size_t i = 0; i < count; ++i)
            into[i] = m_ring[(m_read + i) % m_ring.size()];
        m_read += count;
    }
    m_changed.notify_one();
    return count;
}

bool Stream::isFinished() const {
    const std::scoped_lock lock(m_mutex);
    return m_ended && m_read == m_write;
}

bool Stream::isGone() const {
    const std::scoped_lock lock(m_mutex);
    return m_ended;
}

bool Stream::isReady() const {
    const std::scoped_lock lock(m_mutex);
    return m_ended || m_write - m_read >= static_cast<std::size_t>(readySeconds * m_outputRate);
}

Frame Stream::sourceFrame(double taken) const {
    const std::scoped_lock lock(m_mutex);
    if (m_range.isEmpty()) return m_range.begin;
    const auto played = static_cast<Frame>(std::max(taken, 0.0) * m_sourceRate / m_outputRate);
    const Frame at = m_start + played;
    return m_range.begin + (m_what.loop ? at % m_range.length() : std::min(at, m_range.length()));
}

std::string Stream::error() const {
    const std::scoped_lock lock(m_mutex);
    return m_error;
}

}
