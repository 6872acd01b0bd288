#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace gleaner::audio {

/// What one column of pixels shows.
struct WaveformColumn {
    float minimum = 0.0F;
    float maximum = 0.0F;
    float rms = 0.0F;
    friend bool operator==(const WaveformColumn&, const WaveformColumn&) = default;
};

/// Minimum, maximum and RMS per channel over blocks of 256, 4,096 and 65,536 frames, made in one streaming
/// pass.
class WaveformPyramid {
public:
    static constexpr Frame finestBlock = 256;

    /// Called as blocks arrive, so that a view can draw what is there; on the worker's thread.
    using Partial = std::function<void(const WaveformPyramid& soFar)>;

    /// A pyramid of nothing, without channels.
    WaveformPyramid() = default;

    /// One pass over the source. Throws Error and Cancelled. Memory: 12 bytes a channel and 256 frames, and 7
    /// % of that for the coarser blocks.
    static WaveformPyramid build(AudioSource& source, const Progress& progress, const Partial& partial = {});

    Frame frames() const { return m_frames; }
    int channels() const { return m_channels; }

    /// `count` columns over `range` of `channel`, from the coarsest level that is fine enough; columns past
    /// the end are 0. Finer than 256 frames a column, read the samples themselves.
    std::vector<WaveformColumn> columns(int channel, FrameRange range, int count) const;

    /// Written beside the target and committed in one step. Throws Error.
    void save(const std::filesystem::path& file) const;
    /// Nothing when the file is missing, damaged or of another version.
    static std::optional<WaveformPyramid> load(const std::filesystem::path& file);

private:
    struct Level {
        Frame block = finestBlock;
        std::vector<std::vector<WaveformColumn>> bins; ///< by channel
    };
    explicit WaveformPyramid(int channels);
    void append(const AudioBuffer& block);
    void condense(std::size_t coarse);
    const Level& levelFor(double framesPerColumn) const;
    Frame framesOfBlock(const Level& level, Frame index) const;

    int m_channels = 0;
    Frame m_frames = 0;
    std::vector<Level> m_levels;
};

/// Takes the pyramid of `recording` from `cacheFolder`, or builds and caches it. The cache key is size, time
/// of change and a hash of the first and last 64 KiB. A cache that can't be written is no error.
WaveformPyramid loadOrBuildPyramid(const std::filesystem::path& recording,
                                   const std::filesystem::path& cacheFolder, const Progress& progress,
                                   const WaveformPyramid::Partial& partial = {});

}
