#include "pack/render/seam.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gleaner::pack {
namespace {

using Samples = std::span<float>;
using ConstSamples = std::span<const float>;

constexpr double quietFraction = 1e-3; ///< -60 dB of the peak

/// Half a raised cosine from 0 to 1, `at` of `count` frames, neither end included.
double rise(Frame at, Frame count) {
    return 0.5 -
           0.5 * std::cos(std::numbers::pi * static_cast<double>(at + 1) / static_cast<double>(count + 1));
}

double peakOf(ConstSamples samples) {
    double peak = 0.0;
    for (const float x : samples)
        peak = std::max(peak, std::abs(static_cast<double>(x)));
    return peak;
}

/// Normalised correlation of two stretches over all channels, 0 to 1; what runs against each other counts as
/// unlike.
double likeness(const audio::AudioBuffer& a, Frame at, const audio::AudioBuffer& b) {
    double ab = 0.0, aa = 0.0, bb = 0.0;
    for (int c = 0; c < b.channels(); ++c)
        for (Frame i = 0; i < b.frames(); ++i) {
            const double x = a.channel(c)[static_cast<std::size_t>(at + i)],
                         y = b.channel(c)[static_cast<std::size_t>(i)];
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
    return aa > 0.0 && bb > 0.0 ? std::clamp(ab / std::sqrt(aa * bb), 0.0, 1.0) : 1.0;
}

/// Crosses the frames of `loop` from `at` with `other`: towards it, or away from it.
void crossfade(audio::AudioBuffer& loop, Frame at, const audio::AudioBuffer& other, bool towardsOther) {
    const double like = likeness(loop, at, other);
    const Frame count = other.frames();
    for (Frame i = 0; i < count; ++i) {
        const double up = rise(i, count), down = 1.0 - up;
        const double theirs = towardsOther ? up : down, ours = 1.0 - theirs;
        const double level = 1.0 / std::sqrt(up * up + down * down + 2.0 * up * down * like);
        for (int c = 0; c < loop.channels(); ++c) {
            float& x = loop.channel(c)[static_cast<std::size_t>(at + i)];
            x = static_cast<float>(level *
                                   (ours * x + theirs * other.channel(c)[static_cast<std::size_t>(i)]));
        }
    }
}

void fadeIn(audio::AudioBuffer& sample, Frame count) {
    count = std::min(count, sample.frames());
    for (int c = 0; c < sample.channels(); ++c)
        for (Frame i = 0; i < count; ++i)
            sample.channel(c)[static_cast<std::size_t>(i)] *= static_cast<float>(rise(i, count));
}

void fadeOut(audio::AudioBuffer& sample, Frame count) {
    count = std::min(count, sample.frames());
    for (int c = 0; c < sample.channels(); ++c)
        for (Frame i = 0; i < count; ++i)
            sample.channel(c)[static_cast<std::size_t>(sample.frames() - 1 - i)] *=
                static_cast<float>(rise(i, count));
}

struct FadeTimes {
    double in, out; ///< seconds
};
constexpr FadeTimes fadeTimes(music::SampleKind kind) {
    switch (kind) {
    case music::SampleKind::Phrase:
        return {0.003, 0.010};
    case music::SampleKind::Texture:
        return {0.010, 0.030};
    default:
        return {0.001, 0.005};
    }
}

/// Loudest of the first or last frames against the loudest of all.
bool isQuiet(const audio::AudioBuffer& sample, FrameRange edge) {
    double all = 0.0, there = 0.0;
    for (int c = 0; c < sample.channels(); ++c) {
        const ConstSamples channel = sample.channel(c);
        all = std::max(all, peakOf(channel));
        there = std::max(there, peakOf(channel.subspan(static_cast<std::size_t>(edge.begin),
                                                       static_cast<std::size_t>(edge.length()))));
    }
    return there <= quietFraction * all;
}

}

void crossfadeEnd(audio::AudioBuffer& loop, const audio::AudioBuffer& before) {
    crossfade(loop, loop.frames() - before.frames(), before, true);
}

void crossfadeBeginning(audio::AudioBuffer& loop, const audio::AudioBuffer& after) {
    crossfade(loop, 0, after, false);
}

void fadeSeam(audio::AudioBuffer& loop, Frame count) {
    fadeIn(loop, count);
    fadeOut(loop, count);
}

void fade(audio::AudioBuffer& sample, Frame in, Frame out) {
    fadeIn(sample, in);
    fadeOut(sample, out);
}

void fadeEnds(audio::AudioBuffer& sample, int rate, music::SampleKind kind) {
    if (sample.isEmpty()) return;
    // The very first frames decide about a click at the start: later ones may be the attack itself.
    const FrameRange head{0, std::min<Frame>(2, sample.frames())};
    const FrameRange tail{std::max<Frame>(0, sample.frames() - framesFromSeconds(0.001, rate)),
                          sample.frames()};
    const FadeTimes times = fadeTimes(kind);
    if (!isQuiet(sample, head)) fadeIn(sample, framesFromSeconds(times.in, rate));
    if (!isQuiet(sample, tail)) fadeOut(sample, framesFromSeconds(times.out, rate));
}

}
