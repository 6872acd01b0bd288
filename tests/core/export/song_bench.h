#pragma once

// Samples on disk and a song that plays them, for the tests of what songs are written as.

#include "core/pack/made_pack.h"
#include "export/song_files.h"
#include "flp/project.h"

namespace gleaner::test {

inline flp::Project projectIn(const std::string& bytes) {
    return flp::decode(flp::Bytes(bytes.begin(), bytes.end()));
}

inline std::vector<std::string> samplePathsOf(const flp::Project& project) {
    std::vector<std::string> paths;
    for (const flp::ProjectChannel& channel : project.channels)
        if (!channel.samplePath.empty()) paths.push_back(channel.samplePath);
    return paths;
}

/// A folder with three samples and a song of two bars that plays them.
class SongBench {
public:
    SongBench() {
        fs::create_directories(samples() / "more");
        writeSound(samples() / "kick.wav", struck(60.0, 0.3, 48000), 48000);
        writeSound(samples() / "more" / "Kick.wav", struck(90.0, 0.2, 44100),
                   44100); // the same name, case aside
        writeSound(samples() / "bass.wav", struck(110.0, 0.5, 48000), 48000);
        song.meta.title = "Two bars";
        song.drums = {{0, music::Role::Kick, path("kick.wav")},
                      {1, music::Role::Perc, path("more/Kick.wav")}};
        //           x...x...x...x...  and the other on the off-beats
        music::Pattern beat{"Beat", 1, {}};
        for (int step = 0; step < 4; ++step) {
            beat.notes.push_back({0, {static_cast<double>(step), 0.25, 60, 100}});
            beat.notes.push_back({1, {step + 0.5, 0.25, 60, 90}});
        }
        song.patterns = {beat};
        song.items = {{1, 0, 2, 1, false}};
        music::MelodicTrack bass;
        bass.name = "Bass";
        bass.samplePath = path("bass.wav");
        bass.rootNote = 45;
        bass.bars = 2;
        bass.notes = {{0.0, 1.0, 45, 100}, {4.0, 1.0, 48, 100}};
        song.melodicTracks = {bass};
    }

    fs::path folder() const { return m_scratch.folder(); }
    fs::path samples() const { return folder() / "samples"; }
    fs::path out() const { return folder() / "out"; }
    std::string path(const std::string& name) const { return (samples() / name).generic_string(); }

    pack::SongOutputs everything() const {
        pack::SongOutputs outputs;
        outputs.flp = out() / "song.flp";
        outputs.midi = out() / "song.mid";
        outputs.dawproject = out() / "song.dawproject";
        outputs.wav = out() / "song.wav";
        outputs.songJson = out() / "song.json";
        return outputs;
    }

    music::Song song;

private:
    Scratch m_scratch;
};

}
