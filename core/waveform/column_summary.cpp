#include "waveform/column_summary.h"

#include "audio/four_floats.h"

#include <algorithm>
#include <cmath>

namespace gleaner::audio {
namespace {

struct Extremes {
    Four low, high, square;

    void add(const float* samples) {
        const Four x = loadFour(samples);
        low = x < low ? x : low;
        high = x > high ? x : high;
        square += x * x;
    }
};

}

WaveformColumn summaryOf(std::span<const float> samples) {
    const Four first = Four{} + samples[0];
    Extremes even{first, first, Four{}};
    Extremes odd = even; // two chains: one waits for the other's result less
    std::size_t i = 0;
    for (; i + 8 <= samples.size(); i += 8) {
        even.add(samples.data() + i);
        odd.add(samples.data() + i + 4);
    }
    WaveformColumn column{samples[0], samples[0], 0.0F};
    float energy = 0.0F;
    for (int k = 0; k < 4; ++k) {
        column.minimum = std::min({column.minimum, even.low[k], odd.low[k]});
        column.maximum = std::max({column.maximum, even.high[k], odd.high[k]});
        energy += even.square[k] + odd.square[k];
    }
    for (; i < samples.size(); ++i) {
        column.minimum = std::min(column.minimum, samples[i]);
        column.maximum = std::max(column.maximum, samples[i]);
        energy += samples[i] * samples[i];
    }
    column.rms = std::sqrt(energy / static_cast<float>(samples.size()));
    return column;
}

void Gathering::add(const WaveformColumn& block, Frame frames) {
    m_column.minimum = m_frames == 0 ? block.minimum : std::min(m_column.minimum, block.minimum);
    m_column.maximum = m_frames == 0 ? block.maximum : std::max(m_column.maximum, block.maximum);
    m_energy += static_cast<double>(block.rms) * block.rms * static_cast<double>(frames);
    m_frames += frames;
}

WaveformColumn Gathering::column() const {
    WaveformColumn out = m_column;
    if (m_frames > 0) out.rms = static_cast<float>(std::sqrt(m_energy / static_cast<double>(m_frames)));
    return out;
}

}
