// Rooms that read files: what a file of this system gives, under a name that is no ASCII.

#include "rooms.h"
#include "walk.h"

#include "audio/input_file.h"
#include "audio/riff.h"
#include "base/file_stamp.h"
#include "codec/file_writer.h"
#include "codec/mp3_header.h"
#include "codec/pcm_layout.h"
#include "metadata/name_metadata.h"
#include "metadata/sampler_chunks.h"
#include "sequence/find_sequences.h"
#include "sequence/split_file.h"
#include "tagging/chunk_bytes.h"
#include "tagging/chunk_writers.h"
#include "waveform/waveform_pyramid.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace gleaner::portable {
namespace {

namespace fs = std::filesystem;

void require(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
}

/// A file that goes again. The folder is where the program was started.
class ShortLived {
public:
    explicit ShortLived(const char8_t* name) : m_path(fs::current_path() / name) {}
    ~ShortLived() {
        std::error_code ignored; // it lies in a folder that goes as well
        fs::remove(m_path, ignored);
    }
    ShortLived(const ShortLived&) = delete;
    ShortLived& operator=(const ShortLived&) = delete;
    const fs::path& path() const { return m_path; }
    void write(std::string_view bytes) const {
        std::ofstream(m_path, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }

private:
    fs::path m_path;
};

void put(std::string& bytes, std::uint32_t value, int count) {
    for (int n = 0; n < count; ++n)
        bytes += static_cast<char>(value >> (8 * n));
}

/// Stereo, 16 bit, every byte a line end or the end of a text file to a careless reader.
std::string wave(std::uint32_t frames) {
    std::string bytes = "RIFF";
    put(bytes, 36 + frames * 4, 4);
    bytes += "WAVEfmt ";
    put(bytes, 16, 4);
    put(bytes, 1, 2), put(bytes, 2, 2), put(bytes, 44100, 4), put(bytes, 44100 * 4, 4), put(bytes, 4, 2),
        put(bytes, 16, 2);
    bytes += "data";
    put(bytes, frames * 4, 4);
    for (std::uint32_t n = 0; n < frames; ++n)
        bytes += "\r\n\x1A\n";
    return bytes;
}

}

namespace work {

void audio(Digest& digest) {
    const ShortLived file(u8"Spaß 音.wav");
    file.write(wave(1000));
    const FileStamp before = stampOf(file.path());
    {
        const gleaner::audio::InputFile input(file.path());
        digest.number(input.size());
        digest.text(input.bytes(40, 100));
        digest.text(input.bytes(input.size() - 3, 100));
        digest.text(input.bytes(input.size() + 3, 100));
        require(input.stamp() == gleaner::audio::InputFile(file.path()).stamp(), "two stamps of one file");
    }
    for (const gleaner::audio::RiffChunk& chunk : gleaner::audio::riffChunks(file.path())) {
        digest.text(chunk.id);
        digest.number(chunk.offset);
        digest.number(chunk.size);
    }
    file.write(wave(1001));
    require(before != stampOf(file.path()), "one stamp of two files");
    digest.number(before.size);
    gleaner::audio::AudioBuffer mixed = walkRecording().copy({0, 5000});
    mixed.truncate(4000);
    digest.sound(mixed.mono());
}

void codec(Digest& digest) {
    const ShortLived file(u8"größer.wav");
    file.write(wave(500));
    const gleaner::audio::InputFile input(file.path());
    const auto layout = gleaner::audio::pcmLayout(input);
    require(layout.has_value(), "a WAV without a layout");
    digest.number(layout->offset);
    digest.number(layout->frames);
    digest.text(layout->container);
    digest.number(gleaner::audio::isMpegAudio(input));
    digest.text(input.bytes(0, input.size()));
}

void metadata(Digest& digest) {
    for (const char* name : {"Kick_Am_95bpm", "bass loop 140 F#", "vocal-8A-124", "I Am", "hat (3)"}) {
        const auto evidence = analysis::metadataFromName(name);
        digest.shown(evidence.bpm);
        digest.text(evidence.key ? gleaner::music::toString(*evidence.key) : "");
        digest.number(evidence.role ? static_cast<int>(*evidence.role) : -1);
    }
}

void sequence(Digest& digest) {
    std::vector<gleaner::sequence::SplitFile> files(3);
    for (std::size_t n = 0; n < files.size(); ++n) {
        files[n].file = "card/ZOOM000" + std::to_string(n + 1) + ".WAV";
        files[n].info = {.rate = 48000, .channels = 2, .frames = 480000, .bits = 24};
        files[n].timeReference = 480000 * static_cast<std::int64_t>(n * n); // the third doesn't go on
    }
    for (const std::vector<std::size_t>& parts : gleaner::sequence::sequencesIn(files)) {
        digest.number(parts.size());
        for (const std::size_t part : parts)
            digest.number(part);
    }
}

void tagging(Digest& digest) {
    gleaner::audio::WavMetadata told{.oneShot = false,
                                     .rootNote = 57,
                                     .rootCents = -12.5,
                                     .bpm = 95.0,
                                     .beats = 8,
                                     .loops = true,
                                     .frames = 500,
                                     .title = "Walk"};
    told.cues = {{0, "bar 1"}, {250, "bar 2"}};
    told.key = "Am";
    told.origin.emplace();
    told.origin->sourceSha256.assign(64, 'a');
    told.origin->print = gleaner::audio::printOf(walkRecording().copy({0, 5000}), 44100, 16);
    using namespace gleaner::audio;
    for (WriteChunk* write :
         {acidChunk, smplChunk, instChunk, cueChunk, labelChunk, infoChunk, bextChunk, ixmlChunk})
        digest.text(write(told, 44100));
    const ShortLived file(u8"Ω.wav");
    file.write(
        wave(500) +
        ChunkBytes().chunk("acid", acidChunk(told, 44100)).chunk("smpl", smplChunk(told, 44100)).take());
    const SamplerChunks chunks = readSamplerChunks(file.path());
    digest.shown(chunks.acidBpm);
    digest.number(chunks.acidBeats.value_or(0));
    digest.number(chunks.smplRoot.value_or(0));
    digest.number(chunks.smplLoop ? chunks.smplLoop->end : -1);
}

void waveform(Digest& digest) {
    using gleaner::audio::WaveformPyramid;
    gleaner::audio::MemorySource source(walkRecording(), 44100);
    const WaveformPyramid built = WaveformPyramid::build(source, {});
    for (const auto& column : built.outlines({0, built.frames()}, 300)) {
        digest.exact(static_cast<double>(column.minimum));
        digest.exact(static_cast<double>(column.maximum));
        digest.exact(static_cast<double>(column.rms));
    }
}

}
}
