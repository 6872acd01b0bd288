#include "pack/plan/plan.h"

#include "base/error.h"
#include "library/loudness_method.h"
#include "pack/plan/identity.h"
#include "pack/plan/names.h"
#include "pack/plan/request_errors.h"
#include "pack/plan/request_json.h"
#include "pack/plan/resolve.h"
#include "pack/plan/wav_info.h"

#include <algorithm>
#include <set>

namespace gleaner::pack {
namespace {

/// Where a kind is brought to when the request does not say: a matter of taste that most packs share
/// (docs/sound.md 1.5).
constexpr double usualTarget(music::SampleKind kind) {
    switch (kind) {
    case music::SampleKind::Hit:
        return -12.0;
    case music::SampleKind::Loop:
        return -14.0;
    case music::SampleKind::Phrase:
        return -16.0;
    case music::SampleKind::Texture:
        return -20.0;
    }
    return -12.0;
}

/// Place of the recording among the sources; the same content twice is one source.
std::size_t sourceIndex(std::vector<library::Recording>& sources, const library::Recording& recording) {
    const auto known = std::find_if(sources.begin(), sources.end(), [&](const library::Recording& source) {
        return source.sha256 == recording.sha256;
    });
    const auto place = static_cast<std::size_t>(known - sources.begin());
    if (known == sources.end()) sources.push_back(library::withoutSlices(recording));
    return place;
}

/// As far as it is heard.
RegionShape shapeOf(const ChosenSlice& chosen) {
    if (chosen.slice.traits.kind == music::SampleKind::Loop) return {0, 0, chosen.shape.gainDb};
    return chosen.shape.within(chosen.slice.range.length());
}

/// Everything but its id, key and path.
PlanItem itemFor(const PackPlan& plan, std::size_t source, const ChosenSlice& chosen) {
    PlanItem item;
    item.source = source;
    item.slice = chosen.slice;
    item.name = chosen.name;
    item.group = chosen.group;
    const music::SampleKind kind = chosen.slice.traits.kind;
    const double seconds = secondsFromFrames(chosen.slice.range.length(), plan.sources[source].info.rate);
    item.method = library::methodFor(kind, seconds);
    item.shape = shapeOf(chosen);
    item.targetLufs = plan.request.targetLufs.value_or(usualTarget(kind)) + item.shape.gainDb;
    return item;
}

void count(PackPlan& plan) {
    for (const PlanItem& item : plan.items) {
        switch (item.slice.traits.kind) {
        case music::SampleKind::Hit:
            ++plan.hits;
            break;
        case music::SampleKind::Loop:
            ++plan.loops;
            break;
        case music::SampleKind::Phrase:
            ++plan.phrases;
            break;
        case music::SampleKind::Texture:
            ++plan.textures;
            break;
        }
    }
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
            PlanItem item = itemFor(plan, source, chosen);
            const std::string sound = hashes.ofSound(item, plan.sources[source]);
            item.id = sound.substr(0, 12);
            if (known.insert(sound).second) plan.items.push_back(std::move(item));
        }
    }
    nameItems(plan);
    for (PlanItem& item : plan.items)
        item.key = ItemHashes::ofFile(hashes.ofSound(item, plan.sources[item.source]), wavInfoOf(plan, item));
    count(plan);
    plan.configHash = configHashOf(request);
    plan.packId = packIdOf(plan);
    plan.folder = packNameOf(request.name, plan.packId);
    return plan;
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
