#include "codec/sndfile_handle.h"

#include "audio/format_limits.h"
#include "base/error.h"
#include "base/plain_reason.h"

#include <sndfile.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

namespace gleaner::audio {
namespace {

struct SndfileContainer {
    int type;
    std::string_view name;
};
constexpr SndfileContainer sndfileContainers[] = {
    {SF_FORMAT_WAV, "WAV"},   {SF_FORMAT_WAVEX, "WAV"}, {SF_FORMAT_RF64, "RF64"}, {SF_FORMAT_W64, "W64"},
    {SF_FORMAT_AIFF, "AIFF"}, {SF_FORMAT_CAF, "CAF"},   {SF_FORMAT_FLAC, "FLAC"}, {SF_FORMAT_OGG, "Ogg"},
    {SF_FORMAT_MPEG, "MPEG"}, {SF_FORMAT_AU, "AU"},
};

struct SndfileEncoding {
    int subtype;
    int bits; ///< 0: lossy
    bool isFloat;
    std::string_view name;
};
constexpr SndfileEncoding sndfileEncodings[] = {
    {SF_FORMAT_PCM_S8, 8, false, "8 bit"},
    {SF_FORMAT_PCM_U8, 8, false, "8 bit"},
    {SF_FORMAT_PCM_16, 16, false, "16 bit"},
    {SF_FORMAT_PCM_24, 24, false, "24 bit"},
    {SF_FORMAT_PCM_32, 32, false, "32 bit"},
    {SF_FORMAT_FLOAT, 32, true, "32 bit float"},
    {SF_FORMAT_DOUBLE, 64, true, "64 bit float"},
    {SF_FORMAT_ALAC_16, 16, false, "ALAC 16 bit"},
    {SF_FORMAT_ALAC_20, 20, false, "ALAC 20 bit"},
    {SF_FORMAT_ALAC_24, 24, false, "ALAC 24 bit"},
    {SF_FORMAT_ALAC_32, 32, false, "ALAC 32 bit"},
    {SF_FORMAT_VORBIS, 0, false, "Vorbis"},
    {SF_FORMAT_OPUS, 0, false, "Opus"},
    {SF_FORMAT_MPEG_LAYER_I, 0, false, "layer I"},
    {SF_FORMAT_MPEG_LAYER_II, 0, false, "MP2"},
    {SF_FORMAT_MPEG_LAYER_III, 0, false, "MP3"},
    {SF_FORMAT_ULAW, 0, false, "u-law"},
    {SF_FORMAT_ALAW, 0, false, "A-law"},
    {SF_FORMAT_IMA_ADPCM, 0, false, "IMA ADPCM"},
    {SF_FORMAT_MS_ADPCM, 0, false, "MS ADPCM"},
    {SF_FORMAT_GSM610, 0, false, "GSM 6.10"},
};

const SndfileContainer* findContainer(int format) {
    for (const SndfileContainer& container : sndfileContainers)
        if (container.type == (format & SF_FORMAT_TYPEMASK)) return &container;
    return nullptr;
}

SndfileEncoding findEncoding(int format) {
    for (const SndfileEncoding& encoding : sndfileEncodings)
        if (encoding.subtype == (format & SF_FORMAT_SUBMASK)) return encoding;
    return {0, 0, false, "compressed"};
}

/// In our words: libsndfile calls a damaged MP3 a file that does not exist.
std::string reasonOf(int code) {
    switch (code) {
    case SF_ERR_UNRECOGNISED_FORMAT:
        return "its format is not known, or its first bytes are damaged";
    case SF_ERR_UNSUPPORTED_ENCODING:
        return "its encoding is not known";
    default:
        return "the header is damaged or cut short";
    }
}

void checkLimits(const std::filesystem::path& file, const SF_INFO& info) {
    if (!findContainer(info.format)) refuseFile(file, "a format without a header, or one hardly used today");
    requireLimits(file, info.channels, info.samplerate);
}

/// Whether the number of frames comes from the header, and not from the bytes or pages that are there.
bool isClaimedOnly(int format) {
    constexpr int alac[] = {SF_FORMAT_ALAC_16, SF_FORMAT_ALAC_20, SF_FORMAT_ALAC_24, SF_FORMAT_ALAC_32};
    return (format & SF_FORMAT_TYPEMASK) == SF_FORMAT_FLAC ||
           std::ranges::find(alac, format & SF_FORMAT_SUBMASK) != std::end(alac);
}

std::string describe(int format) {
    const SndfileContainer* container = findContainer(format);
    const SndfileEncoding encoding = findEncoding(format);
    if (container->type == SF_FORMAT_MPEG) return std::string(encoding.name);
    if (container->type == SF_FORMAT_OGG) {
        const bool opus = (format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS;
        return opus ? "Opus" : "Ogg " + std::string(encoding.name);
    }
    return std::string(container->name) + ", " + std::string(encoding.name);
}

AudioInfo infoOf(const SF_INFO& info) {
    const SndfileEncoding encoding = findEncoding(info.format);
    return {.rate = info.samplerate,
            .channels = info.channels,
            .frames = std::max<Frame>(info.frames, 0),
            .bits = encoding.bits,
            .isFloat = encoding.isFloat,
            .format = describe(info.format)};
}

int sndfileFormat(FileFormat format, bool isLarge) {
    const int wav = isLarge ? SF_FORMAT_RF64 : SF_FORMAT_WAV;
    switch (format) {
    case FileFormat::Wav24:
        return wav | SF_FORMAT_PCM_24;
    case FileFormat::Wav16:
        return wav | SF_FORMAT_PCM_16;
    case FileFormat::Flac:
        return SF_FORMAT_FLAC | SF_FORMAT_PCM_24;
    case FileFormat::WavFloat:
        return wav | SF_FORMAT_FLOAT;
    case FileFormat::OggVorbis:
        return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case FileFormat::Opus:
        return SF_FORMAT_OGG | SF_FORMAT_OPUS;
    }
    return 0;
}

/// Of 0 to 1, as libsndfile counts; 0: nothing to set. For samples that are worked on further: Vorbis at its
/// quality 8, Opus at 160 kbit/s a channel.
double lossyQuality(FileFormat format) {
    if (format == FileFormat::OggVorbis) return 0.8;
    return format == FileFormat::Opus ? 0.62 : 0.0;
}

/// From three channels on libsndfile does not put them into the order of Vorbis, and what lies where the
/// low-frequency channel belongs loses its highs (findings/ogg_surround_order.sh).
constexpr int mostLossyChannels = 2;

struct RawEncoding {
    PcmKind kind;
    int bits;
    int subtype;
};
constexpr RawEncoding rawEncodings[] = {
    {PcmKind::Signed, 8, SF_FORMAT_PCM_S8},  {PcmKind::Unsigned, 8, SF_FORMAT_PCM_U8},
    {PcmKind::Signed, 16, SF_FORMAT_PCM_16}, {PcmKind::Signed, 24, SF_FORMAT_PCM_24},
    {PcmKind::Signed, 32, SF_FORMAT_PCM_32}, {PcmKind::Float, 32, SF_FORMAT_FLOAT},
    {PcmKind::Float, 64, SF_FORMAT_DOUBLE},  {PcmKind::ULaw, 8, SF_FORMAT_ULAW},
    {PcmKind::ALaw, 8, SF_FORMAT_ALAW},
};

/// Null where it can't be opened.
SNDFILE* openNamed(const std::filesystem::path& file, int mode, SF_INFO& info) {
#ifdef _WIN32
    return sf_wchar_open(file.c_str(), mode, &info);
#else
    return sf_open(file.c_str(), mode, &info);
#endif
}

/// 0 where libsndfile has no such samples.
int rawFormat(const PcmLayout& layout) {
    for (const RawEncoding& one : rawEncodings)
        if (one.kind == layout.kind && one.bits == layout.bits)
            return SF_FORMAT_RAW | (layout.bigEndian ? SF_ENDIAN_BIG : SF_ENDIAN_LITTLE) | one.subtype;
    return 0;
}

}

void SndfileHandle::Closer::operator()(sf_private_tag* file) const { sf_close(file); }

SndfileHandle SndfileHandle::openForReading(const std::filesystem::path& file) {
    const std::optional<PcmLayout> layout = pcmLayout(InputFile(file));
    SF_INFO info{};
    SndfileHandle handle;
    handle.m_path = file;
    handle.m_file.reset(openNamed(file, SFM_READ, info));
    if (handle.m_file) {
        checkLimits(file, info);
        handle.m_info = infoOf(info);
    }
    const int failure = sf_error(nullptr);
    const bool isRight = handle.m_file && (!layout || layout->frames == info.frames);
    if (!isRight && (!layout || !handle.openRaw(*layout)) && !handle.m_file)
        refuseFile(file, reasonOf(failure));
    handle.m_isCounted = !isClaimedOnly(info.format);
    if (layout && layout->frames == handle.m_info.frames) {
        handle.m_info.claimedFrames = layout->claimedFrames;
        handle.m_info.note = layout->note;
        if (layout->isUnfinished) handle.m_info.format += ", unfinished";
    }
    return handle;
}

/// Reads the samples from where the layout says they lie: a header that is wrong about their number, or that
/// libsndfile does not know, is gone round.
bool SndfileHandle::openRaw(const PcmLayout& layout) {
    SF_INFO info{};
    info.samplerate = layout.rate;
    info.channels = layout.channels;
    info.format = rawFormat(layout);
    if (info.format == 0 || !isWithinChannels(info.channels) || !isWithinRates(info.samplerate)) return false;
    File raw(openNamed(m_path, SFM_READ, info));
    auto offset = static_cast<sf_count_t>(layout.offset);
    if (!raw || sf_command(raw.get(), SFC_SET_RAW_START_OFFSET, &offset, sizeof offset) != 0) return false;
    if (sf_seek(raw.get(), 0, SEEK_SET) != 0) return false; // the command itself does not move there
    const SndfileEncoding encoding = findEncoding(info.format);
    m_info = {.rate = layout.rate,
              .channels = layout.channels,
              .frames = layout.frames,
              .bits = encoding.bits,
              .isFloat = encoding.isFloat,
              .format = layout.container + ", " + std::string(encoding.name)};
    m_file = std::move(raw);
    return true;
}

/// A window onto a file, as libsndfile asks for one.
struct SndfileHandle::Part {
    InputFile file;
    std::uint64_t begin;
    std::uint64_t end;
    std::uint64_t at = 0;

    static Part& of(void* data) { return *static_cast<Part*>(data); }
    static sf_count_t length(void* data) { return static_cast<sf_count_t>(of(data).end - of(data).begin); }
    static sf_count_t tell(void* data) { return static_cast<sf_count_t>(of(data).at); }
    static sf_count_t seek(sf_count_t offset, int whence, void* data) {
        const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? tell(data) : length(data);
        of(data).at = static_cast<std::uint64_t>(std::clamp<sf_count_t>(from + offset, 0, length(data)));
        return tell(data);
    }
    static sf_count_t read(void* into, sf_count_t count, void* data) {
        Part& part = of(data);
        const auto rest = static_cast<std::size_t>(std::min(count, length(data) - tell(data)));
        const std::size_t got = part.file.read(part.begin + part.at, {static_cast<char*>(into), rest});
        part.at += got;
        return static_cast<sf_count_t>(got);
    }
};

void SndfileHandle::PartCloser::operator()(Part* part) const { delete part; }

SndfileHandle SndfileHandle::openPart(const std::filesystem::path& file, std::uint64_t begin,
                                      std::uint64_t end) {
    SF_VIRTUAL_IO window{Part::length, Part::seek, Part::read, nullptr, Part::tell};
    SF_INFO info{};
    SndfileHandle handle;
    handle.m_path = file;
    handle.m_part.reset(new Part{InputFile(file), begin, end});
    handle.m_file.reset(sf_open_virtual(&window, SFM_READ, &info, handle.m_part.get()));
    if (!handle.m_file) refuseFile(file, reasonOf(sf_error(nullptr)));
    checkLimits(file, info);
    handle.m_info = infoOf(info);
    return handle;
}

SndfileHandle SndfileHandle::openForWriting(const std::filesystem::path& file,
                                            const WriteSettings& settings) {
    SF_INFO info{};
    info.samplerate = settings.rate;
    info.channels = settings.channels;
    info.format = sndfileFormat(settings.format, settings.isLarge);
    const std::string name(audio::info(settings.format).name);
    const bool isHeld = isWithinChannels(info.channels) && isWithinRates(info.samplerate) &&
                        holdsRate(settings.format, info.samplerate) &&
                        (audio::info(settings.format).bits > 0 || info.channels <= mostLossyChannels);
    if (!isHeld || !sf_format_check(&info))
        throw Error(file, name + " can't hold " + std::to_string(settings.channels) + " channels at " +
                              std::to_string(settings.rate) + " Hz. Choose another format or rate.");
    SndfileHandle handle;
    handle.m_path = file;
    errno = 0;
    handle.m_file.reset(openNamed(file, SFM_WRITE, info));
    if (!handle.m_file) // a disk that takes a part of the header alone gives no reason
        throw Error(file, "can't be written (" + reasonOfLastCall("the disk is full") +
                              "). Check the folder, its permissions and the space on the disk.");
    handle.m_info = infoOf(info);
    // Without clipping, overs wrap round; the PEAK chunk would carry the time of day into the file.
    sf_command(handle.m_file.get(), SFC_SET_CLIPPING, nullptr, SF_TRUE);
    sf_command(handle.m_file.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    double quality = lossyQuality(settings.format);
    if (quality > 0.0)
        sf_command(handle.m_file.get(), SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality);
    return handle;
}

Frame SndfileHandle::read(std::span<float> interleaved) {
    const auto frames = static_cast<sf_count_t>(interleaved.size()) / m_info.channels;
    return std::max<Frame>(sf_readf_float(m_file.get(), interleaved.data(), frames), 0);
}

bool SndfileHandle::seek(Frame frame) { return sf_seek(m_file.get(), frame, SEEK_SET) == frame; }

void SndfileHandle::refuseWrite() const {
    throw Error(m_path, "the samples can't be written (" + reasonOfLastCall("the disk did not take them") +
                            "). Free some space or choose another folder.");
}

void SndfileHandle::writeFloats(std::span<const float> interleaved) {
    const auto count = static_cast<sf_count_t>(interleaved.size());
    errno = 0;
    if (sf_write_float(m_file.get(), interleaved.data(), count) != count) refuseWrite();
}

void SndfileHandle::writeInts(std::span<const std::int32_t> interleaved) {
    const auto count = static_cast<sf_count_t>(interleaved.size());
    errno = 0;
    if (sf_write_int(m_file.get(), interleaved.data(), count) != count) refuseWrite();
}

void SndfileHandle::close() {
    errno = 0;
    if (m_file && sf_close(m_file.release()) != 0) refuseWrite();
}

}
