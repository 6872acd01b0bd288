#include "pack/package/level_match.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gleaner::pack {
namespace {

constexpr double audible = -70.0; // dBFS: below, rounding has a say
constexpr std::size_t fewestBlocks = 8, candidates = 12;
constexpr Frame stepsABlock = 16;

/// Levels of any stretch, from sums that are made once.
class Levels {
public:
    explicit Levels(const audio::AudioBuffer& sound) : m_channels(sound.channels()), m_sums{0.0} {
        m_sums.reserve(static_cast<std::size_t>(sound.frames()) + 1);
        for (std::size_t n = 0; n < static_cast<std::size_t>(sound.frames()); ++n) {
            double squares = 0.0;
            for (int c = 0; c < m_channels; ++c)
                squares +=
                    static_cast<double>(sound.channel(c)[n]) * static_cast<double>(sound.channel(c)[n]);
            m_sums.push_back(m_sums.back() + squares);
        }
    }
    double of(Frame begin, Frame length) const {
        const double squares =
            m_sums[static_cast<std::size_t>(begin + length)] - m_sums[static_cast<std::size_t>(begin)];
        return 10.0 * std::log10(squares / (static_cast<double>(length) * m_channels) + 1e-30);
    }
    Frame frames() const { return static_cast<Frame>(m_sums.size()) - 1; }

private:
    int m_channels;
    std::vector<double> m_sums;
};

struct Fit {
    Frame offset = 0;
    double gain = 0.0, spread = HUGE_VAL;
};

Fit fitAt(const audio::SoundPrint& print, const Levels& levels, Frame offset) {
    const Frame length = print.blockFrames();
    std::vector<double> gains;
    for (std::size_t n = 0; n < print.levels.size(); ++n) {
        const Frame begin = static_cast<Frame>(n) * length + offset;
        if (print.levels[n] <= audible || begin < 0 || begin + length > levels.frames()) continue;
        gains.push_back(levels.of(begin, length) - print.levels[n]);
    }
    if (gains.size() < std::max(fewestBlocks, print.levels.size() / 4)) return {offset, 0.0, HUGE_VAL};
    std::ranges::sort(gains);
    return {offset, gains[gains.size() / 2], gains.back() - gains.front()};
}

Fit refined(const audio::SoundPrint& print, const Levels& levels, Fit best, Frame step) {
    for (; step > 0; step /= 2)
        for (const Frame at : {best.offset - step, best.offset + step})
            if (const Fit fit = fitAt(print, levels, at); fit.spread < best.spread) best = fit;
    return best;
}

}

std::optional<LevelMatch> matchLevels(const audio::SoundPrint& print, const audio::AudioBuffer& now,
                                      double spread) {
    const Frame step = std::max<Frame>(1, print.blockFrames() / stepsABlock);
    if (now.isEmpty() || now.channels() != print.channels) return std::nullopt;
    const Levels levels(now);
    for (const Frame at : {Frame{0}, now.frames() - print.frames}) // begins or ends where it did
        if (const Fit fit = fitAt(print, levels, at); fit.spread <= spread) return LevelMatch{at, fit.gain};
    std::vector<Fit> fits;
    for (Frame at = -print.frames; at <= now.frames(); at += step)
        if (const Fit fit = fitAt(print, levels, at); fit.spread < HUGE_VAL) fits.push_back(fit);
    const auto last = fits.begin() + static_cast<std::ptrdiff_t>(std::min(candidates, fits.size()));
    std::ranges::partial_sort(fits, last, {}, &Fit::spread);
    Fit best;
    for (auto fit = fits.begin(); fit != last; ++fit)
        if (const Fit found = refined(print, levels, *fit, step / 2); found.spread < best.spread)
            best = found;
    if (!(best.spread <= spread)) return std::nullopt;
    return LevelMatch{best.offset, best.gain};
}

}
