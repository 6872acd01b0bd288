#include "find/hit_attack.h"

#include "dsp/biquad.h"
#include "signal/quiet_cut.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gleaner::analysis {

namespace {
/// s read before the onset: the background to compare with; origin not recorded; flat at 0.8x and 1.25x
constexpr double beforeSeconds = 0.08;
/// s next to the onset, no background any more; origin not recorded; flat at 0.8x and 1.25x
constexpr double guardSeconds = 0.02;
/// s after the onset in which the peak lies; origin not recorded; flat at 0.8x and 1.25x
constexpr double attackSeconds = 0.06;
/// s of a step of the envelope; origin not recorded; overlap of hits -0.001 at 0.8x, flat at 1.25x
constexpr double envelopeSeconds = 0.0005;
/// share of the way from background to peak: the attack has begun; as in docs/detection.md 1.4, origin not
/// recorded; overlap of hits flat at 0.8x, -0.001 at 1.25x
constexpr double riseShare = 0.12;
/// ratio of the amplitudes of peak and background; below it the envelope can't tell where; origin not
/// recorded; flat at 0.8x and 1.25x
constexpr double leastRise = 1.6;
/// s before the attack at which a hit is cut; as in docs/detection.md 1.4, origin not recorded; overlap of
/// hits flat at 0.8x, -0.001 at 1.25x
constexpr double hitLeadSeconds = 0.002;
/// s to both sides in which a quiet place is looked for; as in docs/detection.md 1.4, origin not recorded;
/// flat at 0.8x and 1.25x
constexpr double cutReachSeconds = 0.0015;
/// s to both sides of its steepest sample, all that a click has; as in docs/detection.md 1.4, origin not
/// recorded; flat at 0.8x and 1.25x, but clicks are not counted
constexpr double clickSeconds = 0.0001;
/// s to both sides in which the wave is compared with that; origin not recorded; flat at 0.8x and 1.25x, but
/// clicks are not counted
constexpr double clickAround = 0.005;
/// share of the steepness around that lies inside: a click; origin not recorded; flat at 0.8x and 1.25x, but
/// clicks are not counted
constexpr double clickShare = 0.8;

/// Amplitude every half millisecond of a high-passed copy.
std::vector<double> amplitude(const std::vector<float>& mono, double rate, double cutHz, std::size_t step) {
    dsp::Biquad highPass(dsp::BiquadCoefficients::highPass(Hertz(std::min(cutHz, 0.4 * rate)), 0.707, rate));
    // Without its mean, or a constant offset would ring at the beginning like a hit.
    const double mean =
        mono.empty() ? 0.0
                     : std::accumulate(mono.begin(), mono.end(), 0.0) / static_cast<double>(mono.size());
    std::vector<double> result;
    for (std::size_t at = 0; at + step <= mono.size(); at += step) {
        double sum = 0.0;
        for (std::size_t n = at; n < at + step; ++n) {
            const double x = highPass(static_cast<double>(mono[n]) - mean);
            sum += x * x;
        }
        result.push_back(std::sqrt(sum / static_cast<double>(step)));
    }
    return result;
}

double rootMeanSquare(const std::vector<double>& envelope, std::size_t from, std::size_t to) {
    to = std::min(to, envelope.size());
    double sum = 0.0;
    for (std::size_t i = from; i < to; ++i)
        sum += envelope[i] * envelope[i];
    return from < to ? std::sqrt(sum / static_cast<double>(to - from)) : 0.0;
}

/// Where the attack begins in `envelope`, and how plainly.
struct Attack {
    std::size_t index = 0;
    double rise = 0.0; ///< peak over background
};
Attack attackIn(const std::vector<double>& envelope, std::size_t backgroundEnd, std::size_t peakEnd) {
    Attack attack;
    if (envelope.empty()) return attack;
    backgroundEnd = std::min(backgroundEnd, envelope.size());
    peakEnd = std::clamp(peakEnd, std::size_t(1), envelope.size());
    const double background = rootMeanSquare(envelope, 0, backgroundEnd);
    const auto from = envelope.begin() + static_cast<std::ptrdiff_t>(std::min(backgroundEnd, peakEnd - 1));
    const auto peak = std::max_element(from, envelope.begin() + static_cast<std::ptrdiff_t>(peakEnd));
    attack.rise = *peak / (background + 1e-9);
    const double limit = background + riseShare * (*peak - background);
    attack.index = static_cast<std::size_t>(peak - envelope.begin());
    // Back to where it was last under the limit for a millisecond and a half: attacks dip between their first
    // cycles.
    std::size_t under = 0;
    for (std::size_t i = attack.index; i > 0 && under < 3; --i) {
        under = envelope[i - 1] < limit ? under + 1 : 0;
        if (under == 0) attack.index = i - 1;
    }
    return attack;
}

/// A single sample (or two) out of line that nothing follows: a fault of the machine. A struck drum may jump
/// as sharply, but then it sounds. `envelope` is that of `mono`, a value every `step` samples, its first
/// `backgroundEnd` values before the sound.
bool isClick(const std::vector<float>& mono, double rate, FrameRange range,
             const std::vector<double>& envelope, std::size_t step, std::size_t backgroundEnd) {
    const auto from = static_cast<std::size_t>(std::max<Frame>(0, range.begin));
    const auto to = std::min(static_cast<std::size_t>(std::max<Frame>(0, range.end)), mono.size());
    if (from >= to) return false;
    const auto steep = [&](std::size_t n) {
        const double d = n > 0 ? static_cast<double>(mono[n]) - static_cast<double>(mono[n - 1]) : 0.0;
        return d * d;
    };
    std::size_t top = from;
    for (std::size_t n = from; n < to; ++n)
        if (steep(n) > steep(top)) top = n;
    const auto core = static_cast<std::size_t>(std::max(1.0, clickSeconds * rate));
    const auto around = static_cast<std::size_t>(clickAround * rate);
    double inside = 0.0;
    double all = 1e-15;
    for (std::size_t n = top - std::min(top, around); n < std::min(mono.size(), top + around); ++n) {
        all += steep(n);
        if (n + core >= top && n <= top + core) inside += steep(n);
    }
    if (inside < clickShare * all) return false;
    const auto steps = [&](double seconds) {
        return static_cast<std::size_t>(seconds * rate / static_cast<double>(step));
    };
    const double after =
        rootMeanSquare(envelope, top / step + 1 + steps(0.001), top / step + 1 + steps(0.015));
    const double background = rootMeanSquare(envelope, 0, backgroundEnd);
    return after < std::max(1.6 * background, 0.02 * std::sqrt(steep(top)));
}
}

HitAttack findAttack(const FeatureTrack& track, Excerpts& excerpts, const NoveltyPeak& peak) {
    const double rate = excerpts.rate();
    const double onset = peak.onset / track.noveltyRate();
    const Frame onsetFrame = framesFromSeconds(onset, rate);
    const Frame readBegin = std::max<Frame>(0, onsetFrame - framesFromSeconds(beforeSeconds, rate));
    const std::vector<float> mono =
        excerpts.mono({readBegin, onsetFrame + framesFromSeconds(attackSeconds + 0.02, rate)});
    const Frame inside = onsetFrame - readBegin;
    // Some hits show in the whole band, some only above the rumble of a street: the plainer picture tells.
    const auto step = static_cast<std::size_t>(std::max(1.0, envelopeSeconds * rate));
    const auto steps = [&](double frames) {
        return static_cast<std::size_t>(std::max(0.0, frames) / static_cast<double>(step));
    };
    const std::size_t backgroundEnd = steps(static_cast<double>(inside) - guardSeconds * rate);
    const std::size_t peakEnd = steps(static_cast<double>(inside) + attackSeconds * rate);
    const std::vector<double> wide = amplitude(mono, rate, 60.0, step);
    const FrameRange strike{inside - framesFromSeconds(guardSeconds, rate),
                            inside + framesFromSeconds(attackSeconds, rate)};
    HitAttack found{peak, 0.0F, onsetFrame, std::nullopt};
    if (isClick(mono, rate, strike, wide, step, backgroundEnd)) return found;
    const Attack low = attackIn(wide, backgroundEnd, peakEnd);
    const Attack high = attackIn(amplitude(mono, rate, 2000.0, step), backgroundEnd, peakEnd);
    const Attack& attack = high.rise > 2.0 * low.rise ? high : low;
    Frame begin = inside;
    if (attack.rise > leastRise) {
        const auto seen = static_cast<Frame>(attack.index * step);
        if (std::abs(seen - inside) < framesFromSeconds(0.04, rate)) begin = seen;
    }
    found.begin =
        readBegin + quietCut(mono, std::max<Frame>(0, begin - framesFromSeconds(hitLeadSeconds, rate)),
                             framesFromSeconds(cutReachSeconds, rate));
    return found;
}

}
