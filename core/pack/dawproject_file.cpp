#include "pack/dawproject_file.h"

#include "audio/file_reader.h"
#include "base/error.h"
#include "dawproject/encode.h"
#include "library/paths.h"
#include "pack/archive.h"
#include "pack/song_sound.h"

#include <QTemporaryDir>

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

bool playsNotes(const music::MelodicTrack& track) {
    return track.source == music::SourceType::Pattern && !track.muted && !track.samplePath.empty() &&
           !track.notes.empty();
}

void addStems(Media& media, const music::Song& song, const std::filesystem::path& folder,
              const Progress& progress) {
    const auto count = static_cast<double>(song.melodicTracks.size());
    double done = 0.0;
    for (const music::MelodicTrack& track : song.melodicTracks) {
        const Progress part = progress.part(done / count, (done + 1.0) / count);
        done += 1.0;
        if (!playsNotes(track)) continue;
        const std::string name =
            "stem_" + std::to_string(track.channel) + '_' + std::string(music::facts(track.role).id) + ".wav";
        const std::filesystem::path file = folder / name;
        writeSound(file, renderStem(song, track, part));
        media.add({}, "stems/" + name, file, track.channel);
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
    addStems(media, song, library::pathFromUtf8(temporary.path().toStdString()), progress.part(0.0, 0.8));
    const dawproject::Documents documents = dawproject::encode(song, media.files);
    media.items.push_back({"project.xml", {}, documents.projectXml});
    media.items.push_back({"metadata.xml", {}, documents.metadataXml});
    writeZip(file, std::move(media.items), progress.part(0.8, 1.0));
}

}
