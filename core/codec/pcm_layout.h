#pragma once

#include "audio/input_file.h"
#include "base/units.h"

#include <optional>
#include <string>

namespace gleaner::audio {

enum class PcmKind { Signed, Unsigned, Float, ULaw, ALaw };

/// Where the samples of an uncompressed file lie, by its header where that is right and by the file where
/// not.
struct PcmLayout {
    std::string container{}; ///< "WAV", "RF64", "AIFF" …
    int rate = 0;            ///< Hz
    int channels = 0;
    int bits = 0; ///< of a sample as it is stored: 8, 16, 24, 32, 64
    PcmKind kind = PcmKind::Signed;
    bool bigEndian = false;
    std::uint64_t offset = 0; ///< of the first sample, in bytes
    Frame frames = 0;         ///< whole frames that are there
    std::optional<Frame> claimedFrames{};
    std::string note{};        ///< AudioInfo::note
    bool isUnfinished = false; ///< the header has no length, or not the last one
};

/// Of WAV, RIFX, RF64, BW64, W64, CAF, AIFF, AIFF-C and AU with plain samples. Nothing for other files, for
/// compressed samples, and for headers that make no sense.
std::optional<PcmLayout> pcmLayout(const InputFile& file);

// One a family of containers; `pcmLayout` asks them in turn.
std::optional<PcmLayout> wavLayout(const InputFile& file);
std::optional<PcmLayout> cafLayout(const InputFile& file);
std::optional<PcmLayout> aiffLayout(const InputFile& file);
std::optional<PcmLayout> auLayout(const InputFile& file);

/// What a header says about the length of its samples: so many bytes, "unknown", or nothing yet.
enum class SizeClaim { Known, Open, Unfinished };
/// Fills frames, claimedFrames, note and isUnfinished of a layout whose samples fill `claimed` bytes by its
/// header; `available`: bytes from the first sample to the end of the file.
void resolveFrames(PcmLayout& layout, SizeClaim claim, std::uint64_t claimed, std::uint64_t available);

}
