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

/// Where the codec remembers, decoding starts this long before the wanted frame; gaps up to
/// `readThroughSeconds` are decoded and dropped instead of sought. libsndfile 1.2's Vorbis seek goes wrong by
/// a block when the target is less than 2 s ahead of the decoder, and in the last page of a stream; so a seek
/// must start well before and never go a short way forward. With these the samples equal those of a decode
/// from the start (MP3: but for the last bit of a float).
inline constexpr Frame seekRunUpSeconds = 4, readThroughSeconds = 8;

/// The decoder that reads a file whole: libsndfile's where it can, FFmpeg's for what it can't or counts
/// wrongly, a chain of them for streams that follow one another in one file. Throws Error as FileReader does.
std::unique_ptr<Decoder> openDecoder(const std::filesystem::path& file);

}
