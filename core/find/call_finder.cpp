#include "find/call_finder.h"

#include "base/number_text.h"
#include "features/level_gate.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace gleaner::analysis {

namespace {
/// bands, the first above 1.6 kHz; follows from docs/detection.md 4.2; flat at 6 and 10
constexpr std::size_t lowestBand = 8;
/// bands needed above that one, or nothing is called narrow; origin not recorded; flat at 2 and 4
constexpr std::size_t fewestHighBands = 3;
/// weight of the quieter half of all bands against the two loudest; as in docs/detection.md 4.2, origin not
/// recorded; flat at 0.8x and 1.25x
constexpr float wideWorth = 2.0F;
/// hops of 10 ms, the length of the moving mean; origin not recorded; flat at 7 and 11
constexpr std::size_t callSmoothHops = 9;
/// dB over the floor, where the gate opens at a sensitivity of one half; origin not recorded; flat at 0.8x
/// and 1.25x
constexpr float callOpenDb = 18.0F;
/// dB over the floor, where the gate closes; origin not recorded; flat at 0.8x and 1.25x
constexpr float callCloseDb = 8.0F;
/// dB over the floor that a strophe has on average; origin not recorded; flat at 0.8x and 1.25x
constexpr double usualMeanDb = 10.0;
/// hops of 10 ms that the gate runs back from where it opened; origin not recorded; flat at 80 and 125
constexpr std::size_t callBackHops = 100;
/// hops of 10 ms that the gate stays open after the last loud one; origin not recorded; flat at 24 and 38
constexpr std::size_t callHangHops = 30;
/// hops of 10 ms, the shortest strophe; origin not recorded; flat at 40 and 62
constexpr std::size_t shortestCallHops = 50;
/// hops of 10 ms: longer songs are cut into pieces; follows from the longest phrase (docs/detection.md 4.1);
/// flat at 1200 and 1875
constexpr std::size_t longestCallHops = 1500;
/// dB of novelty, from which a peak is a strike; origin not recorded; F of phrases -0.049 at 0.8x, flat at
/// 1.25x
constexpr float strikeHeight = 8.0F;
/// dB of the quieter half of all bands, from which a strike is wide; origin not recorded; flat at 0.8x and
/// 1.25x
constexpr float wideDb = 5.0F;
/// hops of 10 ms in which a strike shows how wide it is; origin not recorded; flat at 4 and 6
constexpr std::size_t callAttackHops = 5;
/// strikes a second, narrow ones that are not struck but sung; origin not recorded; flat at 0.8x and 1.25x
constexpr double fewestSungASecond = 3.0;
/// hops of 10 ms: what begins so soon after a strike is its ringing; origin not recorded; flat at 24 and 38
constexpr std::size_t ringingHops = 30;
/// hops of 10 ms kept from the next strike; origin not recorded; flat at 4 and 6
constexpr std::size_t callMarginHops = 5;

/// Of one hop over the quiet floor, dB.
struct Excess {
    float high = 0.0F; ///< of the two loudest bands from `lowestBand` up
    float wide = 0.0F; ///< of the quieter half of all bands
};
Excess excessOf(const FeatureTrack& track, std::size_t hop) {
    std::array<float, maxBands> excess{};
    const FeatureTrack::Floor& floor = track.floorAt(hop);
    for (std::size_t b = 0; b < track.bands(); ++b)
        excess[b] = std::max(0.0F, track.level(hop, b) - floor.quiet(b));
    const auto all = excess.begin() + static_cast<std::ptrdiff_t>(track.bands());
    const auto high = excess.begin() + lowestBand;
    std::partial_sort(high, high + 2, all, std::greater<>());
    const float loudest = (high[0] + high[1]) / 2.0F;
    const std::size_t half = track.bands() / 2;
    const auto middle = excess.begin() + static_cast<std::ptrdiff_t>(half);
    std::nth_element(excess.begin(), middle, all);
    return {loudest, std::accumulate(excess.begin(), middle, 0.0F) / static_cast<float>(half)};
}

struct Strike {
    std::size_t hop = 0;
    bool isWide = false; ///< of more than a few bands: nothing calls so
};
std::vector<Strike> strikesOf(const FeatureTrack& track, std::span<const NoveltyPeak> hits) {
    std::vector<Strike> strikes;
    for (const NoveltyPeak& hit : hits) {
        const double seconds = hit.onset / track.noveltyRate();
        if (hit.height < strikeHeight || seconds < beginningSeconds) continue;
        Strike strike{static_cast<std::size_t>(seconds / FeatureTrack::hopSeconds), false};
        for (std::size_t c = strike.hop; c < std::min(track.hops(), strike.hop + callAttackHops); ++c)
            strike.isWide = strike.isWide || excessOf(track, c).wide >= wideDb;
        strikes.push_back(strike);
    }
    return strikes;
}

/// The stretch up to the first strike in it, nothing where one came just before: what follows is its ringing.
/// Only narrow strikes of which there are several a second are not struck but sung.
HopRange untilStruck(HopRange range, const std::vector<Strike>& strikes) {
    const auto first = [&](std::size_t hop) {
        return std::lower_bound(strikes.begin(), strikes.end(), hop,
                                [](const Strike& strike, std::size_t c) { return strike.hop < c; });
    };
    const auto from = first(range.begin - std::min(range.begin, ringingHops));
    auto to = first(range.end);
    const auto endAt = [&](auto strike) {
        if (strike == to) return;
        to = strike;
        const std::size_t end = strike->hop - std::min(strike->hop, callMarginHops);
        range.end = std::clamp(end, range.begin, range.end);
    };
    endAt(std::find_if(from, to, [](const Strike& strike) { return strike.isWide; }));
    const double seconds = static_cast<double>(range.length()) * FeatureTrack::hopSeconds;
    if (static_cast<double>(to - from) < fewestSungASecond * seconds) endAt(from);
    return range;
}

float callDb(const FeatureTrack& track, std::size_t hop) {
    const Excess excess = excessOf(track, hop);
    return excess.high - wideWorth * excess.wide;
}

double mean(const std::vector<float>& curve, HopRange range) {
    const auto at = [&](std::size_t i) { return curve.begin() + static_cast<std::ptrdiff_t>(i); };
    return std::accumulate(at(range.begin), at(range.end), 0.0) / static_cast<double>(range.length());
}
}

std::vector<float> callsOverFloor(const FeatureTrack& track) {
    if (track.hops() < shortestCallHops || track.bands() < lowestBand + fewestHighBands) return {};
    std::vector<float> calls(track.hops());
    for (std::size_t c = 0; c < calls.size(); ++c)
        calls[c] = callDb(track, c);
    return smoothed(std::move(calls), callSmoothHops);
}

std::vector<DetectedRegion> findCalls(const FeatureTrack& track, const std::vector<float>& calls,
                                      std::span<const NoveltyPeak> hits, double sensitivity) {
    if (calls.empty()) return {};
    const auto scale = static_cast<float>(1.3 - 0.6 * std::clamp(sensitivity, 0.0, 1.0));
    const LevelGate gate{callOpenDb * scale, callCloseDb * scale, callBackHops, callHangHops,
                         shortestCallHops};
    const std::vector<Strike> strikes = strikesOf(track, hits);
    const auto frameOf = [&](std::size_t hop) {
        return framesFromSeconds(static_cast<double>(hop) * FeatureTrack::hopSeconds, track.rate());
    };
    std::vector<DetectedRegion> found;
    for (const HopRange& open : gate.stretches(calls))
        for (const HopRange& range : pieces(untilStruck(open, strikes), calls, longestCallHops)) {
            if (range.length() < shortestCallHops) continue;
            const double over = mean(calls, range);
            if (over < usualMeanDb * static_cast<double>(scale)) continue;
            DetectedRegion call;
            call.kind = music::SampleKind::Phrase;
            call.range = {frameOf(range.begin), std::min(track.frames(), frameOf(range.end))};
            call.confidence = std::clamp(0.2 + over / 40.0, 0.1, 0.98);
            call.reason = "calls " + decimalText(over, 0) + " dB above the background for " +
                          decimalText(static_cast<double>(range.length()) * FeatureTrack::hopSeconds, 1) +
                          " s";
            found.push_back(call);
        }
    return found;
}

}
