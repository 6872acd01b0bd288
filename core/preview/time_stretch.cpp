#include "preview/time_stretch.h"

#include "dsp/sinc_interpolator.h"
#include "dsp/window.h"
#include "preview/attacks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace gleaner::preview {
namespace {

constexpr double windowSeconds = 0.043;
constexpr double searchSeconds = 0.011;
constexpr double apartSeconds = 0.012; // two attacks that are nearer are one
constexpr double fadeSeconds = 0.0015; // before an attack, from what the stretcher made to the sound as it is
constexpr double guardSeconds = 0.003; // after an attack: it is not heard again
constexpr double tailSeconds = 0.010;  // at the end, so that a loop goes on as it did
constexpr Frame smallestHalf = 32;
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

/// A stretch between two attacks, or an end: in the sample, and where it comes to lie.
struct Segment {
    Frame from = 0, to = 0;   ///< of the sample
    Frame begin = 0, end = 0; ///< of what is made
    bool isFirst = false, isLast = false;
};

class Stretcher {
public:
    Stretcher(const audio::AudioBuffer& sample, int rate)
        : m_rate(rate), m_half(std::max<Frame>(smallestHalf, framesOf(windowSeconds) / 2)),
          m_length(sample.frames()) {
        m_margin = framesOf(searchSeconds) + 4 * m_half;
        for (int c = 0; c < sample.channels(); ++c)
            m_channels.push_back(padded(sample.channel(c), m_margin, m_margin));
        m_mono = padded(sample.mono(), m_margin, m_margin);
    }

    audio::AudioBuffer run(Frame frames, Frame most, const Progress& progress) {
        audio::AudioBuffer out(static_cast<int>(m_channels.size()), std::min(frames, most));
        for (const Segment& segment : segmentsOf(frames)) {
            if (segment.begin >= out.frames()) break;
            progress.report(static_cast<double>(segment.begin) / static_cast<double>(out.frames()));
            make(segment, out, progress);
        }
        return out;
    }

private:
    Frame framesOf(double seconds) const { return std::llround(seconds * m_rate); }

    std::vector<Segment> segmentsOf(Frame frames) const {
        const std::span<const float> mono(at(m_mono, 0), static_cast<std::size_t>(m_length));
        const double ratio = static_cast<double>(frames) / static_cast<double>(m_length);
        std::vector<Segment> segments(1);
        segments.front().isFirst = true;
        for (const Frame attack : attacksOf(mono, m_rate, framesOf(apartSeconds))) {
            const auto place = static_cast<Frame>(std::llround(static_cast<double>(attack) * ratio));
            segments.back().to = attack;
            segments.back().end = place;
            segments.push_back({attack, 0, place, 0, false, false});
        }
        segments.back().to = m_length;
        segments.back().end = frames;
        segments.back().isLast = true;
        return segments;
    }

    const float* at(const std::vector<float>& channel, Frame frame) const {
        return channel.data() + m_margin + frame;
    }

    /// How much the sample at `a` goes on like the sample at `b`.
    double likeness(Frame a, Frame b, Frame count, int step) const {
        const float *x = at(m_mono, a), *y = at(m_mono, b);
        double product = 0.0, energy = 1e-9;
        for (Frame i = 0; i < count; i += step) {
            product += static_cast<double>(x[i]) * static_cast<double>(y[i]);
            energy += static_cast<double>(x[i]) * static_cast<double>(x[i]);
        }
        return product / std::sqrt(energy);
    }

    /// Windows of one segment: half their length, and from where to where they may be taken.
    struct Reach {
        Frame half, low, high;
    };

    /// The place within the search around `wanted` that continues `natural` best.
    Frame bestNear(Frame wanted, Frame natural, const Reach& reach) const {
        wanted = std::clamp(wanted, reach.low, reach.high);
        natural = std::min(natural, m_length + m_half);
        if (natural == wanted) return wanted;
        const Frame search = std::min(framesOf(searchSeconds), reach.half);
        Frame best = wanted;
        double highest = likeness(wanted, natural, 2 * reach.half, coarseStep);
        const auto consider = [&](Frame place, int step) {
            if (place < reach.low || place > reach.high) return;
            const double value = likeness(place, natural, 2 * reach.half, step);
            if (value > highest) {
                highest = value;
                best = place;
            }
        };
        for (Frame offset = coarseStep; offset <= search; offset += coarseStep) {
            consider(wanted - offset, coarseStep);
            consider(wanted + offset, coarseStep);
        }
        const Frame coarse = best;
        highest = likeness(coarse, natural, 2 * reach.half, 1);
        for (Frame offset = 1; offset < coarseStep; ++offset) {
            consider(coarse - offset, 1);
            consider(coarse + offset, 1);
        }
        return best;
    }

    Reach reachOf(const Segment& segment) const {
        const Frame length = segment.to - segment.from;
        const Frame half = std::clamp(length / 4, smallestHalf, m_half);
        const Frame low = segment.from + std::min(segment.isFirst ? 0 : framesOf(guardSeconds), length / 4);
        const Frame before = segment.isLast ? 0 : framesOf(fadeSeconds) / 2;
        return {half, low, std::max(low, segment.to - before - 2 * half)};
    }

    /// The attack as it is, then windows after it that do not hold it, up to the next.
    void make(const Segment& segment, audio::AudioBuffer& out, const Progress& progress) {
        const Reach reach = reachOf(segment);
        const Frame room = segment.end - segment.begin, length = segment.to - segment.from;
        const Frame hold = std::min({reach.half, room / 2, length / 2});
        const Frame lead = segment.isFirst ? 0 : std::min(framesOf(fadeSeconds), segment.begin);
        audio::AudioBuffer made(out.channels(), lead + room + 2 * reach.half);
        const std::vector<float> window = dsp::hann(static_cast<int>(2 * reach.half));
        for (Frame i = 0; i < lead + hold + reach.half; ++i)
            add(made, i, segment.from - lead + i,
                i < lead + hold ? 1.0F : window[static_cast<std::size_t>(reach.half + i - lead - hold)]);
        const double speed =
            static_cast<double>(length - hold) / static_cast<double>(std::max<Frame>(1, room - hold));
        Frame from = segment.from + hold - reach.half;
        for (Frame centre = hold + reach.half; centre - reach.half < room; centre += reach.half) {
            if (segment.begin + centre - reach.half > out.frames()) break;
            progress.check();
            const auto wanted = segment.from + hold - reach.half +
                                static_cast<Frame>(std::llround(static_cast<double>(centre - hold) * speed));
            from = bestNear(wanted, from + reach.half, reach);
            for (Frame i = 0; i < 2 * reach.half; ++i)
                add(made, lead + centre - reach.half + i, from + i, window[static_cast<std::size_t>(i)]);
        }
        if (segment.isLast) endAsTheSampleDoes(made, lead + room);
        place(made, segment.begin - lead, lead, room, out);
    }

    void add(audio::AudioBuffer& made, Frame to, Frame from, float weight) const {
        if (to >= made.frames()) return;
        for (int c = 0; c < made.channels(); ++c)
            made.channel(c)[static_cast<std::size_t>(to)] +=
                weight * *at(m_channels[static_cast<std::size_t>(c)], from);
    }

    /// Its last 10 ms lead to the sample's last frame: where that goes on with the first, so does this.
    void endAsTheSampleDoes(audio::AudioBuffer& made, Frame end) const {
        const Frame tail = std::min({framesOf(tailSeconds), end, m_length});
        for (Frame i = 0; i < tail; ++i) {
            const float share = static_cast<float>(i + 1) / static_cast<float>(tail);
            for (int c = 0; c < made.channels(); ++c) {
                float& sample = made.channel(c)[static_cast<std::size_t>(end - tail + i)];
                sample +=
                    share * (*at(m_channels[static_cast<std::size_t>(c)], m_length - tail + i) - sample);
            }
        }
    }

    /// Over the end of what was made before it, within `lead`.
    static void place(const audio::AudioBuffer& made, Frame begin, Frame lead, Frame room,
                      audio::AudioBuffer& out) {
        const Frame count = std::min(lead + room, out.frames() - begin);
        for (int c = 0; c < out.channels(); ++c)
            for (Frame i = 0; i < count; ++i) {
                float& sample = out.channel(c)[static_cast<std::size_t>(begin + i)];
                const float fresh = made.channel(c)[static_cast<std::size_t>(i)];
                sample = i < lead
                             ? sample + (fresh - sample) * static_cast<float>(i) / static_cast<float>(lead)
                             : fresh;
            }
    }

    int m_rate;
    Frame m_half, m_length, m_margin = 0;
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
