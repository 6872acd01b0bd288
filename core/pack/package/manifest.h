#pragma once

#include "guards/flag.h"
#include "library/recording.h"
#include "loudness/loudness.h"
#include "music/sample_traits.h"
#include "pack/plan/manifest_name.h"
#include "pack/plan/request.h"
#include "pack/render/seam_court.h"

#include <QJsonObject>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::pack {

/// 2 of packs whose request says where samples of unsure roles lie, as every fresh one does: all fields are
/// there. Packs of requests of before keep 1, to the byte.
enum class ManifestVersion { First = 1, Second };

/// What a pack's manifest says.
struct Manifest {
    struct Artifact {
        music::SampleEntry sample; ///< path inside the pack
        loudness::Method method = loudness::Method::MomentaryMax;
        double gainDb = 0.0, shortByLu = 0.0;
        std::optional<double> truePeakDb; ///< nothing for silence
        std::string sha256;
        std::string soundSha256;         ///< of the sound alone; empty in manifests of 0.1.0
        std::optional<int> fileChannels; ///< nothing in manifests of 0.1.0
        std::string source;              ///< id of its recording
        std::int64_t sourceBegin = 0, sourceEnd = 0;
        std::vector<int> channels;            ///< of its recording, counted from 1
        bool isMix = false;                   ///< the mean of them
        RegionShape shape = {};               ///< its fades; its gain is part of `gainDb`
        std::string takes;                    ///< which samples have one gain with it; empty: none
        std::optional<SeamVerdict> seam = {}; ///< of a loop that the court cut
        fx::Chain chain;
        std::vector<std::string> tags;
        std::vector<guards::Flag> flags; ///< where the request has guards listen
        std::vector<FrameRange> muted;   ///< frames of the recording that are silent in it
    };
    struct Source {
        std::string id, file, sha256, note, recorded, device, scene, take;
        std::int64_t frames = 0;
        std::optional<std::int64_t> claimedFrames;
        int rate = 0, channels = 0;
        std::vector<int> silentChannels, invertedChannels; ///< counted from 0
        std::vector<library::RecordingPart> parts; ///< of a recording of several files; names without folders
        std::optional<AlignedTo> aligned;          ///< to another of the sources
    };
    /// A file of a kit for a sampler or a device.
    struct KitFile {
        std::string target;                 ///< id of its format (kits/targets.h)
        std::string path;                   ///< inside the pack
        std::string sha256;                 ///< lower-case hex
        std::vector<std::string> artifacts; ///< ids of the samples that it holds or plays
    };
    /// A file that lies beside the samples.
    struct PaperFile {
        std::string paper;  ///< its id (papers/papers.h)
        std::string path;   ///< inside the pack
        std::string sha256; ///< lower-case hex
    };
    ManifestVersion version = ManifestVersion::First;
    std::string ownHash; ///< empty in manifests of 0.1.0, which can't be proved
    std::string packId, name, generator, configHash, created;
    QJsonObject request; ///< as it stands there, in whatever version
    std::vector<Source> sources;
    std::vector<Artifact> artifacts;
    std::vector<KitFile> kits;     ///< by path
    std::vector<PaperFile> papers; ///< by path

    bool isProvable() const { return !ownHash.empty(); }
    std::string resolvedHash() const; ///< of the request in it (pack/plan/identity.h)
    int sampleRate() const;           ///< of its samples
};

QJsonObject manifestSchema();
/// Of version 1, those of 0.1.0 included.
QJsonObject firstManifestSchema();

/// Throws Error naming the field that is missing or wrong, and for a path that leads out of the pack.
Manifest manifestFromJson(const QJsonObject& object);

/// The latest of the times at which sources were recorded: when a pack was "created". Empty for none.
std::string newestOf(const std::vector<std::string>& times);

/// Of a SHA-256 in hex.
inline constexpr std::size_t hashDigits = 64;

/// A manifest proves itself: its `manifest_sha256` is the SHA-256 over its own bytes with sixty-four zeros in
/// that field's place.
enum class SelfProof { Holds, Fails, Missing };
SelfProof selfProofOf(const std::string& manifestBytes);
/// The bytes with that field filled in; it is there, with any hash.
std::string withOwnHash(std::string manifestBytes);

/// manifestFromJson over a file.
Manifest readManifest(const std::filesystem::path& file);

}
