#include "compose/song_plan.h"

#include "base/error.h"
#include "music/song_limits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <sstream>

namespace gleaner::compose {
namespace {

constexpr double slowestBpm = 40.0, fastestBpm = 250.0;
constexpr double leastSwing = 50.0, mostSwing = 75.0;
constexpr double mostBalance = 3.0; // dB
constexpr double headroom = 0.56; // a dozen parts at full volume would sum to twelve decibels over full scale

template <typename Table>
std::string idsOf(const Table& table) {
    std::string ids;
    for (const auto& entry : table)
        ids += (ids.empty() ? "" : ", ") + std::string(entry.id);
    return ids;
}

/// The entry of that id; Error with the known ones.
template <typename Find, typename Table>
auto known(const char* what, const std::string& id, Find find, const Table& table) {
    if (const auto* entry = find(id)) return entry;
    throw Error("There is no " + std::string(what) + " \"" + id + "\"; choose one of " + idsOf(table) + ".");
}

std::string numberText(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

void checkNumbers(const ComposeRequest& request) {
    if (!(request.bpm >= slowestBpm && request.bpm <= fastestBpm))
        throw Error("A tempo of " + numberText(request.bpm) +
                    " bpm can't be composed for; choose one from 40 to 250.");
    if (request.bars && *request.bars < 1)
        throw Error("A song of " + std::to_string(*request.bars) +
                    " bars can't be composed; ask for at least 1.");
    if (request.bars && *request.bars > music::longestSongBars - 4)
        throw Error("A song of " + std::to_string(*request.bars) + " bars is too long; ask for at most " +
                    std::to_string(music::longestSongBars - 4) + ".");
    if (request.swing && !(*request.swing >= leastSwing && *request.swing <= mostSwing))
        throw Error("A swing of " + numberText(*request.swing) +
                    " % is not playable; choose from 50 (straight) to 75.");
    for (const double amount : {request.humanise, request.dynamics})
        if (!(amount >= 0.0 && amount <= 1.0))
            throw Error("Looseness of " + numberText(amount) + " is outside 0 to 1.");
}

/// Those that name a file, each file once, in an order that a moved folder does not change.
std::vector<music::SampleEntry> usableOf(const std::vector<music::SampleEntry>& samples) {
    std::map<std::string, const music::SampleEntry*> byPath;
    for (const music::SampleEntry& sample : samples) {
        if (sample.path.empty()) continue;
        const auto [entry, isNew] = byPath.try_emplace(sample.path, &sample);
        if (!isNew && identityOf(sample) < identityOf(*entry->second)) entry->second = &sample;
    }
    std::vector<music::SampleEntry> usable;
    for (const auto& [path, sample] : byPath)
        usable.push_back(*sample);
    std::ranges::stable_sort(usable, {}, identityOf);
    return usable;
}

double medianLufs(const std::vector<music::SampleEntry>& samples, double otherwise) {
    std::vector<double> values;
    for (const music::SampleEntry& sample : samples)
        if (sample.lufs && std::isfinite(*sample.lufs)) values.push_back(*sample.lufs);
    if (values.empty()) return otherwise;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

const Progression* drawProgression(const SongPlan& plan, bool allowLeadingTone) {
    const auto fitting = progressionsFor(*plan.scale, allowLeadingTone);
    double sum = 0.0;
    for (const Progression* progression : fitting)
        sum += progression->weight;
    double left = plan.chance("harmony").unit() * sum;
    for (const Progression* progression : fitting)
        if ((left -= progression->weight) < 0.0) return progression;
    return fitting.back();
}

}

double SongPlan::levelled(double volume, const music::SampleEntry* sample) const {
    const bool isMeasured = sample && sample->lufs && std::isfinite(*sample->lufs);
    const double offset = isMeasured ? (usualLufs - *sample->lufs) * 0.5 : 0.0;
    const double decibels = std::clamp(offset, -mostBalance, mostBalance);
    const double level = volume * headroom * std::pow(10.0, decibels / 20.0);
    return std::clamp(std::round(level * 1000.0) / 1000.0, 0.05, 1.0);
}

SongPlan makePlan(const ComposeRequest& request, const std::vector<music::SampleEntry>& samples,
                  std::vector<std::string>& warnings) {
    checkNumbers(request);
    SongPlan plan;
    plan.bpm = request.bpm;
    plan.seed = request.seed;
    plan.fills = request.fills;
    plan.style = known("style", request.style, findDrumStyle, drumStyles());
    plan.scale = request.scale.empty() ? &usualScale(request.key.mode)
                                       : known("scale", request.scale, findScale, allScales());
    plan.key = {request.key.pitchClass, plan.scale->mode};
    if (plan.key != request.key)
        warnings.push_back("The scale " + request.scale + " makes the key " + music::toString(plan.key) +
                           ", not " + music::toString(request.key) + ".");

    const auto bassOf = [&](std::string_view usual) {
        return request.bassStyle.empty()
                   ? findBassStyle(usual)
                   : known("bass style", request.bassStyle, findBassStyle, bassStyles());
    };
    plan.bass = bassOf(plan.style->bass);
    plan.verseBass = bassOf(plan.style->verseBass);
    plan.mayThinBass = request.bassStyle.empty();
    const auto policy = kickPolicyFromId(request.kickPolicy);
    if (!policy)
        throw Error("There is no kick policy \"" + request.kickPolicy + "\"; choose one of " +
                    idsOf(kickPolicies) + ".");
    plan.kickPolicy = *policy;
    plan.feel = {request.swing.value_or(plan.style->swing), request.humanise, request.dynamics, request.bpm};

    plan.sections =
        request.bars ? planBars(*request.bars) : planForm(*known("form", request.form, findForm, allForms()));
    plan.progression = request.progression.empty()
                           ? drawProgression(plan, request.scale.empty())
                           : known("progression", request.progression, findProgression, allProgressions());
    plan.samples = usableOf(samples);
    if (plan.samples.empty())
        throw Error("There is nothing to compose with: of " + std::to_string(samples.size()) +
                    " samples none has a file. Take some into the pack, or choose another index.");
    plan.usualLufs = medianLufs(plan.samples, plan.usualLufs);
    return plan;
}

}
