#include "guards/flag_table.h"
#include "guards/joined_flags.h"

#include "dsp/portable_math.h"
#include "dsp/true_peak.h"

#include <algorithm>
#include <cmath>

namespace gleaner::guards {

namespace {
constexpr std::size_t overPiece = 8192, overContext = 64; ///< frames looked at together, and around them
constexpr float suspicious = 0.7F; ///< samples below reach no further than full scale between them
constexpr double overJoinSeconds = 0.25;

class OverGuard final : public Guard {
public:
    explicit OverGuard(const Recorded& recorded)
        : m_rate(recorded.info.rate),
          m_waiting(static_cast<std::size_t>(recorded.info.channels), std::vector<float>(overContext)),
          m_limit(static_cast<float>(dsp::portableLinear(info(FlagKind::Over).limit))) {}

    void push(const audio::AudioBuffer& block) override {
        for (std::size_t c = 0; c < m_waiting.size(); ++c) {
            const auto samples = block.channel(static_cast<int>(c));
            m_waiting[c].insert(m_waiting[c].end(), samples.begin(), samples.end());
        }
        m_end += block.frames();
        while (m_waiting.front().size() >= overPiece + 2 * overContext)
            look(overPiece);
    }
    std::vector<Flag> finish() override {
        const std::size_t left = m_waiting.front().size() - overContext;
        for (auto& samples : m_waiting)
            samples.resize(samples.size() + overContext);
        look(left);
        return joinedLargest(std::move(m_found), framesFromSeconds(overJoinSeconds, m_rate));
    }

private:
    /// At the next `frames`, which have their context on both sides.
    void look(std::size_t frames) {
        for (auto& samples : m_waiting) {
            const std::span<const float> part(samples.data(), frames + 2 * overContext);
            if (std::ranges::any_of(part, [](float x) { return std::fabs(x) > suspicious; }))
                lookClosely(part);
            samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(frames));
        }
        m_begin += static_cast<Frame>(frames);
    }

    void lookClosely(std::span<const float> part) {
        const std::vector<float> peaks = dsp::truePeakEnvelope(part, m_rate, m_limit);
        for (std::size_t i = overContext; i + overContext < peaks.size(); ++i) {
            if (peaks[i] < m_limit) continue;
            const Frame at = m_begin + static_cast<Frame>(i - overContext);
            const double level = dsp::portableDecibels(static_cast<double>(peaks[i]));
            if (!m_found.empty() && m_found.back().range.end == at) {
                m_found.back().range.end = at + 1;
                m_found.back().value = std::max(m_found.back().value, level);
            } else {
                m_found.push_back({FlagKind::Over, {at, at + 1}, level});
            }
        }
    }

    int m_rate;
    std::vector<std::vector<float>> m_waiting; ///< by channel, from `overContext` before m_begin
    float m_limit;
    Frame m_begin = 0, m_end = 0;
    std::vector<Flag> m_found;
};
}

std::unique_ptr<Guard> overGuard(const Recorded& recorded) { return std::make_unique<OverGuard>(recorded); }

}
