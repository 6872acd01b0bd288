#include "dsp/sinc_interpolator.h"

#include "dsp/kaiser.h"

#include <cmath>
#include <cstddef>

namespace gleaner::dsp {

namespace {

constexpr int offsets = 512; // a straight line from one to the next is right to -100 dB
constexpr double beta = 9.0;

}

SincInterpolator::SincInterpolator(int crossings, double cutoff)
    : m_reach((static_cast<int>(std::ceil(crossings / cutoff)) + 3) / 4 * 4),
      m_shapes(static_cast<std::size_t>((offsets + 1) * 2 * m_reach)) {
    for (int offset = 0; offset <= offsets; ++offset) {
        float* row = m_shapes.data() + offset * 2 * m_reach;
        for (int k = 0; k < 2 * m_reach; ++k) {
            const double distance = k - (m_reach - 1) - static_cast<double>(offset) / offsets;
            row[k] = static_cast<float>(cutoff * sinc(cutoff * distance) * kaiser(distance / m_reach, beta));
        }
    }
}

float SincInterpolator::at(const float* x, double position) const {
    const double whole = std::floor(position);
    const double place = (position - whole) * offsets;
    const auto offset = static_cast<int>(place);
    const auto part = static_cast<float>(place - offset);
    const float* row = m_shapes.data() + offset * 2 * m_reach;
    const float* next = row + 2 * m_reach;
    const float* from = x + static_cast<std::ptrdiff_t>(whole) - (m_reach - 1);
    float lanes[4] = {};
    for (int k = 0; k < 2 * m_reach; k += 4)
        for (int j = 0; j < 4; ++j)
            lanes[j] += (row[k + j] + part * (next[k + j] - row[k + j])) * from[k + j];
    return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

}
