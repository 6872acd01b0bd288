#include "pack/plan/plan.h"

#include "base/error.h"
#include "pack/plan/identity.h"
#include "pack/plan/names.h"
#include "pack/plan/plan_items.h"
#include "pack/plan/request_errors.h"
#include "pack/plan/request_json.h"
#include "pack/plan/resolve.h"
#include "pack/plan/wav_info.h"

#include <algorithm>
#include <set>

namespace gleaner::pack {
namespace {

void count(PackPlan& plan) {
    PackCounts counts;
    for (const PlanItem& item : plan.items)
        ++countOf(counts, item.slice.traits.kind);
    plan.hits = counts.hits;
    plan.loops = counts.loops;
    plan.phrases = counts.phrases;
    plan.textures = counts.textures;
}

std::string packIdOf(const PackPlan& plan) {
    std::vector<std::string> sources;
    for (const library::Recording& source : plan.sources)
        sources.push_back(source.sha256);
    std::vector<Placed> placed;
    for (const PlanItem& item : plan.items)
        placed.push_back({item.id, item.path});
    return packIdOf(sources, placed, plan.configHash, resolvedHashOf(portableToJson(plan.request)));
}

std::string tooFew(int found, int wanted, const char* kind) {
    return std::to_string(found) + ' ' + kind + " found and at least " + std::to_string(wanted) + " wanted";
}

}

PackPlan plan(const std::vector<library::Recording>& recordings, const PackRequest& request) {
    return plan(std::vector<library::RecordingRef>(recordings.begin(), recordings.end()), request);
}

PackPlan plan(std::span<const library::RecordingRef> recordings, const PackRequest& request) {
    PackPlan plan;
    plan.request = request;
    requireDoable(request, recordings.size());
    const ItemHashes hashes(request);
    std::set<std::string> known;
    resolveSlices(plan.request, recordings);
    for (std::size_t n = 0; n < recordings.size(); ++n) {
        const std::size_t source = sourceIndex(plan.sources, recordings[n]);
        std::vector<ChosenSlice>& slices = *plan.request.assets[n].slices;
        resolveChannels(slices, plan.request.assets[n].channels, recordings[n].get().info.channels);
        requireDoable(slices, recordings[n]);
        for (const ChosenSlice& chosen : slices) {
            PlanItem item = itemFor(plan.request, n, source, plan.sources[source], chosen);
            const std::string sound = hashes.ofSound(item, plan.sources[source]);
            item.id = itemIdOf(sound);
            if (known.insert(sound).second) plan.items.push_back(std::move(item));
        }
    }
    if (request.takeLevels == TakeLevels::Together) {
        std::vector<std::string> sounds;
        for (const PlanItem& item : plan.items)
            sounds.push_back(hashes.ofSound(item, plan.sources[item.source]));
        groupTakes(plan.items, sounds);
    }
    nameItems(plan);
    plan.configHash = configHashOf(request);
    identify(plan);
    return plan;
}

void identify(PackPlan& plan) {
    const ItemHashes hashes(plan.request);
    for (PlanItem& item : plan.items) {
        const std::string sound = hashes.ofSound(item, plan.sources[item.source]);
        item.id = itemIdOf(sound);
        item.key = ItemHashes::ofFile(sound, wavInfoOf(plan, item));
    }
    count(plan);
    plan.packId = packIdOf(plan);
    plan.folder = packNameOf(plan.request.name, plan.packId);
}

PackCounts counts(const PackPlan& plan) {
    return {plan.hits, plan.loops, plan.phrases, plan.textures, plan.request.minHits, plan.request.minLoops};
}

namespace {

/// "a.wav", "a.wav and b.wav", "a.wav, b.wav and 7 others".
std::string namesOf(const std::vector<library::Recording>& sources) {
    constexpr std::size_t mostNamed = 2;
    if (sources.empty()) return "a list without recordings";
    std::string names;
    for (std::size_t n = 0; n < std::min(mostNamed, sources.size()); ++n)
        names += (n == 0 ? "" : sources.size() > mostNamed ? ", " : " and ") + baseName(sources[n].file);
    const std::size_t others = sources.size() - std::min(mostNamed, sources.size());
    return others == 0 ? names
                       : names + " and " + std::to_string(others) + (others == 1 ? " other" : " others");
}

}

void requireCounts(const PackPlan& plan) {
    const PackCounts there = counts(plan);
    if (there.isEnough()) return;
    const std::string remedy = "raise the sensitivity, add recordings, or ask for fewer.";
    if (there.all() == 0)
        throw Error("There is nothing to make a pack of in " + namesOf(plan.sources) +
                    ": no hits, loops, phrases or textures; " + remedy);
    std::string lacks;
    if (there.hits < there.hitsWanted) lacks = tooFew(there.hits, there.hitsWanted, "hits");
    if (there.loops < there.loopsWanted)
        lacks += (lacks.empty() ? "" : ", ") + tooFew(there.loops, there.loopsWanted, "loops");
    throw Error("Too little for this pack in " + namesOf(plan.sources) + ": " + lacks + "; " + remedy);
}

}
