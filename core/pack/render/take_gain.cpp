#include "pack/render/take_gain.h"

#include "jobs/parallel.h"
#include "loudness/loudness.h"
#include "pack/render/render_item.h"

#include <algorithm>
#include <set>
#include <utility>

namespace gleaner::pack {
namespace {

/// Differences below this are none, LU.
constexpr double reached = 0.05;

using Group = std::vector<std::size_t>; ///< indices into the measured takes

/// What effects that bring each sample to one level did to the take that was played loudest. The others get
/// as much, no more: else soft takes would come out as loud as loud ones.
Decibels levelledOf(const std::vector<MeasuredTake>& takes, const Group& group) {
    const auto played = [&](std::size_t n) {
        return takes[n].level.loudness.value + takes[n].ownGain.value - takes[n].shaped.levelled.value;
    };
    return takes[*std::ranges::max_element(group, {}, played)].shaped.levelled;
}

TakeGain gainOf(const std::vector<MeasuredTake>& takes, const Group& group, const PackPlan& plan) {
    std::vector<loudness::Measurement> levels;
    loudness::Target target;
    target.ceiling = Decibels(plan.request.truePeakDb);
    Decibels most(HUGE_VAL);
    Lufs loudest(-HUGE_VAL);
    const Decibels levelled = levelledOf(takes, group);
    for (const std::size_t n : group) {
        loudness::Measurement level = takes[n].level;
        const Decibels asPlayed = takes[n].ownGain + (levelled - takes[n].shaped.levelled);
        level.loudness = Lufs(level.loudness.value + asPlayed.value);
        level.truePeak = level.truePeak + asPlayed;
        target.loudness = takes[n].target;
        most = std::min(most, takes[n].mostGain);
        loudest = std::max(loudest, level.loudness);
        levels.push_back(level);
    }
    target.mostGain = std::max(target.mostGain, most);
    TakeGain made{loudness::groupGain(levels, target), 0.0, levelled};
    const double missing = target.loudness->value - loudest.value - made.gain.value;
    made.shortBy = missing > reached ? missing : 0.0;
    return made;
}

constexpr std::int64_t mostKeptBytes = std::int64_t{64} << 20;

/// Of which takes, in order, the sounds are kept: so many as are sure to fit.
std::vector<char> keptOf(const PackPlan& plan, const std::vector<std::size_t>& takes,
                         const std::vector<std::size_t>& wanted) {
    const std::set<std::size_t> made(wanted.begin(), wanted.end());
    std::vector<char> kept;
    double bytes = 0.0;
    for (const std::size_t place : takes) {
        const PlanItem& item = plan.items[place];
        const double seconds =
            secondsFromFrames(item.slice.range.length(), plan.sources[item.source].info.rate);
        if (made.contains(place)) bytes += seconds * plan.request.sampleRate * 2 * sizeof(float);
        kept.push_back(made.contains(place) && bytes <= static_cast<double>(mostKeptBytes) ? 1 : 0);
    }
    return kept;
}

}

MeasuredTakes measureTakes(const PackPlan& plan, const std::vector<std::size_t>& places, int jobs,
                           const Progress& progress) {
    std::set<std::string> wanted;
    for (const std::size_t place : places)
        if (const std::string& takes = plan.items[place].takes; !takes.empty()) wanted.insert(takes);
    std::map<std::string, Group> groups;
    std::vector<std::size_t> items;
    for (std::size_t place = 0; place < plan.items.size(); ++place)
        if (const std::string& name = plan.items[place].takes; wanted.contains(name)) {
            groups[name].push_back(items.size());
            items.push_back(place);
        }
    const std::vector<char> kept = keptOf(plan, items, places);
    std::vector<MeasuredTake> takes(items.size());
    jobs::parallelFor(static_cast<int>(items.size()), jobs, progress, [&](int index, const Progress& part) {
        const auto slot = static_cast<std::size_t>(index);
        takes[slot] = measureTake(plan, plan.items[items[slot]], part);
        if (!kept[slot]) takes[slot].shaped.sound = {};
    });
    MeasuredTakes measured;
    for (const auto& [name, group] : groups)
        measured.gains[name] = gainOf(takes, group, plan);
    for (std::size_t slot = 0; slot < items.size(); ++slot)
        if (kept[slot]) measured.sounds[items[slot]] = std::move(takes[slot].shaped);
    return measured;
}

}
