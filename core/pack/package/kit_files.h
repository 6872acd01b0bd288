#pragma once

#include "pack/package/manifest.h"
#include "pack/render/render.h"

namespace gleaner::pack {

/// The folder of a pack in which its kits lie, a folder a target.
inline constexpr const char* kitsFolder = "kits";

/// Writes the kits that the request asks for into `folder`, the pack's own, where its samples need not be
/// yet; `target` is what that is going to be. Several targets at a time: the same bytes whatever their
/// number. Throws Error and Cancelled.
std::vector<Manifest::KitFile> writeKits(const RenderedPack& pack, const std::filesystem::path& folder,
                                         const std::filesystem::path& target, const Progress& progress);

}
