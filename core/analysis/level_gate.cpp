#include "analysis/level_gate.h"

#include <algorithm>

namespace gleaner::analysis {

std::vector<CellRange> LevelGate::stretches(const std::vector<float>& curve) const {
    std::vector<CellRange> ranges;
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

std::vector<CellRange> pieces(CellRange range, const std::vector<float>& curve, std::size_t longest) {
    std::vector<CellRange> result;
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

std::vector<float> smoothed(const std::vector<float>& curve, std::size_t width) {
    std::vector<float> result(curve.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const std::size_t from = i - std::min(i, width / 2);
        const std::size_t to = std::min(curve.size(), i + width / 2 + 1);
        float sum = 0.0F;
        for (std::size_t k = from; k < to; ++k)
            sum += curve[k];
        result[i] = sum / static_cast<float>(to - from);
    }
    return result;
}

}
