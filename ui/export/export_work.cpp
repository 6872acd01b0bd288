#include "ui/export/export_work.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "compose/wishes.h"
#include "export/song_groove.h"
#include "files/output_file.h"
#include "jobs/parallel.h"
#include "pack/package/pack_memory.h"
#include "pack/plan/plan_flags.h"

#include <QTemporaryDir>

#include <algorithm>

namespace gleaner::ui {

namespace {

pack::RenderedPack renderIntoStore(const pack::PackPlan& plan, const std::filesystem::path& cacheFolder,
                                   const Progress& progress) {
    library::ArtifactStore store(cacheFolder / "artifacts");
    return pack::render(plan, store, jobs::oneAProcessor, progress);
}

/// The window knows a sample by its sound alone; in the pack one of several takes has another id.
compose::ComposeRequest withIdsOf(const pack::PackPlan& plan, compose::ComposeRequest request) {
    for (const auto& [part, sample] : compose::wishesFrom(request.locks, {}).locks) {
        const auto item = std::ranges::find(plan.items, sample, &pack::PlanItem::idAlone);
        if (item != plan.items.end()) request.locks = compose::withLock(request.locks, part, item->id);
    }
    return request;
}

/// A pack that stands as it was written is left alone.
pack::WrittenPack written(const pack::RenderedPack& rendered, const std::filesystem::path& out,
                          const pack::PackMemory& packs, const Progress& progress) {
    constexpr bool withZip = true;
    if (auto standing = packs.find(rendered.plan, out, withZip)) return std::move(standing->written);
    pack::WrittenPack written = pack::write(rendered, out, withZip, progress);
    if (written.notices.empty())
        packs.remember(rendered, written, out); // they are told again while they hold
    return written;
}

}

pack::PackPlan guarded(pack::PackPlan plan, const std::filesystem::path& cacheFolder,
                       const Progress& progress) {
    pack::askGuards(plan, cacheFolder, jobs::oneAProcessor, progress);
    pack::requireNoSpeech(plan);
    return plan;
}

ExportedPack exportPack(const pack::PackPlan& asked, const std::filesystem::path& out,
                        const std::filesystem::path& cacheFolder, const Progress& progress) {
    pack::requireCounts(asked);
    library::requireWritableFolder(out);
    const pack::PackPlan plan = guarded(asked, cacheFolder, progress.part(0.0, 0.2, "listening for speech"));
    ExportedPack exported;
    exported.rendered = renderIntoStore(plan, cacheFolder, progress.part(0.2, 0.85, "rendering"));
    exported.written = written(exported.rendered, out, pack::PackMemory(cacheFolder / "packs"),
                               progress.part(0.85, 1.0, "writing the pack"));
    return exported;
}

ExportedSong exportSong(const pack::PackPlan& asked, const compose::ComposeRequest& request,
                        const pack::SongOutputs& outputs, const std::filesystem::path& cacheFolder,
                        const Progress& progress) {
    pack::requireWritable(outputs);
    pack::PackPlan plan = asked;
    pack::askGuards(plan, cacheFolder, jobs::oneAProcessor, progress.part(0.0, 0.1, "listening for speech"));
    pack::requireNoSpeech(plan);
    ExportedSong exported;
    exported.rendered = renderIntoStore(plan, cacheFolder, progress.part(0.1, 0.8, "rendering"));
    // The project's samples carry the pack's names, not those of the store: the song is made of a pack on
    // disk, for a while.
    const QTemporaryDir staging(QString::fromStdString((cacheFolder / "song-XXXXXX").string()));
    if (!staging.isValid())
        throw Error(cacheFolder,
                    "can't be written to: " + plainReason(staging.errorString().toStdString()) + ".");
    const pack::WrittenPack staged = pack::write(exported.rendered, staging.path().toStdString(), false,
                                                 progress.part(0.8, 0.9, "writing the samples"));
    const auto entries = pack::sampleEntries(staged.folder, cacheFolder);
    const compose::ComposeRequest wanted = withIdsOf(exported.rendered.plan, request);
    exported.composition =
        compose::compose(wanted, entries, pack::heardFor(wanted, entries, progress.part(0.9, 0.9)));
    exported.written =
        pack::writeSong(exported.composition.song, outputs, progress.part(0.9, 1.0, "writing the project"));
    return exported;
}

}
