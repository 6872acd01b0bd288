#include "analysis/mono_stream.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gleaner::analysis {

namespace {
/// Short enough that a cancel is felt at once, even on a slow machine.
constexpr double blockSeconds = 0.5;
constexpr int looks = 8;
constexpr double lookSeconds = 0.25;
/// Above this a recording is analysed at a part of its rate: nothing above 16 kHz is looked at.
constexpr int highestRate = 80000;

Frame lookFrames(const audio::AudioInfo& info) { return framesFromSeconds(lookSeconds, info.rate); }
}

std::vector<float> mixPolarity(audio::AudioSource& source) {
    const audio::AudioInfo& info = source.info();
    const auto channels = static_cast<std::size_t>(std::max(1, info.channels));
    std::vector<float> polarity(channels, 1.0F);
    if (channels == 1) return polarity;

    std::vector<double> cross(channels, 0.0);
    std::vector<double> own(channels, 0.0);
    audio::AudioBuffer look;
    for (int i = 0; i < looks; ++i) {
        const Frame begin = std::max<Frame>(0, info.frames - lookFrames(info)) * i / (looks - 1);
        source.read({begin, begin + lookFrames(info)}, look);
        for (std::size_t c = 0;
             c < std::min<std::size_t>(channels, static_cast<std::size_t>(look.channels())); ++c) {
            const auto first = look.channel(0);
            const auto other = look.channel(static_cast<int>(c));
            for (std::size_t n = 0; n < other.size(); ++n) {
                if (!std::isfinite(first[n]) || !std::isfinite(other[n])) continue;
                cross[c] += static_cast<double>(first[n]) * static_cast<double>(other[n]);
                own[c] += static_cast<double>(other[n]) * static_cast<double>(other[n]);
            }
        }
    }
    for (std::size_t c = 1; c < channels; ++c)
        if (cross[c] < -0.5 * std::sqrt(own[0] * own[c])) polarity[c] = -1.0F;
    return polarity;
}

void mixToMono(const audio::AudioBuffer& block, std::span<const float> polarity, std::vector<float>& mono) {
    mono.assign(static_cast<std::size_t>(block.frames()), 0.0F);
    for (int c = 0; c < block.channels(); ++c) {
        const float gain = polarity[static_cast<std::size_t>(c)] / static_cast<float>(block.channels());
        const auto samples = block.channel(c);
        for (std::size_t n = 0; n < mono.size(); ++n)
            mono[n] += gain * (std::isfinite(samples[n]) ? samples[n] : 0.0F);
    }
}

MonoStream::MonoStream(audio::AudioSource& source, std::vector<float> polarity, const Progress& progress)
    : m_source(source), m_progress(progress), m_polarity(std::move(polarity)),
      m_decimator(std::max(1, (source.info().rate + highestRate - 1) / highestRate)),
      m_rate(static_cast<double>(source.info().rate) / m_decimator.factor()) {}

std::span<const float> MonoStream::next() {
    const audio::AudioInfo& info = m_source.info();
    const Frame wanted = std::max<Frame>(1024, framesFromSeconds(blockSeconds, info.rate));
    m_output.clear();
    while (m_output.empty() && !m_ended) {
        m_progress.report(info.frames > 0 ? static_cast<double>(m_position) / static_cast<double>(info.frames)
                                          : 0.0);
        m_source.read({m_position, m_position + wanted}, m_block);
        m_position += m_block.frames();
        m_ended = m_block.isEmpty();
        mixToMono(m_block, m_polarity, m_mono);
        m_decimator.push(m_mono, m_output);
        if (m_ended) m_decimator.finish(m_output);
    }
    return m_output;
}

}
