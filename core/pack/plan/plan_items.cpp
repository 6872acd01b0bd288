#include "pack/plan/plan_items.h"

#include "files/sha256.h"
#include "kits/takes.h"
#include "library/sample_index.h"
#include "pack/plan/name_placeholders.h"

#include <algorithm>

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

int keptNumber(const Asset& asset, const analysis::Slice& slice) {
    for (const KeptNumbers& series : asset.numbers) {
        if (series.kind != slice.traits.kind || series.called != toldRole(slice.traits)) continue;
        const auto kept = series.of.find(slice.id);
        return kept == series.of.end() ? 0 : kept->second;
    }
    return 0;
}

/// As far as it is heard.
RegionShape shapeOf(const ChosenSlice& chosen) {
    if (chosen.slice.traits.kind == music::SampleKind::Loop) return {0, 0, chosen.shape.gainDb};
    return chosen.shape.within(chosen.slice.range.length());
}

}

std::size_t sourceIndex(std::vector<library::Recording>& sources, const library::Recording& recording) {
    const auto known = std::find_if(sources.begin(), sources.end(), [&](const library::Recording& source) {
        return source.sha256 == recording.sha256;
    });
    const auto place = static_cast<std::size_t>(known - sources.begin());
    if (known == sources.end()) sources.push_back(library::withoutSlices(recording));
    return place;
}

PlanItem itemFor(const PackRequest& request, std::size_t asset, std::size_t source,
                 const library::Recording& recording, const ChosenSlice& chosen) {
    PlanItem item;
    item.keptNumber = keptNumber(request.assets[asset], chosen.slice);
    item.source = source;
    item.slice = chosen.slice;
    item.name = chosen.name;
    item.group = chosen.group;
    const music::SampleKind kind = chosen.slice.traits.kind;
    const double seconds = secondsFromFrames(chosen.slice.range.length(), recording.info.rate);
    item.method = library::methodFor(kind, seconds);
    item.shape = shapeOf(chosen);
    item.targetLufs = request.targetLufs.value_or(usualTarget(kind)) + item.shape.gainDb;
    if (request.loops == LoopLength::ExactBars)
        item.tempo = music::loopTempo(chosen.slice.traits, seconds,
                                      request.loopStretch.value_or(music::mostLoopStretch));
    return item;
}

std::string takesOf(std::vector<std::string> sounds) {
    std::ranges::sort(sounds);
    std::string all = "takes 2"; // raised when the gain of takes is another one
    for (const std::string& sound : sounds)
        all += ' ' + sound;
    return library::sha256Of(all);
}

void groupTakes(std::vector<PlanItem>& items, const std::vector<std::string>& sounds) {
    std::vector<kits::Sample> samples(items.size());
    for (std::size_t n = 0; n < items.size(); ++n) {
        samples[n].traits = items[n].slice.traits;
        samples[n].confidence = items[n].slice.confidence;
        samples[n].print = items[n].slice.fingerprint;
    }
    for (const std::vector<std::size_t>& group : kits::groupTakes(samples)) {
        if (group.size() < 2) continue;
        std::vector<std::string> members;
        for (const std::size_t n : group)
            members.push_back(sounds[n]);
        const std::string takes = takesOf(std::move(members));
        for (const std::size_t n : group) {
            items[n].takes = takes;
            items[n].idAlone = items[n].id;
            items[n].id = itemIdOf(library::sha256Of(takes + ' ' + sounds[n]));
        }
    }
}

std::string itemIdOf(const std::string& soundHash) { return soundHash.substr(0, 12); }

int& countOf(PackCounts& counts, music::SampleKind kind) {
    switch (kind) {
    case music::SampleKind::Hit:
        break;
    case music::SampleKind::Loop:
        return counts.loops;
    case music::SampleKind::Phrase:
        return counts.phrases;
    case music::SampleKind::Texture:
        return counts.textures;
    }
    return counts.hits;
}

}
