#pragma once

#include "export/song_files.h"
#include "pack/package/forecast.h"
#include "pack/package/write.h"

namespace gleaner::ui {

// What the two export buttons do, as functions for a worker: the same calls in the same order as `gleaner-cli
// pack` and `gleaner-cli compose --pack`, so that both programs give the same bytes.

/// The plan with what the guards say of it, where it asks them; else as it is, and whether it may leave the
/// window is asked: throws Error that tells where somebody speaks while nobody said what becomes of that, and
/// Cancelled.
pack::PackPlan guarded(pack::PackPlan plan, const std::filesystem::path& cacheFolder,
                       const Progress& progress);

struct ExportedPack {
    pack::RenderedPack rendered;
    pack::WrittenPack written;
};
/// Renders what the store under `cacheFolder` does not hold yet and writes folder, manifest and zip below
/// `out`. Throws Error (too few hits, speech, …) and Cancelled; nothing half-written.
ExportedPack exportPack(const pack::PackPlan& plan, const std::filesystem::path& out,
                        const std::filesystem::path& cacheFolder, const Progress& progress);

struct ExportedSong {
    pack::RenderedPack rendered;
    compose::Composition composition;
    pack::WrittenSong written;
};
/// Renders the pack the same way, composes from it and writes the song in every form that `outputs`
/// names.
ExportedSong exportSong(const pack::PackPlan& plan, const compose::ComposeRequest& request,
                        const pack::SongOutputs& outputs, const std::filesystem::path& cacheFolder,
                        const Progress& progress);

}
