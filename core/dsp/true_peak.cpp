#include "dsp/true_peak.h"

#include "dsp/peak_refinement.h"

namespace gleaner::dsp {

namespace {

constexpr Frame ringing = 8; // frames before and behind the sample in which its edges may still overshoot

/// Calls visit(first, x) for every chunk of intervals from -ringing on, the channel lying in silence.
template <class Visit>
void forEachChunk(std::span<const float> channel, Visit visit) {
    constexpr Frame chunk = PeakScanner::chunk, context = PeakScanner::context;
    const auto frames = static_cast<Frame>(channel.size());
    std::vector<float> line(chunk + 2 * context);
    for (Frame first = -ringing; first < frames + ringing; first += chunk) {
        const Frame begin = first - context, from = std::clamp<Frame>(begin, 0, frames);
        if (begin >= 0 && first + chunk + context <= frames) {
            visit(first, channel.data() + first);
            continue;
        }
        const Frame to = std::clamp<Frame>(first + chunk + context, 0, frames);
        std::fill(line.begin(), line.end(), 0.0F);
        std::copy(channel.begin() + from, channel.begin() + to, line.begin() + (from - begin));
        visit(first, line.data() + context);
    }
}

}

double truePeak(std::span<const float> channel, int rate) {
    PeakScanner scanner(rate);
    const float samplePeak = largestMagnitude(channel.data(), static_cast<Frame>(channel.size()));
    if (samplePeak == 0.0F) return 0.0;
    PeakCandidates candidates(samplePeak);
    const auto floor = [&] { return 0.95F * candidates.best(); };
    forEachChunk(channel, [&](Frame first, const float* x) {
        scanner.scan(x, floor, [&](Peak peak) {
            candidates.add({peak.value, peak.where + static_cast<double>(first)});
        });
    });
    return static_cast<double>(largestRefined(channel, candidates.sorted(), samplePeak));
}

std::vector<float> truePeakEnvelope(std::span<const float> channel, int rate, float floor) {
    PeakScanner scanner(rate);
    std::vector<float> envelope(channel.size());
    const auto frames = static_cast<Frame>(channel.size());
    const auto raise = [&](Frame frame, float peak) {
        if (frame >= 0 && frame < frames) envelope[frame] = std::max(envelope[frame], peak);
    };
    forEachChunk(channel, [&](Frame first, const float* x) {
        scanner.scan(
            x, [&] { return floor; },
            [&](Peak peak) {
                const auto left = first + static_cast<Frame>(std::floor(peak.where));
                raise(left, peak.value);
                raise(left + 1, peak.value);
            });
    });
    return envelope;
}

}
