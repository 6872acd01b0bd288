#include "dsp/oversampler.h"

#include "dsp/kaiser.h"

#include <algorithm>
#include <numeric>

namespace gleaner::dsp {

namespace {

constexpr Frame block =
    32; // outputs summed at once: they stay in registers, and the compiler makes vectors of them

void sumPairs(const std::vector<float>& taps, const float* x, float* __restrict out, Frame count) {
    for (Frame i = 0; i < count; ++i)
        out[i] = 0.0F;
    for (std::size_t k = 0; k < taps.size(); ++k) {
        const float tap = taps[k];
        const float* before = x - static_cast<Frame>(k);
        const float* after = x + 1 + static_cast<Frame>(k);
        for (Frame i = 0; i < count; ++i)
            out[i] += tap * (before[i] + after[i]);
    }
}

void sumPairsOfBlock(const std::vector<float>& taps, const float* x, float* __restrict out) {
    float sum[block] = {};
    for (std::size_t k = 0; k < taps.size(); ++k) {
        const float tap = taps[k];
        const float* before = x - static_cast<Frame>(k);
        const float* after = x + 1 + static_cast<Frame>(k);
        for (Frame i = 0; i < block; ++i)
            sum[i] += tap * (before[i] + after[i]);
    }
    std::copy_n(sum, block, out);
}

}

HalfBand::HalfBand(int pairs, double beta) {
    std::vector<double> taps;
    for (int k = 0; k < pairs; ++k)
        taps.push_back(sinc(k + 0.5) * kaiser((k + 0.5) / pairs, beta));
    const double sum = std::accumulate(taps.begin(), taps.end(), 0.0);
    for (const double tap : taps)
        m_taps.push_back(static_cast<float>(0.5 * tap / sum));
}

void HalfBand::midpoints(const float* x, float* out, Frame count) const {
    Frame i = 0;
    for (; i + block <= count; i += block)
        sumPairsOfBlock(m_taps, x + i, out + i);
    sumPairs(m_taps, x + i, out + i, count - i);
}

Oversampler::Oversampler(int steps, int pairs, double beta) {
    // Behind the first doubling the signal fills half of the band, then a quarter: ever shorter filters do.
    constexpr int shorter[] = {7, 5, 4};
    for (int step = 0; step < steps; ++step)
        m_steps.emplace_back(step == 0 ? pairs : shorter[std::min(step - 1, 2)], beta);
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step)
        m_reach = (m_reach + 1) / 2 + step->pairs();
}

void Oversampler::up(const float* x, Frame count, std::vector<float>& out) {
    Frame margin = m_reach; // frames around the wanted ones, at the rate of the step
    m_from.assign(x - margin, x + count + margin);
    for (const HalfBand& step : m_steps) {
        const Frame left = margin - step.pairs();
        const Frame wanted = count + 2 * left;
        const float* from = m_from.data() + step.pairs();
        m_odd.resize(wanted);
        step.midpoints(from, m_odd.data(), wanted);
        m_to.resize(2 * wanted);
        for (Frame i = 0; i < wanted; ++i) {
            m_to[2 * i] = from[i];
            m_to[2 * i + 1] = m_odd[i];
        }
        m_from.swap(m_to);
        count *= 2;
        margin = 2 * left;
    }
    out.assign(m_from.begin() + margin, m_from.begin() + margin + count);
}

void Oversampler::down(const float* y, Frame count, float* out) {
    Frame margin = static_cast<Frame>(m_reach) * factor();
    Frame length = count * factor();
    m_from.assign(y - margin, y + length + margin);
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
        const Frame half = static_cast<Frame>(m_from.size()) / 2;
        m_to.resize(half);
        m_odd.resize(half);
        for (Frame i = 0; i < half; ++i) {
            m_to[i] = m_from[2 * i];
            m_odd[i] = m_from[2 * i + 1];
        }
        // What is left before the wanted frames stays an even number, so that even places stay even at the
        // next step.
        const Frame odd = (margin / 2 - step->pairs()) & 1;
        const Frame cut = step->pairs() + odd, wanted = half - 2 * cut;
        // The value at an even place, seen from the odd ones, lies half-way between two of them.
        m_from.resize(wanted);
        step->midpoints(m_odd.data() + cut - 1, m_from.data(), wanted);
        for (Frame i = 0; i < wanted; ++i)
            m_from[i] = 0.5F * (m_from[i] + m_to[i + cut]);
        margin = margin / 2 - cut;
    }
    std::copy_n(m_from.begin() + margin, count, out);
}

}
