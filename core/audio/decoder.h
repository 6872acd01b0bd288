#pragma once

#include "audio/audio_source.h"

#include <filesystem>
#include <memory>
#include <span>

namespace gleaner::audio {

/// What turns the bytes of one file into interleaved samples, 1.0 = full scale, front to back. FileReader
/// puts ranges, planar order and trust on top.
class Decoder {
public:
    virtual ~Decoder() = default;
    virtual const AudioInfo& info() const = 0;
    /// Whether the codec carries something over from the frames before, and `seek` does not see to it itself:
    /// then a seek needs a run-up.
    virtual bool needsRunUp() const = 0;
    /// Whether all the frames of `info` have been seen to be there, and are not only claimed.
    virtual bool isCounted() const = 0;
    /// Frames read; fewer than asked at the end, or where the file is damaged.
    virtual Frame read(std::span<float> interleaved) = 0;
    /// False where the file refuses to be sought.
    virtual bool seek(Frame frame) = 0;

protected:
    Decoder() = default;
    Decoder(Decoder&&) = default;
    Decoder& operator=(Decoder&&) = delete; // what is read from must outlive what reads it
};

/// The decoder that reads a file whole: libsndfile's where it can, FFmpeg's for what it can't or counts
/// wrongly, a chain of them for streams that follow one another in one file. Throws Error as FileReader does.
std::unique_ptr<Decoder> openDecoder(const std::filesystem::path& file);

}
