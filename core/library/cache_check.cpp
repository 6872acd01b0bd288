#include "library/cache_check.h"

#include "base/error.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "library/artifact_store.h"
#include "library/sample_database.h"
#include "library/sealed_folder.h"
#include "library/unpacked_list.h"
#include "waveform/waveform_pyramid.h"

#include <algorithm>

namespace gleaner::library {
namespace {

namespace fs = std::filesystem;

/// "ab/cdef…" is the key "abcdef…".
std::string artifactKeyOf(const fs::path& file) {
    return file.parent_path().filename().string() + file.stem().string();
}

bool isUnpackedSound(const CacheEntry& entry) {
    const fs::path folder = entry.files.back().parent_path(); // the list lies on top, and last
    const std::vector<UnpackedFile> files = readUnpackedList(folder);
    return !files.empty() && std::ranges::all_of(files, [&](const UnpackedFile& file) {
        return sha256OfFile(folder / pathFromUtf8(file.path)) == file.sha256;
    });
}

bool isKindSound(const CacheEntry& entry) {
    const fs::path& first = entry.files.front();
    switch (entry.kind) {
    case CacheKind::Recordings:
    case CacheKind::Packs:
        return SealedFolder::isSound(first);
    case CacheKind::Artifacts:
        return ArtifactStore(first.parent_path().parent_path()).isSound(artifactKeyOf(first));
    case CacheKind::Waveforms:
        return audio::WaveformPyramid::load(first).has_value();
    case CacheKind::Unpacked:
        return isUnpackedSound(entry);
    case CacheKind::Samples:
        return SampleDatabase::isSound(first);
    }
    return false;
}

}

bool isSound(const CacheEntry& entry) {
    try {
        return isKindSound(entry);
    } catch (const Error&) { // a file that went away or can't be read
        return false;
    }
}

}
