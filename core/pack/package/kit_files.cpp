#include "pack/package/kit_files.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "codec/file_reader.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "jobs/parallel.h"
#include "kits/targets.h"

#include <algorithm>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

kits::Sample sampleOf(const Artifact& artifact) {
    const PlanItem& item = artifact.item;
    const audio::AudioInfo info = audio::FileReader(artifact.file).info();
    kits::Sample sample;
    sample.path = item.path;
    sample.file = artifact.file;
    sample.traits = item.slice.traits;
    sample.confidence = item.slice.confidence;
    sample.print = item.slice.fingerprint;
    sample.lufs = artifact.lufs;
    // Before it was brought to its level, but as loud as a person made it beside others of its kind.
    sample.recordedLufs = artifact.lufs - artifact.gainDb - artifact.levelledDb + item.shape.gainDb;
    sample.frames = info.frames;
    sample.rate = info.rate;
    sample.channels = info.channels;
    return sample;
}

kits::Kit kitOf(const RenderedPack& pack) {
    std::vector<kits::Sample> samples;
    for (const Artifact& artifact : pack.artifacts)
        samples.push_back(sampleOf(artifact));
    const PackRequest& request = pack.plan.request;
    kits::Kit kit = kits::makeKit(request.name, std::move(samples));
    kit.author = request.artist;
    kit.copyright = request.copyright;
    kit.licence = request.licence;
    return kit;
}

std::vector<Manifest::KitFile> writeKit(const kits::Kit& kit, const kits::Target& target,
                                        const RenderedPack& pack, const fs::path& folder) {
    const std::string inside = std::string(kitsFolder) + '/' + std::string(target.id) + '/';
    kits::KitOutput output(folder / library::pathFromUtf8(inside));
    target.write(kit, output);
    std::vector<Manifest::KitFile> files;
    for (const kits::WrittenFile& written : output.files()) {
        Manifest::KitFile file{std::string(target.id), inside + written.path, {}, {}};
        file.sha256 = library::sha256OfFile(folder / library::pathFromUtf8(file.path));
        for (const std::size_t sample : written.samples)
            file.artifacts.push_back(pack.artifacts[sample].item.id);
        files.push_back(std::move(file));
    }
    return files;
}

}

std::vector<Manifest::KitFile> writeKits(const RenderedPack& pack, const fs::path& folder,
                                         const fs::path& target, const Progress& progress) {
    const std::vector<const kits::Target*> targets = kits::targetsOf(pack.plan.request.targets);
    if (targets.empty()) return {};
    const kits::Kit kit = kitOf(pack);
    std::vector<std::vector<Manifest::KitFile>> made(targets.size());
    jobs::parallelFor(
        static_cast<int>(targets.size()), jobs::oneAProcessor, progress,
        [&](int index, const Progress& part) {
            const auto slot = static_cast<std::size_t>(index);
            part.part(0.0, 1.0, "writing the kit for " + std::string(targets[slot]->name)).report(0.0);
            made[slot] = namingFile(target, [&] { return writeKit(kit, *targets[slot], pack, folder); });
        });
    std::vector<Manifest::KitFile> files;
    for (std::vector<Manifest::KitFile>& some : made)
        std::ranges::move(some, std::back_inserter(files));
    std::ranges::sort(files, {}, &Manifest::KitFile::path);
    return files;
}

}
