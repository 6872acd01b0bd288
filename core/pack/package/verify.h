#pragma once

#include "pack/package/pack_memory.h"

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::pack {

struct Verification {
    int files = 0;
    std::vector<std::string> errors;  ///< empty: the pack is what its manifest says
    std::vector<std::string> notices; ///< what could not be proved, without being a fault
};

/// How levels are proved.
enum class LevelProof {
    Told, ///< a sample whose bytes are the manifest's, and which says of itself what the manifest says, is
          ///< believed; all others are measured
    Measured, ///< every sample is measured, whatever was found out about the pack before
};

/// Proves a pack (zip or folder) against its manifest: every file there, its hash, its sound, its
/// length, channels, loudness and peak; nothing beside; the manifest's own hash, and the zip as a container.
/// As quick as its files are read and hashed. Where `memory` knows that the manifest tells the truth of files
/// with these hashes, they are hashed alone; a pack without a fault is remembered there. Throws Error when
/// there is no manifest to prove against, and when the folder for temporary files has no room: then nothing
/// is known.
Verification verify(const std::filesystem::path& pack, const Progress& progress,
                    const PackMemory* memory = nullptr, LevelProof levels = LevelProof::Told);

}
