#pragma once

#include <string>
#include <vector>

namespace gleaner::music {

/// What one step of a groove does to the notes on it.
struct GrooveStep {
    double deviation = 0.0;  ///< beats after the step's even place; before it where negative
    double levelDb = 0.0;    ///< against the mean of the groove's strokes
    int onsets = 0;          ///< strokes that stand behind it; none: the figures are its neighbours' kind's
    double confidence = 0.0; ///< 0..1
    friend bool operator==(const GrooveStep&, const GrooveStep&) = default;
};

/// A template of timing and accents: `beats` beats of `stepsPerBeat` even steps, again and again.
struct Groove {
    double bpm = 95.0; ///< at which it was played
    int stepsPerBeat = 4;
    int beats = 4;
    double swing =
        50.0; ///< percent of an eighth that its first sixteenth has; 50 where steps are no sixteenths
    double confidence = 0.0;       ///< 0..1: how surely there is a grid, and these are its steps
    std::vector<GrooveStep> steps; ///< beats * stepsPerBeat
    friend bool operator==(const Groove&, const Groove&) = default;
};

/// No step strays further from its place than this share of a step: notes keep their order.
inline constexpr double mostGrooveDeviation = 0.49;
inline constexpr int mostGrooveBeats = 64;
inline constexpr int mostStepsPerBeat = 12;
inline constexpr double loudestGrooveStepDb = 60.0; ///< either way

/// Every fault of a groove, each a sentence without its end.
std::vector<std::string> errorsOf(const Groove& groove);

/// Where a place in beats from the beginning of a bar comes to lie, `amount` 0..1 of the way. The one
/// function for every track; what lies between two steps moves in proportion, so that no note overtakes
/// another.
double grooved(double beats, const Groove& groove, double amount);

/// Linear factor of the amplitude of a note there, by its nearest step, 1 for the loudest step: what is
/// turned down can't be cut off at a note's highest velocity.
double grooveGain(double beats, const Groove& groove, double amount);

/// By how much that turns down the groove's strokes in the mean of their decibels, as a linear factor.
double meanGrooveGain(const Groove& groove, double amount);

}
