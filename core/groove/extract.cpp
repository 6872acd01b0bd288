#include "groove/extract.h"

#include "base/error.h"
#include "rhythm/tempo.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gleaner::groove {
namespace {

constexpr double pairShare = 0.25; // of a beat: the even place of an eighth's second sixteenth
constexpr double farSteps = 0.4;   // off its step: it is none of this groove's
constexpr double fewOnsets = 2.0;  // so many are half believed
constexpr double evenSpread =
    0.29; // of a step: mean distance from the middle that chance gives is half of it
constexpr double leastConfidence = 0.0;

/// Of one step: how late, in steps, and how loud its strokes are.
struct Gathered {
    std::vector<double> late, levels;
};

double middleOf(std::vector<double> values) {
    if (values.empty()) return 0.0;
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

double spreadOf(const std::vector<double>& values, double middle) {
    std::vector<double> offs;
    for (const double value : values)
        offs.push_back(std::abs(value - middle));
    return middleOf(std::move(offs));
}

std::vector<Gathered> gather(const Rhythm& rhythm, int beats) {
    const int count = beats * rhythm.fit.stepsPerBeat;
    std::vector<Gathered> steps(static_cast<std::size_t>(count));
    for (const Strike& strike : rhythm.strikes) {
        const double at = rhythm.fit.beatAt(strike.seconds) * rhythm.fit.stepsPerBeat;
        const double nearest = std::round(at);
        if (std::abs(at - nearest) > farSteps) continue;
        const auto wrapped = static_cast<std::size_t>(nearest - std::floor(nearest / count) * count);
        Gathered& step = steps[wrapped % steps.size()];
        step.late.push_back(at - nearest);
        step.levels.push_back(strike.levelDb);
    }
    return steps;
}

/// The mean of the steps of one kind: of those on a beat, halfway or in the odd places.
double meanOfKind(const std::vector<music::GrooveStep>& steps, std::size_t kind, std::size_t stepsPerBeat,
                  double music::GrooveStep::*value) {
    double sum = 0.0, count = 0.0;
    for (std::size_t n = 0; n < steps.size(); ++n) {
        if (steps[n].onsets == 0 || n % stepsPerBeat % 2 != kind % stepsPerBeat % 2) continue;
        sum += steps[n].*value * steps[n].onsets;
        count += steps[n].onsets;
    }
    return count > 0.0 ? sum / count : 0.0;
}

/// Steps that nobody struck lie and sound as those of their kind do.
void fillIn(std::vector<music::GrooveStep>& steps, std::size_t stepsPerBeat) {
    const std::vector<music::GrooveStep> struck = steps;
    for (std::size_t n = 0; n < steps.size(); ++n) {
        if (steps[n].onsets > 0) continue;
        steps[n].deviation = meanOfKind(struck, n, stepsPerBeat, &music::GrooveStep::deviation);
        steps[n].levelDb = meanOfKind(struck, n, stepsPerBeat, &music::GrooveStep::levelDb);
    }
}

double swingOf(const std::vector<music::GrooveStep>& steps) {
    const double off = meanOfKind(steps, 1, 4, &music::GrooveStep::deviation) -
                       meanOfKind(steps, 0, 4, &music::GrooveStep::deviation);
    return std::clamp(100.0 * (pairShare + off) / (2.0 * pairShare), 50.0, 75.0);
}

/// The strokes' own scatter around their steps against what any places would give, and how many there are.
double confidenceOf(const std::vector<Gathered>& steps) {
    double spread = 0.0, count = 0.0;
    for (const Gathered& step : steps) {
        const double middle = middleOf(step.late);
        for (const double late : step.late)
            spread += std::abs(late - middle);
        if (step.late.size() > 1) count += static_cast<double>(step.late.size());
    }
    if (count == 0.0) return leastConfidence;
    const double steady = std::clamp(1.0 - spread / count / (0.5 * evenSpread), 0.0, 1.0);
    return steady * count / (count + 4.0 * fewOnsets);
}

}

Rhythm listen(std::span<const float> mono, int rate, const ListenSettings& settings,
              const Progress& progress) {
    Rhythm rhythm;
    rhythm.strikes = strikesIn(mono, rate, settings.sensitivity, progress.part(0.0, 0.7));
    double bpm = settings.hints.bpm.value_or(0.0);
    if (!settings.hints.bpm) {
        analysis::TempoHints hints;
        hints.cut = settings.hints.startsOnDownbeat;
        if (const auto tempo = analysis::estimateTempo(mono, rate, hints)) bpm = tempo->bpm;
    }
    if (bpm <= 0.0) throw Error("No tempo can be heard there; say it (--bpm).");
    const auto fit = fitBeats(rhythm.strikes, bpm, settings.hints);
    if (!fit)
        throw Error("There are too few strokes for a groove: four at least, over two beats; choose a longer "
                    "stretch.");
    rhythm.fit = *fit;
    progress.report(1.0);
    return rhythm;
}

music::Groove grooveOf(const Rhythm& rhythm, int beats) {
    const std::vector<Gathered> gathered = gather(rhythm, beats);
    music::Groove groove;
    groove.bpm = rhythm.fit.bpm;
    groove.stepsPerBeat = rhythm.fit.stepsPerBeat;
    groove.beats = beats;
    groove.confidence = confidenceOf(gathered);
    double levels = 0.0, count = 0.0;
    for (const Gathered& step : gathered) {
        music::GrooveStep made;
        made.onsets = static_cast<int>(step.late.size());
        const double late = middleOf(step.late);
        made.deviation = late / groove.stepsPerBeat;
        made.levelDb = middleOf(step.levels);
        const double steady = std::clamp(1.0 - spreadOf(step.late, late) / (0.5 * evenSpread), 0.0, 1.0);
        made.confidence = steady * made.onsets / (made.onsets + fewOnsets);
        levels += made.levelDb * made.onsets;
        count += made.onsets;
        groove.steps.push_back(made);
    }
    const double mean = count > 0.0 ? levels / count : 0.0;
    const double downbeat = groove.steps.front().onsets > 0 ? groove.steps.front().deviation : 0.0;
    const double most = music::mostGrooveDeviation / groove.stepsPerBeat;
    for (music::GrooveStep& step : groove.steps) {
        if (step.onsets == 0) continue;
        step.levelDb -= mean;
        step.deviation = std::clamp(step.deviation - downbeat, -most, most);
    }
    fillIn(groove.steps, static_cast<std::size_t>(groove.stepsPerBeat));
    if (groove.stepsPerBeat == 4) groove.swing = swingOf(groove.steps);
    return groove;
}

}
