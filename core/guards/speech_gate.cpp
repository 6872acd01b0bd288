#include "guards/speech_gate.h"

#include "guards/speech_network.h"
#include "signal/decimator.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <cmath>

namespace gleaner::guards {

namespace {
constexpr int enoughRate = 16000; ///< Hz; higher rates are divided as long as they stay above
constexpr double gateBlockSeconds = 0.5;

/// Opens where it is sure, and keeps what leads up to it and trails behind: words fade in and out.
constexpr float openOdds = 2.0F, keepOdds = -1.0F;
constexpr double shortestSeconds = 0.3; ///< of what is sure
constexpr double bridgedSeconds = 0.6;  ///< between words
constexpr double marginSeconds = 0.2;

int divisorOf(int rate) { return std::max(1, rate / enoughRate); }

/// Mono at a rate that is enough for speech, as frames.
class Ear {
public:
    explicit Ear(const Recorded& recorded)
        : m_polarity(recorded.polarity), m_decimator(divisorOf(recorded.info.rate)),
          m_frames(static_cast<double>(recorded.info.rate) / divisorOf(recorded.info.rate)) {}

    void push(const audio::AudioBuffer& block) {
        analysis::mixToMono(block, m_polarity, m_mono);
        m_heard.clear();
        m_decimator.push(m_mono, m_heard);
        m_frames.push(m_heard);
    }
    std::vector<SpeechFrame> finish() {
        m_heard.clear();
        m_decimator.finish(m_heard);
        m_frames.push(m_heard);
        return m_frames.finish();
    }

private:
    std::vector<float> m_polarity, m_mono, m_heard;
    analysis::Decimator m_decimator;
    SpeechFrames m_frames;
};

struct Stretch {
    std::size_t begin, end; ///< judgements
    std::size_t sure;       ///< of them beyond `openOdds`
    float highest;
};

std::size_t judgements(double seconds) {
    return static_cast<std::size_t>(std::lround(seconds * speechJudgementsPerSecond));
}

/// Runs above `keepOdds` that are sure for long enough somewhere, those that lie close together as one.
std::vector<Stretch> stretchesIn(const std::vector<float>& odds) {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < odds.size(); ++i) {
        if (odds[i] < keepOdds) continue;
        Stretch stretch{i, i, 0, odds[i]};
        for (; stretch.end < odds.size() && odds[stretch.end] >= keepOdds; ++stretch.end) {
            stretch.highest = std::max(stretch.highest, odds[stretch.end]);
            stretch.sure += odds[stretch.end] >= openOdds ? 1 : 0;
        }
        i = stretch.end;
        if (!stretches.empty() && stretch.begin - stretches.back().end <= judgements(bridgedSeconds)) {
            Stretch& last = stretches.back();
            last = {last.begin, stretch.end, last.sure + stretch.sure,
                    std::max(last.highest, stretch.highest)};
        } else {
            stretches.push_back(stretch);
        }
    }
    std::erase_if(stretches, [](const Stretch& s) { return s.sure < judgements(shortestSeconds); });
    return stretches;
}

class SpeechGuard final : public Guard {
public:
    explicit SpeechGuard(const Recorded& recorded) : m_rate(recorded.info.rate), m_ear(recorded) {}

    void push(const audio::AudioBuffer& block) override {
        m_ear.push(block);
        m_end += block.frames();
    }

    std::vector<Flag> finish() override {
        std::vector<Flag> flags;
        for (const Stretch& stretch : stretchesIn(speechOdds(m_ear.finish()))) {
            const auto place = [&](std::size_t judgement, double margin) {
                const double seconds = static_cast<double>(judgement) / speechJudgementsPerSecond + margin;
                return std::clamp<Frame>(framesFromSeconds(seconds, m_rate), 0, m_end);
            };
            const FrameRange range{place(stretch.begin, -marginSeconds), place(stretch.end, marginSeconds)};
            const double sure = 1.0 / (1.0 + std::exp(-static_cast<double>(stretch.highest)));
            if (!flags.empty() && flags.back().range.end >= range.begin)
                flags.back() = {FlagKind::Speech,
                                {flags.back().range.begin, range.end},
                                std::max(flags.back().value, sure)};
            else
                flags.push_back({FlagKind::Speech, range, sure});
        }
        return flags;
    }

private:
    int m_rate;
    Frame m_end = 0;
    Ear m_ear;
};
}

std::vector<SpeechFrame> speechFramesOf(audio::AudioSource& source, const Progress& progress) {
    Ear ear({source.info(), analysis::mixPolarity(source)});
    const Frame step = framesFromSeconds(gateBlockSeconds, source.info().rate);
    audio::AudioBuffer block;
    for (Frame begin = 0;; begin += step) {
        progress.report(std::min(1.0, static_cast<double>(begin) /
                                          static_cast<double>(std::max<Frame>(1, source.info().frames))));
        source.read({begin, begin + step}, block);
        if (block.isEmpty()) return ear.finish();
        ear.push(block);
    }
}

std::unique_ptr<Guard> speechGuard(const Recorded& recorded) {
    return std::make_unique<SpeechGuard>(recorded);
}

}
