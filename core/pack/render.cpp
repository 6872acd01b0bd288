#include "pack/render.h"

#include "audio/file_reader.h"
#include "base/error.h"
#include "base/random.h"
#include "jobs/parallel.h"
#include "library/paths.h"
#include "pack/artifact_facts.h"
#include "pack/render_item.h"
#include "pack/wav_facts.h"

#include <algorithm>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

void requireUnchanged(const library::Recording& source, const Progress& progress) {
    if (library::isUnchanged(source, progress)) return;
    throw Error(library::pathFromUtf8(source.file),
                "has changed since its slices were found; open it again.");
}

/// Measured on the file itself: quantised, dithered, as a sampler will read it.
ArtifactFacts measured(const fs::path& file, loudness::Method method, Decibels gain) {
    audio::FileReader reader(file);
    const audio::AudioBuffer sound = audio::readWhole(reader);
    const loudness::Measurement level = loudness::measure(sound, reader.info().rate, method);
    return {sound.frames(), level.loudness.value, level.truePeak.value, gain.value,
            library::sha256OfFile(file)};
}

/// Makes the items of one plan, or finds them in the store.
class Renderer {
public:
    Renderer(const PackPlan& plan, library::ArtifactStore& store) : m_plan(plan), m_store(store) {}

    Artifact artifactOf(const PlanItem& item, const Progress& progress) {
        if (std::optional<Artifact> known = fromStore(item, progress)) return *known;
        const auto entry =
            m_store.add(item.key, std::string(format().ending),
                        [&](const fs::path& temporary) { return toText(write(item, temporary, progress)); });
        return artifact(item, entry.file, *factsFromText(entry.facts), false);
    }

private:
    const audio::FileFormatFacts& format() const { return audio::facts(m_plan.request.format); }

    /// A file that is not what its facts say is as good as none: it is made again.
    std::optional<Artifact> fromStore(const PlanItem& item, const Progress& progress) const {
        const auto entry = m_store.find(item.key);
        if (!entry) return std::nullopt;
        const auto facts = factsFromText(entry->facts);
        if (!facts || library::sha256OfFile(entry->file, progress) != facts->sha256) return std::nullopt;
        return artifact(item, entry->file, *facts, true);
    }

    Artifact artifact(const PlanItem& item, const fs::path& file, const ArtifactFacts& facts,
                      bool reused) const {
        return {item,         file,         secondsFromFrames(facts.frames, m_plan.request.sampleRate),
                facts.lufs,   facts.gainDb, facts.truePeakDb,
                facts.sha256, reused};
    }

    ArtifactFacts write(const PlanItem& item, const fs::path& file, const Progress& progress) const {
        const RenderedItem made = makeItem(m_plan, item, progress.part(0.0, 0.9));
        if (made.sound.isEmpty())
            throw Error(library::pathFromUtf8(m_plan.sources[item.source].file),
                        "nothing is left of the slice \"" + item.slice.id +
                            "\" after the effects; change the preset or leave it out.");
        audio::WriteSettings settings{m_plan.request.format, m_plan.request.sampleRate, made.sound.channels(),
                                      hash64(item.id)};
        audio::FileWriter writer(file, settings);
        writer.write(made.sound);
        writer.finish();
        if (format().ending == ".wav") {
            audio::WavMetadata chunks = wavFactsOf(m_plan, item);
            chunks.frames = made.sound.frames();
            audio::appendWavMetadata(file, chunks, settings.rate);
        }
        progress.report(0.95);
        return measured(file, item.method, made.gain);
    }

    const PackPlan& m_plan;
    library::ArtifactStore& m_store;
};

}

RenderedPack render(const PackPlan& plan, library::ArtifactStore& store, int jobs, const Progress& progress) {
    const auto sources = static_cast<int>(plan.sources.size());
    jobs::parallelFor(sources, jobs, progress.part(0.0, 0.05), [&](int index, const Progress& part) {
        requireUnchanged(plan.sources[static_cast<std::size_t>(index)], part);
    });
    RenderedPack pack{plan, std::vector<Artifact>(plan.items.size()), 0, 0};
    Renderer renderer(plan, store);
    jobs::parallelFor(static_cast<int>(plan.items.size()), jobs, progress.part(0.05, 1.0),
                      [&](int index, const Progress& part) {
                          const auto slot = static_cast<std::size_t>(index);
                          pack.artifacts[slot] = renderer.artifactOf(plan.items[slot], part);
                      });
    pack.reused = static_cast<int>(std::ranges::count_if(pack.artifacts, &Artifact::reused));
    pack.rendered = static_cast<int>(pack.artifacts.size()) - pack.reused;
    return pack;
}

}
