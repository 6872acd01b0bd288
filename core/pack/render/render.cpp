#include "pack/render/render.h"

#include "audio/peak.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/random.h"
#include "codec/file_reader.h"
#include "files/paths.h"
#include "jobs/parallel.h"
#include "loudness/loudness.h"
#include "pack/plan/request_errors.h"
#include "pack/plan/wav_info.h"
#include "pack/render/artifact_info.h"
#include "pack/render/item_channels.h"
#include "pack/render/render_item.h"
#include "pack/render/sound_hash.h"
#include "pack/render/take_gain.h"
#include "tagging/append_chunks.h"
#include "tagging/tag_writer.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

/// -100 dBFS: below one step of any file that is written.
constexpr float silentPeak = 1e-5F;

void requireUnchanged(const library::Recording& source, const Progress& progress) {
    if (library::isUnchanged(source, progress)) return;
    throw Error(library::pathFromUtf8(source.file),
                "has changed since its regions were found; open it again.");
}

/// By the stamp, and by the hash where that moved: seldom more than a look at each file.
void requireUnchanged(const PackPlan& plan, int jobs, const Progress& progress) {
    std::set<std::size_t> used;
    for (const PlanItem& item : plan.items)
        used.insert(item.source);
    const std::vector<std::size_t> sources(used.begin(), used.end());
    jobs::parallelFor(static_cast<int>(sources.size()), jobs, progress, [&](int index, const Progress& part) {
        requireUnchanged(plan.sources[sources[static_cast<std::size_t>(index)]], part);
    });
}

/// Measured on the file itself: quantised, dithered, as a sampler will read it. Adds to `metadata` what the
/// file is to say of that.
ArtifactInfo measured(const fs::path& file, loudness::Method method, const RenderedItem& made,
                      audio::WavMetadata& metadata) {
    audio::FileReader reader(file);
    const audio::AudioBuffer sound = audio::readWhole(reader);
    const int rate = reader.info().rate;
    const loudness::Measurement level = loudness::measure(sound, rate, method);
    const loudness::ProgrammeLevels programme = loudness::programmeLevels(sound, rate, level);
    const std::string soundHash = soundHashOf(sound);
    metadata.frames = sound.frames();
    placeCues(metadata.cues, sound.frames());
    metadata.levels = {programme.integrated, programme.range, level.truePeak.value, programme.momentaryMax,
                       programme.shortTermMax};
    metadata.origin->soundSha256 = soundHash;
    metadata.origin->gainDb = made.gain.value;
    metadata.origin->print = audio::printOf(sound, rate, reader.info().bits);
    return {sound.frames(),       level.loudness.value,
            level.truePeak.value, made.gain.value,
            made.shortBy,         soundHash,
            sound.channels(),     made.seam,
            made.levelled.value};
}

/// The item with the range and the tempo that its file has.
PlanItem asMade(PlanItem item, const std::optional<SeamVerdict>& seam) {
    if (!seam) return item;
    item.slice.range = seam->range;
    if (!seam->bpm) return item;
    item.slice.traits.bpm = seam->bpm;
    if (item.tempo) item.tempo->wanted = *seam->bpm;
    return item;
}

/// Makes the items of one plan, or finds them in the store.
class Renderer {
public:
    Renderer(const PackPlan& plan, library::ArtifactStore& store) : m_plan(plan), m_store(store) {}

    std::optional<Artifact> fromStore(const PlanItem& item) const {
        const auto entry = m_store.find(item.key, std::string(format().extension));
        const auto info = entry ? infoFromText(entry->info) : std::nullopt;
        return info ? std::optional(artifact(item, *entry, *info, true)) : std::nullopt;
    }

    /// Takes of one sound are measured before any of them is written. The store isn't asked again which are
    /// missing: another program may be filling it, and a take that is made needs its group's gain all the
    /// same.
    void measureTakes(const std::vector<std::size_t>& missing, int jobs, const Progress& progress) {
        m_takes = pack::measureTakes(m_plan, missing, jobs, progress);
    }

    /// Each place once: what measuring left of it is used up.
    Artifact make(std::size_t place, const Progress& progress) {
        const PlanItem& item = m_plan.items[place];
        const auto entry =
            m_store.add(item.key, std::string(format().extension),
                        [&](const fs::path& temporary) { return toText(write(place, temporary, progress)); });
        return artifact(item, entry, infoFromText(entry.info).value(), false);
    }

private:
    const audio::FileFormatInfo& format() const { return audio::info(m_plan.request.format); }

    Artifact artifact(const PlanItem& item, const library::ArtifactStore::Entry& entry,
                      const ArtifactInfo& info, bool reused) const {
        return {asMade(item, info.seam),
                entry.file,
                secondsFromFrames(info.frames, m_plan.request.sampleRate),
                info.lufs,
                info.gainDb,
                info.truePeakDb,
                entry.sha256,
                info.soundSha256,
                info.channels,
                reused,
                info.shortByLu,
                info.seam,
                info.levelledDb};
    }

    RenderedItem made(std::size_t place, const Progress& progress) {
        const PlanItem& item = m_plan.items[place];
        const std::optional<TakeGain> gain = gainOf(item);
        const auto known = m_takes.sounds.find(place);
        if (gain && known != m_takes.sounds.end()) return makeTake(item, std::move(known->second), *gain);
        return makeItem(m_plan, item, progress, gain);
    }

    ArtifactInfo write(std::size_t place, const fs::path& file, const Progress& progress) {
        const PlanItem& item = m_plan.items[place];
        const RenderedItem made = this->made(place, progress.part(0.0, 0.9));
        if (made.sound.isEmpty())
            throw Error(library::pathFromUtf8(m_plan.sources[item.source].file),
                        "nothing is left of " + inWords(item.slice) +
                            " after the effects; change the preset or leave it out.");
        requireSound(made.sound, item);
        const audio::WriteSettings settings{
            m_plan.request.format, m_plan.request.sampleRate, made.sound.channels(), hash64(item.id),
            audio::needsRf64(m_plan.request.format, made.sound.channels(), made.sound.frames())};
        audio::FileWriter writer(file, settings);
        writer.write(made.sound);
        writer.finish();
        progress.report(0.95);
        audio::WavMetadata metadata = wavInfoOf(m_plan, asMade(item, made.seam));
        const ArtifactInfo info = measured(file, item.method, made, metadata);
        if (format().isWav)
            audio::appendWavMetadata(file, metadata, settings.rate);
        else
            audio::writeComments(file, audio::commentsOf(metadata));
        return info;
    }

    /// A pack holds no silence, whatever went wrong before.
    void requireSound(const audio::AudioBuffer& sound, const PlanItem& item) const {
        if (audio::samplePeak(sound) < silentPeak)
            throw Error(library::pathFromUtf8(m_plan.sources[item.source].file),
                        inWords(item.slice) + " is silent; choose other channels, or leave it out.");
    }

    std::optional<TakeGain> gainOf(const PlanItem& item) const {
        return item.takes.empty() ? std::nullopt : std::optional(m_takes.gains.at(item.takes));
    }

    const PackPlan& m_plan;
    library::ArtifactStore& m_store;
    MeasuredTakes m_takes;
};

}

int belowTargetOf(const RenderedPack& pack) {
    const auto isShort = [](const Artifact& artifact) { return artifact.shortByLu > 0.0; };
    return static_cast<int>(std::ranges::count_if(pack.artifacts, isShort));
}

std::string shortfallOf(const RenderedPack& pack) {
    double most = 0.0;
    for (const Artifact& artifact : pack.artifacts)
        most = std::max(most, artifact.shortByLu);
    const int count = belowTargetOf(pack);
    if (count == 0) return {};
    return std::to_string(count) + " of " + std::to_string(pack.artifacts.size()) +
           " samples are quieter than their target, by up to " + decimalText(most, 1) +
           " LU: their peaks are at the ceiling, or their recording is too noisy or too coarse to be raised "
           "further; short_by_lu in the manifest tells which.";
}

namespace {

/// Fills in what is in the store; gives the places of what is not.
std::vector<std::size_t> takeKnown(const Renderer& renderer, RenderedPack& pack, int jobs,
                                   const Progress& progress) {
    jobs::parallelFor(static_cast<int>(pack.artifacts.size()), jobs, progress,
                      [&](int index, const Progress&) {
                          const auto slot = static_cast<std::size_t>(index);
                          if (auto known = renderer.fromStore(pack.plan.items[slot]))
                              pack.artifacts[slot] = *std::move(known);
                      });
    std::vector<std::size_t> missing;
    for (std::size_t n = 0; n < pack.artifacts.size(); ++n)
        if (!pack.artifacts[n].reused) missing.push_back(n);
    return missing;
}

}

RenderedPack takeRendered(const PackPlan& plan, library::ArtifactStore& store, int jobs,
                          const Progress& progress, std::vector<std::size_t>& missing) {
    RenderedPack pack{plan, std::vector<Artifact>(plan.items.size()), 0, 0};
    missing = takeKnown(Renderer(pack.plan, store), pack, jobs, progress);
    pack.reused = static_cast<int>(pack.artifacts.size() - missing.size());
    return pack;
}

RenderedPack render(const PackPlan& plan, library::ArtifactStore& store, int jobs, const Progress& progress) {
    requireUnchanged(plan, jobs, progress.part(0.0, 0.05));
    RenderedPack pack{plan, std::vector<Artifact>(plan.items.size()), 0, 0};
    resolveChannels(pack.plan, progress.part(0.05, 0.06));
    Renderer renderer(pack.plan, store);
    const std::vector<std::size_t> missing = takeKnown(renderer, pack, jobs, progress.part(0.06, 0.1));
    if (!missing.empty()) store.prepare();
    if (!missing.empty()) renderer.measureTakes(missing, jobs, progress.part(0.1, 0.3));
    jobs::parallelFor(static_cast<int>(missing.size()), jobs, progress.part(0.3, 0.99),
                      [&](int index, const Progress& part) {
                          const std::size_t slot = missing[static_cast<std::size_t>(index)];
                          pack.artifacts[slot] = renderer.make(
                              slot, part.part(0.0, 1.0, "rendering " + pack.plan.items[slot].path));
                      });
    requireUnchanged(plan, jobs, progress.part(0.99, 1.0)); // nor while they were cut
    pack.rendered = static_cast<int>(missing.size());
    pack.reused = static_cast<int>(pack.artifacts.size() - missing.size());
    return pack;
}

}
