#pragma once

#include "loudness/loudness.h"
#include "music/sample_traits.h"

#include <QJsonObject>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::pack {

inline constexpr const char* manifestName = "manifest.json";

/// What a pack's manifest says, as far as proving it and composing with it need.
struct Manifest {
    struct Artifact {
        music::SampleEntry sample; ///< path inside the pack
        loudness::Method method = loudness::Method::MomentaryMax;
        std::optional<double> truePeakDb; ///< nothing for silence
        std::string sha256;
    };
    std::string packId, configHash;
    int sampleRate = 0;
    std::vector<std::string> sourceHashes;
    std::vector<Artifact> artifacts;
};

/// Throws Error naming the field that is missing or wrong, and for a path that leads out of the pack.
Manifest manifestFromJson(const QJsonObject& object);

/// manifestFromJson over a file.
Manifest readManifest(const std::filesystem::path& file);

}
