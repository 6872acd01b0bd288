#include "preview/time_stretch.h"

#include "dsp/sinc_interpolator.h"
#include "dsp/window.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace gleaner::preview {
namespace {

constexpr double windowSeconds = 0.043;
constexpr double searchSeconds = 0.011;
constexpr int coarseStep = 4; // of the search for the best place, then refined
constexpr Frame framesAReport = 1 << 15;
constexpr int crossings = 16;
constexpr double passBand = 0.96; // of Nyquist: room for the kernel's slope

/// A channel with silence around it, so that no read needs a check.
std::vector<float> padded(std::span<const float> samples, Frame before, Frame after) {
    std::vector<float> room(
        static_cast<std::size_t>(before) + samples.size() + static_cast<std::size_t>(after), 0.0F);
    std::ranges::copy(samples, room.begin() + before);
    return room;
}

class Stretcher {
public:
    Stretcher(const audio::AudioBuffer& sample, int rate)
        : m_half(std::max<Frame>(16, std::llround(windowSeconds * rate / 2.0))),
          m_search(std::llround(searchSeconds * rate)), m_window(dsp::hann(static_cast<int>(2 * m_half))),
          m_length(sample.frames()) {
        const Frame margin = m_search + 4 * m_half;
        for (int c = 0; c < sample.channels(); ++c)
            m_channels.push_back(padded(sample.channel(c), margin, margin));
        m_mono = padded(sample.mono(), margin, margin);
        m_margin = margin;
    }

    audio::AudioBuffer run(Frame frames, Frame most, const Progress& progress) {
        audio::AudioBuffer out(static_cast<int>(m_channels.size()), std::min(frames, most));
        const double speed = static_cast<double>(m_length) / static_cast<double>(frames);
        Frame from = -m_half; // the first window's middle is the sample's first frame
        for (Frame to = -m_half; to < out.frames(); to += m_half) {
            if (to > -m_half) {
                const auto wanted =
                    static_cast<Frame>(std::llround(static_cast<double>(to + m_half) * speed)) - m_half;
                from = bestNear(std::clamp<Frame>(wanted, -m_half, m_length), from + m_half);
            }
            add(out, to, from);
            progress.report(
                std::clamp(static_cast<double>(to) / static_cast<double>(out.frames()), 0.0, 1.0));
        }
        return out;
    }

private:
    const float* at(const std::vector<float>& channel, Frame frame) const {
        return channel.data() + m_margin + frame;
    }

    /// How much the sample at `a` goes on like the sample at `b`.
    double likeness(Frame a, Frame b, int step) const {
        const float *x = at(m_mono, a), *y = at(m_mono, b);
        double product = 0.0, energy = 1e-9;
        for (Frame i = 0; i < 2 * m_half; i += step) {
            product += static_cast<double>(x[i]) * static_cast<double>(y[i]);
            energy += static_cast<double>(x[i]) * static_cast<double>(x[i]);
        }
        return product / std::sqrt(energy);
    }

    /// The place within the search around `wanted` that continues `natural` best.
    Frame bestNear(Frame wanted, Frame natural) const {
        const Frame limit = m_length + m_half;
        natural = std::min(natural, limit);
        if (natural == wanted) return wanted;
        Frame best = wanted;
        double highest = likeness(wanted, natural, coarseStep);
        const auto consider = [&](Frame place, int step) {
            if (place < -2 * m_half || place > limit) return;
            const double value = likeness(place, natural, step);
            if (value > highest) {
                highest = value;
                best = place;
            }
        };
        for (Frame offset = coarseStep; offset <= m_search; offset += coarseStep) {
            consider(wanted - offset, coarseStep);
            consider(wanted + offset, coarseStep);
        }
        const Frame coarse = best;
        highest = likeness(coarse, natural, 1);
        for (Frame offset = 1; offset < coarseStep; ++offset) {
            consider(coarse - offset, 1);
            consider(coarse + offset, 1);
        }
        return best;
    }

    void add(audio::AudioBuffer& out, Frame to, Frame from) const {
        const Frame begin = std::max<Frame>(0, -to), end = std::min<Frame>(2 * m_half, out.frames() - to);
        for (int c = 0; c < out.channels(); ++c) {
            const float* x = at(m_channels[static_cast<std::size_t>(c)], from);
            float* y = out.channel(c).data() + to;
            for (Frame i = begin; i < end; ++i)
                y[i] += x[i] * m_window[static_cast<std::size_t>(i)];
        }
    }

    Frame m_half, m_search, m_margin = 0;
    std::vector<float> m_window;
    Frame m_length;
    std::vector<std::vector<float>> m_channels;
    std::vector<float> m_mono;
};

}

audio::AudioBuffer timeStretched(const audio::AudioBuffer& sample, Frame frames, int rate,
                                 const Progress& progress, Frame most) {
    if (sample.isEmpty() || frames == sample.frames()) return sample;
    return Stretcher(sample, rate).run(frames, most, progress);
}

audio::AudioBuffer resampled(const audio::AudioBuffer& sample, double ratio, const Progress& progress) {
    if (sample.isEmpty() || ratio == 1.0) return sample;
    const dsp::SincInterpolator read(crossings, passBand * std::min(1.0, 1.0 / ratio));
    const Frame frames = std::max<Frame>(1, std::llround(static_cast<double>(sample.frames()) / ratio));
    audio::AudioBuffer out(sample.channels(), frames);
    for (int c = 0; c < sample.channels(); ++c) {
        const auto source = padded(sample.channel(c), read.reach() + 1,
                                   read.reach() + 2 + static_cast<Frame>(std::ceil(ratio)));
        const float* x = source.data() + read.reach() + 1;
        auto y = out.channel(c);
        for (Frame i = 0; i < frames; ++i) {
            if (i % framesAReport == 0) progress.check();
            y[static_cast<std::size_t>(i)] = read.at(x, static_cast<double>(i) * ratio);
        }
    }
    return out;
}

}
