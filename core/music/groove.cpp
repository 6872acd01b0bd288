#include "music/groove.h"

#include "music/song_limits.h"

#include <algorithm>
#include <cmath>

namespace gleaner::music {
namespace {

constexpr double sameStep = 1e-6;

const GrooveStep& stepAt(const Groove& groove, double step) {
    const double count = static_cast<double>(groove.steps.size());
    const double inside = step - std::floor(step / count) * count;
    return groove.steps[static_cast<std::size_t>(inside) % groove.steps.size()];
}

double loudestOf(const Groove& groove) {
    return std::ranges::max_element(groove.steps, {}, &GrooveStep::levelDb)->levelDb;
}

double linear(double decibels) { return std::pow(10.0, decibels / 20.0); }

}

std::vector<std::string> errorsOf(const Groove& groove) {
    std::vector<std::string> errors;
    const auto check = [&](bool isRight, const char* what) {
        if (!isRight) errors.emplace_back(what);
    };
    check(groove.bpm >= slowestSongBpm && groove.bpm <= fastestSongBpm,
          "its tempo must be from 10 to 522 bpm");
    check(groove.stepsPerBeat >= 1 && groove.stepsPerBeat <= mostStepsPerBeat,
          "a beat of it must have from 1 to 12 steps");
    check(groove.beats >= 1 && groove.beats <= mostGrooveBeats, "it must be from 1 to 64 beats long");
    check(groove.swing >= 50.0 && groove.swing <= 75.0, "its swing must be from 50 to 75");
    check(static_cast<double>(groove.steps.size()) ==
              static_cast<double>(groove.beats) * static_cast<double>(groove.stepsPerBeat),
          "it must have a step for each step of its beats");
    const double most = 0.5 / std::max(1, groove.stepsPerBeat);
    check(std::ranges::all_of(groove.steps,
                              [&](const GrooveStep& step) { return std::abs(step.deviation) <= most; }),
          "no step may lie further than half a step from its place");
    check(std::ranges::all_of(
              groove.steps,
              [](const GrooveStep& step) { return std::abs(step.levelDb) <= loudestGrooveStepDb; }),
          "the level of a step must be from -60 to 60 dB");
    return errors;
}

double grooved(double beats, const Groove& groove, double amount) {
    if (groove.steps.empty()) return beats;
    const double step = beats * groove.stepsPerBeat;
    const double before = std::floor(step + sameStep);
    const double share = std::max(0.0, step - before);
    const double moved =
        (1.0 - share) * stepAt(groove, before).deviation + share * stepAt(groove, before + 1.0).deviation;
    return beats + amount * moved;
}

double grooveGain(double beats, const Groove& groove, double amount) {
    if (groove.steps.empty()) return 1.0;
    const double level = stepAt(groove, std::floor(beats * groove.stepsPerBeat + 0.5)).levelDb;
    return linear(amount * (level - loudestOf(groove)));
}

double meanGrooveGain(const Groove& groove, double amount) {
    return groove.steps.empty() ? 1.0 : linear(-amount * loudestOf(groove));
}

}
