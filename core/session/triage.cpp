#include "session/triage.h"

#include <algorithm>
#include <map>

namespace gleaner::session {

namespace {

double confidenceIn(const music::SampleTraits& traits, Guess guess) {
    switch (guess) {
    case Guess::Role:
        return traits.roleConfidence;
    case Guess::Tempo:
        return traits.bpm ? traits.bpmConfidence : certain;
    case Guess::Key:
        return traits.key ? traits.keyConfidence : certain;
    }
    return certain;
}

void nextTempo(pack::ChosenSlice& slice, int rate) {
    music::SampleTraits& traits = slice.slice.traits;
    auto& others = traits.bpmAlternatives;
    std::erase(others, traits.bpm.value_or(0.0));
    traits.bpm.reset();
    if (!others.empty()) {
        traits.bpm = others.front();
        others.erase(others.begin());
    }
    fitBeats(traits, secondsFromFrames(slice.slice.range.length(), rate));
}

}

Verdict verdictOf(const pack::ChosenSlice& slice) {
    if (slice.leftOut) return Verdict::Rejected;
    return slice.kept ? Verdict::Kept : Verdict::Open;
}

void decide(pack::ChosenSlice& slice, Verdict verdict) {
    slice.kept = verdict == Verdict::Kept;
    slice.leftOut = verdict == Verdict::Rejected;
}

std::optional<Guess> questionOf(const pack::ChosenSlice& slice) {
    if (slice.unanalysed) return std::nullopt; // nobody has guessed yet
    for (const GuessInfo& info : guesses)
        if (confidenceIn(slice.slice.traits, info.guess) < info.limit) return info.guess;
    return std::nullopt;
}

void confirm(pack::ChosenSlice& slice, Guess guess) {
    music::SampleTraits& traits = slice.slice.traits;
    switch (guess) {
    case Guess::Role:
        traits.roleConfidence = certain;
        break;
    case Guess::Tempo:
        traits.bpmConfidence = certain;
        break;
    case Guess::Key:
        traits.keyConfidence = certain;
        break;
    }
}

void refuse(pack::ChosenSlice& slice, Guess guess, int rate) {
    music::SampleTraits& traits = slice.slice.traits;
    switch (guess) {
    case Guess::Role:
        setRole(slice, usualRole(traits.kind));
        break;
    case Guess::Tempo:
        nextTempo(slice, rate);
        break;
    case Guess::Key:
        traits.key.reset();
        traits.keyConfidence = 0.0;
        break;
    }
}

void setRole(pack::ChosenSlice& slice, music::Role role) {
    slice.slice.traits.role = role;
    slice.slice.traits.roleConfidence = certain;
}

std::vector<std::string> takeGroups(const std::vector<music::Role>& sounds) {
    std::map<music::Role, int> count;
    std::vector<std::string> groups;
    for (const music::Role role : sounds)
        groups.push_back(std::string(music::info(role).name) + " takes " + std::to_string(++count[role]));
    return groups;
}

}
