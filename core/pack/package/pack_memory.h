#pragma once

#include "library/sealed_folder.h"
#include "pack/package/write.h"

#include <QJsonObject>

namespace gleaner::pack {

/// A pack that is where it was written, every file as it was.
struct StandingPack {
    WrittenPack written;
    int belowTarget = 0;   ///< samples that are quieter than their target
    std::string shortfall; ///< see shortfallOf
    std::string loops;     ///< see seamsOf
    QJsonObject seams;     ///< how its loops were cut, by their paths
};

/// One that was written just now.
StandingPack standingOf(const RenderedPack& pack, WrittenPack written);

/// What is known of packs that were made or proved here.
/// Where they were written and what stamps their files had then: one that is asked for again and stands as it
/// was is left alone, and nothing of it is read. What a person changed, moved or took away in it has another
/// stamp, or none; then the pack is written anew.
/// And which manifests tell the truth of sounds with the hashes that they name: where such a file has its
/// hash, it need not be decoded and measured again.
class PackMemory {
public:
    explicit PackMemory(std::filesystem::path folder) : m_texts(std::move(folder)) {}

    /// Nothing where it doesn't stand, or nothing is known of it. `withZip` as it was written.
    std::optional<StandingPack> find(const PackPlan& plan, const std::filesystem::path& out,
                                     bool withZip) const;
    void remember(const RenderedPack& pack, const WrittenPack& written,
                  const std::filesystem::path& out) const;

    bool isMeasured(const std::string& manifestSha256) const;
    void rememberMeasured(const std::string& manifestSha256) const;

private:
    library::SealedFolder m_texts;
};

}
