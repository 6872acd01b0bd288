#pragma once

#include "audio/audio_source.h"
#include "audio/file_sequence.h"
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

/// Two channels drawn as one: how far either reaches, and the greater RMS.
WaveformColumn outline(const WaveformColumn& a, const WaveformColumn& b);

/// Minimum, maximum and RMS per channel over blocks of three sizes, each 16 times the one before, made in one
/// streaming pass. The finest is 256 frames, and four times that as often as it takes to stay below two
/// million blocks: a channel needs 27 MB at the most, however long the recording.
class WaveformPyramid {
public:
    /// Called as blocks arrive, so that a view can draw what is there; on the worker's thread. `soFar` knows
    /// all but the finest blocks, so that it is quickly copied.
    using Partial = std::function<void(const WaveformPyramid& soFar)>;

    /// A pyramid of nothing, without channels.
    WaveformPyramid() = default;

    /// One pass over the source. Throws Error and Cancelled.
    static WaveformPyramid build(AudioSource& source, const Progress& progress, const Partial& partial = {});

    /// The whole length at a glance, before anyone has read it: about `columns` blocks of equal length and no
    /// finer ones, each from short stretches that are spread over it. Levels are near, single peaks may be
    /// missing. Reads in rounds, from the whole length each, until `isEnough`, which is asked after every
    /// stretch but the first; what no stretch was read of looks like its neighbour. Nothing for a recording
    /// that is about as quickly read whole. Throws Error.
    static std::optional<WaveformPyramid> sketch(AudioSource& source, int columns,
                                                 const std::function<bool()>& isEnough);

    Frame frames() const { return m_frames; }
    int channels() const { return m_channels; }
    /// Frames of the smallest block; columns finer than this are better made from the samples themselves.
    Frame finestBlock() const { return m_levels.empty() ? smallestBlock : m_levels.front().block; }

    /// `count` columns over `range` of `channel`, from the coarsest level that is fine enough; columns past
    /// the end are 0.
    std::vector<WaveformColumn> columns(int channel, FrameRange range, int count) const;
    /// The same of all channels drawn as one: sound is seen whichever channel it is in.
    std::vector<WaveformColumn> outlines(FrameRange range, int count) const;

    /// Written beside the target and committed in one step. Throws Error.
    void save(const std::filesystem::path& file) const;
    /// Nothing when the file is missing, damaged or of another version.
    static std::optional<WaveformPyramid> load(const std::filesystem::path& file);

private:
    static constexpr Frame smallestBlock = 256;
    static constexpr Frame largestBlock = 65536; ///< of the finest level; reached after weeks
    static Frame finestBlockFor(Frame frames);

    struct Level {
        Frame block = smallestBlock;
        std::vector<std::vector<WaveformColumn>> bins; ///< by channel
    };
    WaveformPyramid(int channels, Frame finestBlock);
    WaveformPyramid withoutFinest() const;
    void append(const AudioBuffer& block);
    void condense(bool atEnd);
    const Level& levelFor(double framesPerColumn) const;
    Frame framesOfBlock(const Level& level, Frame index) const;

    int m_channels = 0;
    Frame m_frames = 0;
    std::vector<Level> m_levels;
};

/// Takes the pyramid of `recording` from `cacheFolder`, or builds and caches it. The cache key is size, time
/// of change and a hash of the first and last 64 KiB of each file. A cache that can't be written is no error.
/// `sketched` gets a sketch of what has to be built, after a tenth of a second.
WaveformPyramid loadOrBuildPyramid(const FileSequence& recording, const std::filesystem::path& cacheFolder,
                                   const Progress& progress, const WaveformPyramid::Partial& partial = {},
                                   const WaveformPyramid::Partial& sketched = {});

}
