#include "pack/song_sound.h"

#include "audio/file_reader.h"
#include "audio/file_writer.h"
#include "audio/resampler.h"
#include "library/paths.h"
#include "preview/render.h"

#include <algorithm>

namespace gleaner::pack {
namespace {

audio::AudioBuffer load(const std::string& path, int rate) {
    audio::FileReader reader(library::pathFromUtf8(path));
    return audio::resample(audio::readWhole(reader), reader.info().rate, rate);
}

/// One channel where both say the same: half the file.
audio::AudioBuffer monoWhereEqual(audio::AudioBuffer sound) {
    if (sound.channels() != 2 || !std::ranges::equal(sound.channel(0), sound.channel(1))) return sound;
    audio::AudioBuffer mono(1, sound.frames());
    std::ranges::copy(sound.channel(0), mono.channel(0).begin());
    return mono;
}

}

audio::AudioBuffer renderSong(const music::Song& song, const Progress& progress) {
    return preview::render(song, songRate, load, progress);
}

audio::AudioBuffer renderStem(const music::Song& song, const music::MelodicTrack& track,
                              const Progress& progress) {
    music::Song alone = song;
    alone.patterns.clear();
    alone.items.clear();
    alone.drums.clear();
    alone.melodicTracks = {track};
    alone.melodicTracks[0].volume = music::MelodicTrack().volume;
    alone.melodicTracks[0].pan = 0.0;
    return monoWhereEqual(renderSong(alone, progress));
}

void writeSound(const std::filesystem::path& file, const audio::AudioBuffer& sound) {
    audio::WriteSettings settings;
    settings.rate = songRate;
    settings.channels = sound.channels();
    audio::FileWriter writer(file, settings);
    writer.write(sound);
    writer.finish();
}

}
