#pragma once

#include "pack/package/manifest.h"
#include "pack/render/render.h"

namespace gleaner::pack {

struct WrittenPapers {
    std::vector<Manifest::PaperFile> files; ///< by path
    std::vector<std::string> notes;         ///< sentences on what could not be written, and why
};

/// Writes the papers that the request asks for into `folder`, the pack's own, where its samples need not be
/// yet; `target` is what that is going to be. The same bytes in every place and at every time. Throws Error
/// and Cancelled.
WrittenPapers writePapers(const RenderedPack& pack, const std::filesystem::path& folder,
                          const std::filesystem::path& target, const Progress& progress);

}
