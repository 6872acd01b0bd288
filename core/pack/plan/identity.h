#pragma once

#include "pack/plan/plan.h"
#include "tagging/wav_metadata.h"

#include <QJsonObject>

#include <array>

namespace gleaner::pack {

/// Raised when the same plan gives other samples for a reason that no other version tells (cutting, seams,
/// fades, chunks).
inline constexpr int renderVersion = 2;

/// Raised when exact bars (docs/sound.md 5.3) give other loops; in the ids of those alone.
inline constexpr int courtVersion = 1;

/// Raised when the same samples make other kits; in the ids of packs that have some.
inline constexpr int kitVersion = 2;

/// Raised when the file of the same sample says more, or says it in another way: in no id, but in the keys of
/// the store, so that what lies there from before is not believed.
inline constexpr int fileVersion = 2;

/// SHA-256 over everything in the request that shapes sound and names, and over the engine's versions.
/// Neither recordings nor paths are in it.
std::string configHashOf(const PackRequest& request);

/// Hashes of the items of one plan; what they share is worked out once.
class ItemHashes {
public:
    explicit ItemHashes(const PackRequest& request);

    /// SHA-256 over everything that shapes what is heard; the item's id and dither seed come from it.
    std::string ofSound(const PlanItem& item, const library::Recording& source) const;
    /// SHA-256 over that and what stands in the file's chunks: same key, same bytes.
    static std::string ofFile(const std::string& soundHash, const audio::WavMetadata& chunks);

private:
    static std::string sharedHash(const PackRequest& request, music::SampleKind kind);

    std::array<std::string, music::sampleKinds.size()> m_shared; ///< by kind
};

/// An artifact as the pack's id sees it.
struct Placed {
    std::string id, path;
};
/// SHA-256 over a request whose slices are settled, as the manifest holds it, without the recordings' names:
/// everything else that stands in a sample's file or in the manifest follows from it.
std::string resolvedHashOf(QJsonObject request);
/// 12 hex digits over the sources' hashes, what lies where, the settings and the settled request; without the
/// last, which is empty then, as 0.1.0 did.
std::string packIdOf(const std::vector<std::string>& sourceHashes, const std::vector<Placed>& artifacts,
                     const std::string& configHash, const std::string& resolvedHash);

/// What a pack's folder and zip are called: "Night walk_0123456789ab".
std::string packNameOf(const std::string& name, const std::string& packId);
/// The same, or what 0.1.0 called it: "pack_0123456789ab".
bool isPackName(const std::string& folder, const std::string& name, const std::string& packId);

}
