#include "codec/file_writer.h"

#include "base/contract.h"
#include "base/error.h"
#include "base/find_by_id.h"
#include "codec/ogg_serial.h"
#include "codec/sndfile_handle.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace gleaner::audio {
namespace {

constexpr Frame runLength = 4096;
/// A WAV's sizes are 32 bit; room is left for the chunks behind the samples.
constexpr Frame largestWav = 0xFFFFFFFFLL - 65536;

/// SplitMix64's mixing step as a hash: the same dither for a sample wherever the blocks are cut.
std::uint64_t scrambled(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// Triangular noise of two quantising steps, -1 to 1.
double triangular(std::uint64_t seed, std::uint64_t sampleNumber) {
    const std::uint64_t bits = scrambled(seed + (sampleNumber + 1) * 0x9e3779b97f4a7c15ULL);
    const double first = static_cast<double>(bits >> 32) * 0x1.0p-32;
    const double second = static_cast<double>(bits & 0xFFFFFFFFULL) * 0x1.0p-32;
    return first - second;
}

/// The nearest step, clamped to what `bits` hold, in the upper bits of 32. NaN gives 0.
std::int32_t quantised(double steps, int bits) {
    const std::int32_t fullScale = 1 << (bits - 1), step = 1 << (32 - bits);
    const double upper = steps + 0.5, highest = static_cast<double>(fullScale) - 1.0;
    if (!(upper >= -highest - 1.0)) return std::isnan(steps) ? 0 : INT32_MIN;
    if (upper >= highest) return (fullScale - 1) * step;
    const auto towardsZero = static_cast<std::int32_t>(upper);
    return (towardsZero - (static_cast<double>(towardsZero) > upper ? 1 : 0)) * step;
}

constexpr int opusRate = 48000;
/// The number of every stream that we write; libsndfile draws one from the clock.
constexpr std::uint32_t oggSerial = 0x476C6E72; // "Glnr"

Frame wavBytes(FileFormat format, int channels, Frame frames) {
    return info(format).isWav ? frames * channels * (info(format).bits / 8) : 0;
}

bool isOgg(FileFormat format) { return format == FileFormat::OggVorbis || format == FileFormat::Opus; }

}

std::optional<FileFormat> fileFormatFromId(std::string_view id) {
    return valueById(fileFormats, id, &FileFormatInfo::format);
}

bool holdsRate(FileFormat format, int rate) { return format != FileFormat::Opus || rate == opusRate; }

bool needsRf64(FileFormat format, int channels, Frame frames) {
    return wavBytes(format, channels, frames) > largestWav;
}

struct FileWriter::State {
    State(const std::filesystem::path& path, const WriteSettings& wanted)
        : file(path), settings(wanted), handle(SndfileHandle::openForWriting(path, wanted)) {}

    void writeRun(const AudioBuffer& block, FrameRange range) {
        if (settings.format == FileFormat::WavFloat || info(settings.format).bits == 0)
            return writeFloats(block, range);
        const bool dithered = settings.format == FileFormat::Wav16;
        const int bits = dithered ? 16 : 24;
        const auto scale = static_cast<double>(1 << (bits - 1));
        ints.clear();
        for (Frame i = range.begin; i < range.end; ++i)
            for (int c = 0; c < settings.channels; ++c) {
                double steps = static_cast<double>(block.channel(c)[static_cast<std::size_t>(i)]) * scale;
                if (dithered) steps += triangular(settings.ditherSeed, samples);
                ints.push_back(quantised(steps, bits));
                ++samples;
            }
        handle.writeInts(ints);
    }

    void writeFloats(const AudioBuffer& block, FrameRange range) {
        floats.clear();
        for (Frame i = range.begin; i < range.end; ++i)
            for (int c = 0; c < settings.channels; ++c) {
                const float sample = block.channel(c)[static_cast<std::size_t>(i)];
                floats.push_back(std::isfinite(sample) ? sample : 0.0F);
            }
        handle.writeFloats(floats);
    }

    std::filesystem::path file;
    WriteSettings settings;
    SndfileHandle handle;
    std::vector<std::int32_t> ints;
    std::vector<float> floats;
    std::uint64_t samples = 0;
    Frame frames = 0;
};

FileWriter::FileWriter(const std::filesystem::path& file, const WriteSettings& settings)
    : m_state(std::make_unique<State>(file, settings)) {}
FileWriter::~FileWriter() = default;

void FileWriter::write(const AudioBuffer& block) {
    State& state = *m_state;
    expects(block.isEmpty() || block.channels() == state.settings.channels,
            "a block has the channels that the file was opened with");
    const Frame after = state.frames + block.frames();
    if (!state.settings.isLarge && needsRf64(state.settings.format, state.settings.channels, after))
        throw Error(state.file, "a WAV holds 4 GiB at most. Choose FLAC or write shorter files.");
    for (Frame at = 0; at < block.frames(); at += runLength)
        state.writeRun(block, {at, std::min(at + runLength, block.frames())});
    state.frames = after;
}

void FileWriter::finish() {
    m_state->handle.close();
    if (isOgg(m_state->settings.format)) setOggSerial(m_state->file, oggSerial);
    // An encoder swallows what goes wrong while it closes: only the finished file can tell.
    const Frame found = m_state->frames == 0 ? 0 : SndfileHandle::openForReading(m_state->file).info().frames;
    if (found != m_state->frames)
        throw Error(m_state->file,
                    "the disk did not take the whole file. Free some space or choose another folder.");
}

}
