#include "audio/format_limits.h"
#include "base/contract.h"
#include "base/error.h"
#include "dsp/denormals.h"
#include "dsp/true_peak.h"
#include "loudness/k_weighting.h"
#include "loudness/loudness.h"
#include "loudness/windows.h"

#include <ebur128.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <numeric>
#include <optional>
#include <string>

namespace gleaner::loudness {

namespace {

constexpr double shortestForIntegrated =
    3.0; // seconds; below it the gate's grid decides more than the sound (docs/sound.md 1.4)

struct Destroy {
    void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};
using Meter = std::unique_ptr<ebur128_state, Destroy>;

/// The library's name for a channel with a weight of `channelWeight`.
int channelKind(double weight) {
    if (weight == 0.0) return EBUR128_UNUSED;
    if (weight == 2.0) return EBUR128_DUAL_MONO;
    return weight > 1.0 ? EBUR128_LEFT_SURROUND : EBUR128_CENTER;
}

Meter makeMeter(int channels, int rate, int mode = EBUR128_MODE_I) {
    expects(audio::isWithinChannels(channels) && audio::isWithinRates(rate),
            "a sample has as many channels and such a rate as readers take");
    Meter meter(ebur128_init(static_cast<unsigned>(channels), static_cast<unsigned long>(rate), mode));
    if (!meter) throw std::bad_alloc(); // there is nothing else that it can lack
    for (int c = 0; c < channels; ++c)
        ebur128_set_channel(meter.get(), static_cast<unsigned>(c), channelKind(channelWeight(channels, c)));
    return meter;
}

/// Calls fed(frames) after each block.
template <typename Fed>
void feed(ebur128_state& meter, const audio::AudioBuffer& sample, Frame block, Fed fed) {
    const int channels = sample.channels();
    std::vector<float> interleaved(static_cast<std::size_t>(block * channels));
    for (Frame first = 0; first < sample.frames(); first += block) {
        const Frame count = std::min(block, sample.frames() - first);
        for (int c = 0; c < channels; ++c)
            for (Frame n = 0; n < count; ++n)
                interleaved[n * channels + c] = sample.channel(c)[first + n];
        if (ebur128_add_frames_float(&meter, interleaved.data(), static_cast<std::size_t>(count)) !=
            EBUR128_SUCCESS)
            throw Error("There is not enough memory to measure the loudness of this sample.");
        fed(count);
    }
}

Lufs integrated(const audio::AudioBuffer& sample, int rate) {
    const Meter meter = makeMeter(sample.channels(), rate);
    feed(*meter, sample, 4096, [](Frame) {});
    double loudness = -HUGE_VAL;
    ebur128_loudness_global(meter.get(), &loudness);
    return Lufs(loudness);
}

Lufs loudnessBy(Method method, const audio::AudioBuffer& sample, int rate) {
    switch (method) {
    case Method::MomentaryMax:
        return momentaryMax(sample, rate);
    case Method::LoopIntegrated:
        return loopLoudness(sample, rate);
    case Method::Integrated:
        break;
    }
    return integrated(sample, rate);
}

void requireFinite(const audio::AudioBuffer& sample) {
    if (sample.isFinite()) return;
    for (int c = 0; c < sample.channels(); ++c)
        for (Frame n = 0; n < sample.frames(); ++n)
            if (!std::isfinite(sample.channel(c)[n]))
                throw Error("Frame " + std::to_string(n) + " of channel " + std::to_string(c + 1) +
                            " is not a number, so the sample has no loudness: the recording is damaged "
                            "there, leave it out.");
}

}

std::string_view id(Method method) {
    switch (method) {
    case Method::MomentaryMax:
        return "momentary-max";
    case Method::LoopIntegrated:
        return "loop-integrated";
    case Method::Integrated:
        break;
    }
    return "integrated";
}

Method methodFor(bool isLoop, double seconds) {
    if (isLoop) return Method::LoopIntegrated;
    return seconds < shortestForIntegrated ? Method::MomentaryMax : Method::Integrated;
}

Lufs loudnessOf(const audio::AudioBuffer& sample, int rate, Method method) {
    requireFinite(sample);
    if (sample.isEmpty()) return Lufs(-HUGE_VAL);
    const dsp::FlushDenormals flush;
    return loudnessBy(method, sample, rate);
}

Measurement measure(const audio::AudioBuffer& sample, int rate, Method method) {
    requireFinite(sample);
    if (sample.isEmpty()) return {method, Lufs(-HUGE_VAL), Decibels(-HUGE_VAL)};
    const dsp::FlushDenormals flush;
    return {method, loudnessBy(method, sample, rate), truePeak(sample, rate)};
}

namespace {

std::optional<double> ifFinite(double level) {
    return std::isfinite(level) ? std::optional(level) : std::nullopt;
}

/// Loudness of the last three seconds, tenth by tenth: each is summed once, and not thirty times as by the
/// library, which is asked where there is no whole tenth.
class ShortTerm {
public:
    ShortTerm(ebur128_state& meter, int rate) : m_meter(meter), m_isWhole(rate % 10 == 0) {}

    /// After each tenth of a second; the sample may end before the last one does.
    void add(bool isWhole) {
        double tenth = -HUGE_VAL;
        ebur128_loudness_window(&m_meter, 100, &tenth);
        m_energies[m_count++ % m_energies.size()] = energyFromLufs(Lufs(tenth));
        if (m_count < m_energies.size()) return;
        m_largest = std::max(m_largest, isWhole && m_isWhole ? ofTenths() : ofMeter());
    }
    double largest() const { return m_largest; } ///< LUFS

private:
    double ofTenths() const {
        const double sum = std::accumulate(m_energies.begin(), m_energies.end(), 0.0);
        return lufsFromEnergy(sum / static_cast<double>(m_energies.size())).value;
    }
    double ofMeter() const {
        double loudness = -HUGE_VAL;
        ebur128_loudness_shortterm(&m_meter, &loudness);
        return loudness;
    }

    ebur128_state& m_meter;
    bool m_isWhole;
    std::array<double, 30> m_energies{};
    std::size_t m_count = 0;
    double m_largest = -HUGE_VAL;
};

/// What one pass tells of a sound of three seconds.
struct LongLevels {
    double integrated = -HUGE_VAL, shortTermMax = -HUGE_VAL, range = 0.0;
};
std::optional<LongLevels> longLevelsOf(const audio::AudioBuffer& sample, int rate) {
    const Frame block = std::max(1, rate / 10);
    const Frame inBlocks = (sample.frames() + block - 1) / block * block;
    if (secondsFromFrames(inBlocks, rate) < shortestForIntegrated) return std::nullopt;
    const Meter meter =
        makeMeter(sample.channels(), rate, EBUR128_MODE_I | EBUR128_MODE_S | EBUR128_MODE_LRA);
    ShortTerm shortTerm(*meter, rate);
    feed(*meter, sample, block, [&](Frame frames) { shortTerm.add(frames == block); });
    LongLevels found;
    found.shortTermMax = shortTerm.largest();
    ebur128_loudness_global(meter.get(), &found.integrated);
    ebur128_loudness_range(meter.get(), &found.range);
    return found;
}

}

ProgrammeLevels programmeLevels(const audio::AudioBuffer& sample, int rate) {
    return programmeLevels(sample, rate, measure(sample, rate, Method::Integrated));
}

ProgrammeLevels programmeLevels(const audio::AudioBuffer& sample, int rate, const Measurement& known) {
    requireFinite(sample);
    if (sample.isEmpty()) return {};
    const dsp::FlushDenormals flush;
    const auto by = [&](Method method) {
        return ifFinite((known.method == method ? known.loudness : loudnessBy(method, sample, rate)).value);
    };
    const std::optional<LongLevels> ofLong = longLevelsOf(sample, rate);
    ProgrammeLevels levels;
    levels.integrated =
        ofLong && known.method != Method::Integrated ? ifFinite(ofLong->integrated) : by(Method::Integrated);
    levels.momentaryMax = by(Method::MomentaryMax);
    if (!ofLong) return levels;
    levels.shortTermMax = ifFinite(ofLong->shortTermMax);
    const bool isLong = secondsFromFrames(sample.frames(), rate) >= shortestForIntegrated;
    if (isLong && levels.integrated) levels.range = ofLong->range;
    return levels;
}

Decibels truePeak(const audio::AudioBuffer& sample, int rate) {
    double largest = 0.0;
    for (int c = 0; c < sample.channels(); ++c)
        largest = std::max(largest, dsp::truePeak(sample.channel(c), rate));
    return decibelsFromLinear(largest);
}

}
