#include "guards/flag_table.h"
#include "guards/joined_flags.h"
#include "guards/low_rate.h"

#include "dsp/biquad.h"
#include "dsp/portable_math.h"
#include "signal/running_percentile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::guards {

namespace {
constexpr double bumpFrameSeconds = 0.02;
constexpr std::size_t bumpFloorFrames = 200; ///< before and behind
constexpr double bumpFloorShare = 0.2;
constexpr double softest = -45.0; ///< dBFS, of the bump's loudest moment
constexpr double leastInfra =
    3.0; ///< dB, what is below 35 Hz over what is from 70 to 300 Hz: a drum has less
constexpr double edgeDecibels = 10.0; ///< a bump ends so far under its top
constexpr std::size_t longest = 25;   ///< frames
constexpr double bumpJoinSeconds = 0.3;

struct BumpFrame {
    float infra, body; ///< dBFS
};

double bumpDecibels(double power) { return 0.5 * dsp::portableDecibels(power + 1e-14); }

/// Levels below 35 Hz and from 70 to 300 Hz of one channel.
class BumpBands {
public:
    explicit BumpBands(int rate)
        : m_low(rate), m_length(std::max<std::size_t>(
                           1, static_cast<std::size_t>(std::lround(bumpFrameSeconds * m_low.rate())))),
          m_cut(dsp::BiquadCoefficients::highPass(Hertz(4.0), 0.7071, m_low.rate())),
          m_infra{low(35.0), low(35.0)}, m_body{high(70.0), high(70.0)}, m_top(low(300.0)) {}

    void push(std::span<const float> samples) {
        m_slow.clear();
        m_low.push(samples, m_slow);
        for (const float x : m_slow) {
            if (!m_isFirst) m_isFirst = x;
            const double cut = m_cut(static_cast<double>(x - *m_isFirst));
            const double infra = m_infra[1](m_infra[0](cut)), body = m_top(m_body[1](m_body[0](cut)));
            m_infraSum += infra * infra;
            m_bodySum += body * body;
            if (++m_in < m_length) continue;
            m_frames.push_back({static_cast<float>(bumpDecibels(m_infraSum / static_cast<double>(m_length))),
                                static_cast<float>(bumpDecibels(m_bodySum / static_cast<double>(m_length)))});
            m_infraSum = m_bodySum = 0.0;
            m_in = 0;
        }
    }
    const std::vector<BumpFrame>& frames() const { return m_frames; }
    double secondsOf(std::size_t frame) const { return static_cast<double>(frame * m_length) / m_low.rate(); }

private:
    dsp::Biquad high(double hertz) const {
        return dsp::Biquad(dsp::BiquadCoefficients::highPass(Hertz(std::min(hertz, 0.4 * m_low.rate())),
                                                             0.7071, m_low.rate()));
    }
    dsp::Biquad low(double hertz) const {
        return dsp::Biquad(dsp::BiquadCoefficients::lowPass(Hertz(std::min(hertz, 0.45 * m_low.rate())),
                                                            0.7071, m_low.rate()));
    }

    LowRate m_low;
    std::size_t m_length, m_in = 0;
    std::optional<float> m_isFirst;
    dsp::Biquad m_cut;
    std::array<dsp::Biquad, 2> m_infra, m_body;
    dsp::Biquad m_top;
    double m_infraSum = 0.0, m_bodySum = 0.0;
    std::vector<float> m_slow;
    std::vector<BumpFrame> m_frames;
};

/// The floor of the infrasound around every frame, dBFS.
std::vector<float> floorsOf(const std::vector<BumpFrame>& frames) {
    analysis::RunningPercentile around;
    std::vector<float> floors;
    const auto hop = [&](std::size_t i) { return analysis::RunningPercentile::hop(frames[i].infra); };
    for (std::size_t i = 0; i < std::min(bumpFloorFrames, frames.size()); ++i)
        around.add(hop(i));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (i + bumpFloorFrames < frames.size()) around.add(hop(i + bumpFloorFrames));
        if (i > bumpFloorFrames) around.remove(hop(i - bumpFloorFrames - 1));
        floors.push_back(around.percentile(bumpFloorShare));
    }
    return floors;
}

class HandlingGuard final : public Guard {
public:
    explicit HandlingGuard(const Recorded& recorded) : m_rate(recorded.info.rate) {
        for (int c = 0; c < recorded.info.channels; ++c)
            m_bands.emplace_back(m_rate);
    }
    void push(const audio::AudioBuffer& block) override {
        for (std::size_t c = 0; c < m_bands.size(); ++c)
            m_bands[c].push(block.channel(static_cast<int>(c)));
        m_end += block.frames();
    }
    std::vector<Flag> finish() override {
        for (const BumpBands& bands : m_bands)
            findIn(bands);
        return joinedLargest(std::move(m_found), framesFromSeconds(bumpJoinSeconds, m_rate));
    }

private:
    void findIn(const BumpBands& bands) {
        const std::vector<BumpFrame>& frames = bands.frames();
        const std::vector<float> floors = floorsOf(frames);
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const bool isTop = (i == 0 || frames[i].infra >= frames[i - 1].infra) &&
                               (i + 1 == frames.size() || frames[i].infra > frames[i + 1].infra);
            const double over = static_cast<double>(frames[i].infra - floors[i]);
            if (!isTop || static_cast<double>(frames[i].infra) < softest ||
                over < info(FlagKind::Handling).limit)
                continue;
            if (const auto range = bumpAt(frames, i))
                m_found.push_back(
                    {FlagKind::Handling, {placeOf(bands, range->begin), placeOf(bands, range->end)}, over});
        }
    }

    /// From edge to edge, in frames; nothing where it is too long or has too much body.
    static std::optional<FrameRange> bumpAt(const std::vector<BumpFrame>& frames, std::size_t top) {
        const float edge = frames[top].infra - static_cast<float>(edgeDecibels);
        std::size_t begin = top, end = top + 1;
        while (begin > 0 && frames[begin - 1].infra >= edge)
            --begin;
        while (end < frames.size() && frames[end].infra >= edge)
            ++end;
        float body = frames[begin].body;
        for (std::size_t i = begin; i < end; ++i) {
            if (frames[i].infra > frames[top].infra) return std::nullopt; // of another, higher one
            body = std::max(body, frames[i].body);
        }
        if (end - begin > longest || static_cast<double>(frames[top].infra - body) < leastInfra)
            return std::nullopt;
        return FrameRange{static_cast<Frame>(begin), static_cast<Frame>(end)};
    }

    Frame placeOf(const BumpBands& bands, Frame frame) const {
        return std::min(m_end, framesFromSeconds(bands.secondsOf(static_cast<std::size_t>(frame)), m_rate));
    }

    int m_rate;
    std::vector<BumpBands> m_bands;
    Frame m_end = 0;
    std::vector<Flag> m_found;
};
}

std::unique_ptr<Guard> handlingGuard(const Recorded& recorded) {
    return std::make_unique<HandlingGuard>(recorded);
}

}
