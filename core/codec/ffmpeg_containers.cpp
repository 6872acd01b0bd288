#include "codec/ffmpeg_containers.h"

#include "codec/mp3_header.h"

#include <string>

namespace gleaner::audio {
namespace {

constexpr FfmpegContainer containers[] = {
    {"ftyp", 4, "mov", PacketTimes::Exact},
    {"moov", 4, "mov", PacketTimes::Exact},
    {"mdat", 4, "mov", PacketTimes::Exact},
    {"wide", 4, "mov", PacketTimes::Exact},
    {"free", 4, "mov", PacketTimes::Exact},
    {"skip", 4, "mov", PacketTimes::Exact},
    {"wvpk", 0, "wv", PacketTimes::Exact},
    {"MAC ", 0, "ape", PacketTimes::Exact},
    {"DSD ", 0, "dsf", PacketTimes::Exact},
    {"TTA1", 0, "tta", PacketTimes::Exact},
    {"FRM8", 0, "iff", PacketTimes::Guessed},
    {"#!AMR", 0, "amr", PacketTimes::Guessed},
    {"OggS", 0, "ogg", PacketTimes::Rough, true},
    {"\x30\x26\xB2\x75", 0, "asf", PacketTimes::Rough},
    {"\x1A\x45\xDF\xA3", 0, "matroska", PacketTimes::Rough},
    {"RIFF", 0, "wav", PacketTimes::Guessed, true},
    {"caff", 0, "caf", PacketTimes::Rough, true},
};
constexpr FfmpegContainer mpegAudio = {"", 0, "mp3", PacketTimes::Guessed, true};
constexpr FfmpegContainer adts = {"", 0, "aac", PacketTimes::Guessed};

}

const FfmpegContainer* ffmpegContainerOf(const InputFile& file, std::uint64_t begin) {
    const std::string head = file.bytes(begin, 16);
    for (const FfmpegContainer& container : containers)
        if (head.size() > 8 && std::string_view(head).substr(container.at).starts_with(container.magic))
            return &container;
    if (begin != 0) return nullptr;
    if (isMpegAudio(file)) return &mpegAudio;
    const std::string frame = file.bytes(endOfId3(file), 2);
    return frame.size() == 2 && (bigEndian(frame) & 0xFFF6) == 0xFFF0 ? &adts : nullptr;
}

}
