#include "dsp/peak_refinement.h"

#include "base/range.h"
#include "dsp/kaiser.h"

#include <algorithm>
#include <numbers>

namespace gleaner::dsp {

namespace {

constexpr float near = 0.92F; // content next to Nyquist moves a peak by less
constexpr std::size_t most = 512;
constexpr Frame reach = 2048; ///< of the long sinc, in frames to each side

/// Two neighbouring taps at once: dividing is what takes the time here.
using Two [[gnu::vector_size(16)]] = double;

/// What the taps on one side of the nearest frame add to `sum`, in order. `sine`: of the first of them.
double addTaps(double sum, std::span<const float> channel, FrameRange taps, Frame nearest, double offset,
               double sine) {
    constexpr double width = reach + 1;
    const Two ones = {1.0, 1.0}, widths = {width, width}, sines = {sine, -sine};
    Frame n = taps.begin;
    for (; n + 1 < taps.end; n += 2) {
        const auto from = static_cast<double>(n - nearest);
        const Two distance = {offset - from, offset - (from + 1.0)}, x = distance / widths;
        const Two samples = {static_cast<double>(channel[n]), static_cast<double>(channel[n + 1])};
        const Two window = ones - x * x, terms = samples * (sines / distance) * window * window;
        sum += terms[0];
        sum += terms[1];
    }
    if (n >= taps.end) return sum;
    const double distance = offset - static_cast<double>(n - nearest), x = distance / width;
    return sum + static_cast<double>(channel[n]) * (sine / distance) * (1.0 - x * x) * (1.0 - x * x);
}

/// |value| of the channel at a place between frames, by a sinc two thousand frames long to each side.
float longSinc(std::span<const float> channel, double where) {
    const auto nearest = static_cast<Frame>(std::llround(where)), frames = static_cast<Frame>(channel.size());
    const double offset = where - static_cast<double>(nearest);
    const double sine = std::sin(std::numbers::pi * offset) / std::numbers::pi;
    const FrameRange taps = {std::max<Frame>(0, nearest - reach), std::min(frames, nearest + reach)};
    const auto sineAt = [&](Frame n) { return (n - nearest) % 2 == 0 ? sine : -sine; };
    double sum =
        addTaps(0.0, channel, {taps.begin, std::min(nearest, taps.end)}, nearest, offset, sineAt(taps.begin));
    if (nearest >= taps.begin && nearest < taps.end) {
        const double x = offset / (reach + 1);
        sum += static_cast<double>(channel[nearest]) * sinc(offset) * (1.0 - x * x) * (1.0 - x * x);
    }
    const Frame behind = std::max(nearest + 1, taps.begin);
    sum = addTaps(sum, channel, {behind, taps.end}, nearest, offset, sineAt(behind));
    return static_cast<float>(std::fabs(sum));
}

/// The wave between its frames; no place is worked out twice, as the first look may find a peak from both
/// sides.
class LongSinc {
public:
    explicit LongSinc(std::span<const float> channel) : m_channel(channel) {}
    float at(double where) {
        const auto known = std::ranges::find(m_known, where, &Peak::where);
        if (known != m_known.end()) return known->value;
        m_known.push_back({longSinc(m_channel, where), where});
        return m_known.back().value;
    }

private:
    std::span<const float> m_channel;
    std::vector<Peak> m_known;
};

/// The peak looked at again with a filter that is flat up to Nyquist, at its place and an eighth and a
/// quarter of a frame around it.
float refined(LongSinc& wave, const Peak& peak) {
    constexpr double step = 0.125;
    const auto valueAt = [&](int i) { return wave.at(peak.where + i * step); };
    const float values[3] = {valueAt(-1), valueAt(0), valueAt(1)};
    const auto top = static_cast<int>(std::max_element(values, values + 3) - values);
    const float here = values[top], before = top > 0 ? values[top - 1] : valueAt(-2),
                behind = top < 2 ? values[top + 1] : valueAt(2);
    const bool isPeak = here >= before && here >= behind;
    return isPeak ? vertex(before, here, behind, 0.0, step).value : here;
}

}

void PeakCandidates::add(Peak peak) {
    m_best = std::max(m_best, peak.value);
    if (peak.value < near * m_best || peak.value <= m_least) return;
    m_peaks.push_back(peak);
    if (m_peaks.size() == 2 * most) sorted();
}

const std::vector<Peak>& PeakCandidates::sorted() {
    std::stable_sort(m_peaks.begin(), m_peaks.end(),
                     [](const Peak& a, const Peak& b) { return a.value > b.value; });
    if (m_peaks.size() >= most) {
        m_peaks.resize(most);
        m_least =
            m_peaks.back().value; // what comes later has to beat it: a steady tone is not sorted for ever
    }
    while (!m_peaks.empty() && m_peaks.back().value < near * m_best)
        m_peaks.pop_back();
    return m_peaks;
}

float largestRefined(std::span<const float> channel, const std::vector<Peak>& candidates, float known) {
    constexpr int enough = 12;      // candidates in a row that were right
    constexpr float right = 0.003F; // part of the value
    constexpr float nearby = 0.97F; // an eighth of a frame away from its top a wave is still as high
    int calm = 0;
    float largest = known;
    LongSinc wave(channel);
    for (const Peak& peak : candidates) {
        const float again = wave.at(peak.where);
        if (again >= nearby * largest) largest = std::max(largest, refined(wave, peak));
        calm = std::fabs(again - peak.value) < right * peak.value ? calm + 1 : 0;
        if (calm == enough) break;
    }
    return largest;
}

}
