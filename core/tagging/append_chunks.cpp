#include "tagging/append_chunks.h"

#include "audio/riff.h"
#include "base/error.h"
#include "base/plain_reason.h"
#include "tagging/chunk_bytes.h"
#include "tagging/chunk_writers.h"

#include <array>
#include <cerrno>
#include <fstream>

namespace gleaner::audio {
namespace {

#define GLEANER_WRITER_ROW(id, label, writer) ChunkWriter{id, label, writer},
constexpr std::array writers{GLEANER_CHUNK_WRITERS(GLEANER_WRITER_ROW)};
#undef GLEANER_WRITER_ROW

/// Which chunks there will be, for the one that tells it.
std::string labelsOf(const WavMetadata& metadata, int rate) {
    std::string labels;
    for (const ChunkWriter& writer : writers)
        if (!writer.write(metadata, rate).empty()) (labels += labels.empty() ? "" : " ") += writer.label;
    return labels;
}

std::string chunksOf(WavMetadata metadata, int rate) {
    if (metadata.origin) metadata.origin->chunks = labelsOf(metadata, rate);
    ChunkBytes all;
    for (const ChunkWriter& writer : writers)
        if (const std::string body = writer.write(metadata, rate); !body.empty()) all.chunk(writer.id, body);
    return all.take();
}

/// Where the last chunk ends, its padding included, though the file may lack that byte.
struct Place {
    std::uint64_t end = 0;
    std::optional<std::uint64_t> wideSize; ///< of RF64: where its size of 64 bits stands
};
Place placeIn(const std::filesystem::path& wav, std::uint64_t size) {
    const auto wave = waveChunks(InputFile(wav));
    const bool isLittle = wave && (wave->form == "RIFF" || wave->form == "RF64" || wave->form == "BW64");
    if (!isLittle || wave->chunks.empty())
        throw Error(wav, "not a WAV file, so it can't take a sampler's facts.");
    Place place{wave->chunks.back().end(), {}};
    if (place.end > size + 1) throw Error(wav, "its chunks do not fit the file; write it again.");
    if (wave->form == "RIFF") return place;
    if (wave->chunks.front().id != "ds64" || wave->chunks.front().size < 24)
        throw Error(wav, "its header lacks the sizes of a large file; write it again.");
    place.wideSize = wave->chunks.front().offset;
    return place;
}

}

std::string chunkLabel(std::string_view id, std::string_view bodyBegin) {
    for (const ChunkWriter& writer : writers)
        if (writer.id == id && (id != "LIST" || writer.label.substr(5) == bodyBegin.substr(0, 4)))
            return std::string(writer.label);
    return std::string(id.substr(0, id.find(' ')));
}

void appendWavMetadata(const std::filesystem::path& wav, const WavMetadata& metadata, int rate) {
    const std::string chunks = chunksOf(metadata, rate);
    std::error_code failure;
    const std::uint64_t size = std::filesystem::file_size(wav, failure);
    std::fstream file(wav, std::ios::in | std::ios::out | std::ios::binary);
    if (failure || !file) throw Error(wav, "can't be opened to add a sampler's facts.");
    const Place place = placeIn(wav, size);
    const std::uint64_t whole = place.end + chunks.size() - 8;
    if (!place.wideSize && whole > 0xFFFFFFFFULL - 8)
        throw Error(wav, "a WAV holds 4 GiB at most. Write shorter files.");

    errno = 0;
    file.seekp(0, std::ios::end);
    if (place.end > size) file.put('\0');
    file.write(chunks.data(), static_cast<std::streamsize>(chunks.size()));
    const std::string sizeBytes = place.wideSize ? ChunkBytes().u64(whole).take()
                                                 : ChunkBytes().u32(static_cast<std::uint32_t>(whole)).take();
    file.seekp(static_cast<std::streamoff>(place.wideSize.value_or(4)));
    file.write(sizeBytes.data(), static_cast<std::streamsize>(sizeBytes.size()));
    file.close();
    if (!file)
        throw Error(wav, "a sampler's facts can't be written (" +
                             reasonOfLastCall("the disk did not take them") +
                             "). Free some space or choose another folder.");
}

}
