#include "pack/plan/plan_flags.h"

#include "base/error.h"
#include "base/number_text.h"
#include "library/guarded_recording.h"
#include "pack/plan/identity.h"
#include "pack/plan/plan_items.h"
#include "pack/plan/wav_info.h"

#include <algorithm>
#include <map>
#include <set>

namespace gleaner::pack {

namespace {
/// How far the seam of a loop may take in what lies before its beginning or behind its end
/// (pack/render/cut.h).
constexpr double seamSeconds = 0.2;

/// Where this stretch of speech is heard in the sample: in a loop also at the seam.
void mute(PlanItem& item, FrameRange spoken, Frame seam) {
    const FrameRange own = item.slice.range;
    std::vector<FrameRange> heard = {spoken};
    if (spoken.overlaps({own.begin - seam, own.begin})) heard.push_back({own.end - seam, own.end});
    if (spoken.overlaps({own.end, own.end + seam})) heard.push_back({own.begin, own.begin + seam});
    for (const FrameRange& range : heard)
        if (const FrameRange inside = intersection(range, own); !inside.isEmpty())
            item.muted.push_back(inside);
}

/// In order and apart.
std::vector<FrameRange> inOrderAndApart(std::vector<FrameRange> ranges) {
    std::ranges::sort(ranges, {}, &FrameRange::begin);
    std::vector<FrameRange> apart;
    for (const FrameRange& range : ranges)
        if (!apart.empty() && range.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, range.end);
        else
            apart.push_back(range);
    return apart;
}

void setFlagsOf(PlanItem& item, SpeechWay way, std::span<const guards::Flag> flags, int rate) {
    const bool isLoop = item.slice.traits.kind == music::SampleKind::Loop;
    const Frame seam = isLoop ? framesFromSeconds(seamSeconds, rate) : 0;
    item.flags = guards::within(flags, {item.slice.range.begin - seam, item.slice.range.end + seam});
    item.muted.clear();
    if (way != SpeechWay::Mute) return;
    for (const guards::Flag& flag : item.flags)
        if (flag.kind == guards::FlagKind::Speech) mute(item, flag.range, seam);
    item.muted = inOrderAndApart(std::move(item.muted));
}

bool isSilenced(const PlanItem& item) { return item.muted == std::vector<FrameRange>{item.slice.range}; }

/// Groups of takes in which something was muted. Their one gain is measured on what is heard, so that all of
/// them are other sounds than before, also those in which nobody speaks.
std::set<std::string> mutedGroups(const PackPlan& plan) {
    std::set<std::string> groups;
    for (const PlanItem& item : plan.items)
        if (!item.takes.empty() && !item.muted.empty()) groups.insert(item.takes);
    return groups;
}

void groupAnew(PackPlan& plan, const std::set<std::string>& groups) {
    const ItemHashes hashes(plan.request);
    std::map<std::string, std::vector<PlanItem*>> members;
    for (PlanItem& item : plan.items)
        if (groups.contains(item.takes)) members[item.takes].push_back(&item);
    for (const auto& [before, items] : members) {
        std::vector<std::string> sounds;
        for (PlanItem* item : items) {
            item->takes.clear();
            sounds.push_back(hashes.ofSound(*item, plan.sources[item->source]));
        }
        const std::string takes = items.size() > 1 ? takesOf(std::move(sounds)) : std::string();
        for (PlanItem* item : items)
            item->takes = takes;
    }
}
}

void setFlags(PackPlan& plan, std::span<const std::vector<guards::Flag>> flags) {
    if (!plan.request.speech) return;
    for (PlanItem& item : plan.items)
        setFlagsOf(item, *plan.request.speech, flags[item.source], plan.sources[item.source].info.rate);
    const std::set<std::string> muted = mutedGroups(plan);
    plan.spoken = static_cast<int>(std::erase_if(plan.items, isSilenced));
    groupAnew(plan, muted);
    identify(plan);
}

void askGuards(PackPlan& plan, const std::filesystem::path& cacheFolder, int jobs, const Progress& progress) {
    if (!plan.request.speech) return;
    const std::vector<library::RecordingRef> sources(plan.sources.begin(), plan.sources.end());
    setFlags(plan, library::guardFlags(sources, cacheFolder, jobs, progress));
}

void requireNoSpeech(const PackPlan& plan) {
    if (plan.request.speech != SpeechWay::Stop) return;
    constexpr std::size_t mostNamed = 5;
    std::size_t speaking = 0;
    std::string told;
    for (const PlanItem& item : plan.items) {
        const auto flag = std::ranges::find(item.flags, guards::FlagKind::Speech, &guards::Flag::kind);
        if (flag == item.flags.end() || ++speaking > mostNamed) continue;
        const library::Recording& source = plan.sources[item.source];
        told += (told.empty() ? "" : ", ") + item.path + " (" + baseName(source.file) + " at " +
                decimalText(secondsFromFrames(flag->range.begin, source.info.rate), 1) + " s)";
    }
    if (speaking == 0) return;
    if (speaking > mostNamed) told += " and " + std::to_string(speaking - mostNamed) + " more";
    throw Error("Somebody speaks in " + std::to_string(speaking) +
                (speaking == 1 ? " sample: " : " samples: ") + told +
                "; leave them out, mute what is spoken, or say that it may be published.");
}

}
