#include "export/dawproject_file.h"

#include "base/error.h"
#include "dawproject/encode.h"
#include "export/song_media.h"
#include "export/song_sound.h"
#include "files/archive.h"
#include "files/paths.h"

#include <QTemporaryDir>

namespace gleaner::pack {

void writeDawProject(const std::filesystem::path& file, const music::Song& song,
                     const std::vector<SongSample>& samples, const Progress& progress) {
    const QTemporaryDir temporary;
    if (!temporary.isValid())
        throw Error("The system's folder for temporary files can't be written; make room there.");
    SongMedia media = songMedia(song, samples, library::pathFromUtf8(temporary.path().toStdString()), file,
                                progress.part(0.0, 0.6));
    const double gain = SongSound(song, progress.part(0.6, 0.7)).gain(progress.part(0.7, 0.8));
    const dawproject::Documents documents = dawproject::encode(song, media.files, gain);
    media.items.push_back({"project.xml", {}, documents.projectXml});
    media.items.push_back({"metadata.xml", {}, documents.metadataXml});
    writeZip(file, std::move(media.items), progress.part(0.8, 1.0));
}

}
