#include "codec/ffmpeg_handle.h"

#include "audio/format_limits.h"
#include "base/error.h"
#include "codec/ffmpeg_containers.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/log.h>
#include <libavutil/mem.h>
#include <libswresample/swresample.h>
}

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace gleaner::audio {
namespace {

/// No table of a file may ask for more memory at once; that of a day of AAC takes 100 MB.
constexpr std::size_t mostMemory = 512U << 20;
/// So many packets without a sound are the end, or no sound at all.
constexpr int mostSilentPackets = 4096;
constexpr int ioBuffer = 1 << 16;

struct Codec {
    AVCodecID id;
    std::string_view name;
    bool isLossy;
    bool needsRunUp;
};
constexpr Codec codecs[] = {
    {AV_CODEC_ID_AAC, "AAC", true, true},
    {AV_CODEC_ID_ALAC, "ALAC", false, false},
    {AV_CODEC_ID_AMR_NB, "AMR", true, true},
    {AV_CODEC_ID_AMR_WB, "AMR-WB", true, true},
    {AV_CODEC_ID_WAVPACK, "WavPack", false, false},
    {AV_CODEC_ID_APE, "Monkey's Audio", false, false},
    {AV_CODEC_ID_TTA, "TTA", false, false},
    {AV_CODEC_ID_FLAC, "FLAC", false, false},
    {AV_CODEC_ID_WMAV1, "WMA", true, true},
    {AV_CODEC_ID_WMAV2, "WMA", true, true},
    {AV_CODEC_ID_WMAPRO, "WMA Pro", true, true},
    {AV_CODEC_ID_WMAVOICE, "WMA Voice", true, true},
    {AV_CODEC_ID_WMALOSSLESS, "WMA lossless", false, true},
    {AV_CODEC_ID_DSD_LSBF, "DSD", false, true},
    {AV_CODEC_ID_DSD_MSBF, "DSD", false, true},
    {AV_CODEC_ID_DSD_LSBF_PLANAR, "DSD", false, true},
    {AV_CODEC_ID_DSD_MSBF_PLANAR, "DSD", false, true},
    {AV_CODEC_ID_OPUS, "Opus", true, true},
    {AV_CODEC_ID_VORBIS, "Vorbis", true, true},
    {AV_CODEC_ID_MP3, "MP3", true, true},
    {AV_CODEC_ID_MP2, "MP2", true, true},
    {AV_CODEC_ID_MP1, "layer I", true, true},
    {AV_CODEC_ID_AC3, "AC-3", true, true},
    {AV_CODEC_ID_EAC3, "E-AC-3", true, true},
    {AV_CODEC_ID_PCM_U8, "PCM", false, false},
    {AV_CODEC_ID_PCM_S8, "PCM", false, false},
    {AV_CODEC_ID_PCM_S16LE, "PCM", false, false},
    {AV_CODEC_ID_PCM_S16BE, "PCM", false, false},
    {AV_CODEC_ID_PCM_S24LE, "PCM", false, false},
    {AV_CODEC_ID_PCM_S24BE, "PCM", false, false},
    {AV_CODEC_ID_PCM_S32LE, "PCM", false, false},
    {AV_CODEC_ID_PCM_S32BE, "PCM", false, false},
    {AV_CODEC_ID_PCM_F32LE, "PCM", false, false},
    {AV_CODEC_ID_PCM_F32BE, "PCM", false, false},
    {AV_CODEC_ID_PCM_ALAW, "A-law", true, false},
    {AV_CODEC_ID_PCM_MULAW, "u-law", true, false},
    {AV_CODEC_ID_ADPCM_IMA_QT, "IMA ADPCM", true, true},
    {AV_CODEC_ID_ADPCM_IMA_WAV, "IMA ADPCM", true, true},
    {AV_CODEC_ID_ADPCM_MS, "MS ADPCM", true, true},
};

const Codec* findCodec(AVCodecID id) {
    const auto found = std::ranges::find(codecs, id, &Codec::id);
    return found == std::end(codecs) ? nullptr : found;
}

struct FormatCloser {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
};
struct CodecCloser {
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
};
struct PacketCloser {
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FrameCloser {
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct SwrCloser {
    void operator()(SwrContext* swr) const { swr_free(&swr); }
};
struct IoCloser {
    void operator()(AVIOContext* io) const {
        av_freep(&io->buffer);
        avio_context_free(&io);
    }
};

/// The part of the file as FFmpeg reads it.
struct Source {
    InputFile file;
    std::uint64_t begin;
    std::uint64_t end;
    std::uint64_t at = 0;

    Source(const std::filesystem::path& path, FilePart part)
        : file(path), begin(std::min(part.begin, file.size())), end(std::min(part.end, file.size())) {}

    static int read(void* opaque, std::uint8_t* into, int count) {
        auto& source = *static_cast<Source*>(opaque);
        const std::uint64_t rest = source.end - source.begin - source.at;
        const auto wanted =
            static_cast<std::size_t>(std::min<std::uint64_t>(rest, static_cast<std::uint64_t>(count)));
        const std::size_t got =
            source.file.read(source.begin + source.at, {reinterpret_cast<char*>(into), wanted});
        source.at += got;
        return got == 0 ? AVERROR_EOF : static_cast<int>(got);
    }
    static std::int64_t seek(void* opaque, std::int64_t offset, int whence) {
        auto& source = *static_cast<Source*>(opaque);
        const auto length = static_cast<std::int64_t>(source.end - source.begin);
        if ((whence & AVSEEK_SIZE) != 0) return length;
        const int how = whence & ~AVSEEK_FORCE;
        const std::int64_t from = how == SEEK_SET   ? 0
                                  : how == SEEK_CUR ? static_cast<std::int64_t>(source.at)
                                                    : length;
        if (from + offset < 0) return AVERROR(EINVAL);
        source.at = static_cast<std::uint64_t>(std::min(from + offset, length));
        return static_cast<std::int64_t>(source.at);
    }
};

/// A file may name others (external tracks, playlists): none is opened.
int refuseToOpen(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) { return AVERROR(EPERM); }

}

struct FfmpegHandle::State {
    State(const std::filesystem::path& path, FilePart part)
        : file(path), source(path, part), container(ffmpegContainerOf(source.file, source.begin)) {
        // Global, but the same for everybody: what FFmpeg has to say goes nowhere, and no table takes all
        // memory.
        av_log_set_level(AV_LOG_QUIET);
        av_max_alloc(mostMemory);
        if (!container) refuse("its format is not known, or its first bytes are damaged");
        if (!openFormat())
            refuse(isMov() ? "it was cut short before its table of contents was written, or the table "
                             "is damaged"
                           : "the header is damaged or cut short");
        const AVStream& audio = *format->streams[stream];
        codec = findCodec(audio.codecpar->codec_id);
        if (!codec) refuse("its encoding is not known");
        if (!openDecoder()) refuse("its encoding is not known");
        if (!decodeRun() || frame->sample_rate <= 0) refuse("none of its sound can be decoded");
        describe(audio);
        requireLimits(file, info.channels, info.rate);
    }

    [[noreturn]] void refuse(const std::string& why) const { refuseFile(file, why); }
    bool isMov() const { return std::string_view(container->demuxer) == "mov"; }

    bool openFormat() {
        format.reset();
        source.at = 0;
        auto* buffer = static_cast<unsigned char*>(av_malloc(ioBuffer));
        io.reset(avio_alloc_context(buffer, ioBuffer, 0, &source, Source::read, nullptr, Source::seek));
        AVFormatContext* opened = avformat_alloc_context();
        if (!opened || !io) return false;
        opened->pb = io.get();
        opened->flags |= AVFMT_FLAG_CUSTOM_IO;
        opened->io_open = refuseToOpen;
        if (avformat_open_input(&opened, "", av_find_input_format(container->demuxer), nullptr) < 0)
            return false;
        format.reset(opened);
        stream = -1;
        for (unsigned i = 0; i < format->nb_streams; ++i) {
            const bool isAudio = format->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
            if (isAudio && stream < 0) stream = static_cast<int>(i);
            format->streams[i]->discard = static_cast<int>(i) == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
        }
        return stream >= 0;
    }

    /// A decoder that remembers nothing.
    bool openDecoder() {
        const AVStream& audio = *format->streams[stream];
        const AVCodec* found = avcodec_find_decoder(audio.codecpar->codec_id);
        decoder.reset(found ? avcodec_alloc_context3(found) : nullptr);
        if (!decoder || avcodec_parameters_to_context(decoder.get(), audio.codecpar) < 0) return false;
        decoder->thread_count = 1;
        if (usesTimes()) decoder->pkt_timebase = audio.time_base;
        isDrained = false;
        return avcodec_open2(decoder.get(), found, nullptr) == 0;
    }

    /// Whether the times of this stream can be written as whole frames: in a fragmented file the table of its
    /// packets is not known from the start.
    bool usesTimes() const {
        const AVStream& audio = *format->streams[stream];
        const int rate = audio.codecpar->sample_rate;
        return container->times == PacketTimes::Exact && rate > 0 && audio.duration > 0 &&
               (!isMov() || audio.nb_frames > 0) && audio.time_base.num > 0 &&
               std::int64_t(rate) * audio.time_base.num % audio.time_base.den == 0;
    }

    void describe(const AVStream& audio) {
        info.rate = frame->sample_rate;
        info.channels = frame->ch_layout.nb_channels;
        info.isFloat = !codec->isLossy &&
                       (frame->format == AV_SAMPLE_FMT_FLT || frame->format == AV_SAMPLE_FMT_FLTP) &&
                       codec->name != "DSD";
        const int raw = decoder->bits_per_raw_sample;
        const int stored =
            raw > 0 ? raw : av_get_bytes_per_sample(static_cast<AVSampleFormat>(frame->format)) * 8;
        info.bits = codec->isLossy ? 0 : codec->name == "DSD" ? 1 : stored;
        info.name = std::string(codec->name);
        if (info.bits > 1)
            info.name += ", " + std::to_string(info.bits) + (info.isFloat ? " bit float" : " bit");
        if (codec->name == "FLAC" && std::string_view(container->demuxer) == "ogg")
            info.name.insert(0, "Ogg ");
        info.needsRunUp = codec->needsRunUp;
        info.countsFrames = usesTimes();
        if (container->times != PacketTimes::Guessed) info.claimed = writtenLength(audio);
        const AVDictionaryEntry* note = av_dict_get(format->metadata, "iTunSMPB", nullptr, 0);
        if (note && note->value) info.gapless = note->value;
    }

    std::optional<Frame> writtenLength(const AVStream& audio) const {
        if (audio.duration > 0) return framesFrom(audio.duration);
        if (format->duration <= 0) return std::nullopt;
        return av_rescale(format->duration, info.rate, AV_TIME_BASE);
    }

    Frame framesFrom(std::int64_t time) const {
        return av_rescale_q(time, format->streams[stream]->time_base, AVRational{1, info.rate});
    }
    std::int64_t timeFrom(Frame frames) const {
        return av_rescale_q(frames, AVRational{1, info.rate}, format->streams[stream]->time_base);
    }

    /// The next packet of the stream; its time becomes its place in the file where the format's times are
    /// vague.
    bool readPacket() {
        for (;;) {
            av_packet_unref(packet.get());
            if (av_read_frame(format.get(), packet.get()) < 0) return false;
            if (packet->stream_index != stream) continue;
            read = {packet->pos, container->times == PacketTimes::Guessed ? 0 : packet->pts};
            return true;
        }
    }

    /// False at the end of the file.
    bool feed() {
        if (!hasPacket && !readPacket()) {
            if (isDrained) return false;
            isDrained = true;
            avcodec_send_packet(decoder.get(), nullptr);
            return true;
        }
        hasPacket = false;
        if (!usesTimes()) {
            packet->pts = packet->pos >= 0 ? packet->pos : AV_NOPTS_VALUE;
            packet->dts = AV_NOPTS_VALUE;
        }
        fed = read;
        avcodec_send_packet(decoder.get(),
                            packet.get()); // what it refuses is damaged: the next one may be whole
        return true;
    }

    bool decodeRun() {
        for (int silent = 0; silent < mostSilentPackets;) {
            av_frame_unref(frame.get());
            const int result = avcodec_receive_frame(decoder.get(), frame.get());
            if (result == 0 && frame->nb_samples > 0) return true;
            if (result == AVERROR_EOF) return false;
            if (result == 0) continue;
            if (!feed()) return false;
            ++silent;
        }
        return false;
    }

    bool isChanged() {
        if (frame->sample_rate == info.rate && frame->ch_layout.nb_channels == info.channels) return false;
        change = "goes on with " + std::to_string(frame->ch_layout.nb_channels) +
                 (frame->ch_layout.nb_channels == 1 ? " channel at " : " channels at ") +
                 std::to_string(frame->sample_rate) + " Hz";
        return true;
    }

    /// To interleaved floats.
    bool convert() {
        if (!swr || swrFormat != frame->format) {
            SwrContext* made = nullptr;
            swr_alloc_set_opts2(&made, &frame->ch_layout, AV_SAMPLE_FMT_FLT, info.rate, &frame->ch_layout,
                                static_cast<AVSampleFormat>(frame->format), info.rate, 0, nullptr);
            swr.reset(made);
            swrFormat = frame->format;
            if (!swr || swr_init(swr.get()) < 0) return false;
        }
        samples.resize(static_cast<std::size_t>(frame->nb_samples) * static_cast<std::size_t>(info.channels));
        auto* out = reinterpret_cast<std::uint8_t*>(samples.data());
        return swr_convert(swr.get(), &out, frame->nb_samples,
                           const_cast<const std::uint8_t**>(frame->extended_data),
                           frame->nb_samples) == frame->nb_samples;
    }

    std::optional<DecodedRun> next() {
        if (!change.empty() || !decodeRun() || isChanged() || !convert()) return std::nullopt;
        DecodedRun run{samples, frame->nb_samples, {}, {}};
        if (frame->pts == AV_NOPTS_VALUE) return run;
        if (info.countsFrames)
            run.time = framesFrom(frame->pts);
        else
            run.place = frame->pts;
        return run;
    }

    bool startAtBeginning() {
        hasPacket = false;
        change.clear();
        return openFormat() && openDecoder();
    }

    bool skipTo(const PacketMark& mark) {
        constexpr int most = 1 << 16;
        for (int i = 0; i < most && readPacket(); ++i)
            if (read.place == mark.place) return hasPacket = true;
        return false;
    }

    bool startAt(const PacketMark& mark) {
        change.clear();
        hasPacket = false;
        const bool byByte = container->times == PacketTimes::Guessed;
        const int sought = av_seek_frame(format.get(), stream, byByte ? mark.place : mark.time,
                                         byByte ? AVSEEK_FLAG_BYTE : AVSEEK_FLAG_BACKWARD);
        const bool isThere = sought >= 0 && skipTo(mark);
        return (isThere || (openFormat() && skipTo(mark))) && openDecoder();
    }

    bool startAtTime(Frame time, bool exactly) {
        change.clear();
        hasPacket = false;
        const std::int64_t wanted = timeFrom(time);
        if (av_seek_frame(format.get(), stream, wanted, AVSEEK_FLAG_BACKWARD) < 0) return false;
        do {
            if (!readPacket()) return false;
        } while (exactly && read.time < wanted);
        hasPacket = true;
        return openDecoder();
    }

    std::filesystem::path file;
    Source source;
    const FfmpegContainer* container;
    const Codec* codec = nullptr;
    std::unique_ptr<AVIOContext, IoCloser> io; ///< outlives the format that reads from it
    std::unique_ptr<AVFormatContext, FormatCloser> format;
    std::unique_ptr<AVCodecContext, CodecCloser> decoder;
    std::unique_ptr<AVPacket, PacketCloser> packet{av_packet_alloc()};
    std::unique_ptr<AVFrame, FrameCloser> frame{av_frame_alloc()};
    std::unique_ptr<SwrContext, SwrCloser> swr;
    int swrFormat = -1;
    int stream = -1;
    bool hasPacket = false; ///< `packet` waits to be fed
    bool isDrained = false;
    PacketMark read{}, fed{};
    StreamInfo info;
    std::string change;
    std::vector<float> samples;
};

bool FfmpegHandle::knowsAlone(const InputFile& file) {
    const FfmpegContainer* container = ffmpegContainerOf(file, 0);
    return container && !container->isShared;
}

FfmpegHandle::FfmpegHandle(const std::filesystem::path& file, FilePart part)
    : m_state(std::make_unique<State>(file, part)) {}
FfmpegHandle::~FfmpegHandle() = default;
FfmpegHandle::FfmpegHandle(FfmpegHandle&&) noexcept = default;

const StreamInfo& FfmpegHandle::info() const { return m_state->info; }
std::optional<DecodedRun> FfmpegHandle::next() { return m_state->next(); }
const PacketMark& FfmpegHandle::mark() const { return m_state->fed; }
const std::string& FfmpegHandle::change() const { return m_state->change; }
bool FfmpegHandle::startAtBeginning() { return m_state->startAtBeginning(); }
bool FfmpegHandle::startAt(const PacketMark& mark) { return m_state->startAt(mark); }
bool FfmpegHandle::startAtTime(Frame time, bool exactly) { return m_state->startAtTime(time, exactly); }

}
