#include "audio/sndfile_handle.h"

#include "audio/riff.h"
#include "base/error.h"

#include <sndfile.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <utility>

namespace gleaner::audio {
namespace {

struct Container {
    int type;
    std::string_view name;
};
constexpr Container containers[] = {
    {SF_FORMAT_WAV, "WAV"},   {SF_FORMAT_WAVEX, "WAV"}, {SF_FORMAT_RF64, "RF64"}, {SF_FORMAT_W64, "W64"},
    {SF_FORMAT_AIFF, "AIFF"}, {SF_FORMAT_CAF, "CAF"},   {SF_FORMAT_FLAC, "FLAC"}, {SF_FORMAT_OGG, "Ogg"},
    {SF_FORMAT_MPEG, "MPEG"}, {SF_FORMAT_AU, "AU"},
};

struct Encoding {
    int subtype;
    int bits; ///< 0: lossy
    bool isFloat;
    std::string_view name;
};
constexpr Encoding encodings[] = {
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

const Container* findContainer(int format) {
    for (const Container& container : containers)
        if (container.type == (format & SF_FORMAT_TYPEMASK)) return &container;
    return nullptr;
}

Encoding findEncoding(int format) {
    for (const Encoding& encoding : encodings)
        if (encoding.subtype == (format & SF_FORMAT_SUBMASK)) return encoding;
    return {0, 0, false, "compressed"};
}

constexpr std::string_view convert = " Convert it to WAV, FLAC, AIFF, CAF, Ogg, Opus or MP3.";

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
    throw Error(file, "not an audio file that Gleaner can read (" + why + ")." + std::string(convert));
}

/// What is wrong with a path before anybody looks inside.
void checkFile(const std::filesystem::path& file) {
    std::error_code failure;
    const auto status = std::filesystem::status(file, failure);
    if (!std::filesystem::exists(status))
        throw Error(file, failure && status.type() == std::filesystem::file_type::none
                              ? "can't be reached (" + failure.message() + ")."
                              : std::string("no such file."));
    if (std::filesystem::is_directory(status))
        throw Error(file, "a folder, not a recording. Choose the audio files in it.");
    if (!std::filesystem::is_regular_file(status))
        throw Error(file, "not a file that can be read from and sought in.");
    if (std::filesystem::file_size(file, failure) == 0 && !failure)
        throw Error(file, "the file is empty. Copy it from the recorder again.");
    if (!std::ifstream(file, std::ios::binary))
        throw Error(file, "can't be opened. Check that you may read it.");
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

constexpr int mostChannels = 32, lowestRate = 1000, highestRate = 768000;

bool hasChannels(const SF_INFO& info) { return info.channels >= 1 && info.channels <= mostChannels; }
bool hasRate(const SF_INFO& info) { return info.samplerate >= lowestRate && info.samplerate <= highestRate; }

void checkLimits(const std::filesystem::path& file, const SF_INFO& info) {
    if (!findContainer(info.format)) refuse(file, "a format without a header, or one hardly used today");
    if (!hasChannels(info))
        throw Error(file, "it claims " + std::to_string(info.channels) +
                              " channels, and Gleaner reads 1 to 32. The header may be damaged.");
    if (!hasRate(info))
        throw Error(file, "it claims a sample rate of " + std::to_string(info.samplerate) +
                              " Hz, and Gleaner reads 1,000 to 768,000 Hz. The header may be damaged.");
}

std::string describe(int format) {
    const Container* container = findContainer(format);
    const Encoding encoding = findEncoding(format);
    if (container->type == SF_FORMAT_MPEG) return std::string(encoding.name);
    if (container->type == SF_FORMAT_OGG) {
        const bool opus = (format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS;
        return opus ? "Opus" : "Ogg " + std::string(encoding.name);
    }
    return std::string(container->name) + ", " + std::string(encoding.name);
}

AudioInfo infoOf(const SF_INFO& info) {
    const Encoding encoding = findEncoding(info.format);
    return {.rate = info.samplerate,
            .channels = info.channels,
            .frames = std::max<Frame>(info.frames, 0),
            .bits = encoding.bits,
            .isFloat = encoding.isFloat,
            .format = describe(info.format)};
}

int sndfileFormat(FileFormat format) {
    switch (format) {
    case FileFormat::Wav24:
        return SF_FORMAT_WAV | SF_FORMAT_PCM_24;
    case FileFormat::Wav16:
        return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    case FileFormat::Flac:
        return SF_FORMAT_FLAC | SF_FORMAT_PCM_24;
    case FileFormat::WavFloat:
        return SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    }
    return 0;
}

int rawEncoding(const UnfinishedWav& wav) {
    if (wav.isFloat) return wav.bits == 32 ? SF_FORMAT_FLOAT : wav.bits == 64 ? SF_FORMAT_DOUBLE : 0;
    switch (wav.bits) {
    case 8:
        return SF_FORMAT_PCM_U8;
    case 16:
        return SF_FORMAT_PCM_16;
    case 24:
        return SF_FORMAT_PCM_24;
    case 32:
        return SF_FORMAT_PCM_32;
    default:
        return 0;
    }
}

std::string textOf(SNDFILE* file, int which) {
    const char* text = sf_get_string(file, which);
    return text ? readableText(text) : std::string();
}

template <std::size_t size>
std::string textOf(const char (&field)[size]) {
    const std::string_view all(field, size);
    return readableText(all.substr(0, all.find('\0')));
}

}

void SndfileHandle::Closer::operator()(sf_private_tag* file) const { sf_close(file); }

SndfileHandle SndfileHandle::openForReading(const std::filesystem::path& file) {
    checkFile(file);
    SF_INFO info{};
    SndfileHandle handle;
    handle.m_path = file;
    handle.m_file.reset(sf_open(file.c_str(), SFM_READ, &info));
    if (!handle.m_file) refuse(file, reasonOf(sf_error(nullptr)));
    checkLimits(file, info);
    handle.m_info = infoOf(info);
    if (info.frames == 0) handle.openUnfinished();
    return handle;
}

/// A recorder that lost its power leaves a WAV that claims to be empty, with all its samples behind the
/// header.
void SndfileHandle::openUnfinished() {
    const auto wav = unfinishedWav(m_path);
    const int encoding = wav ? rawEncoding(*wav) : 0;
    if (encoding == 0) return;
    SF_INFO info{};
    info.samplerate = wav->rate;
    info.channels = wav->channels;
    info.format = SF_FORMAT_RAW | SF_ENDIAN_LITTLE | encoding;
    std::unique_ptr<sf_private_tag, Closer> raw(sf_open(m_path.c_str(), SFM_READ, &info));
    auto offset = static_cast<sf_count_t>(wav->offset);
    if (!raw || sf_command(raw.get(), SFC_SET_RAW_START_OFFSET, &offset, sizeof offset) != 0) return;
    if (sf_seek(raw.get(), 0, SEEK_SET) != 0) return; // the command itself does not move there
    m_file = std::move(raw);
    m_info.frames = wav->frames;
    m_info.format += ", unfinished";
}

SndfileHandle SndfileHandle::openForWriting(const std::filesystem::path& file,
                                            const WriteSettings& settings) {
    SF_INFO info{};
    info.samplerate = settings.rate;
    info.channels = settings.channels;
    info.format = sndfileFormat(settings.format);
    const std::string name(facts(settings.format).name);
    if (!hasChannels(info) || !hasRate(info) || !sf_format_check(&info))
        throw Error(file, name + " can't hold " + std::to_string(settings.channels) + " channels at " +
                              std::to_string(settings.rate) + " Hz. Choose another format or rate.");
    SndfileHandle handle;
    handle.m_path = file;
    handle.m_file.reset(sf_open(file.c_str(), SFM_WRITE, &info));
    if (!handle.m_file)
        throw Error(file, "can't be written. Check that the folder exists and that you may write there.");
    handle.m_info = infoOf(info);
    // Without clipping, overs wrap round; the PEAK chunk would carry the time of day into the file.
    sf_command(handle.m_file.get(), SFC_SET_CLIPPING, nullptr, SF_TRUE);
    sf_command(handle.m_file.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    return handle;
}

Frame SndfileHandle::read(std::span<float> interleaved) {
    const auto frames = static_cast<sf_count_t>(interleaved.size()) / m_info.channels;
    return std::max<Frame>(sf_readf_float(m_file.get(), interleaved.data(), frames), 0);
}

bool SndfileHandle::seek(Frame frame) { return sf_seek(m_file.get(), frame, SEEK_SET) == frame; }

void SndfileHandle::refuseWrite() const {
    throw Error(m_path, "the disk did not take the samples. Free some space or choose another folder.");
}

void SndfileHandle::writeFloats(std::span<const float> interleaved) {
    const auto count = static_cast<sf_count_t>(interleaved.size());
    if (sf_write_float(m_file.get(), interleaved.data(), count) != count) refuseWrite();
}

void SndfileHandle::writeInts(std::span<const std::int32_t> interleaved) {
    const auto count = static_cast<sf_count_t>(interleaved.size());
    if (sf_write_int(m_file.get(), interleaved.data(), count) != count) refuseWrite();
}

void SndfileHandle::close() {
    if (m_file && sf_close(m_file.release()) != 0) refuseWrite();
}

SourceTags SndfileHandle::tags() const {
    SourceTags tags;
    SF_BROADCAST_INFO broadcast{};
    if (sf_command(m_file.get(), SFC_GET_BROADCAST_INFO, &broadcast, sizeof broadcast) == SF_TRUE) {
        tags.device = textOf(broadcast.originator);
        tags.description = textOf(broadcast.description);
        tags.recorded = isoTime(textOf(broadcast.origination_date), textOf(broadcast.origination_time));
    }
    if (tags.recorded.empty()) tags.recorded = isoTime(textOf(m_file.get(), SF_STR_DATE));
    if (tags.description.empty()) tags.description = textOf(m_file.get(), SF_STR_COMMENT);
    tags.software = textOf(m_file.get(), SF_STR_SOFTWARE);
    tags.title = textOf(m_file.get(), SF_STR_TITLE);
    tags.artist = textOf(m_file.get(), SF_STR_ARTIST);
    return tags;
}

}
