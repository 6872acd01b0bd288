#pragma once

#include "audio/file_sequence.h"
#include "codec/file_reader.h"

#include <optional>

namespace gleaner::audio {

/// Streams a recording of one file or of several that follow one another: the first frame of a file comes
/// right behind the last one of the file before. `info` is that of the first, with the frames of all, marks
/// where they lie in the whole, and what is to be said of any length. One file is open at a time. Not thread
/// safe: one reader a thread.
class SequenceReader final : public AudioSource {
public:
    /// Throws Error as FileReader does, for a part that is missing, and where rate or channels differ.
    explicit SequenceReader(const FileSequence& files);

    const AudioInfo& info() const override { return m_info; }
    void read(FrameRange range, AudioBuffer& into) override;

private:
    struct Part {
        std::filesystem::path file;
        FrameRange range; ///< in the recording
    };
    void add(const std::filesystem::path& file);
    FileReader& readerOf(std::size_t part);
    std::size_t partAt(Frame frame) const;
    /// Over a joint, or several.
    void readJoined(FrameRange range, AudioBuffer& into);

    AudioInfo m_info;
    std::vector<Part> m_parts;
    std::size_t m_open = 0; ///< the part that `m_reader` reads
    std::optional<FileReader> m_reader;
};

}
