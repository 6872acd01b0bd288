#include "features/level_gate.h"

#include <algorithm>
#include <deque>

namespace gleaner::analysis {

std::vector<HopRange> LevelGate::stretches(const std::vector<float>& curve) const {
    std::vector<HopRange> ranges;
    bool isOpen = false;
    std::size_t begin = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        if (!isOpen && curve[i] > open) {
            isOpen = true;
            begin = last = i;
            while (begin > 0 && curve[begin - 1] > close && i - begin < longestBack)
                --begin;
        }
        if (!isOpen) continue;
        if (curve[i] > close) last = i;
        if (i - last <= hang && i + 1 < curve.size()) continue;
        isOpen = false;
        if (last + 1 - begin >= shortest) ranges.push_back({begin, last + 1});
    }
    return ranges;
}

std::vector<HopRange> pieces(HopRange range, const std::vector<float>& curve, std::size_t longest) {
    std::vector<HopRange> result;
    while (range.length() > longest) {
        const auto from = curve.begin() + static_cast<std::ptrdiff_t>(range.begin + longest / 2);
        const auto to = curve.begin() + static_cast<std::ptrdiff_t>(range.begin + longest);
        const auto cut = static_cast<std::size_t>(std::min_element(from, to) - curve.begin());
        result.push_back({range.begin, cut});
        range.begin = cut;
    }
    result.push_back(range);
    return result;
}

std::vector<float> smoothed(std::vector<float> curve, std::size_t width) {
    const std::size_t reach = width / 2;
    std::deque<float> before; // what stood in the hops that are overwritten already
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const std::size_t to = std::min(curve.size(), i + reach + 1);
        float sum = 0.0F;
        for (const float value : before)
            sum += value;
        for (std::size_t k = i; k < to; ++k)
            sum += curve[k];
        const std::size_t count = before.size() + to - i;
        before.push_back(curve[i]);
        if (before.size() > reach) before.pop_front();
        curve[i] = sum / static_cast<float>(count);
    }
    return curve;
}

}
