#include "onsets/detect_onsets.h"

#include "dsp/denormals.h"
#include "onsets/attack_trail.h"
#include "onsets/onset_flux.h"
#include "onsets/onset_picker.h"
#include "signal/channel_groups.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gleaner::analysis {

namespace {
/// Hz below which the level stands still; origin not recorded; flat at 0.8x and 1.25x
constexpr double offsetHz = 20.0;
/// s between onsets of several channels that are one; follows from apartSeconds in onset_picker.cpp
constexpr double togetherSeconds = 0.03;
/// s, an onset this early is that of a loud start; follows from apartSeconds in onset_picker.cpp; flat at
/// 0.8x and 1.25x
constexpr double startSeconds = 0.03;

/// Takes off what stands still. A first-order high-pass that starts as if the first sample had always been
/// there; anything steeper would cost more than the spectra.
class OffsetFilter {
public:
    explicit OffsetFilter(double rate)
        : m_keep(static_cast<float>(std::exp(-2.0 * std::numbers::pi * offsetHz / rate))) {}

    void operator()(std::span<const float> from, std::vector<float>& to) {
        to.resize(from.size());
        if (!m_started && !from.empty()) {
            m_before = from[0];
            m_started = true;
        }
        for (std::size_t n = 0; n < from.size(); ++n) {
            m_level = from[n] - m_before + m_keep * m_level;
            m_before = from[n];
            to[n] = m_level;
        }
    }

private:
    float m_keep;
    float m_before = 0.0F;
    float m_level = 0.0F;
    bool m_started = false;
};

std::vector<double> onsetsIn(audio::AudioSource& source, double sensitivity, const Progress& progress) {
    MonoStream stream(source, mixPolarity(source), progress);
    OffsetFilter withoutOffset(stream.rate());
    OnsetFlux onsetFlux(stream.rate());
    AttackTrail trail(stream.rate());
    std::vector<float> flux;
    std::vector<float> samples;
    for (auto block = stream.next(); !block.empty(); block = stream.next()) {
        withoutOffset(block, samples);
        onsetFlux.push(samples, flux);
        trail.push(samples);
    }
    onsetFlux.finish(flux);
    trail.finish();
    progress.report(1.0);
    std::vector<double> onsets = pickOnsets(flux, trail, sensitivity);
    if (onsetFlux.startsLoud() && (onsets.empty() || onsets.front() > startSeconds))
        onsets.insert(onsets.begin(), 0.0);
    return onsets;
}

/// Of pairs and single channels listened to by themselves: what several heard is one onset.
std::vector<double> onsetsOfMany(audio::AudioSource& source, double sensitivity, const Progress& progress) {
    const auto groups = channelGroups(surveyOf(source, progress.part(0.0, 0.1)), source.info().trackNames);
    std::vector<double> all;
    for (std::size_t n = 0; n < groups.size(); ++n) {
        const auto share = [&](std::size_t i) {
            return 0.1 + 0.9 * static_cast<double>(i) / static_cast<double>(groups.size());
        };
        audio::ChannelSource own(source, groups[n]);
        const auto onsets = onsetsIn(own, sensitivity, progress.part(share(n), share(n + 1)));
        all.insert(all.end(), onsets.begin(), onsets.end());
    }
    std::ranges::sort(all);
    std::vector<double> apart;
    for (const double onset : all)
        if (apart.empty() || onset - apart.back() > togetherSeconds) apart.push_back(onset);
    return apart;
}
}

std::vector<double> detectOnsets(audio::AudioSource& source, double sensitivity, const Progress& progress) {
    const dsp::FlushDenormals flush;
    return source.info().channels > 2 ? onsetsOfMany(source, sensitivity, progress)
                                      : onsetsIn(source, sensitivity, progress);
}

}
