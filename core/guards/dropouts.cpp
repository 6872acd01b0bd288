#include "guards/flag_table.h"
#include "guards/joined_flags.h"

#include "guards/repeated_blocks.h"

#include <algorithm>
#include <cmath>

namespace gleaner::guards {

namespace {
constexpr double longestGapSeconds = 1.0; ///< a longer silence is a pause
constexpr double besideSeconds = 0.005;   ///< of sound on both sides
constexpr double edgeSeconds = 0.001;     ///< and right at the gap
constexpr float audibleBeside = 0.0005F;  ///< RMS there: -66 dBFS, 16 steps of 16 bit
constexpr float leastAtEdge = 0.25F;      ///< of that, right at the gap: a fade ends softly
constexpr float mostOfPeak = 0.9F;        ///< a value that is held higher than that is a clipped one
constexpr double gapJoinSeconds = 0.1;

float rmsOf(std::span<const float> samples) {
    double sum = 0.0, mean = 0.0;
    for (const float x : samples)
        mean += static_cast<double>(x);
    mean /= static_cast<double>(std::max<std::size_t>(1, samples.size()));
    for (const float x : samples)
        sum += (static_cast<double>(x) - mean) * (static_cast<double>(x) - mean);
    return static_cast<float>(std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, samples.size()))));
}

/// Runs of one value in the middle of sound, in one channel.
class Gaps {
public:
    explicit Gaps(int rate)
        : m_shortest(framesFromSeconds(info(FlagKind::Dropout).limit / 1000.0, rate)),
          m_longest(framesFromSeconds(longestGapSeconds, rate)),
          m_beside(static_cast<std::size_t>(std::max<Frame>(8, framesFromSeconds(besideSeconds, rate)))),
          m_edge(static_cast<std::size_t>(std::max<Frame>(4, framesFromSeconds(edgeSeconds, rate)))),
          m_rate(rate) {}

    void push(std::span<const float> samples) {
        for (const float x : samples) {
            if (m_run > 0 && x == m_level) {
                ++m_run;
            } else {
                if (m_run >= m_shortest && m_run <= m_longest)
                    m_open = Gap{m_at - m_run, m_at, m_level, m_before};
                m_run = 1;
                m_level = x;
            }
            ++m_at;
            if (m_run < m_shortest) remember(x);
            if (!m_open) continue;
            m_behind.push_back(x);
            if (m_behind.size() == m_beside) close();
        }
    }
    std::vector<Flag>& found() { return m_found; }

private:
    struct Gap {
        Frame begin, end;
        float level;
        std::vector<float> before;
    };

    /// The last samples before a gap; of the gap itself no more than its first moments come in, and are taken
    /// off again.
    void remember(float x) {
        m_before.push_back(x);
        if (m_before.size() >= 4 * m_beside + static_cast<std::size_t>(m_shortest))
            m_before.erase(m_before.begin(),
                           m_before.end() -
                               static_cast<std::ptrdiff_t>(m_beside + static_cast<std::size_t>(m_shortest)));
    }

    void close() {
        std::vector<float>& before = m_open->before;
        before.resize(before.size() - std::min(before.size(), static_cast<std::size_t>(m_shortest - 1)));
        if (before.size() >= m_beside && isBroken(std::span<const float>(before).last(m_beside)))
            m_found.push_back({FlagKind::Dropout,
                               {m_open->begin, m_open->end},
                               1000.0 * secondsFromFrames(m_open->end - m_open->begin, m_rate)});
        m_open.reset();
        m_behind.clear();
    }

    bool isBroken(std::span<const float> before) const {
        const std::span<const float> behind(m_behind);
        const float left = rmsOf(before), right = rmsOf(behind);
        float peak = 0.0F;
        for (const auto side : {before, behind})
            for (const float x : side)
                peak = std::max(peak, std::fabs(x));
        return std::min(left, right) >= audibleBeside && std::fabs(m_open->level) < mostOfPeak * peak &&
               std::max(rmsOf(before.last(m_edge)), std::fabs(before.back() - m_open->level)) >=
                   leastAtEdge * left &&
               std::max(rmsOf(behind.first(m_edge)), std::fabs(behind.front() - m_open->level)) >=
                   leastAtEdge * right;
    }

    Frame m_shortest, m_longest;
    std::size_t m_beside, m_edge;
    int m_rate;
    Frame m_at = 0, m_run = 0;
    float m_level = 0.0F;
    std::vector<float> m_before, m_behind;
    std::optional<Gap> m_open;
    std::vector<Flag> m_found;
};

class DropoutGuard final : public Guard {
public:
    explicit DropoutGuard(const Recorded& recorded) : m_rate(recorded.info.rate) {
        for (int c = 0; c < recorded.info.channels; ++c) {
            m_gaps.emplace_back(m_rate);
            m_repeats.emplace_back();
        }
    }

    void push(const audio::AudioBuffer& block) override {
        for (std::size_t c = 0; c < m_gaps.size(); ++c) {
            m_gaps[c].push(block.channel(static_cast<int>(c)));
            m_repeats[c].push(block.channel(static_cast<int>(c)));
        }
    }
    std::vector<Flag> finish() override {
        std::vector<Flag> all;
        for (std::size_t c = 0; c < m_gaps.size(); ++c) {
            all.insert(all.end(), m_gaps[c].found().begin(), m_gaps[c].found().end());
            for (const FrameRange& repeat : m_repeats[c].finish())
                all.push_back(
                    {FlagKind::Dropout, repeat, 1000.0 * secondsFromFrames(repeat.length(), m_rate)});
        }
        return joinedLargest(std::move(all), framesFromSeconds(gapJoinSeconds, m_rate));
    }

private:
    int m_rate;
    std::vector<Gaps> m_gaps;
    std::vector<RepeatedBlocks> m_repeats;
};
}

std::unique_ptr<Guard> dropoutGuard(const Recorded& recorded) {
    return std::make_unique<DropoutGuard>(recorded);
}

}
