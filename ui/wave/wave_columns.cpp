#include "ui/wave/wave_columns.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

/// Extremes and RMS of the samples of a range, which may cross blocks.
audio::WaveformColumn columnOf(const SampleBlocks& samples, int channel, FrameRange range) {
    audio::WaveformColumn column;
    double energy = 0.0;
    Frame count = 0;
    for (Frame frame = range.begin; frame < range.end;) {
        const auto run = samples.samplesFrom(channel, frame);
        if (run.empty()) break;
        const Frame part = std::min(std::ssize(run), range.end - frame);
        for (const float value : run.first(static_cast<std::size_t>(part))) {
            column.minimum = count ? std::min(column.minimum, value) : value;
            column.maximum = count ? std::max(column.maximum, value) : value;
            energy += static_cast<double>(value) * value;
            ++count;
        }
        frame += part;
    }
    if (count) column.rms = static_cast<float>(std::sqrt(energy / static_cast<double>(count)));
    return column;
}

/// What was read, and behind it what was glanced at.
std::vector<audio::WaveformColumn> blockColumns(const KnownBlocks& blocks, int channel, FrameRange range,
                                                int count) {
    const auto& [read, glanced] = blocks;
    auto columns = read ? read->columns(channel, range, count)
                        : std::vector<audio::WaveformColumn>(static_cast<std::size_t>(count));
    const Frame reached = read ? read->frames() : 0;
    if (!glanced || reached >= range.end) return columns;
    const auto behind = glanced->columns(channel, range, count);
    const double width = static_cast<double>(range.length()) / count;
    const double known = std::ceil(static_cast<double>(reached - range.begin) / width);
    const auto first = static_cast<std::ptrdiff_t>(std::clamp(known, 0.0, static_cast<double>(count)));
    std::copy(behind.begin() + first, behind.end(), columns.begin() + first);
    return columns;
}

/// Of what is asked for each channel, all of them as one.
template <typename ColumnsOf>
std::vector<audio::WaveformColumn> outlines(int channels, ColumnsOf columnsOf) {
    std::vector<audio::WaveformColumn> whole = columnsOf(0);
    for (int channel = 1; channel < channels; ++channel)
        std::ranges::transform(whole, columnsOf(channel), whole.begin(), audio::outline);
    return whole;
}

}

bool needsSamples(const WaveformSource& source, double framesPerColumn) {
    const Frame finest = source.pyramid() && !source.isBuilding() ? source.pyramid()->finestBlock()
                                                                  : audio::WaveformPyramid().finestBlock();
    return framesPerColumn < static_cast<double>(finest);
}

std::vector<audio::WaveformColumn> waveColumns(const WaveformSource& source, int channel, double first,
                                               double framesPerColumn, int count) {
    const FrameRange range{static_cast<Frame>(std::floor(first)),
                           static_cast<Frame>(std::ceil(first + count * framesPerColumn)) + 1};
    if (needsSamples(source, framesPerColumn) && source.samples().has(range)) {
        std::vector<audio::WaveformColumn> columns(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            const auto begin = static_cast<Frame>(std::floor(first + i * framesPerColumn));
            // One sample of the next column as well: steep flanks stay joined.
            const auto end = static_cast<Frame>(std::floor(first + (i + 1) * framesPerColumn)) + 1;
            columns[static_cast<std::size_t>(i)] = columnOf(source.samples(), channel, {begin, end});
        }
        return columns;
    }
    return blockColumns(source.blocks(), channel,
                        {range.begin, range.begin + std::llround(count * framesPerColumn)}, count);
}

std::vector<audio::WaveformColumn> waveOutlines(const WaveformSource& source, int channels, double first,
                                                double framesPerColumn, int count) {
    return outlines(channels,
                    [&](int channel) { return waveColumns(source, channel, first, framesPerColumn, count); });
}

std::vector<audio::WaveformColumn> blockOutlines(const KnownBlocks& blocks, int channels, FrameRange range,
                                                 int count) {
    return outlines(channels, [&](int channel) { return blockColumns(blocks, channel, range, count); });
}

}
