// How long it takes to read the projects given, and to write a song of 10,000 clips in each version.

#include "flp/conformity.h"
#include "flp/draft.h"
#include "flp/project.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

using namespace gleaner;

namespace {

/// The median of some runs, in ms.
template <typename Work>
double medianOf(Work work) {
    std::vector<double> times;
    for (int run = 0; run < 11; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

music::Song longSong() {
    music::Song song;
    song.patterns = {{"Beat", 1, {{0, {0.0, 0.25, 60, 100}}}}};
    song.items = {{1, 0, 10'000, 1, false}};
    return song;
}

}

int main(int argc, char** argv) {
    for (int n = 1; n < argc; ++n) {
        std::ifstream file(argv[n], std::ios::binary);
        const flp::Bytes bytes(std::istreambuf_iterator<char>(file), {});
        std::size_t seen = 0;
        std::printf("%8zu bytes: decode %.2f ms", bytes.size(),
                    medianOf([&] { seen += flp::decode(bytes).channels.size(); }));
        std::printf(", document %.2f ms",
                    medianOf([&] { seen += flp::readDocument(bytes).sections.size(); }));
        std::printf(", faults %.2f ms (%zu)\n",
                    medianOf([&] { seen += flp::errorsOf(flp::readEvents(bytes)).size(); }), seen);
    }
    const music::Song song = longSong();
    for (const flp::VersionInfo& info : flp::versions) {
        std::size_t size = 0;
        const double ms = medianOf([&] { size = flp::encode(song, {info.version}).size(); });
        std::printf("%s: 10,000 clips, %zu bytes, %.2f ms\n", info.id.data(), size, ms);
    }
}
