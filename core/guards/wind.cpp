#include "guards/flag_table.h"
#include "guards/joined_flags.h"
#include "guards/low_rate.h"

#include "dsp/biquad.h"
#include "dsp/portable_math.h"

#include <algorithm>
#include <cmath>

namespace gleaner::guards {

namespace {
constexpr double windFrameSeconds = 0.1;
constexpr std::size_t windFrames = 20, windHop = 5; ///< looked at together; from look to look
constexpr double quietestRumble = -60.0;            ///< dBFS
constexpr double leastGusting = 2.5;                ///< dB: a steady noise in this band moves by 1.5
constexpr double mostCoherence = 0.5; ///< of two channels: what comes through the air is the same in both
constexpr double leastSub = -6.0; ///< dB, what is below 30 Hz against the rumble, where there is one channel

/// Energies of a tenth of a second.
struct WindFrame {
    double rumble = 0.0, mid = 0.0, sub = 0.0;
    double cross = 0.0; ///< with the channel behind
};

/// 10 to 100 Hz, 250 to 800 Hz, and below 30 Hz.
class WindBands {
public:
    explicit WindBands(double rate)
        : m_low(rate), m_cut(high(10.0)), m_rumble(low(100.0)), m_mid(high(250.0)), m_midTop(low(800.0)),
          m_sub(low(30.0)) {}

    /// The rumble of what came in.
    const std::vector<float>& push(std::span<const float> samples) {
        m_slow.clear();
        m_low.push(samples, m_slow);
        return m_slow;
    }
    double add(float x, WindFrame& frame) {
        const double cut = m_cut(static_cast<double>(x)), rumble = m_rumble(cut);
        const double mid = m_midTop(m_mid(static_cast<double>(x))), sub = m_sub(cut);
        frame.rumble += rumble * rumble;
        frame.mid += mid * mid;
        frame.sub += sub * sub;
        return rumble;
    }
    double rate() const { return m_low.rate(); }

private:
    dsp::Biquad high(double hertz) const {
        return dsp::Biquad(
            dsp::BiquadCoefficients::highPass(Hertz(std::min(hertz, 0.4 * rate())), 0.7071, rate()));
    }
    dsp::Biquad low(double hertz) const {
        return dsp::Biquad(
            dsp::BiquadCoefficients::lowPass(Hertz(std::min(hertz, 0.45 * rate())), 0.7071, rate()));
    }
    LowRate m_low;
    dsp::Biquad m_cut, m_rumble, m_mid, m_midTop, m_sub;
    std::vector<float> m_slow;
};

double powerDecibels(double power) { return 0.5 * dsp::portableDecibels(power + 1e-14); }

/// How far the rumble stands over the middle where this is wind; nothing where it is not.
std::optional<double> windIn(std::span<const WindFrame> first, std::span<const WindFrame> second,
                             double perFrame) {
    WindFrame sum, other;
    double mean = 0.0, square = 0.0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        sum.rumble += first[i].rumble;
        sum.mid += first[i].mid;
        sum.sub += first[i].sub;
        sum.cross += first[i].cross;
        if (!second.empty()) other.rumble += second[i].rumble;
        const double level = powerDecibels(first[i].rumble / perFrame);
        mean += level;
        square += level * level;
    }
    const auto frames = static_cast<double>(first.size());
    const double gusting = std::sqrt(std::max(0.0, square / frames - mean / frames * (mean / frames)));
    const double over = powerDecibels(sum.rumble) - powerDecibels(sum.mid);
    if (over < info(FlagKind::Wind).limit || gusting < leastGusting ||
        powerDecibels(sum.rumble / frames / perFrame) < quietestRumble)
        return std::nullopt;
    const bool isAlone = second.empty() || other.rumble < 0.01 * sum.rumble;
    if (isAlone ? powerDecibels(sum.sub) - powerDecibels(sum.rumble) < leastSub
                : std::fabs(sum.cross) > mostCoherence * std::sqrt(sum.rumble * other.rumble))
        return std::nullopt;
    return over;
}

class WindGuard final : public Guard {
public:
    explicit WindGuard(const Recorded& recorded) : m_rate(recorded.info.rate) {
        for (int c = 0; c < recorded.info.channels; ++c) {
            m_bands.emplace_back(m_rate);
            m_frames.emplace_back();
        }
        m_length =
            std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(windFrameSeconds * slowRate())));
    }

    void push(const audio::AudioBuffer& block) override {
        std::vector<const std::vector<float>*> slow;
        for (std::size_t c = 0; c < m_bands.size(); ++c)
            slow.push_back(&m_bands[c].push(block.channel(static_cast<int>(c))));
        m_end += block.frames();
        for (std::size_t i = 0; i < slow.front()->size(); ++i)
            add(slow, i);
    }

    std::vector<Flag> finish() override {
        std::vector<Flag> found;
        for (std::size_t c = 0; c < m_frames.size(); ++c) {
            const std::vector<WindFrame>& own = m_frames[c];
            const std::size_t partner = c % 2 == 0 ? c + 1 : c - 1;
            for (std::size_t at = 0; at + windFrames <= own.size(); at += windHop) {
                const std::span<const WindFrame> first = std::span(own).subspan(at, windFrames);
                std::vector<WindFrame> mine(first.begin(), first.end());
                std::span<const WindFrame> second;
                if (partner < m_frames.size()) {
                    second = std::span(m_frames[partner]).subspan(at, windFrames);
                    for (std::size_t i = 0; i < mine.size(); ++i)
                        mine[i].cross = m_frames[std::min(c, partner)][at + i].cross;
                }
                if (const auto over = windIn(mine, second, static_cast<double>(m_length)))
                    found.push_back({FlagKind::Wind, {placeOf(at), placeOf(at + windFrames)}, *over});
            }
        }
        return joinedLargest(std::move(found), 0);
    }

private:
    double slowRate() const { return m_bands.front().rate(); }

    void add(const std::vector<const std::vector<float>*>& slow, std::size_t i) {
        if (m_inFrame++ % m_length == 0)
            for (auto& frames : m_frames)
                frames.emplace_back();
        double before = 0.0;
        for (std::size_t c = 0; c < m_bands.size(); ++c) {
            const double rumble = m_bands[c].add((*slow[c])[i], m_frames[c].back());
            if (c % 2 == 1) m_frames[c - 1].back().cross += before * rumble;
            before = rumble;
        }
    }

    Frame placeOf(std::size_t frame) const {
        const double seconds = static_cast<double>(frame * m_length) / slowRate();
        return std::min(m_end, framesFromSeconds(seconds, m_rate));
    }

    int m_rate;
    std::vector<WindBands> m_bands;
    std::vector<std::vector<WindFrame>> m_frames; ///< by channel
    std::size_t m_length = 1, m_inFrame = 0;
    Frame m_end = 0;
};
}

std::unique_ptr<Guard> windGuard(const Recorded& recorded) { return std::make_unique<WindGuard>(recorded); }

}
