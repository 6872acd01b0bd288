// How fast recordings are read and drawn. Not a test: it prints seconds of audio per second of processor
// time.
//   ninja -C build/release benchmark_audio && build/release/tests/benchmark_audio [recording...]
// Without arguments it makes ten minutes of 96 kHz, 24 bit stereo in the folder for temporary files.

#include "audio/resampler.h"
#include "base/error.h"
#include "base/random.h"
#include "codec/file_reader.h"
#include "codec/file_writer.h"
#include "waveform/waveform_pyramid.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

using namespace gleaner;
using namespace gleaner::audio;

namespace {

constexpr Frame blockLength = 65536;

/// Processor seconds of the best of three runs: a shared machine is only ever slower.
template <typename Work>
double secondsOf(const Work& work) {
    double best = 1e9;
    for (int run = 0; run < 3; ++run) {
        const std::clock_t begin = std::clock();
        work();
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

void tell(const char* what, double audio, double processor) {
    std::printf("  %-28s %8.3f s  %7.0f x real time\n", what, processor, audio / processor);
}

AudioBuffer noise(Frame frames) {
    Random random(1);
    AudioBuffer buffer(2, frames);
    for (int c = 0; c < 2; ++c)
        for (float& sample : buffer.channel(c))
            sample = static_cast<float>(random.between(-0.5, 0.5));
    return buffer;
}

std::filesystem::path tenMinutes() {
    const auto file = std::filesystem::temp_directory_path() / "gleaner-benchmark.wav";
    const AudioBuffer second = noise(96000);
    FileWriter writer(file, {.rate = 96000});
    for (int i = 0; i < 600; ++i)
        writer.write(second);
    writer.finish();
    return file;
}

void measure(const std::filesystem::path& recording) {
    FileReader about(recording);
    const double seconds = secondsFromFrames(about.info().frames, about.info().rate);
    std::printf("%s: %s, %d Hz, %d channels, %.0f s\n", recording.c_str(), about.info().format.c_str(),
                about.info().rate, about.info().channels, seconds);
    tell("read", seconds, secondsOf([&] {
             FileReader reader(recording);
             AudioBuffer block;
             Frame at = 0;
             do {
                 reader.read({at, at + blockLength}, block);
                 at += block.frames();
             } while (!block.isEmpty());
         }));
    tell("waveform pyramid", seconds, secondsOf([&] {
             FileReader reader(recording);
             WaveformPyramid::build(reader, {});
         }));
}

void measureMemoryWork() {
    const AudioBuffer minute = noise(48000 * 60);
    std::printf("one minute of 48 kHz stereo\n");
    tell("resample to 44.1 kHz", 60.0, secondsOf([&] { resample(minute, 48000, 44100); }));
    const auto file = std::filesystem::temp_directory_path() / "gleaner-benchmark-out";
    for (const FileFormatInfo& format : fileFormats)
        tell(("write " + std::string(format.id)).c_str(), 60.0, secondsOf([&] {
                 FileWriter writer(file, {.format = format.format});
                 writer.write(minute);
                 writer.finish();
             }));
    std::filesystem::remove(file);
}

}

int main(int count, char** arguments) {
    try {
        std::vector<std::filesystem::path> recordings(arguments + 1, arguments + count);
        if (recordings.empty()) {
            const auto made = tenMinutes();
            measure(made);
            std::filesystem::remove(made);
        }
        for (const auto& recording : recordings)
            measure(recording);
        measureMemoryWork();
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
