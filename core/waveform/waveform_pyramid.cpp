#include "waveform/waveform_pyramid.h"

#include "waveform/column_summary.h"

#include <algorithm>
#include <cmath>

namespace gleaner::audio {
namespace {

constexpr Frame levelStep = 16;
constexpr int levelCount = 3;
/// A level serves a column that holds at least this many of its blocks: an edge is then off by a quarter of a
/// column.
constexpr Frame blocksPerColumn = 4;
constexpr Frame mostBlocks = 1 << 21; ///< of the finest level
constexpr Frame finestStep = 4;

}

Frame WaveformPyramid::finestBlockFor(Frame frames) {
    Frame block = smallestBlock;
    while (frames / block >= mostBlocks && block < largestBlock)
        block *= finestStep;
    return block;
}

WaveformPyramid::WaveformPyramid(int channels, Frame finestBlock)
    : m_channels(channels), m_levels(levelCount) {
    Frame block = finestBlock;
    for (Level& level : m_levels) {
        level.block = block;
        level.bins.resize(static_cast<std::size_t>(channels));
        block *= levelStep;
    }
}

WaveformPyramid WaveformPyramid::withoutFinest() const {
    WaveformPyramid coarse;
    coarse.m_channels = m_channels;
    coarse.m_frames = m_frames;
    coarse.m_levels.assign(m_levels.begin() + 1, m_levels.end());
    return coarse;
}

Frame WaveformPyramid::framesOfBlock(const Level& level, Frame index) const {
    return std::min(level.block, m_frames - index * level.block);
}

void WaveformPyramid::append(const AudioBuffer& block) {
    for (int c = 0; c < m_channels; ++c) {
        const auto samples = block.channel(c);
        auto& bins = m_levels[0].bins[static_cast<std::size_t>(c)];
        const auto length = static_cast<std::size_t>(finestBlock());
        for (std::size_t at = 0; at < samples.size(); at += length)
            bins.push_back(summaryOf(samples.subspan(at, std::min(length, samples.size() - at))));
    }
    m_frames += block.frames();
}

/// Adds to every coarser level the blocks that the level below can fill, and at the end what is left.
void WaveformPyramid::condense(bool atEnd) {
    for (std::size_t coarse = 1; coarse < m_levels.size(); ++coarse) {
        const Level& fine = m_levels[coarse - 1];
        for (std::size_t c = 0; c < fine.bins.size(); ++c) {
            const auto& from = fine.bins[c];
            auto& to = m_levels[coarse].bins[c];
            for (auto first = to.size() * levelStep; first < from.size(); first += levelStep) {
                const std::size_t end = std::min<std::size_t>(first + levelStep, from.size());
                if (end - first < levelStep && !atEnd) break;
                Gathering gathering;
                for (std::size_t i = first; i < end; ++i)
                    gathering.add(from[i], framesOfBlock(fine, static_cast<Frame>(i)));
                to.push_back(gathering.column());
            }
        }
    }
}

WaveformPyramid WaveformPyramid::build(AudioSource& source, const Progress& progress,
                                       const Partial& partial) {
    constexpr Frame blockLength = largestBlock; // a multiple of every finest block
    const Frame claimed =
        std::clamp<Frame>(source.info().frames, 1, mostBlocks * largestBlock); // by the header
    WaveformPyramid pyramid(source.info().channels, finestBlockFor(claimed));
    for (auto& bins : pyramid.m_levels[0].bins)
        bins.reserve(static_cast<std::size_t>(claimed / pyramid.finestBlock() + 1));
    double shown = 0.0;
    AudioBuffer block;
    do {
        source.read({pyramid.m_frames, pyramid.m_frames + blockLength}, block);
        if (block.isEmpty()) break;
        pyramid.append(block);
        pyramid.condense(false);
        const double done =
            std::min(static_cast<double>(pyramid.m_frames) / static_cast<double>(claimed), 1.0);
        progress.report(done);
        if (partial && done - shown >= 0.02) {
            partial(pyramid.withoutFinest());
            shown = done;
        }
    } while (block.frames() == blockLength);
    pyramid.condense(true);
    for (Level& level : pyramid.m_levels)
        for (auto& bins : level.bins)
            bins.shrink_to_fit();
    return pyramid;
}

const WaveformPyramid::Level& WaveformPyramid::levelFor(double framesPerColumn) const {
    const Level* fit = &m_levels.front();
    for (const Level& level : m_levels)
        if (static_cast<double>(level.block * blocksPerColumn) <= framesPerColumn) fit = &level;
    return *fit;
}

std::vector<WaveformColumn> WaveformPyramid::columns(int channel, FrameRange range, int count) const {
    std::vector<WaveformColumn> columns(static_cast<std::size_t>(std::max(count, 0)));
    if (channel < 0 || channel >= m_channels || range.isEmpty() || columns.empty()) return columns;
    const double width = static_cast<double>(range.length()) / count;
    const Level& level = levelFor(width);
    const auto& bins = level.bins[static_cast<std::size_t>(channel)];
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto at = static_cast<double>(i);
        const FrameRange frames{range.begin + static_cast<Frame>(std::floor(at * width)),
                                range.begin + static_cast<Frame>(std::ceil((at + 1.0) * width))};
        const FrameRange inside = intersection(frames, {0, m_frames});
        if (inside.isEmpty()) continue;
        const Frame last = std::min((inside.end - 1) / level.block, static_cast<Frame>(bins.size()) - 1);
        Gathering gathering;
        for (Frame block = inside.begin / level.block; block <= last; ++block)
            gathering.add(bins[static_cast<std::size_t>(block)], framesOfBlock(level, block));
        columns[i] = gathering.column();
    }
    return columns;
}

std::vector<WaveformColumn> WaveformPyramid::outlines(FrameRange range, int count) const {
    std::vector<WaveformColumn> whole = columns(0, range, count);
    for (int channel = 1; channel < m_channels; ++channel)
        std::ranges::transform(whole, columns(channel, range, count), whole.begin(), outline);
    return whole;
}

WaveformColumn outline(const WaveformColumn& a, const WaveformColumn& b) {
    return {std::min(a.minimum, b.minimum), std::max(a.maximum, b.maximum), std::max(a.rms, b.rms)};
}

}
