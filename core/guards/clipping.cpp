#include "guards/flag_table.h"
#include "guards/joined_flags.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::guards {

namespace {
constexpr Frame shortestTop = 3;    ///< samples alike
constexpr float lowestRail = 0.03F; ///< -30 dBFS: under it the steps of the format make flat tops
constexpr float fullScale = 0.999F;
constexpr float railTolerance = 0.001F; ///< of the rail
constexpr double railSeconds = 1.0;     ///< before and behind: where nothing passes the rail
constexpr std::size_t fewestTops = 3;   ///< that share a rail below full scale
constexpr double joinSeconds = 0.25;
/// How far the wave lies below a top two samples beside it, as a share of the top and in steps of 16 bit: the
/// crest of a slow wave is flat too, but round at its edges.
constexpr float steepShare = 0.01F;
constexpr float steepStep = 12.0F / 32768.0F;

struct Top {
    Frame begin, end;
    float level; ///< with its sign
};

/// Flat tops of one channel, and how far it goes in every `m_block` frames.
class Tops {
public:
    explicit Tops(int rate) : m_block(std::max<Frame>(1, framesFromSeconds(0.1, rate))) {}

    void push(float x) {
        m_last = {m_last[1], m_last[2], m_last[3], x};
        if (isSame(x)) {
            ++m_run;
        } else {
            if (m_run >= shortestTop) m_waiting = Waiting{{m_at - m_run, m_at, m_level}, m_beforeRun};
            m_beforeRun = m_last[1];
            m_run = 1;
            m_level = x;
        }
        ++m_at;
        measure(x);
        if (m_waiting && m_at == m_waiting->top.end + 2) {
            judge(*m_waiting, x);
            m_waiting.reset();
        }
    }

    /// Of the tops those at full scale, and those whose level nothing passes around and others share.
    std::vector<Flag> atRails(Frame around, Frame join) const {
        std::vector<Flag> clipped;
        std::size_t first = 0;
        for (std::size_t n = 0; n < m_found.size(); ++n) {
            while (m_found[first].begin < m_found[n].begin - around)
                ++first;
            if (isRail(n, first, around))
                clipped.push_back({FlagKind::Clipping,
                                   {m_found[n].begin, m_found[n].end},
                                   static_cast<double>(m_found[n].end - m_found[n].begin)});
        }
        return joinedSum(std::move(clipped), join);
    }

private:
    /// Nothing above full scale survives a converter, so that it is one level.
    bool isSame(float x) const {
        return m_run > 0 && (x == m_level || (std::fabs(x) >= fullScale && std::fabs(m_level) >= fullScale &&
                                              x * m_level > 0.0F));
    }

    void measure(float x) {
        if ((m_at - 1) % m_block == 0) m_highest.push_back({0.0F, 0.0F});
        float& highest = m_highest.back()[x < 0.0F ? 1 : 0];
        highest = std::max(highest, std::fabs(x));
    }

    struct Waiting {
        Top top;
        float before; ///< the sample two before it
    };

    void judge(const Waiting& waiting, float behind) {
        const float sign = waiting.top.level < 0.0F ? -1.0F : 1.0F, level = sign * waiting.top.level;
        if (level < lowestRail) return;
        const float steep = std::max(steepStep, steepShare * level);
        if (level - sign * waiting.before >= steep && level - sign * behind >= steep)
            m_found.push_back(waiting.top);
    }

    bool isRail(std::size_t n, std::size_t first, Frame around) const {
        const Top& top = m_found[n];
        const float level = std::fabs(top.level);
        if (level >= fullScale) return true;
        const bool isUnder = top.level < 0.0F;
        const auto from = static_cast<std::size_t>(std::max<Frame>(0, top.begin - around) / m_block);
        const auto to =
            std::min(m_highest.size() - 1, static_cast<std::size_t>((top.end + around) / m_block));
        for (std::size_t block = from; block <= to; ++block)
            if (m_highest[block][isUnder ? 1 : 0] > level * (1.0F + railTolerance)) return false;
        std::size_t sharing = 0;
        for (std::size_t i = first; i < m_found.size() && m_found[i].begin <= top.end + around; ++i)
            if ((m_found[i].level < 0.0F) == isUnder &&
                std::fabs(m_found[i].level) >= level * (1.0F - railTolerance))
                if (++sharing >= fewestTops) return true;
        return false;
    }

    Frame m_block;
    Frame m_at = 0, m_run = 0;
    float m_level = 0.0F, m_beforeRun = 0.0F;
    std::array<float, 4> m_last{};
    std::optional<Waiting> m_waiting;
    std::vector<Top> m_found;
    std::vector<std::array<float, 2>> m_highest; ///< above and below zero
};

class ClippingGuard final : public Guard {
public:
    explicit ClippingGuard(const Recorded& recorded)
        : m_rate(recorded.info.rate),
          m_tops(static_cast<std::size_t>(recorded.info.channels), Tops(recorded.info.rate)) {}

    void push(const audio::AudioBuffer& block) override {
        for (std::size_t c = 0; c < m_tops.size(); ++c)
            for (const float x : block.channel(static_cast<int>(c)))
                m_tops[c].push(x);
    }
    std::vector<Flag> finish() override {
        std::vector<Flag> all;
        for (const Tops& tops : m_tops) {
            const auto own =
                tops.atRails(framesFromSeconds(railSeconds, m_rate), framesFromSeconds(joinSeconds, m_rate));
            all.insert(all.end(), own.begin(), own.end());
        }
        return joinedSum(std::move(all), 0);
    }

private:
    int m_rate;
    std::vector<Tops> m_tops;
};
}

std::unique_ptr<Guard> clippingGuard(const Recorded& recorded) {
    return std::make_unique<ClippingGuard>(recorded);
}

}
