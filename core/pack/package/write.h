#pragma once

#include "base/file_stamp.h"
#include "pack/package/manifest.h"
#include "pack/render/render.h"

#include <span>

namespace gleaner::pack {

/// A file of a pack that was written, and the stamp that it has as long as nobody touches it.
struct StampedFile {
    std::filesystem::path file; ///< absolute
    FileStamp stamp;
    friend bool operator==(const StampedFile&, const StampedFile&) = default;
};

struct WrittenPack {
    std::filesystem::path folder;             ///< <out>/<name>_<id>
    std::filesystem::path manifest;           ///< <out>/<name>_<id>/manifest.json
    std::optional<std::filesystem::path> zip; ///< <out>/<name>_<id>.zip
    std::string zipSha256, manifestSha256;
    std::vector<Manifest::KitFile> kits;     ///< by path
    std::vector<Manifest::PaperFile> papers; ///< by path
    /// Sentences about files of a person that got another name, and papers that could not be written.
    std::vector<std::string> notices;
    std::vector<StampedFile> files; ///< everything that was written
};

/// Writes folder, kits, papers, manifest (in the folder, in the zip, and beside them) and (unless told not
/// to) the zip under `out`: everything beside its target first, then committed. Files that an earlier version
/// of the same pack left and that no longer belong are removed; nothing else is touched, and what a person
/// changed in the folder is kept under another name (files/kept_files.h). Throws Error and Cancelled and
/// leaves what was there before.
WrittenPack write(const RenderedPack& pack, const std::filesystem::path& out, bool withZip,
                  const Progress& progress);

/// The manifest's bytes (resources/schema/manifest-1.json), with the files of its kits and its papers where
/// it has some.
std::string manifestJson(const RenderedPack& pack, const std::vector<Manifest::KitFile>& kits = {},
                         const std::vector<Manifest::PaperFile>& papers = {});

/// What the composer needs of a pack in memory or on disk (folder or zip; a zip's samples are unpacked into
/// `cacheFolder`).
std::vector<music::SampleEntry> sampleEntries(const RenderedPack& pack);
std::vector<music::SampleEntry> sampleEntries(const std::filesystem::path& packFolderOrZip,
                                              const std::filesystem::path& cacheFolder);

/// A sentence for each of these samples of a pack's folder that was changed since the pack was made: what the
/// manifest says of its key, tempo and level may be wrong. Nothing for a zip, whose samples are proved when
/// they are unpacked. Throws Error for one that is no sound any more.
std::vector<std::string> changedSamples(const std::filesystem::path& packFolderOrZip,
                                        std::span<const std::filesystem::path> samples,
                                        const Progress& progress);

}
