#include "codec/file_reader.h"

#include "audio/format_limits.h"
#include "audio/four_floats.h"
#include "audio/track_names.h"
#include "base/error.h"
#include "base/file_names.h"
#include "codec/decoder.h"
#include "codec/length_note.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <utility>

namespace gleaner::audio {
namespace {

/// Frames decoded at a time: small enough that a stereo run stays in the first-level cache on its way to
/// planar order.
constexpr Frame readRun = 2048;
/// Frames that are asked for at once on a header's word alone.
constexpr Frame longestTrusted = 1 << 20;

float finite(float sample) {
    const auto bits = std::bit_cast<std::uint32_t>(sample);
    return (bits & 0x7F800000U) == 0x7F800000U ? 0.0F : sample;
}

void makeFinite(std::span<float> samples) {
    for (float& sample : samples)
        sample = finite(sample);
}

void spreadStereo(const float* from, std::size_t count, float* left, float* right) {
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        const Four a = loadFour(from + 2 * i), b = loadFour(from + 2 * i + 4);
        storeFour(__builtin_shufflevector(a, b, 0, 2, 4, 6), left + i);
        storeFour(__builtin_shufflevector(a, b, 1, 3, 5, 7), right + i);
    }
    for (; i < count; ++i) {
        left[i] = from[2 * i];
        right[i] = from[2 * i + 1];
    }
}

/// Interleaved to planar.
void spread(std::span<const float> interleaved, Frame at, Frame frames, AudioBuffer& into) {
    const auto channels = static_cast<std::size_t>(into.channels());
    const auto count = static_cast<std::size_t>(frames);
    if (channels == 2)
        return spreadStereo(interleaved.data(), count, into.channel(0).data() + at,
                            into.channel(1).data() + at);
    for (std::size_t c = 0; c < channels; ++c) {
        float* to = into.channel(static_cast<int>(c)).data() + at;
        for (std::size_t i = 0; i < count; ++i)
            to[i] = interleaved[channels * i + c];
    }
}

AudioBuffer joined(const std::vector<AudioBuffer>& blocks, int channels) {
    Frame frames = 0;
    for (const AudioBuffer& block : blocks)
        frames += block.frames();
    AudioBuffer whole(channels, frames);
    for (int c = 0; c < channels; ++c) {
        auto to = whole.channel(c).begin();
        for (const AudioBuffer& block : blocks)
            to = std::ranges::copy(block.channel(c), to).out;
    }
    return whole;
}

}

struct FileReader::State {
    explicit State(const std::filesystem::path& path)
        : file(path), decoder(openDecoder(path)), about(decoder->info()),
          run(static_cast<std::size_t>(readRun * about.channels)) {
        if (about.channels > 2) about.trackNames = readTrackNames(path, about.channels);
        about.marks = readMarks(path);
        if (about.frames > longestPossible || (!decoder->isCounted() && !reachesItsEnd())) countFrames();
    }

    /// Whether the last frame is there.
    bool reachesItsEnd() {
        if (about.frames == 0) return true;
        const bool isThere = decoder->seek(about.frames - 1) && decode(1) == 1;
        rewind();
        return isThere;
    }

    /// A FLAC from a pipe does not know its length, one that was cut short claims more than it has: only
    /// decoding it tells.
    void countFrames() {
        while (decode(readRun) > 0) {
        }
        if (about.frames <= longestPossible && position < about.frames) {
            about.claimedFrames = about.frames;
            about.note = cutShortNote(position, about.frames, about.rate);
        }
        about.frames = position;
        rewind();
    }

    Frame decode(Frame frames) {
        const auto wanted = static_cast<std::size_t>(std::min(frames, readRun) * about.channels);
        const Frame got = decoder->read(std::span(run).first(wanted));
        position += got;
        return got;
    }

    /// Decodes up to `frame` for nothing; false where the file ends before.
    bool skipTo(Frame frame) {
        while (position < frame)
            if (decode(frame - position) == 0) return false;
        return true;
    }

    void rewind() {
        if (!decoder->seek(0)) decoder = openDecoder(file);
        position = 0;
    }

    bool moveTo(Frame frame) {
        if (frame == position) return true;
        const Frame second = about.rate;
        if (decoder->needsRunUp()) {
            if (frame > position && frame - position <= readThroughSeconds * second) return skipTo(frame);
            const Frame start = std::max<Frame>(frame - seekRunUpSeconds * second, 0);
            if (decoder->seek(start))
                position = start;
            else
                rewind();
            return skipTo(frame);
        }
        if (decoder->seek(frame)) {
            position = frame;
            return true;
        }
        rewind(); // a damaged FLAC may refuse the seek and still decode up to there
        return skipTo(frame);
    }

    /// `range` lies inside the file as its header claims.
    void fill(FrameRange range, AudioBuffer& into) {
        if (into.channels() != about.channels || into.frames() != range.length())
            into.reshape(about.channels, range.length());
        if (range.isEmpty() || !moveTo(range.begin)) return into.truncate(0);
        Frame filled = 0;
        while (filled < range.length()) {
            const Frame got = decode(range.length() - filled);
            if (got == 0) break;
            const auto samples = std::span(run).first(static_cast<std::size_t>(got * about.channels));
            if (about.isFloat || about.bits == 0) makeFinite(samples);
            spread(samples, filled, got, into);
            filled += got;
        }
        if (filled < range.length()) into.truncate(filled);
    }

    void collect(FrameRange range, std::vector<AudioBuffer>& blocks) {
        for (Frame at = range.begin; at < range.end;) {
            const FrameRange block{at, std::min(at + longestTrusted, range.end)};
            fill(block, blocks.emplace_back());
            at += blocks.back().frames();
            if (at < block.end) break;
        }
    }

    std::filesystem::path file;
    std::unique_ptr<Decoder> decoder;
    AudioInfo about;
    std::vector<float> run; ///< interleaved
    Frame position = 0;
};

FileReader::FileReader(const std::filesystem::path& file) : m_state(std::make_unique<State>(file)) {}
FileReader::~FileReader() = default;
FileReader::FileReader(FileReader&&) noexcept = default;

const AudioInfo& FileReader::info() const { return m_state->about; }

const std::filesystem::path& FileReader::file() const { return m_state->file; }

void FileReader::read(FrameRange range, AudioBuffer& into) {
    const FrameRange inside = intersection(range, {0, info().frames});
    if (inside.length() <= longestTrusted) return m_state->fill(inside, into);
    // A header that lies must not make us ask for the memory it dreams of.
    std::vector<AudioBuffer> blocks;
    m_state->collect(inside, blocks);
    into = joined(blocks, info().channels);
}

std::span<const std::string_view> readableExtensions() {
    static constexpr std::string_view extensions[] = {
        "wav", "wave", "bwf", "rf64", "bw64", "w64", "aif", "aiff", "aifc",
        "caf", "flac", "ogg", "oga",  "opus", "mp3", "mp2", "au",   "snd", // libsndfile's
        "m4a", "m4b",  "aac", "mp4",  "mov",  "3gp", "3g2", "amr",  "awb",
        "wma", "wv",   "ape", "tta",  "dsf",  "dff", "mka", "mkv",  "webm"}; // FFmpeg's
    return extensions;
}

bool hasReadableExtension(const std::filesystem::path& file) {
    const std::u8string written = file.extension().u8string();
    const std::string extension = foldedName({reinterpret_cast<const char*>(written.data()), written.size()});
    const auto known = readableExtensions();
    return !extension.empty() && std::ranges::find(known, extension.substr(1)) != known.end();
}

namespace {
void requireLength(const FileReader& reader, Frame frames, Frame limit) {
    if (frames > limit)
        throw Error(reader.file(), "longer than the " + std::to_string(limit / reader.info().rate) +
                                       " s that can be taken as one sample. Cut it shorter.");
}
}

AudioBuffer readWhole(FileReader& reader, Frame limit) {
    const Frame claimed = reader.info().frames;
    AudioBuffer whole;
    reader.read({0, std::min(claimed, limit + 1)}, whole);
    requireLength(reader, whole.frames(), limit);
    return whole;
}

void requireSample(FileReader& reader, Frame limit) {
    AudioBuffer beyond;
    reader.read({limit, limit + 1}, beyond);
    requireLength(reader, limit + beyond.frames(), limit);
}

}
