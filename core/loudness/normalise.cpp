#include "dsp/denormals.h"
#include "dsp/true_peak_limiter.h"
#include "loudness/loudness.h"

#include <algorithm>
#include <cmath>

namespace gleaner::loudness {

namespace {

constexpr Lufs silence{-70.0};        // the absolute gate of BS.1770
constexpr Decibels measurable{-30.0}; // a true peak at which the gate takes nothing of a sound for silence
constexpr double closeEnough = 0.02;  // LU between tries of the limiter
constexpr double reached = 0.1;       // LU: what the pack promises
constexpr int mostTries = 8;

void applyGain(audio::AudioBuffer& sample, Decibels gain) {
    if (gain == Decibels(0.0)) return;
    const auto factor = static_cast<float>(linearFromDecibels(gain));
    for (int c = 0; c < sample.channels(); ++c)
        for (float& x : sample.channel(c))
            x *= factor;
}

/// `sample` becomes the original with the gain; both have the same shape.
void setWithGain(audio::AudioBuffer& sample, const audio::AudioBuffer& original, Decibels gain) {
    if (gain == Decibels(0.0)) {
        sample = original;
        return;
    }
    const auto factor = static_cast<float>(linearFromDecibels(gain));
    for (int c = 0; c < sample.channels(); ++c)
        std::ranges::transform(original.channel(c), sample.channel(c).begin(),
                               [factor](float x) { return x * factor; });
}

Decibels limit(audio::AudioBuffer& sample, int rate, Decibels ceiling) {
    std::vector<std::span<float>> channels;
    for (int c = 0; c < sample.channels(); ++c)
        channels.push_back(sample.channel(c));
    return dsp::limitTruePeak(channels, rate, {.ceiling = ceiling});
}

/// Limits a loop as if it had been playing before and went on, so that the gain meets itself at the seam.
Decibels limitInCircle(audio::AudioBuffer& loop, int rate, Decibels ceiling) {
    const Frame frames = loop.frames(), before = framesFromSeconds(1.0, rate),
                behind = framesFromSeconds(0.05, rate);
    audio::AudioBuffer line = loop.copyInCircle({-before, frames + behind});
    const Decibels reduction = limit(line, rate, ceiling);
    loop = line.copy({before, before + frames});
    return reduction;
}

Decibels limitBy(Method method, audio::AudioBuffer& sample, int rate, Decibels ceiling) {
    if (method != Method::LoopIntegrated) return limit(sample, rate, ceiling);
    const Decibels reduction = limitInCircle(sample, rate, ceiling);
    return std::max(reduction, limit(sample, rate, ceiling)); // played once, the ends are edges of their own
}

bool mayLimit(Method method, const Target& target) {
    return target.mode.value_or(method == Method::MomentaryMax ? PeakMode::Cap : PeakMode::Limit) ==
           PeakMode::Limit;
}

/// Drives the sample into the limiter until what comes out has the loudness, or the drive is as high as it
/// may be.
Normalised normaliseByLimiter(audio::AudioBuffer& sample, int rate, Method method, const Target& target,
                              Decibels gain, Decibels mostDrive) {
    const audio::AudioBuffer original = sample;
    Normalised result;
    result.gain = std::min(gain, mostDrive);
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        setWithGain(sample, original, result.gain);
        result.limitedBy = limitBy(method, sample, rate, target.ceiling);
        result.after = loudnessOf(sample, rate, method);
        // A limiter takes a little more than what stands out: what it took decides, not what it was to take.
        if (const Decibels excess = result.limitedBy - target.mostLimiting; excess > Decibels(0.0))
            mostDrive = result.gain - excess - Decibels(closeEnough);
        const Decibels missing = *target.loudness - result.after;
        const Decibels next = std::min(result.gain + missing, mostDrive);
        const bool isClose = std::abs(missing.value) <= closeEnough && result.gain <= mostDrive;
        if (isClose || next == result.gain) break;
        if (attempt + 1 < mostTries) result.gain = next;
    }
    return result;
}

Normalised normaliseByGain(audio::AudioBuffer& sample, int rate, Method method, Decibels gain) {
    Normalised result;
    result.gain = gain;
    applyGain(sample, gain);
    result.after = loudnessOf(sample, rate, method);
    return result;
}

double shortOf(const Target& target, Lufs after) {
    if (!target.loudness) return 0.0;
    const double missing = (*target.loudness - std::max(silence, after)).value;
    return missing > reached ? missing : 0.0;
}

/// A sound below the gate has no loudness that could be brought anywhere: it is lifted to where it has one
/// first.
Normalised normaliseUnderGate(audio::AudioBuffer& sample, int rate, Method method, Target target,
                              const Measurement& before) {
    const Decibels lift = std::min(target.mostGain, measurable - before.truePeak);
    if (!target.loudness || !std::isfinite(before.truePeak.value) || lift <= Decibels(0.0))
        return {.shortBy = shortOf(target, before.loudness), .silent = true, .after = before.loudness};
    applyGain(sample, lift);
    target.mostGain = target.mostGain - lift;
    Normalised result = normalise(sample, rate, method, target);
    result.gain = result.gain + lift;
    return result;
}

}

namespace {

/// What a sample's measurement and its target leave to do.
struct Way {
    Way(const Measurement& before, const Target& target)
        : room(target.ceiling - before.truePeak),
          gain(std::min(target.loudness ? *target.loudness - before.loudness : Decibels(0.0),
                        target.mostGain)),
          mostDrive(std::min(target.mostGain, room + target.mostLimiting)),
          limits(gain > room && target.loudness && mayLimit(before.method, target)) {}
    Decibels room, gain, mostDrive;
    bool limits;
};

}

Normalised normalise(audio::AudioBuffer& sample, int rate, Method method, const Target& target) {
    return normalise(sample, rate, target, measure(sample, rate, method));
}

Normalised normalise(audio::AudioBuffer& sample, int rate, const Target& target, const Measurement& known) {
    const dsp::FlushDenormals flush;
    const Method method = known.method;
    if (!(known.loudness >= silence)) return normaliseUnderGate(sample, rate, method, target, known);
    const Way way(known, target);
    Normalised result = way.limits ? normaliseByLimiter(sample, rate, method, target, way.gain, way.mostDrive)
                                   : normaliseByGain(sample, rate, method, std::min(way.gain, way.room));
    result.shortBy = shortOf(target, result.after);
    return result;
}

bool surelyLimits(const Measurement& sample, const Target& target) {
    constexpr Decibels sure{0.5}; // what the limiter lets pass, and what other edges make of a peak, is less
    if (!(sample.loudness >= silence)) return false;
    const Way way(sample, target);
    return way.limits && std::min(way.gain, way.mostDrive) > way.room + sure;
}

Decibels groupGain(std::span<const Measurement> samples, const Target& target) {
    Lufs loudest = silence;
    Decibels highest(-HUGE_VAL);
    for (const Measurement& sample : samples) {
        loudest = std::max(loudest, sample.loudness);
        highest = std::max(highest, sample.truePeak);
    }
    if (!target.loudness || loudest == silence) return Decibels(0.0);
    return std::min({*target.loudness - loudest, target.mostGain, target.ceiling - highest});
}

}
