#include "merge/match.h"

#include "base/file_names.h"

#include <algorithm>
#include <tuple>

namespace gleaner::flp {
namespace {

// Points: one sign alone that others may share (a name, a sample) is not enough, any two are; so are notes.
constexpr int leastPoints = 4, namePoints = 3, samplePoints = 3, pathPoints = 1, colourPoints = 1,
              numberPoints = 1, allTraces = 4, mostTraces = 2;

struct Pair {
    int points = 0;
    std::size_t ours = 0, theirs = 0;
};

/// The best pairs first, each side once.
template <typename Take>
void takeBest(std::vector<Pair> pairs, Take take) {
    std::ranges::sort(pairs, [](const Pair& a, const Pair& b) {
        return std::tuple(-a.points, a.ours, a.theirs) < std::tuple(-b.points, b.ours, b.theirs);
    });
    std::vector<std::size_t> ours, theirs;
    for (const Pair& pair : pairs) {
        if (pair.points < leastPoints) break;
        if (std::ranges::find(ours, pair.ours) != ours.end() ||
            std::ranges::find(theirs, pair.theirs) != theirs.end())
            continue;
        ours.push_back(pair.ours);
        theirs.push_back(pair.theirs);
        take(pair.ours, pair.theirs);
    }
}

int pointsOf(const Traces& ours, const Traces& theirs) {
    constexpr double half = 0.5;
    const double same = sameness(ours, theirs);
    if (same == 1.0) return ours.size() > 1 ? allTraces : mostTraces;
    return same >= half ? mostTraces : 0;
}

std::string slashed(std::string path) {
    std::ranges::replace(path, '\\', '/');
    return path;
}

int samplePointsOf(const std::string& ours, const std::string& theirs) {
    if (ours.empty() || foldedName(lastNameOf(ours)) != foldedName(lastNameOf(theirs))) return 0;
    return samplePoints + (slashed(ours) == slashed(theirs) ? pathPoints : 0);
}

/// Notes of a channel in all patterns, or its clips.
Traces tracesOf(const Sketch& sketch, std::size_t place) {
    Traces traces;
    for (const SketchPattern& pattern : sketch.patterns)
        for (const NoteRecord& note : pattern.pattern.notes)
            if (note.channel == place) traces.push_back(traceOf(note));
    for (const SketchClip& clip : sketch.clips)
        if (clip.clip.isAudio && clip.source == sketch.channels[place].key)
            traces.push_back({clip.clip.position, clip.clip.length, 0, 0});
    std::ranges::sort(traces);
    return traces;
}

bool hadNumber(const std::vector<int>& last, std::size_t place, int number) {
    return place < last.size() && last[place] == number;
}

/// Notes with the number that their channel has in the project; those of channels that are gone are left out.
Traces notesIn(const Sketch& sketch, const TickPattern& pattern, const Numbers& channels) {
    Traces traces;
    for (const NoteRecord& note : pattern.notes) {
        const auto number = channels.find(sketch.channels[note.channel].key);
        if (number == channels.end()) continue;
        traces.push_back({note.position, note.length, note.key, number->second});
    }
    std::ranges::sort(traces);
    return traces;
}

Traces notesIn(const PatternView& pattern, const Numbers& channels) {
    Traces traces;
    for (const NoteRecord& note : pattern.notes)
        if (std::ranges::any_of(channels, [&](const auto& entry) { return entry.second == note.channel; }))
            traces.push_back({note.position, note.length, note.key, note.channel});
    std::ranges::sort(traces);
    return traces;
}

}

Numbers matchChannels(const Sketch& sketch, const ProjectView& view, const std::vector<int>& last) {
    std::vector<Pair> pairs;
    for (std::size_t n = 0; n < sketch.channels.size(); ++n) {
        const RackChannel& ours = sketch.channels[n].channel;
        const Traces traces = tracesOf(sketch, n);
        for (std::size_t m = 0; m < view.channels.size(); ++m) {
            const ChannelView& theirs = view.channels[m];
            if (theirs.kind != static_cast<Number>(ours.kind)) continue;
            int points = samplePointsOf(ours.samplePath, theirs.sample) + pointsOf(traces, theirs.traces);
            if (ours.name == theirs.name) points += namePoints;
            if (theirs.colour == static_cast<Number>(ours.colour)) points += colourPoints;
            if (hadNumber(last, n, theirs.number)) points += numberPoints;
            pairs.push_back({points, n, m});
        }
    }
    Numbers numbers;
    takeBest(std::move(pairs), [&](std::size_t ours, std::size_t theirs) {
        numbers[sketch.channels[ours].key] = view.channels[theirs].number;
    });
    return numbers;
}

Numbers matchPatterns(const Sketch& sketch, const ProjectView& view, const Numbers& channels,
                      const std::vector<int>& last) {
    std::vector<Pair> pairs;
    for (std::size_t n = 0; n < sketch.patterns.size(); ++n) {
        const TickPattern& ours = sketch.patterns[n].pattern;
        const Traces notes = notesIn(sketch, ours, channels);
        for (std::size_t m = 0; m < view.patterns.size(); ++m) {
            const PatternView& theirs = view.patterns[m];
            int points = pointsOf(notes, notesIn(theirs, channels));
            if (ours.name == theirs.name) points += namePoints;
            if (theirs.colour == static_cast<Number>(ours.colour)) points += colourPoints;
            if (hadNumber(last, n, theirs.number)) points += numberPoints;
            pairs.push_back({points, n, m});
        }
    }
    Numbers numbers;
    takeBest(std::move(pairs), [&](std::size_t ours, std::size_t theirs) {
        numbers[sketch.patterns[ours].key] = view.patterns[theirs].number;
    });
    return numbers;
}

}
