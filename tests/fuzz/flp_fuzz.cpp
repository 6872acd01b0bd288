// Feeds anything at all to the reader of projects: it may refuse with an Error, and nothing else. What it
// reads has to come back byte for byte. Run: flp_fuzz -close_fd_mask=1 CORPUS SEEDS

#include "base/error.h"
#include "flp/conformity.h"
#include "flp/project.h"
#include "flp/template.h"

#include <cstdint>
#include <cstdlib>

using namespace gleaner;

namespace {

music::Song smallSong() {
    music::Song song;
    song.patterns = {{"Beat", 1, {{0, {0.0, 0.25, 60, 100}}}}};
    song.items = {{1, 0, 2, 1, false}};
    song.drums = {{0, music::Role::Hat, "/hat.wav", 0.78, 0.0},
                  {1, music::Role::OpenHat, "/open.wav", 0.78, 0.0}};
    music::MelodicTrack rain;
    rain.role = music::Role::Ambience;
    rain.source = music::SourceType::Audio;
    rain.samplePath = "/rain.wav";
    rain.seconds = 3.0;
    rain.offsetSeconds = 0.5;
    rain.gain = 2.0;
    rain.fadeInMs = 20.0;
    song.melodicTracks = {rain};
    song.sections = {{"Intro", 0, 2}};
    return song;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const flp::Bytes bytes(data, data + size);
    try {
        const flp::EventList list = flp::readEvents(bytes);
        if (flp::writeEvents(list) != bytes) std::abort();
        if (flp::writeDocument(flp::documentFrom(list)) != bytes) std::abort();
        flp::errorsOf(list);
        if (flp::decode(bytes).warnings.size() > 100) std::abort();
        flp::decode(flp::addToProject(bytes, smallSong()).bytes);
    } catch (const Error&) {
        // as good an answer
    }
    return 0;
}
