#include "pack/render/take_gain.h"

#include "jobs/parallel.h"
#include "loudness/loudness.h"
#include "pack/render/render_item.h"

#include <algorithm>
#include <set>

namespace gleaner::pack {
namespace {

/// Differences below this are none, LU.
constexpr double reached = 0.05;

using Group = std::vector<std::size_t>; ///< indices into the measured takes

TakeGain gainOf(const std::vector<MeasuredTake>& takes, const Group& group, const PackPlan& plan) {
    std::vector<loudness::Measurement> levels;
    loudness::Target target;
    target.ceiling = Decibels(plan.request.truePeakDb);
    Decibels most(HUGE_VAL);
    Lufs loudest(-HUGE_VAL);
    for (const std::size_t n : group) {
        loudness::Measurement level = takes[n].level;
        level.loudness = Lufs(level.loudness.value + takes[n].ownGain.value);
        level.truePeak = level.truePeak + takes[n].ownGain;
        target.loudness = takes[n].target;
        most = std::min(most, takes[n].mostGain);
        loudest = std::max(loudest, level.loudness);
        levels.push_back(level);
    }
    target.mostGain = std::max(target.mostGain, most);
    TakeGain made{loudness::groupGain(levels, target), 0.0};
    const double missing = target.loudness->value - loudest.value - made.gain.value;
    made.shortBy = missing > reached ? missing : 0.0;
    return made;
}

}

std::map<std::string, TakeGain> takeGains(const PackPlan& plan, const std::vector<std::size_t>& places,
                                          int jobs, const Progress& progress) {
    std::set<std::string> wanted;
    for (const std::size_t place : places)
        if (const std::string& takes = plan.items[place].takes; !takes.empty()) wanted.insert(takes);
    std::map<std::string, Group> groups;
    std::vector<const PlanItem*> items;
    for (const PlanItem& item : plan.items)
        if (wanted.contains(item.takes)) {
            groups[item.takes].push_back(items.size());
            items.push_back(&item);
        }
    std::vector<MeasuredTake> takes(items.size());
    jobs::parallelFor(static_cast<int>(items.size()), jobs, progress, [&](int index, const Progress& part) {
        const auto slot = static_cast<std::size_t>(index);
        takes[slot] = measureTake(plan, *items[slot], part);
    });
    std::map<std::string, TakeGain> gains;
    for (const auto& [name, group] : groups)
        gains[name] = gainOf(takes, group, plan);
    return gains;
}

}
