#include "ui/player/stream.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double aheadSeconds = 1.0;
constexpr double readySeconds = 0.05;
constexpr Frame readBlock = 4096;

/// The first two channels; one channel goes to both sides.
std::vector<StereoFrame> stereo(const audio::AudioBuffer& block) {
    std::vector<StereoFrame> frames(static_cast<std::size_t>(block.frames()));
    if (block.isEmpty()) return frames;
    const auto left = block.channel(0);
    const auto right = block.channel(block.channels() > 1 ? 1 : 0);
    for (std::size_t i = 0; i < frames.size(); ++i)
        frames[i] = {left[i], right[i]};
    return frames;
}

}

Stream::Stream(std::unique_ptr<audio::AudioSource> source, FrameRange range, bool loop, int outputRate)
    : m_source(std::move(source)), m_loop(loop), m_outputRate(outputRate),
      m_sourceRate(m_source->info().rate),
      m_range(intersection(range.isEmpty() ? FrameRange{0, m_source->info().frames} : range,
                           {0, m_source->info().frames})),
      m_ring(static_cast<std::size_t>(aheadSeconds * outputRate)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Stream::~Stream() { m_thread.request_stop(); }

void Stream::run(const std::stop_token& stop) {
    std::string error;
    try {
        feed(stop);
    } catch (const std::exception& failure) {
        error = failure.what();
    }
    const std::scoped_lock lock(m_mutex);
    m_error = error;
    m_ended = true;
}

void Stream::feed(const std::stop_token& stop) {
    std::optional<StreamResampler> resampler;
    if (m_sourceRate != m_outputRate) resampler.emplace(m_sourceRate, m_outputRate);
    audio::AudioBuffer block;
    std::vector<StereoFrame> resampled;
    Frame passed = 0; // of this round; a file may be shorter than its header says, even empty
    for (bool first = true; first || (m_loop && passed > 0); first = false) {
        passed = 0;
        for (Frame at = m_range.begin; at < m_range.end; at += readBlock) {
            m_source->read({at, std::min(at + readBlock, m_range.end)}, block);
            std::vector<StereoFrame> frames = stereo(block);
            passed += std::ssize(frames);
            // A loop is faded in once; its seam is what the person wants to hear.
            if (!m_loop || first) fade(frames, at - m_range.begin, m_loop ? 0 : m_range.length());
            resampled.clear();
            if (resampler) resampler->process(frames, resampled);
            if (!put(resampler ? resampled : frames, stop)) return;
        }
    }
    resampled.clear();
    if (resampler) resampler->flush(resampled);
    put(resampled, stop);
}

/// `length` 0: only the fade at the start.
void Stream::fade(std::span<StereoFrame> block, Frame first, Frame length) const {
    const Frame ramp = std::max<Frame>(framesFromSeconds(fadeSeconds, m_sourceRate), 1);
    for (std::size_t i = 0; i < block.size(); ++i) {
        const Frame at = first + static_cast<Frame>(i);
        const Frame away = length ? std::min(at, length - 1 - at) : at;
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

bool Stream::isReady() const {
    const std::scoped_lock lock(m_mutex);
    return m_ended || m_write - m_read >= static_cast<std::size_t>(readySeconds * m_outputRate);
}

Frame Stream::sourceFrame(double taken) const {
    if (m_range.isEmpty()) return m_range.begin;
    const auto played = static_cast<Frame>(std::max(taken, 0.0) * m_sourceRate / m_outputRate);
    return m_range.begin + (m_loop ? played % m_range.length() : std::min(played, m_range.length()));
}

std::string Stream::error() const {
    const std::scoped_lock lock(m_mutex);
    return m_error;
}

}
