#include "export/dawproject_file.h"

#include "base/error.h"
#include "codec/file_reader.h"
#include "dawproject/encode.h"
#include "export/song_sound.h"
#include "files/archive.h"
#include "files/paths.h"

#include <QTemporaryDir>

#include <algorithm>

namespace gleaner::pack {
namespace {

/// What lies in the archive, and what the documents must know of it.
struct Media {
    std::vector<dawproject::MediaFile> files;
    std::vector<ZipItem> items;

    void add(const std::string& samplePath, const std::string& inside, const std::filesystem::path& file,
             std::optional<int> stemOfChannel = {}) {
        const audio::AudioInfo info = audio::FileReader(file).info();
        files.push_back({samplePath, inside, secondsFromFrames(info.frames, info.rate), info.rate,
                         info.channels, stemOfChannel});
        items.push_back({inside, file, {}});
    }
};

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

void addStems(Media& media, const music::Song& song, const std::filesystem::path& folder,
              const std::filesystem::path& archive, const Progress& progress) {
    const std::set<int> channels = dawproject::channelsThatNeedStems(song, media.files);
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
        sound.requireRoom(archive, channel);
        const SongSound::Measures measures = sound.measure(channel, progress.part(share(0.0), share(0.5)));
        if (measures.peak > 0.0) {
            sound.writeStem(file, channel, measures, progress.part(share(0.5), share(1.0)));
            media.add({}, "stems/" + name, file, channel);
        }
        done += 1.0;
    }
}

}

void writeDawProject(const std::filesystem::path& file, const music::Song& song,
                     const std::vector<SongSample>& samples, const Progress& progress) {
    const QTemporaryDir temporary;
    if (!temporary.isValid())
        throw Error("The system's folder for temporary files can't be written; make room there.");
    Media media;
    for (const SongSample& sample : samples)
        media.add(sample.path, "audio/" + sample.name, sample.file);
    addStems(media, song, library::pathFromUtf8(temporary.path().toStdString()), file,
             progress.part(0.0, 0.6));
    const double gain = SongSound(song, progress.part(0.6, 0.7)).gain(progress.part(0.7, 0.8));
    const dawproject::Documents documents = dawproject::encode(song, media.files, gain);
    media.items.push_back({"project.xml", {}, documents.projectXml});
    media.items.push_back({"metadata.xml", {}, documents.metadataXml});
    writeZip(file, std::move(media.items), progress.part(0.8, 1.0));
}

}
