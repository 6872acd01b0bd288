#include "pack/plan/resolve.h"

#include <algorithm>
#include <tuple>

namespace gleaner::pack {
namespace {

std::vector<ChosenSlice> everything(const analysis::Detection& detection) {
    std::vector<ChosenSlice> slices;
    for (const analysis::Slice& slice : detection.slices)
        slices.push_back(chosenAsFound(slice));
    return slices;
}

void resolve(std::vector<ChosenSlice>& slices) {
    std::erase_if(slices, [](const ChosenSlice& chosen) { return chosen.leftOut; });
    std::stable_sort(slices.begin(), slices.end(), [](const ChosenSlice& a, const ChosenSlice& b) {
        const auto order = [](const analysis::Slice& slice) {
            return std::tuple(slice.range.begin, slice.range.end, slice.traits.kind,
                              std::string_view(slice.id));
        };
        return order(a.slice) < order(b.slice);
    });
}

/// All recordings together: a step is the same step in the next recording.
void leaveOutMoreOfTheSame(std::vector<Asset>& assets, const analysis::HitVariety& wanted) {
    std::vector<ChosenSlice*> hits;
    std::vector<analysis::HitToChoose> candidates;
    for (Asset& asset : assets)
        for (ChosenSlice& chosen : *asset.slices)
            if (chosen.slice.traits.kind == music::SampleKind::Hit) {
                hits.push_back(&chosen);
                candidates.push_back(toChoose(chosen));
                chosen.leftOut = true;
            }
    for (const std::size_t kept : analysis::chooseHits(candidates, wanted))
        hits[kept]->leftOut = false;
    for (Asset& asset : assets)
        std::erase_if(*asset.slices, [](const ChosenSlice& chosen) { return chosen.leftOut; });
}

}

audio::FileSequence filesOf(const Asset& asset) {
    std::vector<std::filesystem::path> files{asset.file};
    files.insert(files.end(), asset.parts.begin(), asset.parts.end());
    return audio::FileSequence(std::move(files));
}

void setFiles(Asset& asset, const audio::FileSequence& files) {
    asset.file = files.first().string();
    asset.parts.clear();
    for (std::size_t n = 1; n < files.files().size(); ++n)
        asset.parts.push_back(files.files()[n].string());
}

ChosenSlice chosenAsFound(const analysis::Slice& slice) {
    ChosenSlice chosen;
    chosen.slice = slice;
    chosen.name = slice.label;
    return chosen;
}

const fx::Preset& presetFor(const PackRequest& request, music::SampleKind kind) {
    const auto own = request.kindPresets.find(kind);
    return own == request.kindPresets.end() ? request.preset : own->second;
}

analysis::HitToChoose toChoose(const ChosenSlice& hit) {
    const bool isChosen = !hit.name.empty() || hit.kept || hit.slice.origin == analysis::Origin::Mark;
    return {hit.slice.fingerprint, hit.slice.confidence, isChosen};
}

void resolveChannels(std::vector<ChosenSlice>& slices, const audio::ChannelChoice& choice, int ofRecording) {
    for (ChosenSlice& chosen : slices) {
        std::optional<audio::Channels>& channels = chosen.slice.channels;
        if (choice.fixed) channels = choice.fixed;
        if (channels && channels->areAllOf(ofRecording)) channels.reset();
    }
}

void resolveSlices(PackRequest& request, std::span<const library::RecordingRef> recordings) {
    for (std::size_t n = 0; n < recordings.size(); ++n) {
        std::optional<std::vector<ChosenSlice>>& slices = request.assets[n].slices;
        if (!slices) slices = everything(recordings[n].get().detection);
        resolve(*slices);
        request.assets[n].removed.reset(); // how a person came to these slices is no part of a pack
        for (ChosenSlice& chosen : *slices) {
            chosen.edited = false;
            chosen.unanalysed = false;
            chosen.locked = false;
            chosen.detectedAs.clear();
        }
    }
    if (!request.variety.asksForAll()) leaveOutMoreOfTheSame(request.assets, request.variety);
    for (Asset& asset : request.assets)
        for (ChosenSlice& chosen : *asset.slices)
            chosen.kept = false; // it has had its say
}

}
