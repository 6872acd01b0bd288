#include "compose/song_plan.h"

#include "base/error.h"
#include "base/find_by_id.h"
#include "base/number_text.h"
#include "compose/song_settings.h"
#include "music/levels.h"
#include "styles/metre_steps.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

namespace gleaner::compose {
namespace {

constexpr double mostBalance = 3.0; // dB
constexpr double headroom = 0.56; // a dozen parts at full volume would sum to twelve decibels over full scale

/// All that is wrong with the settings, in one sentence.
void requirePlayable(const ComposeRequest& request) {
    std::string all;
    for (const std::string& error : settings::errorsOf(songSettings(), request))
        all += (all.empty() ? "" : "; ") + error;
    if (all.empty()) return;
    all.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(all.front())));
    throw Error(all + '.');
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

/// Notes between the steps of the usual grid need a finer one.
constexpr int groovePpq = 960;

/// What was said must have been listened to.
void requireHeard(const ComposeRequest& request, const Heard& heard) {
    const auto require = [](const std::string& file, bool isThere) {
        if (!file.empty() && !isThere)
            throw Error("The song wants the rhythm of " + file + ", which was not listened to.");
    };
    require(request.groove, heard.groove.has_value());
    require(request.replay, heard.replay.has_value());
    if (!heard.groove) return;
    const auto errors = music::errorsOf(*heard.groove);
    if (!errors.empty()) throw Error("This groove can't be used: " + errors.front() + '.');
}

void setFeel(SongPlan& plan, const ComposeRequest& request, const Heard& heard) {
    plan.feel = {request.swing.value_or(plan.style->swing), request.humanise, request.dynamics, request.bpm};
    plan.heard = &heard;
    plan.replayRoles = request.replayRoles;
    if (heard.groove || heard.replay) {
        plan.feel.ppq = groovePpq;
        plan.feel.grooveAmount = request.grooveAmount.value_or(100.0) / 100.0;
    }
    plan.melodicFeel = plan.feel;
    if (!heard.groove) return;
    plan.feel.groove = &*heard.groove;
    if (request.grooveOn != "drums") plan.melodicFeel.groove = plan.feel.groove;
}

struct Weighted {
    const Progression* progression;
    double weight;
};

/// The style's own choice among those that fit the scale; where none of it does, everybody's.
std::vector<Weighted> candidates(const SongPlan& plan, bool allowLeadingTone) {
    const auto fitting = progressionsFor(*plan.scale, allowLeadingTone);
    std::vector<Weighted> list;
    for (const ProgressionWeight& own : plan.style->progressions)
        for (const Progression* progression : fitting)
            if (progression->id == own.id) list.push_back({progression, own.weight});
    if (!list.empty()) return list;
    for (const Progression* progression : fitting)
        if (progression->weight > 0.0) list.push_back({progression, progression->weight});
    return list;
}

const Progression* drawProgression(const SongPlan& plan, bool allowLeadingTone) {
    const auto fitting = candidates(plan, allowLeadingTone);
    double sum = 0.0;
    for (const Weighted& one : fitting)
        sum += one.weight;
    double left = plan.chance("harmony").unit() * sum;
    for (const Weighted& one : fitting) {
        left -= one.weight;
        if (left < 0.0) return one.progression;
    }
    return fitting.back().progression;
}

void warnOfTempo(const SongPlan& plan, std::vector<std::string>& warnings) {
    const DrumStyle& style = *plan.style;
    if (plan.bpm >= style.slowest && plan.bpm <= style.fastest) return;
    warnings.push_back(std::string(style.name) + " is usually " + roundedText(style.slowest) + " to " +
                       roundedText(style.fastest) + " bpm, and this song has " + roundedText(plan.bpm) + ".");
}

std::vector<SectionPlan> sectionsOf(const ComposeRequest& request, const DrumStyle& style) {
    if (request.bars)
        return style.form.empty() ? planBars(*request.bars) : planBars(*request.bars, style.form);
    return planForm(request.form.empty() ? usualForm(style) : *findForm(request.form));
}

/// What parts there are; sections are named by the form.
bool isPart(std::string_view name) {
    constexpr std::string_view others[] = {"Bass",   "Chords", "Pad",    "Lead",     "Lead octave", "Counter",
                                           "Loop 1", "Loop 2", "Phrase", "Ambience", "Percussion"};
    return std::ranges::find(voices, name, &VoiceInfo::name) != voices.end() ||
           std::ranges::find(others, name) != std::end(others);
}

void takeWishes(const ComposeRequest& request, SongPlan& plan, std::vector<std::string>& warnings) {
    plan.wishes = wishesFrom(request.locks, request.rerolls);
    const std::vector<music::Section> sections = namedSections(plan.sections);
    const auto isSection = [&](std::string_view name) {
        return std::ranges::find(sections, name, &music::Section::name) != sections.end();
    };
    std::erase_if(plan.wishes.locks, [&](const auto& lock) {
        if (!isPart(lock.first))
            warnings.push_back("There is no part " + lock.first + " whose sample could be locked.");
        else if (!plan.lockOf(lock.first))
            warnings.push_back(lock.first + " is chosen anew: the sample it was locked to, " + lock.second +
                               ", is not among these.");
        return !isPart(lock.first) || !plan.lockOf(lock.first);
    });
    for (const auto& [name, times] : plan.wishes.rolls)
        if (!isPart(name) && !isSection(name))
            warnings.push_back("There is no part or section " + name + " in this song to roll again.");
    // Nobody asked for a bass line by name: another roll is another line.
    if (const int roll = plan.wishes.rollOf("Bass"); roll > 0 && request.bassStyle.empty()) {
        const auto all = bassStyles();
        const auto own = static_cast<std::size_t>(plan.bass - all.data());
        plan.bass = plan.verseBass = &all[(own + static_cast<std::size_t>(roll)) % all.size()];
    }
}

}

double SongPlan::levelled(double volume, const music::SampleEntry* sample) const {
    const bool isMeasured = sample && sample->lufs && std::isfinite(*sample->lufs);
    const double offset = isMeasured ? (usualLufs - *sample->lufs) * 0.5 : 0.0;
    const double decibels = std::clamp(offset, -mostBalance, mostBalance);
    const double level = volume * headroom * std::pow(10.0, decibels / 20.0);
    return std::clamp(std::round(level * 1000.0) / 1000.0, 0.05, 1.0);
}

double SongPlan::levelled(double volume, const music::SampleEntry* sample, const Feel& feelOfNotes) const {
    if (!feelOfNotes.groove) return levelled(volume, sample);
    const double gain = music::meanGrooveGain(*feelOfNotes.groove, feelOfNotes.grooveAmount);
    return levelled(volume / music::volumeOfAmplitude(gain) * music::usualVolume, sample);
}

Alternative alternativeOf(const music::SampleEntry& sample, double score, const std::string& reason) {
    return {std::string(identityOf(sample)), sample.path, score, 0, 1.0,
            sample.traits.character,         sample.lufs, reason};
}

SongPlan makePlan(const ComposeRequest& request, const std::vector<music::SampleEntry>& samples,
                  const Heard& heard, std::vector<std::string>& warnings) {
    requirePlayable(request);
    requireHeard(request, heard);
    SongPlan plan;
    plan.bpm = request.bpm;
    plan.seed = request.seed;
    plan.fills = request.fills;
    plan.automation = request.automation;
    plan.style = findDrumStyle(request.style);
    plan.metre = findById(metreNames(), request.metre)->metre;
    plan.scale = request.scale.empty() ? &usualScale(request.key.mode) : findScale(request.scale);
    plan.key = {request.key.pitchClass, plan.scale->mode};
    if (plan.key != request.key)
        warnings.push_back("The scale " + request.scale + " makes the key " + music::toString(plan.key) +
                           ", not " + music::toString(request.key) + ".");

    warnOfTempo(plan, warnings);
    const auto bassOf = [&](std::string_view usual) {
        return findBassStyle(request.bassStyle.empty() ? usual : request.bassStyle);
    };
    plan.bass = bassOf(plan.style->bass);
    plan.verseBass = bassOf(plan.style->verseBass);
    // A line of the style's own is what makes it that style: it is played whole, each note cutting the last.
    plan.mayThinBass = request.bassStyle.empty() && plan.style->bassStyles.empty();
    plan.kickPolicy =
        *kickPolicyFromId(request.kickPolicy.empty() ? plan.style->kickPolicy : request.kickPolicy);
    setFeel(plan, request, heard);

    plan.sections = sectionsOf(request, *plan.style);
    plan.progression = request.progression.empty() ? drawProgression(plan, request.scale.empty())
                                                   : findProgression(request.progression);
    plan.samples = usableOf(samples);
    if (plan.samples.empty())
        throw Error("There is nothing to compose with: of " + std::to_string(samples.size()) +
                    " samples none has a file. Take some into the pack, or choose another index.");
    takeWishes(request, plan, warnings);
    plan.usualLufs = medianLufs(plan.samples, plan.usualLufs);
    return plan;
}

}
