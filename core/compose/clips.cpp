#include "compose/clips.h"

#include "compose/fit.h"
#include "compose/kit.h"
#include "compose/select.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>

namespace gleaner::compose {
namespace {

using music::SampleEntry;
using music::SampleKind;

constexpr double clipTieBreakShare = 0.08;
/// Semitones that a stretched sample bears (docs/music.md 5.2).
constexpr int mostLoopShift = 4, mostVocalShift = 2;
constexpr double tooFarFactor = 0.4;
constexpr int longestLoopBars = 8, longestPhraseBars = 4;
constexpr double sameLengthSeconds = 0.010;
constexpr double widestTempoGuess = 0.12; // octaves

/// The song's time, as its clips see it.
struct Pulse {
    double bpm;
    double barBeats;
    double barSeconds() const { return music::secondsFromBeats(Beats(barBeats), Bpm(bpm)); }
};

/// Beats of the song that a sample fills once it is in tempo.
struct Span {
    double beats = 0.0;
    bool isKnown = false;
};

/// Without a tempo of its own, a loop is taken to hold a whole number of beats near the song's tempo.
Span guessedSpan(double seconds, double bpm) {
    Span best;
    double nearest = widestTempoGuess;
    for (const double beats : {16.0, 8.0, 4.0, 32.0, 2.0}) {
        const double distance = std::abs(std::log2(seconds * bpm / 60.0 / beats));
        if (distance < nearest) best = {beats, true}, nearest = distance;
    }
    return best;
}

Span spanOf(const SampleEntry& sample, const Pulse& pulse) {
    const double bpm = pulse.bpm;
    const music::SampleTraits& traits = sample.traits;
    const bool hasLength = sample.seconds > 0.0 && std::isfinite(sample.seconds);
    if (!isTempo(traits.bpm))
        return hasLength && traits.kind == SampleKind::Loop ? guessedSpan(sample.seconds, bpm) : Span{};
    const double octave = tempoFit(Bpm(*traits.bpm), Bpm(bpm)).octave;
    if (traits.beats && *traits.beats > 0) return {*traits.beats * octave, true};
    if (traits.bars && *traits.bars > 0) return {*traits.bars * music::beatsPerBar * octave, true};
    if (!hasLength) return {pulse.barBeats * octave, true};
    const double beats = sample.seconds * *traits.bpm / 60.0;
    const double whole = std::max(1.0, std::round(beats));
    return {(std::abs(beats - whole) < 0.1 ? whole : beats) * octave, true};
}

int wholeBars(double beats, const Pulse& pulse, int longest) {
    return std::clamp(static_cast<int>(std::ceil(beats / pulse.barBeats - 1e-6)), 1, longest);
}

void setLength(Clip& clip, const Pulse& pulse, int longest) {
    const SampleEntry& sample = *clip.sample;
    const double bpm = pulse.bpm;
    const Span span = spanOf(sample, pulse);
    if (!span.isKnown) {
        clip.bars =
            wholeBars(sample.seconds > 0.0 ? sample.seconds * bpm / 60.0 : pulse.barBeats, pulse, longest);
        return;
    }
    clip.bars = wholeBars(span.beats, pulse, longest);
    const double nominal = music::secondsFromBeats(Beats(span.beats), Bpm(bpm));
    const bool fitsAlready =
        sample.seconds > 0.0 ? std::abs(sample.seconds - nominal) <= sameLengthSeconds
                             : isTempo(sample.traits.bpm) && std::abs(*sample.traits.bpm / bpm - 1.0) < 1e-6;
    if (!fitsAlready) clip.stretchBeats = span.beats;
}

/// The song is counted in bars of four: what does not fill them leaves holes.
double lengthWorth(const SampleEntry& sample, const Pulse& pulse) {
    const Span span = spanOf(sample, pulse);
    if (!span.isKnown) return 0.4;
    const double bars = span.beats / pulse.barBeats;
    const auto isNear = [&](double whole) { return std::abs(bars - whole) < 0.02; };
    if (isNear(1) || isNear(2) || isNear(4) || isNear(8)) return 1.0;
    return std::abs(bars - std::round(bars)) < 0.02 && bars > 0.5 ? 0.75 : 0.5;
}

Clip rated(const SampleEntry& sample, const music::Key& key, double bpm) {
    SampleRequest request;
    request.role = sample.traits.role;
    request.key = key;
    request.bpm = bpm;
    const Match match = select({sample}, request).front();
    const int most = sample.traits.role == music::Role::Vocal ? mostVocalShift : mostLoopShift;
    const bool isTooFar = std::abs(match.shift) > most;
    Clip clip;
    clip.sample = &sample;
    clip.score = match.score * (isTooFar ? tooFarFactor : 1.0);
    clip.transpose = isTooFar ? 0.0 : match.shift;
    clip.reason = match.reason + (isTooFar ? ", which is too far to shift" : "");
    return clip;
}

std::vector<Clip> ranked(std::vector<Clip> clips, std::uint64_t seed) {
    std::ranges::stable_sort(clips, std::greater{}, [&](const Clip& clip) {
        return clip.score * (1.0 + clipTieBreakShare * tieBreak(*clip.sample, seed));
    });
    return clips;
}

/// A bed of sound repeats in whole, even numbers of bars; what is shorter than a bar rings once in each.
int evenBars(double seconds, const Pulse& pulse) {
    const double bars = seconds / pulse.barSeconds();
    for (const int even : {8, 4, 2})
        if (bars >= even) return even;
    return 1;
}

}

std::vector<Clip> rankLoops(const std::vector<SampleEntry>& samples, const music::Key& key, double bpm,
                            std::uint64_t seed, const music::Metre& metre) {
    const Pulse pulse{bpm, music::barBeats(metre)};
    std::vector<Clip> clips;
    for (const SampleEntry& sample : samples) {
        if (sample.traits.kind != SampleKind::Loop) continue;
        Clip clip = rated(sample, key, bpm);
        clip.score *= lengthWorth(sample, pulse);
        setLength(clip, pulse, longestLoopBars);
        clips.push_back(std::move(clip));
    }
    return ranked(std::move(clips), seed);
}

std::vector<Clip> rankPhrases(const std::vector<SampleEntry>& samples, const music::Key& key, double bpm,
                              std::uint64_t seed, const music::Metre& metre) {
    const Pulse pulse{bpm, music::barBeats(metre)};
    std::vector<Clip> clips;
    for (const SampleEntry& sample : samples) {
        if (sample.traits.kind != SampleKind::Phrase) continue;
        Clip clip = rated(sample, key, bpm);
        const bool isVoice = sample.traits.role == music::Role::Vocal;
        clip.score *= isVoice ? 1.0 : music::info(sample.traits.role).isTonal ? 0.85 : 0.7;
        setLength(clip, pulse, longestPhraseBars);
        if (clip.stretchBeats &&
            std::abs(std::log2(tempoFit(Bpm(*sample.traits.bpm), Bpm(bpm)).stretch)) > 0.2)
            clip.stretchBeats.reset();
        clips.push_back(std::move(clip));
    }
    return ranked(std::move(clips), seed);
}

std::vector<Clip> rankAmbience(const std::vector<SampleEntry>& samples, double bpm, std::uint64_t seed,
                               const music::Metre& metre) {
    const Pulse pulse{bpm, music::barBeats(metre)};
    std::vector<Clip> clips;
    for (const SampleEntry& sample : samples) {
        if (sample.traits.kind != SampleKind::Texture) continue;
        const double length =
            sample.seconds > 0.0 ? sample.seconds / (sample.seconds + pulse.barSeconds()) : 0.5;
        const bool isAmbience = sample.traits.role == music::Role::Ambience;
        clips.push_back({&sample,
                         evenBars(sample.seconds, pulse),
                         {},
                         0.0,
                         length * (isAmbience ? 1.0 : 0.8),
                         "a texture to stand in, quiet behind the rest"});
    }
    return ranked(std::move(clips), seed);
}

std::optional<Clip> chooseAccent(const std::vector<SampleEntry>& samples, double bpm, std::uint64_t seed,
                                 const music::Metre& metre) {
    const Pulse pulse{bpm, music::barBeats(metre)};
    std::vector<Clip> clips;
    for (const SampleEntry& sample : samples) {
        if (sample.traits.kind != SampleKind::Hit) continue;
        Clip clip{&sample,
                  1,
                  {},
                  0.0,
                  std::max(0.0, sample.seconds),
                  "no loop, phrase or texture in the pack: the longest hit marks the sections"};
        setLength(clip, pulse, longestPhraseBars);
        clips.push_back(std::move(clip));
    }
    clips = ranked(std::move(clips), seed);
    if (clips.empty()) return std::nullopt;
    clips.front().score = 0.2;
    return clips.front();
}

std::vector<int> startsIn(std::span<const SectionPlan> plan, unsigned layers, int bars, bool once) {
    // A stride that divides the section: three bars of music are followed by one of silence.
    const auto strideOf = [&](const SectionPlan& section) {
        int stride = 1;
        while (stride < bars || section.bars % stride != 0)
            ++stride;
        return stride;
    };
    std::vector<int> starts;
    for (const SectionPlan& section : plan) {
        if (!section.has(layers) || section.bars < bars) continue;
        const int stride = once ? section.bars : strideOf(section);
        for (int bar = 0; bar < section.bars; bar += stride)
            starts.push_back(section.bar + bar);
    }
    return starts;
}

}
