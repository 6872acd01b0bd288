// How fast a song is made to sound. Not a test: it prints processor seconds of one core.
//   gleaner-cli compose --output s.flp --song s.json
//   ninja -C build/release benchmark_preview && build/release/tests/benchmark_preview s.json [s.wav]
// With a second word it writes there what it played.

#include "audio/resampler.h"
#include "base/random.h"
#include "codec/file_reader.h"
#include "codec/file_writer.h"
#include "files/paths.h"
#include "preview/render.h"
#include "json/json.h"
#include "json/values.h"

#include <cstdio>
#include <ctime>
#include <map>

using namespace gleaner;

namespace {

constexpr int rate = 48000;

/// Every file read once, whatever plays it.
class Files {
public:
    audio::AudioBuffer operator()(const std::string& path, int wanted) {
        audio::AudioBuffer& buffer = m_files[path];
        if (buffer.isEmpty()) {
            audio::FileReader reader(library::pathFromUtf8(path));
            buffer = audio::resample(audio::readWhole(reader), reader.info().rate, wanted);
        }
        return buffer;
    }

private:
    std::map<std::string, audio::AudioBuffer> m_files;
};

double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void tell(const music::Song& song, const preview::LoadSample& load) {
    const double begin = now();
    const preview::Mix mix(song, rate, load, {});
    const double ready = now();
    std::uint64_t bits = 0;
    mix.play({},
             [&](const audio::AudioBuffer& block) {
                 for (int side = 0; side < 2; ++side)
                     bits = hash64({reinterpret_cast<const char*>(block.channel(side).data()),
                                    block.channel(side).size_bytes()},
                                   bits);
             },
             {});
    const double end = now(), seconds = static_cast<double>(mix.frames()) / rate;
    std::printf("%.1f s of song, ready in %.3f s, played in %.3f s: %.0f x real time, %016llx\n", seconds,
                ready - begin, end - ready, seconds / (end - begin), static_cast<unsigned long long>(bits));
}

}

int main(int count, char** words) {
    if (count < 2) return 2;
    const music::Song song = json::readValue(words[1], json::songFromJson);
    Files files;
    const auto load = [&](const std::string& path, int wanted) { return files(path, wanted); };
    for (int run = 0; run < 4; ++run)
        tell(song, load);
    if (count < 3) return 0;
    audio::WriteSettings settings;
    settings.rate = rate;
    settings.format = audio::FileFormat::WavFloat;
    audio::FileWriter writer(words[2], settings);
    writer.write(preview::render(song, rate, load, {}));
    writer.finish();
}
