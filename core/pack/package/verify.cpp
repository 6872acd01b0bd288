#include "pack/package/verify.h"

#include "base/error.h"
#include "base/number_text.h"
#include "base/plain_reason.h"
#include "codec/file_reader.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "jobs/parallel.h"
#include "pack/package/packed.h"
#include "pack/plan/identity.h"
#include "pack/render/sound_hash.h"
#include "tagging/told_sound.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

/// How far a level may lie from what the manifest says (docs/sound.md 1.5), in LU and dB.
constexpr double levelTolerance = 0.1;
/// True peak of what no pack may hold.
constexpr double silentDb = -100.0;
/// A pack is proved in so many pieces at once; each opens it, and where files are only hashed there is little
/// to share.
constexpr std::size_t mostProvers = 32, mostHashers = 4;

std::string shown(double level) { return std::isfinite(level) ? fixedText(level, 2) : "silence"; }

bool isNear(double found, const std::optional<double>& claimed) {
    if (!claimed || !std::isfinite(found)) return !claimed && !std::isfinite(found);
    return std::abs(found - *claimed) <= levelTolerance;
}

/// Proves one file against what the manifest says of it.
class Proof {
public:
    Proof(const Manifest::Artifact& artifact, int rate, const fs::path& file, bool isSame)
        : m_artifact(artifact), m_rate(rate), m_file(file), m_isSame(isSame) {}

    std::vector<std::string> errors() {
        try {
            prove();
        } catch (const Error& error) {
            requireContent();
            report("does not decode: " + error.reason());
        }
        return std::move(m_errors);
    }

private:
    void report(const std::string& what) { m_errors.push_back(m_artifact.sample.path + ": " + what); }

    void requireContent() {
        if (!m_isSame) report("its content is not what the manifest says (SHA-256 differs)");
    }

    void prove() {
        audio::FileReader reader(m_file);
        const audio::AudioBuffer sound = audio::readWhole(reader);
        const int rate = reader.info().rate;
        checkContent(sound, reader.info().bits == 0);
        if (rate != m_rate) report("is at " + std::to_string(rate) + " Hz, not " + std::to_string(m_rate));
        if (m_artifact.fileChannels && sound.channels() != *m_artifact.fileChannels)
            report("has " + std::to_string(sound.channels()) + " channels, not " +
                   std::to_string(*m_artifact.fileChannels));
        const double claimed = m_artifact.sample.seconds * rate;
        if (!(std::abs(static_cast<double>(sound.frames()) - claimed) <= 0.5))
            report("is " + std::to_string(sound.frames()) + " frames long, not " + shown(claimed));
        const loudness::Measurement level = loudness::measure(sound, rate, m_artifact.method);
        if (!(level.truePeak.value > silentDb)) report("is silent");
        compare("its loudness", level.loudness.value, m_artifact.sample.lufs, "LUFS");
        compare("its true peak", level.truePeak.value, m_artifact.truePeakDb, "dBTP");
    }

    /// Other bytes may hold the same sound: wrapped anew by another program, or tagged. What is lossy sounds
    /// as its decoder has it: another may differ in the last bit.
    void checkContent(const audio::AudioBuffer& sound, bool isLossy) {
        if (m_artifact.soundSha256.empty()) return requireContent(); // 0.1.0 did not tell them apart
        const bool isSameSound = soundHashOf(sound) == m_artifact.soundSha256;
        if (!m_isSame && isSameSound)
            report("its sound is what the manifest says, but its file was written anew by another program "
                   "(SHA-256 differs)");
        if (!m_isSame && !isSameSound)
            report("its content is not what the manifest says, and neither is its sound (SHA-256 differs)");
        if (m_isSame && !isSameSound && !isLossy) report("its sound is not what the manifest says");
    }

    void compare(const std::string& what, double found, const std::optional<double>& claimed,
                 const char* unit) {
        if (isNear(found, claimed)) return;
        report(what + " is " + shown(found) + ' ' + unit + ", not " +
               (claimed ? shown(*claimed) : "silence"));
    }

    const Manifest::Artifact& m_artifact;
    int m_rate;
    fs::path m_file;
    bool m_isSame; ///< its bytes are what the manifest says
    std::vector<std::string> m_errors;
};

/// Larger files are not read into memory as a whole.
constexpr std::uintmax_t mostToldBytes = 64 << 20;
/// `bext` has hundredths.
constexpr double toldTolerance = levelTolerance - 0.005;

std::optional<double> toldLoudness(const audio::ToldSound& told, loudness::Method method) {
    switch (method) {
    case loudness::Method::MomentaryMax:
        return told.momentaryMax;
    case loudness::Method::Integrated:
        return told.integrated;
    case loudness::Method::LoopIntegrated: // no field of `bext` has that
        break;
    }
    return loudness::loudnessOf(audio::soundOf(told), told.rate, method).value;
}

/// Whether a WAV says of itself all that the manifest says of it. Its levels were written into it when they
/// were measured, and are part of the bytes that the manifest's hash is of; its sound is hashed here.
bool saysTheSame(std::string_view wav, const Manifest::Artifact& artifact, int rate) {
    const std::optional<audio::ToldSound> told = audio::toldSoundOf(wav);
    if (!told || told->rate != rate) return false;
    if (artifact.fileChannels && told->channels != *artifact.fileChannels) return false;
    if (!(std::abs(static_cast<double>(told->frames) - artifact.sample.seconds * rate) <= 0.5)) return false;
    const auto isNearTold = [](const std::optional<double>& level, const std::optional<double>& claimed) {
        return level && claimed && std::abs(*level - *claimed) <= toldTolerance;
    };
    if (!isNearTold(told->truePeak, artifact.truePeakDb) || !(*told->truePeak > silentDb)) return false;
    return soundHashOf(told->samples, told->bits) == artifact.soundSha256 &&
           isNearTold(toldLoudness(*told, artifact.method), artifact.sample.lufs);
}

/// What the manifest says of itself and of its own parts.
void checkManifest(const Manifest& manifest, const std::string& bytes, Verification& verification) {
    const auto error = [&](const std::string& what) {
        verification.errors.push_back("manifest.json: " + what);
    };
    // One change can't make a manifest of now one of an older version: that has neither hash.
    const bool hasSounds = std::ranges::any_of(
        manifest.artifacts, [](const Manifest::Artifact& artifact) { return !artifact.soundSha256.empty(); });
    const SelfProof proof = selfProofOf(bytes);
    if (proof == SelfProof::Fails || (proof == SelfProof::Missing && hasSounds))
        error("is not what was written (its hash of itself differs)");
    if (proof == SelfProof::Missing && !hasSounds)
        verification.notices.emplace_back(
            "manifest.json: is of an older version, which has no hash of itself "
            "and none of each sample's sound; they are not proved");

    std::map<std::string, std::int64_t> framesOf;
    std::vector<std::string> times;
    for (const Manifest::Source& source : manifest.sources) {
        framesOf[source.id] = source.frames;
        times.push_back(source.recorded);
        if (source.id != source.sha256.substr(0, source.id.size()) || source.id.empty())
            error("the id of the source " + source.id + " does not follow from its hash");
    }
    if (newestOf(times) != manifest.created) error("was not made when its newest source was");
    for (const Manifest::Artifact& artifact : manifest.artifacts) {
        const auto source = framesOf.find(artifact.source);
        if (source == framesOf.end())
            error(artifact.sample.path + " is of a source that is not listed");
        else if (artifact.sourceBegin >= artifact.sourceEnd || artifact.sourceEnd > source->second)
            error(artifact.sample.path + " is of a stretch that its source does not have");
    }
}

void checkList(const Manifest& manifest, const PackedFiles& pack, Verification& verification) {
    std::vector<std::string>& errors = verification.errors;
    std::set<std::string> listed;
    std::vector<Placed> placed;
    for (const Manifest::Artifact& artifact : manifest.artifacts) {
        if (!listed.insert(artifact.sample.path).second)
            errors.push_back(artifact.sample.path + ": is listed twice");
        placed.push_back({artifact.sample.id, artifact.sample.path});
    }
    for (const Manifest::KitFile& file : manifest.kits)
        if (!listed.insert(file.path).second) errors.push_back(file.path + ": is listed twice");
    for (const Manifest::PaperFile& file : manifest.papers)
        if (!listed.insert(file.path).second) errors.push_back(file.path + ": is listed twice");
    for (const std::string& path : pack.paths())
        if (!listed.contains(path)) {
            // A person may keep notes in a pack's folder; another sample in it would be taken for one of the
            // pack.
            const bool isNote = pack.folder() && !audio::hasReadableExtension(library::pathFromUtf8(path));
            auto& list = isNote ? verification.notices : errors;
            list.push_back(path + ": does not belong to the pack");
        }
    std::vector<std::string> sources;
    for (const Manifest::Source& source : manifest.sources)
        sources.push_back(source.sha256);
    const std::string resolved = manifest.isProvable() ? manifest.resolvedHash() : std::string();
    if (packIdOf(sources, placed, manifest.configHash, resolved) != manifest.packId)
        errors.emplace_back(
            "manifest.json: the pack's id does not follow from its sources, samples and settings");
    if (!isPackName(pack.name(), manifest.name, manifest.packId))
        errors.push_back("manifest.json: belongs to " + packNameOf(manifest.name, manifest.packId) +
                         ", not to " + pack.name());
}

/// Proves files one after the other, wherever they lie: in the folder, or unpacked for the moment. A zip is
/// read by one thread at a time, and its directory is long: each prover opens it once.
class Prover {
public:
    Prover(const PackedFiles& pack, bool isMeasured, LevelProof levels)
        : m_pack(pack.again()), m_isMeasured(isMeasured), m_levels(levels) {
        if (!m_pack->folder() && !m_temporary.isValid())
            refuseTemporary(plainReason(m_temporary.errorString().toStdString()));
    }

    std::vector<std::string> prove(const Manifest::Artifact& artifact, int rate, const Progress& progress) {
        const std::string& path = artifact.sample.path;
        if (!m_pack->sizeOf(path)) return {path + ": is missing"};
        if (m_isMeasured && hasHash(path, artifact.sha256, progress)) return {};
        if (m_levels == LevelProof::Told && isToldRightly(artifact, rate)) return {};
        fs::path file = library::pathFromUtf8(m_temporary.path().toStdString()) / "sample";
        std::string sha256;
        if (const auto folder = m_pack->folder()) {
            file = *folder / library::pathFromUtf8(path);
            sha256 = library::sha256OfFile(file, progress);
        } else if (const std::string error = extracted(path, file, sha256, progress); !error.empty())
            return {path + ": " + error};
        return Proof(artifact, rate, file, sha256 == artifact.sha256).errors();
    }

    /// A file of a kit, or a paper, is proved by its hash alone.
    std::vector<std::string> prove(const std::string& path, const std::string& sha256,
                                   const Progress& progress) {
        if (!m_pack->sizeOf(path)) return {path + ": is missing"};
        try {
            if (m_pack->sha256(path, progress) == sha256) return {};
        } catch (const Error& error) {
            if (m_pack->folder()) throw;
            return {path + ": " + error.reason()};
        }
        return {path + ": its content is not what the manifest says (SHA-256 differs)"};
    }

private:
    /// Why it can't be unpacked; empty: it is, and has that SHA-256.
    std::string extracted(const std::string& path, const fs::path& file, std::string& sha256,
                          const Progress& progress) {
        try {
            sha256 = m_pack->extract(path, file, progress);
        } catch (const Error& error) {
            if (error.file() == file) refuseTemporary(error.reason());
            return error.reason();
        }
        return {};
    }

    bool isToldRightly(const Manifest::Artifact& artifact, int rate) {
        if (m_pack->sizeOf(artifact.sample.path).value_or(0) > mostToldBytes) return false;
        try {
            const std::string bytes = m_pack->bytes(artifact.sample.path);
            return library::sha256Of(bytes) == artifact.sha256 && saysTheSame(bytes, artifact, rate);
        } catch (const Error&) {
            return false; // what can't be read is looked at more closely, which says why
        }
    }

    /// What can't be read is looked at more closely, which says why.
    bool hasHash(const std::string& path, const std::string& sha256, const Progress& progress) {
        try {
            return m_pack->sha256(path, progress) == sha256;
        } catch (const Error&) {
            return false;
        }
    }

    /// Nobody knows then whether the pack is what it says.
    [[noreturn]] static void refuseTemporary(const std::string& reason) {
        throw Error(
            "The pack can't be proved: the folder for temporary files has no room for its largest sample (" +
            reason + "); make room there, or name another one in TMPDIR.");
    }

    std::unique_ptr<PackedFiles> m_pack;
    bool m_isMeasured;
    LevelProof m_levels;
    QTemporaryDir m_temporary;
};

}

Verification verify(const fs::path& packFolderOrZip, const Progress& progress, const PackMemory* memory,
                    LevelProof levels) {
    const std::unique_ptr<PackedFiles> pack = openPack(packFolderOrZip);
    const std::string manifestBytes = pack->manifestBytes();
    const Manifest manifest = pack->manifestFrom(manifestBytes);
    Verification verification;
    verification.files = static_cast<int>(manifest.artifacts.size());
    verification.errors = pack->errors();
    const std::string manifestSha256 = library::sha256Of(manifestBytes);
    const bool isMeasured = levels == LevelProof::Told && memory && memory->isMeasured(manifestSha256);
    checkManifest(manifest, manifestBytes, verification);
    checkList(manifest, *pack, verification);

    const std::size_t count = manifest.artifacts.size(),
                      pieces = std::min(count, isMeasured ? mostHashers : mostProvers);
    std::vector<std::vector<std::string>> found(pieces);
    jobs::parallelFor(static_cast<int>(pieces), 0, progress, [&](int index, const Progress& part) {
        const auto piece = static_cast<std::size_t>(index);
        const std::size_t first = count * piece / pieces, last = count * (piece + 1) / pieces;
        Prover prover(*pack, isMeasured, levels);
        for (std::size_t n = first; n < last; ++n) {
            const auto share = [&](std::size_t at) {
                return static_cast<double>(at - first) / static_cast<double>(last - first);
            };
            std::ranges::copy(
                prover.prove(manifest.artifacts[n], manifest.sampleRate(), part.part(share(n), share(n + 1))),
                std::back_inserter(found[piece]));
        }
    });
    if (!manifest.kits.empty() || !manifest.papers.empty()) {
        Prover prover(*pack, isMeasured, levels);
        found.emplace_back();
        for (const Manifest::KitFile& file : manifest.kits)
            std::ranges::copy(prover.prove(file.path, file.sha256, {}), std::back_inserter(found.back()));
        for (const Manifest::PaperFile& file : manifest.papers)
            std::ranges::copy(prover.prove(file.path, file.sha256, {}), std::back_inserter(found.back()));
    }
    for (const auto& errors : found)
        std::ranges::copy(errors, std::back_inserter(verification.errors));
    if (memory && !isMeasured && verification.errors.empty()) memory->rememberMeasured(manifestSha256);
    return verification;
}

}
