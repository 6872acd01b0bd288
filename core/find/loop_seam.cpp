#include "find/loop_seam.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace gleaner::analysis {

double seamCorrelation(std::span<const float> mono, Frame first, Frame second, Frame length) {
    if (std::min(first, second) < 0 || std::max(first, second) + length > static_cast<Frame>(mono.size()))
        return 0.0;
    double product = 0.0;
    double early = 1e-12;
    double late = 1e-12;
    for (Frame n = 0; n < length; ++n) {
        const auto x = static_cast<double>(mono[static_cast<std::size_t>(first + n)]);
        const auto y = static_cast<double>(mono[static_cast<std::size_t>(second + n)]);
        product += x * y;
        early += x * x;
        late += y * y;
    }
    return product / std::sqrt(early * late);
}

Continuation bestContinuation(std::span<const float> mono, Frame first, Frame second, Frame reach,
                              Frame length) {
    const bool endsTooSoon = second + reach + length > static_cast<Frame>(mono.size());
    const Frame look = endsTooSoon ? -length : 0;
    Continuation best{second, 0.0};
    if (second < first || first + look < 0) return best;
    for (Frame away = 0; away <= reach; ++away)
        for (const Frame at : {second - away, second + away}) {
            const double correlation = seamCorrelation(mono, first + look, at + look, length);
            if (correlation > best.correlation) best = {at, correlation};
        }
    return best;
}

double audibleSeam(std::span<const float> mono, Frame first, Frame second, Frame length, double loudness) {
    const double correlation = seamCorrelation(mono, first, second, length);
    if (std::min(first, second) < 0 || std::max(first, second) + length > static_cast<Frame>(mono.size()) ||
        length <= 0 || loudness <= 0.0)
        return correlation;
    double difference = 0.0;
    for (Frame n = 0; n < length; ++n) {
        const double x = static_cast<double>(mono[static_cast<std::size_t>(first + n)]) -
                         static_cast<double>(mono[static_cast<std::size_t>(second + n)]);
        difference += x * x;
    }
    return std::max(correlation, 1.0 - difference / (2.0 * loudness * static_cast<double>(length)));
}

Frame quietJoint(const audio::AudioBuffer& firsts, const audio::AudioBuffer& lasts) {
    const Frame count = std::min(firsts.frames(), lasts.frames());
    Frame best = count / 2;
    double least = std::numeric_limits<double>::infinity();
    for (Frame n = 0; n < count; ++n) {
        double cost = 0.0;
        for (int c = 0; c < std::min(firsts.channels(), lasts.channels()); ++c) {
            const auto first = static_cast<double>(firsts.channel(c)[static_cast<std::size_t>(n)]);
            const auto last = static_cast<double>(lasts.channel(c)[static_cast<std::size_t>(n)]);
            cost += std::abs(first - last) + std::abs(first);
        }
        const bool isNearer = std::abs(n - count / 2) < std::abs(best - count / 2);
        if (cost < least || (cost <= least && isNearer)) {
            least = cost;
            best = n;
        }
    }
    return best;
}

}
