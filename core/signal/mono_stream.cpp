#include "signal/mono_stream.h"

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

namespace {
/// Products of every channel with the first, and with itself.
class PolarityDetector {
public:
    explicit PolarityDetector(int channels)
        : m_cross(static_cast<std::size_t>(std::max(1, channels))), m_own(m_cross.size()) {}

    void measure(const audio::AudioBuffer& block) {
        for (std::size_t c = 0; c < std::min(m_own.size(), static_cast<std::size_t>(block.channels())); ++c) {
            const auto first = block.channel(0);
            const auto other = block.channel(static_cast<int>(c));
            for (std::size_t n = 0; n < other.size(); ++n) {
                if (!std::isfinite(first[n]) || !std::isfinite(other[n])) continue;
                m_cross[c] += static_cast<double>(first[n]) * static_cast<double>(other[n]);
                m_own[c] += static_cast<double>(other[n]) * static_cast<double>(other[n]);
            }
        }
    }
    std::vector<float> polarity() const {
        std::vector<float> result(m_own.size(), 1.0F);
        for (std::size_t c = 1; c < result.size(); ++c)
            if (m_cross[c] < -0.5 * std::sqrt(m_own[0] * m_own[c])) result[c] = -1.0F;
        return result;
    }

private:
    std::vector<double> m_cross;
    std::vector<double> m_own;
};
}

std::vector<float> mixPolarity(audio::AudioSource& source) {
    const audio::AudioInfo& info = source.info();
    PolarityDetector classifier(info.channels);
    if (info.channels < 2) return classifier.polarity();
    audio::AudioBuffer look;
    for (int i = 0; i < looks; ++i) {
        const Frame begin = std::max<Frame>(0, info.frames - lookFrames(info)) * i / (looks - 1);
        source.read({begin, begin + lookFrames(info)}, look);
        classifier.measure(look);
    }
    return classifier.polarity();
}

std::vector<float> mixPolarity(const audio::AudioBuffer& sample) {
    PolarityDetector classifier(sample.channels());
    if (sample.channels() > 1) classifier.measure(sample);
    return classifier.polarity();
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

MonoStream::MonoStream(audio::AudioSource& source, std::vector<float> polarity, Progress progress,
                       ChannelSurvey* survey)
    : m_source(source), m_progress(std::move(progress)), m_survey(survey), m_polarity(std::move(polarity)),
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
        if (m_survey) m_survey->push(m_block);
        mixToMono(m_block, m_polarity, m_mono);
        m_decimator.push(m_mono, m_output);
        if (m_ended) m_decimator.finish(m_output);
    }
    return m_output;
}

}
