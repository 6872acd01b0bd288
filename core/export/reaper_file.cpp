#include "export/reaper_file.h"

#include "base/error.h"
#include "export/song_media.h"
#include "export/song_sound.h"
#include "files/copy_file.h"
#include "files/paths.h"
#include "reaper/encode.h"

#include <QTemporaryDir>

namespace gleaner::pack {

std::string writeReaperMedia(const std::filesystem::path& output, const std::filesystem::path& folder,
                             const std::string& folderName, const music::Song& song,
                             const std::vector<SongSample>& samples, const Progress& progress) {
    const QTemporaryDir temporary;
    if (!temporary.isValid())
        throw Error("The system's folder for temporary files can't be written; make room there.");
    SongMedia media = songMedia(song, samples, library::pathFromUtf8(temporary.path().toStdString()), output,
                                progress.part(0.0, 0.6));
    const double gain = SongSound(song, progress.part(0.6, 0.7)).gain(progress.part(0.7, 0.8));
    for (const ZipItem& item : media.items) {
        progress.check();
        const std::filesystem::path inside = library::pathFromUtf8(item.path);
        std::filesystem::create_directories((folder / inside).parent_path());
        library::copyFile(item.file, folder / inside, output);
    }
    for (arrangement::MediaFile& file : media.files)
        file.pathInArchive = folderName + "/" + file.pathInArchive;
    return reaper::encode(song, media.files, gain);
}

}
