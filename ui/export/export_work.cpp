#include "ui/export/export_work.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/output_file.h"
#include "jobs/parallel.h"

#include <QTemporaryDir>

namespace gleaner::ui {

namespace {

pack::RenderedPack renderIntoStore(const pack::PackPlan& plan, const std::filesystem::path& cacheFolder,
                                   const Progress& progress) {
    library::ArtifactStore store(cacheFolder / "artifacts");
    return pack::render(plan, store, jobs::oneAProcessor, progress);
}

}

ExportedPack exportPack(const pack::PackPlan& plan, const std::filesystem::path& out,
                        const std::filesystem::path& cacheFolder, const Progress& progress) {
    pack::requireCounts(plan);
    library::requireWritableFolder(out);
    ExportedPack exported;
    exported.rendered = renderIntoStore(plan, cacheFolder, progress.part(0.0, 0.85, "rendering"));
    exported.written =
        pack::write(exported.rendered, out, true, progress.part(0.85, 1.0, "writing the pack"));
    return exported;
}

ExportedSong exportSong(const pack::PackPlan& plan, const compose::ComposeRequest& request,
                        const std::filesystem::path& flp, const std::filesystem::path& cacheFolder,
                        const Progress& progress) {
    library::requireWritable(flp);
    ExportedSong exported;
    exported.rendered = renderIntoStore(plan, cacheFolder, progress.part(0.0, 0.8, "rendering"));
    // The project's samples carry the pack's names, not those of the store: the song is made of a pack on
    // disk, for a while.
    const QTemporaryDir staging(QString::fromStdString((cacheFolder / "song-XXXXXX").string()));
    if (!staging.isValid())
        throw Error(cacheFolder,
                    "can't be written to: " + plainReason(staging.errorString().toStdString()) + ".");
    const pack::WrittenPack staged = pack::write(exported.rendered, staging.path().toStdString(), false,
                                                 progress.part(0.8, 0.9, "writing the samples"));
    exported.composition = compose::compose(request, pack::sampleEntries(staged.folder, cacheFolder));
    pack::SongOutputs outputs;
    outputs.flp = flp;
    exported.written =
        pack::writeSong(exported.composition.song, outputs, progress.part(0.9, 1.0, "writing the project"));
    return exported;
}

}
