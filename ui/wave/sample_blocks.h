#pragma once

#include "audio/audio_buffer.h"
#include "audio/file_sequence.h"
#include "jobs/run.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <span>

namespace gleaner::ui {

/// The samples of a recording near what a person looks at, read by a job and kept in blocks. Nothing here
/// waits for the disk: what is not there yet is asked for with `want` and announced with `arrived`.
class SampleBlocks : public QObject {
    Q_OBJECT
public:
    static constexpr Frame blockLength = 65536;
    static constexpr int mostChannels = 8; ///< kept a frame; the rest is not drawn
    /// More than this is never read at once: look at the pyramid instead.
    static constexpr Frame mostFrames = 2'000'000;

    explicit SampleBlocks(QObject* parent = nullptr);

    /// Forgets everything and reads this recording from now on; empty: none.
    void setFile(const audio::FileSequence& file, Frame frames);

    /// The ranges needed now; replaces what was wanted before. Blocks that are there already are not read
    /// again.
    void want(const std::vector<FrameRange>& ranges);

    bool has(FrameRange range) const;
    /// The samples from `frame` to the end of its block; empty when they are not there.
    std::span<const float> samplesFrom(int channel, Frame frame) const;
    /// Mean of all channels over the range; nothing when some of it is not there.
    std::optional<std::vector<float>> mid(FrameRange range) const;

    const QString& error() const { return m_error; } ///< why reading failed; empty: it did not

Q_SIGNALS:
    void arrived();

private:
    using Index = Frame;
    struct Block {
        std::shared_ptr<const audio::AudioBuffer> samples;
        quint64 used = 0;
    };
    using Blocks = std::map<Index, std::shared_ptr<const audio::AudioBuffer>>;

    static Blocks readBlocks(const audio::FileSequence& file, const std::vector<Index>& wanted,
                             const Progress& progress);
    void readMissing();
    void take(jobs::Outcome<Blocks> outcome);
    void forgetOldest();

    audio::FileSequence m_file;
    Frame m_frames = 0;
    std::vector<FrameRange> m_wanted;
    mutable std::map<Index, Block> m_blocks;
    mutable quint64 m_clock = 0;
    std::unique_ptr<jobs::Job> m_job;
    QString m_error;
};

}
