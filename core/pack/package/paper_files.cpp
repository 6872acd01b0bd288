#include "pack/package/paper_files.h"

#include "base/error.h"
#include "base/find_by_id.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "kits/targets.h"
#include "pack/plan/wav_info.h"
#include "papers/papers.h"
#include "json/fields.h"

#include <algorithm>

namespace gleaner::pack {
namespace {

papers::Source paperSourceOf(const library::Recording& recording) {
    papers::Source source;
    source.file = json::qstring(baseName(recording.file)).toStdString();
    source.recorded = recording.recorded;
    source.device = recording.device;
    source.scene = recording.scene;
    source.take = recording.take;
    source.seconds = secondsFromFrames(recording.info.frames, recording.info.rate);
    source.rate = recording.info.rate;
    source.channels = recording.info.channels;
    return source;
}

papers::Sample paperSampleOf(const Artifact& artifact, const PackPlan& plan) {
    const PlanItem& item = artifact.item;
    const int sourceRate = plan.sources[item.source].info.rate;
    papers::Sample sample;
    sample.path = item.path;
    sample.file = artifact.file;
    sample.id = item.id;
    sample.sha256 = artifact.sha256;
    sample.traits = item.slice.traits;
    sample.seconds = artifact.seconds;
    sample.rate = plan.request.sampleRate;
    sample.channels = artifact.channels;
    sample.lufs = artifact.lufs;
    sample.truePeakDb = artifact.truePeakDb;
    sample.gainDb = artifact.gainDb;
    sample.source = item.source;
    sample.sourceBegin = secondsFromFrames(item.slice.range.begin, sourceRate);
    sample.sourceEnd = secondsFromFrames(item.slice.range.end, sourceRate);
    return sample;
}

papers::Pack paperPackOf(const RenderedPack& rendered) {
    const PackPlan& plan = rendered.plan;
    const PackRequest& request = plan.request;
    papers::Pack pack;
    pack.name = request.name;
    pack.id = plan.packId;
    pack.generator = generator();
    pack.artist = request.artist;
    pack.copyright = request.copyright;
    pack.genres = request.genres;
    pack.tags = request.tags;
    pack.licence = findById(papers::licences(), request.licence);
    pack.clauses = request.licenceClauses;
    pack.cover = library::pathFromUtf8(request.cover);
    pack.seed = request.seed;
    std::vector<std::string> times;
    for (const library::Recording& source : plan.sources) {
        pack.sources.push_back(paperSourceOf(source));
        times.push_back(source.recorded);
    }
    pack.created = newestOf(times);
    for (const Artifact& artifact : rendered.artifacts)
        pack.samples.push_back(paperSampleOf(artifact, plan));
    for (const kits::Target* target : kits::targetsOf(request.targets))
        pack.kits.emplace_back(target->name);
    return pack;
}

}

WrittenPapers writePapers(const RenderedPack& rendered, const std::filesystem::path& folder,
                          const std::filesystem::path& target, const Progress& progress) {
    const std::vector<const papers::Paper*> wanted = papers::papersOf(rendered.plan.request.papers);
    WrittenPapers written;
    if (wanted.empty()) return written;
    const papers::Pack pack = paperPackOf(rendered);
    for (std::size_t n = 0; n < wanted.size(); ++n) {
        const auto share = [&](std::size_t at) {
            return static_cast<double>(at) / static_cast<double>(wanted.size());
        };
        const papers::Paper& paper = *wanted[n];
        papers::PaperOutput output(folder);
        const Progress part = progress.part(share(n), share(n + 1), "writing " + std::string(paper.name));
        namingFile(target, [&] { paper.write(pack, output, part); });
        for (const std::string& path : output.files())
            written.files.push_back(
                {std::string(paper.id), path, library::sha256OfFile(folder / library::pathFromUtf8(path))});
        std::ranges::copy(output.notes(), std::back_inserter(written.notes));
    }
    std::ranges::sort(written.files, {}, &Manifest::PaperFile::path);
    return written;
}

}
