#include "audio/riff.h"
#include "codec/length_note.h"
#include "codec/pcm_layout.h"

#include <algorithm>
#include <string_view>

namespace gleaner::audio {
namespace {

constexpr std::uint64_t tagPcm = 1, tagFloat = 3, tagALaw = 6, tagULaw = 7, tagExtensible = 0xFFFE;
constexpr std::size_t plainFormat = 16, extensibleFormat = 26;

/// False for what is not plain samples of whole bytes.
bool readFormat(std::string_view body, bool isBigEndian, PcmLayout& layout) {
    if (body.size() < plainFormat) return false;
    const auto number = [&](std::size_t at, std::size_t size) {
        const std::string_view bytes = body.substr(at, size);
        return isBigEndian ? bigEndian(bytes) : littleEndian(bytes);
    };
    std::uint64_t tag = number(0, 2);
    if (tag == tagExtensible && body.size() >= extensibleFormat) tag = number(24, 2);
    layout.kind = tag == tagFloat  ? PcmKind::Float
                  : tag == tagALaw ? PcmKind::ALaw
                  : tag == tagULaw ? PcmKind::ULaw
                                   : PcmKind::Signed;
    layout.channels = static_cast<int>(number(2, 2));
    layout.rate = static_cast<int>(std::min<std::uint64_t>(number(4, 4), 0x7FFFFFFF));
    layout.bits = static_cast<int>(number(14, 2) + 7) / 8 * 8;
    if (layout.bits == 8 && tag == tagPcm) layout.kind = PcmKind::Unsigned;
    const int frameBytes = static_cast<int>(number(12, 2));
    const bool isPlain = tag == tagPcm || tag == tagFloat || tag == tagALaw || tag == tagULaw;
    return isPlain && layout.bits > 0 && frameBytes * 8 == layout.channels * layout.bits;
}

bool readFormat(const InputFile& file, const WaveChunks& wave, PcmLayout& layout) {
    for (const RiffChunk& chunk : wave.chunks)
        if (chunk.id == "fmt ")
            return readFormat(
                file.bytes(chunk.offset, static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size, 40))),
                wave.bigEndian, layout);
    return false;
}

}

std::optional<PcmLayout> wavLayout(const InputFile& file) {
    const std::optional<WaveChunks> wave = waveChunks(file);
    PcmLayout layout;
    if (!wave || !wave->data || !readFormat(file, *wave, layout)) return std::nullopt;
    layout.container = wave->form == "RIFF" || wave->form == "RIFX" ? "WAV" : wave->form;
    layout.bigEndian = wave->bigEndian;
    layout.offset = wave->data->offset;
    const std::uint64_t available =
        std::min(wave->data->size, file.size() - std::min(file.size(), layout.offset));
    const bool isCut = wave->dataSize == DataSize::CutShort;
    resolveFrames(layout, SizeClaim::Known, isCut ? wave->claimedBytes : available, available);
    layout.isUnfinished = wave->dataSize == DataSize::Unfinished;
    if (wave->dataSize == DataSize::Unfinished) layout.note = unfinishedNote();
    if (wave->dataSize == DataSize::Wrapped) layout.note = wrappedNote();
    if (wave->dataSize == DataSize::Streamed) layout.note = streamedNote();
    return layout;
}

}
