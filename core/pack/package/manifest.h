#pragma once

#include "loudness/loudness.h"
#include "music/sample_traits.h"
#include "pack/plan/manifest_name.h"

#include <QJsonObject>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::pack {

/// What a pack's manifest says, as far as proving it and composing with it need.
struct Manifest {
    struct Artifact {
        music::SampleEntry sample; ///< path inside the pack
        loudness::Method method = loudness::Method::MomentaryMax;
        std::optional<double> truePeakDb; ///< nothing for silence
        std::string sha256;
        std::string soundSha256;         ///< of the sound alone; empty in manifests of 0.1.0
        std::optional<int> fileChannels; ///< nothing in manifests of 0.1.0
        std::string source;              ///< id of its recording
        std::int64_t sourceBegin = 0, sourceEnd = 0;
    };
    struct Source {
        std::string id, sha256, recorded;
        std::int64_t frames = 0;
    };
    std::string packId, configHash, created;
    std::string settledHash; ///< of the request in it (pack/plan/identity.h)
    bool isProvable = false; ///< has a hash of itself: those of 0.1.0 have none
    int sampleRate = 0;
    std::vector<Source> sources;
    std::vector<Artifact> artifacts;
};

/// Throws Error naming the field that is missing or wrong, and for a path that leads out of the pack.
Manifest manifestFromJson(const QJsonObject& object);

/// The latest of the times at which sources were recorded: when a pack was "created". Empty for none.
std::string newestOf(const std::vector<std::string>& times);

/// A manifest proves itself: its `manifest_sha256` is the SHA-256 over its own bytes with sixty-four zeros in
/// that field's place.
enum class SelfProof { Holds, Fails, Missing };
SelfProof selfProofOf(const std::string& manifestBytes);
/// The bytes with that field filled in; it is there, with any hash.
std::string withOwnHash(std::string manifestBytes);

/// manifestFromJson over a file.
Manifest readManifest(const std::filesystem::path& file);

}
