#include "pack/verify.h"

#include "audio/file_reader.h"
#include "base/error.h"
#include "jobs/parallel.h"
#include "library/paths.h"
#include "library/recording.h"
#include "pack/identity.h"
#include "pack/packed.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

/// How far a level may lie from what the manifest says (dsp.md 1.5), in LU and dB.
constexpr double levelTolerance = 0.1;
/// True peak of what no pack may hold.
constexpr double silentDb = -100.0;

std::string shown(double level) {
    if (!std::isfinite(level)) return "silence";
    std::ostringstream text;
    text.precision(2);
    text << std::fixed << level;
    return text.str();
}

bool isNear(double found, const std::optional<double>& claimed) {
    if (!claimed || !std::isfinite(found)) return !claimed && !std::isfinite(found);
    return std::abs(found - *claimed) <= levelTolerance;
}

/// Proves one file against what the manifest says of it.
class Proof {
public:
    Proof(const Manifest::Artifact& artifact, int rate, const fs::path& file)
        : m_artifact(artifact), m_rate(rate), m_file(file) {}

    std::vector<std::string> faults(const Progress& progress) {
        if (library::sha256OfFile(m_file, progress.part(0.0, 0.4)) != m_artifact.sha256)
            fault("its content is not what the manifest says (SHA-256 differs)");
        try {
            listen();
        } catch (const Error& error) {
            fault(std::string("does not decode: ") + error.what());
        }
        return std::move(m_faults);
    }

private:
    void fault(const std::string& what) { m_faults.push_back(m_artifact.sample.path + ": " + what); }

    void listen() {
        audio::FileReader reader(m_file);
        const audio::AudioBuffer sound = audio::readWhole(reader);
        const int rate = reader.info().rate;
        if (rate != m_rate) fault("is at " + std::to_string(rate) + " Hz, not " + std::to_string(m_rate));
        const double claimed = m_artifact.sample.seconds * rate;
        if (std::abs(static_cast<double>(sound.frames()) - claimed) > 0.5)
            fault("is " + std::to_string(sound.frames()) + " frames long, not " +
                  std::to_string(std::llround(claimed)));
        const loudness::Measurement level = loudness::measure(sound, rate, m_artifact.method);
        if (!(level.truePeak.value > silentDb)) fault("is silent");
        compare("its loudness", level.loudness.value, m_artifact.sample.lufs, "LUFS");
        compare("its true peak", level.truePeak.value, m_artifact.truePeakDb, "dBTP");
    }

    void compare(const std::string& what, double found, const std::optional<double>& claimed,
                 const char* unit) {
        if (isNear(found, claimed)) return;
        fault(what + " is " + shown(found) + ' ' + unit + ", not " + (claimed ? shown(*claimed) : "silence"));
    }

    const Manifest::Artifact& m_artifact;
    int m_rate;
    fs::path m_file;
    std::vector<std::string> m_faults;
};

std::vector<std::string> faultsOfList(const Manifest& manifest, const PackedFiles& pack) {
    std::vector<std::string> faults;
    std::set<std::string> listed;
    std::vector<Placed> placed;
    for (const Manifest::Artifact& artifact : manifest.artifacts) {
        if (!listed.insert(artifact.sample.path).second)
            faults.push_back(artifact.sample.path + ": is listed twice");
        placed.push_back({artifact.sample.id, artifact.sample.path});
    }
    for (const std::string& path : pack.paths())
        if (!listed.contains(path)) faults.push_back(path + ": does not belong to the pack");
    if (packIdOf(manifest.sourceHashes, placed, manifest.configHash) != manifest.packId)
        faults.emplace_back(
            "manifest.json: the pack's id does not follow from its sources, samples and settings");
    if (pack.name() != "pack_" + manifest.packId)
        faults.push_back("manifest.json: belongs to pack_" + manifest.packId + ", not to " + pack.name());
    return faults;
}

/// The proof of one file, wherever it lies: in the folder, or unpacked for the moment.
std::vector<std::string> prove(const Manifest::Artifact& artifact, int rate, PackedFiles& pack,
                               const Progress& progress) {
    const std::string& path = artifact.sample.path;
    if (!pack.sizeOf(path)) return {path + ": is missing"};
    if (const auto folder = pack.folder())
        return Proof(artifact, rate, *folder / library::pathFromUtf8(path)).faults(progress);
    const QTemporaryDir temporary;
    if (!temporary.isValid())
        throw Error("The system's folder for temporary files can't be written; make room there.");
    const fs::path file = library::pathFromUtf8(temporary.path().toStdString()) / "sample";
    try {
        pack.extract(path, file, progress.part(0.0, 0.3));
    } catch (const Error& damaged) {
        return {path + ": " + damaged.what()};
    }
    return Proof(artifact, rate, file).faults(progress.part(0.3, 1.0));
}

}

Verification verify(const fs::path& packFolderOrZip, const Progress& progress) {
    const std::unique_ptr<PackedFiles> pack = openPack(packFolderOrZip);
    const Manifest manifest = pack->manifest();
    Verification verification;
    verification.files = static_cast<int>(manifest.artifacts.size());
    verification.faults = pack->faults();
    std::ranges::copy(faultsOfList(manifest, *pack), std::back_inserter(verification.faults));

    std::vector<std::vector<std::string>> found(manifest.artifacts.size());
    jobs::parallelFor(verification.files, 0, progress, [&](int index, const Progress& part) {
        const auto slot = static_cast<std::size_t>(index);
        const std::unique_ptr<PackedFiles> own =
            openPack(packFolderOrZip); // a zip is read by one thread at a time
        found[slot] = prove(manifest.artifacts[slot], manifest.sampleRate, *own, part);
    });
    for (const auto& faults : found)
        std::ranges::copy(faults, std::back_inserter(verification.faults));
    return verification;
}

}
