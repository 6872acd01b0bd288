#include "papers/wave.h"

#include "audio/resampler.h"
#include "codec/file_reader.h"

#include <algorithm>
#include <cmath>

namespace gleaner::papers {

audio::AudioBuffer soundOf(const Sample& sample) {
    audio::FileReader reader(sample.file);
    return audio::readWhole(reader);
}

audio::AudioBuffer soundOf(const Sample& sample, int rate) {
    audio::FileReader reader(sample.file);
    return audio::resample(audio::readWhole(reader), reader.info().rate, rate);
}

std::vector<Extent> waveOf(const audio::AudioBuffer& sound, std::size_t columns) {
    std::vector<Extent> wave(columns);
    const auto frames = static_cast<std::size_t>(sound.frames());
    if (frames == 0) return wave;
    float peak = 1e-9F;
    for (std::size_t column = 0; column < columns; ++column) {
        const std::size_t begin = frames * column / columns;
        const std::size_t end = std::clamp(frames * (column + 1) / columns, begin + 1, frames);
        for (int channel = 0; channel < sound.channels(); ++channel)
            for (std::size_t frame = std::min(begin, frames - 1); frame < end; ++frame) {
                const float value = sound.channel(channel)[frame];
                wave[column].low = std::min(wave[column].low, value);
                wave[column].high = std::max(wave[column].high, value);
            }
        peak = std::max({peak, wave[column].high, -wave[column].low});
    }
    for (Extent& extent : wave) {
        extent.low /= peak;
        extent.high /= peak;
    }
    return wave;
}

}
