#include "align/aligned_pair.h"

#include "align/delay.h"
#include "align/slow_piece.h"
#include "dsp/biquad.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace gleaner::align {
namespace {

constexpr double delayReach = 0.02;          ///< seconds: seven metres
constexpr double leastLocalProminence = 6.0; ///< below it the clocks alone are believed; noise reaches 4
constexpr int longestListened = 1 << 14;     ///< samples at `delayRate`: two seconds
constexpr double levelSeconds = 0.05, aroundSeconds = 4.0, floorShare = 0.2;
constexpr Hertz lowest(120.0);

/// Seconds by which the sound at two places is further apart than the clocks say; 0 where it can't be told.
double localDelay(analysis::Excerpts& source, Frame here, analysis::Excerpts& other, Frame there,
                  double seconds) {
    const auto wanted = static_cast<unsigned>((seconds + 2.0 * delayReach) * delayRate);
    const int length = std::clamp(static_cast<int>(std::bit_ceil(wanted)), 1 << 10, longestListened);
    DelayMeter meter(length, delayRate);
    const auto delay = meter.between(slowPiece(source, here, length), slowPiece(other, there, length),
                                     static_cast<int>(delayReach * delayRate));
    return delay && delay->prominence >= leastLocalProminence ? delay->samples / delayRate : 0.0;
}

/// Mean power over steps of 50 ms.
std::vector<double> powersOf(const std::vector<float>& samples, std::size_t step) {
    std::vector<double> powers;
    for (std::size_t begin = 0; begin + step <= samples.size(); begin += step) {
        double sum = 0.0;
        for (std::size_t i = begin; i < begin + step; ++i)
            sum += static_cast<double>(samples[i]) * static_cast<double>(samples[i]);
        powers.push_back(sum / static_cast<double>(step));
    }
    return powers;
}

}

std::optional<FrameRange> sameStretch(analysis::Excerpts& source, FrameRange range, analysis::Excerpts& other,
                                      const Alignment& alignment, bool isSecond) {
    const int rate = source.rate(), otherRate = other.rate();
    const auto placed = [&](Frame frame) {
        const double seconds = secondsFromFrames(frame, rate);
        return framesFromSeconds(isSecond ? alignment.onFirst(seconds) : alignment.onSecond(seconds),
                                 otherRate);
    };
    FrameRange same{placed(range.begin), placed(range.end)};
    if (same.begin < 0 || same.end > other.frames()) return std::nullopt;
    const double seconds = secondsFromFrames(range.length(), rate);
    const Frame moved =
        framesFromSeconds(localDelay(source, range.begin, other, same.begin, seconds), otherRate);
    same = {same.begin + moved, same.end + moved};
    if (same.begin < 0 || same.end > other.frames() || same.isEmpty()) return std::nullopt;
    return same;
}

double distanceToFloor(analysis::Excerpts& source, FrameRange range) {
    const int rate = source.rate();
    const Frame around = framesFromSeconds(aroundSeconds, rate);
    const Frame begin = std::max<Frame>(0, range.begin - around);
    std::vector<float> samples = source.mono({begin, range.end + around});
    dsp::Biquad filter(dsp::BiquadCoefficients::highPass(lowest, std::numbers::sqrt2 / 2.0, rate));
    for (float& sample : samples)
        sample = static_cast<float>(filter(static_cast<double>(sample)));
    const auto step = static_cast<std::size_t>(std::max<Frame>(1, framesFromSeconds(levelSeconds, rate)));
    std::vector<double> powers = powersOf(samples, step);
    if (powers.empty()) return 0.0;
    const auto first = std::min(powers.size() - 1, static_cast<std::size_t>(range.begin - begin) / step);
    const auto last =
        std::clamp(static_cast<std::size_t>(range.end - begin) / step + 1, first + 1, powers.size());
    const double loudest = *std::max_element(powers.begin() + static_cast<std::ptrdiff_t>(first),
                                             powers.begin() + static_cast<std::ptrdiff_t>(last));
    const auto floor =
        powers.begin() + static_cast<std::ptrdiff_t>(floorShare * static_cast<double>(powers.size()));
    std::nth_element(powers.begin(), floor, powers.end());
    constexpr double silence = 1e-12;
    return 10.0 * std::log10((loudest + silence) / (*floor + silence));
}

}
