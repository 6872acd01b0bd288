#include "export/song_media.h"

#include "arrangement/tracks.h"
#include "codec/file_reader.h"
#include "export/song_sound.h"

#include <algorithm>

namespace gleaner::pack {
namespace {

void add(SongMedia& media, const std::string& samplePath, const std::string& inside,
         const std::filesystem::path& file, std::optional<int> stemOfChannel = {}) {
    const audio::AudioInfo info = audio::FileReader(file).info();
    media.files.push_back({samplePath, inside, secondsFromFrames(info.frames, info.rate), info.rate,
                           info.channels, stemOfChannel});
    media.items.push_back({inside, file, {}});
}

/// The song with its strips open and in the middle: what a stem holds, for the strip stands behind it.
music::Song withOpenStrips(music::Song song) {
    for (music::MelodicTrack& track : song.melodicTracks) {
        track.volume = music::usualVolume;
        track.pan = 0.0;
    }
    for (music::DrumChannel& drum : song.drums) {
        drum.volume = music::usualVolume;
        drum.pan = 0.0;
    }
    song.automations.clear();
    return song;
}

music::Role roleOf(const music::Song& song, int channel) {
    const auto drum = std::ranges::find(song.drums, channel, &music::DrumChannel::channel);
    if (drum != song.drums.end()) return drum->role;
    return std::ranges::find(song.melodicTracks, channel, &music::MelodicTrack::channel)->role;
}

void addStems(SongMedia& media, const music::Song& song, const std::filesystem::path& folder,
              const std::filesystem::path& output, const Progress& progress) {
    const std::set<int> channels = arrangement::channelsThatNeedStems(song, media.files);
    if (channels.empty()) return;
    const SongSound sound(withOpenStrips(song), progress.part(0.0, 0.2));
    double done = 0.0;
    for (const int channel : channels) {
        const std::string name = "stem_" + std::to_string(channel) + '_' +
                                 std::string(music::info(roleOf(song, channel)).id) + ".wav";
        const std::filesystem::path file = folder / name;
        const auto share = [&](double part) {
            return 0.2 + 0.8 * (done + part) / static_cast<double>(channels.size());
        };
        sound.requireRoom(output, channel);
        const SongSound::Measures measures = sound.measure(channel, progress.part(share(0.0), share(0.5)));
        if (measures.peak > 0.0) {
            sound.writeStem(file, channel, measures, progress.part(share(0.5), share(1.0)));
            add(media, {}, "stems/" + name, file, channel);
        }
        done += 1.0;
    }
}

}

SongMedia songMedia(const music::Song& song, const std::vector<SongSample>& samples,
                    const std::filesystem::path& folder, const std::filesystem::path& output,
                    const Progress& progress) {
    SongMedia media;
    for (const SongSample& sample : samples)
        add(media, sample.path, "audio/" + sample.name, sample.file);
    addStems(media, song, folder, output, progress);
    return media;
}

}
