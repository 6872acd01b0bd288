#include "base/error.h"
#include "codec/chained_decoder.h"
#include "codec/ffmpeg_decoder.h"
#include "codec/mp3_header.h"
#include "codec/ogg_links.h"
#include "codec/sndfile_handle.h"

namespace gleaner::audio {
namespace {

std::unique_ptr<Decoder> bySndfile(const std::filesystem::path& file) {
    return std::unique_ptr<Decoder>(new SndfileHandle(SndfileHandle::openForReading(file)));
}

/// FFmpeg's, or libsndfile's where that fails.
std::unique_ptr<Decoder> byFfmpegFirst(const std::filesystem::path& file) {
    try {
        return std::make_unique<FfmpegDecoder>(file);
    } catch (const Error&) {
        return bySndfile(file);
    }
}

std::unique_ptr<Decoder> bySndfileFirst(const std::filesystem::path& file, const InputFile& input) {
    if (FfmpegHandle::knowsAlone(input)) return std::make_unique<FfmpegDecoder>(file);
    try {
        return bySndfile(file);
    } catch (const Error& refused) {
        try {
            return std::make_unique<FfmpegDecoder>(file);
        } catch (const Error&) {
            throw refused;
        }
    }
}

/// libsndfile knows no FLAC in Ogg, and decodes Opus at the rate that its header names, with what lies above
/// cut away: what was encoded, not what is decoded, had that rate.
bool isForFfmpeg(const OggLink& link) {
    constexpr int opusRate = 48000;
    return link.codec == OggCodec::Flac || (link.codec == OggCodec::Opus && link.headerRate != opusRate);
}

std::unique_ptr<Decoder> openLink(const std::filesystem::path& file, const OggLink& link) {
    if (isForFfmpeg(link)) return std::make_unique<FfmpegDecoder>(file, link.part);
    return std::unique_ptr<Decoder>(
        new SndfileHandle(SndfileHandle::openPart(file, link.part.begin, link.part.end)));
}

std::unique_ptr<Decoder> openOgg(const std::filesystem::path& file, const std::vector<OggLink>& links) {
    if (links.size() == 1) return isForFfmpeg(links.front()) ? byFfmpegFirst(file) : bySndfile(file);
    std::vector<ChainedDecoder::Opener> openers;
    for (const OggLink& link : links)
        openers.push_back([file, link] { return openLink(file, link); });
    return std::make_unique<ChainedDecoder>(std::move(openers));
}

}

std::unique_ptr<Decoder> openDecoder(const std::filesystem::path& file) {
    const InputFile input(file);
    if (const std::vector<OggLink> links = oggLinks(input); !links.empty()) return openOgg(file, links);
    if (isMpegAudio(input) && !hasTrueXingHeader(input)) return byFfmpegFirst(file);
    return bySndfileFirst(file, input);
}

}
