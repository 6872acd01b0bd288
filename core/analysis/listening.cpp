#include "analysis/listening.h"

#include "analysis/call_finder.h"
#include "analysis/hit_finder.h"
#include "analysis/hit_prominence.h"
#include "analysis/loop_finder.h"
#include "analysis/mono_stream.h"
#include "analysis/phrase_finder.h"
#include "analysis/texture_finder.h"
#include "analysis/whole_recording.h"
#include "base/error.h"
#include "dsp/denormals.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
using music::SampleKind;

constexpr double lowestPeakDb = 3.0; ///< novelty peaks that the finders look at

void append(std::vector<Found>& all, const std::vector<Found>& some) {
    all.insert(all.end(), some.begin(), some.end());
}

std::vector<NoveltyPeak> peaksOf(const Listening& listening) {
    std::vector<NoveltyPeak> peaks;
    for (const HitAttack& attack : listening.attacks)
        peaks.push_back(attack.peak);
    return peaks;
}

/// Those that do not lie for the most part in one of the `taken`.
std::vector<Found> apart(std::vector<Found> found, const std::vector<Found>& taken) {
    std::erase_if(found, [&](const Found& f) {
        return std::any_of(taken.begin(), taken.end(), [&](const Found& t) {
            return 2 * intersection(t.range, f.range).length() > f.range.length();
        });
    });
    return found;
}

/// Voices, tunes and calls that are no loop.
std::vector<Found> phrasesOf(const Listening& listening, std::span<const NoveltyPeak> peaks,
                             const std::vector<Found>& loops, double sensitivity) {
    std::vector<Found> phrases =
        apart(findPhrases(listening.track, listening.tone, peaks, sensitivity), loops);
    const std::vector<Found> calls = findCalls(listening.track, listening.calls, peaks, sensitivity);
    append(phrases, apart(apart(calls, loops), phrases));
    return phrases;
}

std::vector<FrameRange> rangesOf(const std::vector<Found>& found) {
    std::vector<FrameRange> ranges;
    for (const Found& f : found)
        ranges.push_back(f.range);
    return ranges;
}
}

int loopStep(double sensitivity) {
    return static_cast<int>(std::lround(std::clamp(sensitivity, 0.0, 1.0) * (allLoopSteps.size() - 1)));
}

Listening listen(audio::AudioSource& source, const LoopSettings& loops, const Progress& progress) {
    const dsp::FlushDenormals flush;
    Listening listening;
    listening.polarity = mixPolarity(source);
    listening.track = RecordingTrack::listen(source, listening.polarity, progress.part(0.0, 0.85));
    RecordingTrack& track = listening.track;
    Excerpts excerpts(source, listening.polarity, track.frames());

    const auto peaks = pickPeaks(track.novelty(), track.noveltyRate(), lowestPeakDb);
    const std::vector<float> prominence = prominences(track, peaks);
    track.forgetNovelty();
    const Progress looking = progress.part(0.85, 0.92);
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        looking.report(static_cast<double>(i) / static_cast<double>(peaks.size()));
        listening.attacks.push_back(findAttack(track, excerpts, peaks[i]));
        listening.attacks.back().prominence = prominence[i];
    }
    listening.tempi = loops.tempi;
    for (std::size_t i = 0; i < loops.steps.size(); ++i) {
        const auto share = [&](std::size_t n) {
            return 0.92 + 0.08 * static_cast<double>(n) / static_cast<double>(loops.steps.size());
        };
        const double sensitivity = static_cast<double>(loops.steps[i]) / (allLoopSteps.size() - 1);
        listening.loops[loops.steps[i]] = findLoops(track, excerpts, peaks, sensitivity, loops.tempi,
                                                    progress.part(share(i), share(i + 1)));
    }
    // Last: what looking for loops takes is given back by now.
    listening.tone = toneOverFloor(track);
    listening.calls = callsOverFloor(track);
    progress.report(1.0);
    return listening;
}

void Listening::endFinding() {
    track.forgetCells();
    std::vector<float>().swap(tone);
    std::vector<float>().swap(calls);
    std::vector<HitAttack>().swap(attacks);
    loops.clear();
}

std::vector<Found> find(const Listening& listening, const DetectSettings& settings) {
    const RecordingTrack& track = listening.track;
    const auto wants = [&](SampleKind kind) { return settings.kinds.contains(kind); };
    const auto heard = listening.loops.find(loopStep(settings.sensitivity));
    if (heard == listening.loops.end())
        throw Error("The recording was not listened to for loops at this sensitivity; listen to it again.");
    // Each finder needs to know what the ones before it took, whether or not anyone wants to see that.
    const std::vector<Found>& loops = heard->second;
    const std::vector<NoveltyPeak> peaks = peaksOf(listening);
    const std::vector<Found> phrases = phrasesOf(listening, peaks, loops, settings.sensitivity);

    std::vector<Found> all;
    if (wants(SampleKind::Hit))
        append(all, findHits(track, listening.attacks, phrases, settings.sensitivity));
    if (wants(SampleKind::Texture)) {
        std::vector<FrameRange> taken = rangesOf(phrases);
        for (const Found& loop : loops)
            taken.push_back(loop.range);
        append(all, findTextures(track, peaks, taken));
    }
    if (wants(SampleKind::Loop)) append(all, loops);
    if (wants(SampleKind::Phrase)) append(all, phrases);
    const bool wantsAll = settings.kinds == DetectSettings().kinds;
    if (const auto whole = wholeRecording(track); wantsAll && all.empty() && whole) all.push_back(*whole);
    std::erase_if(all, [](const Found& found) { return found.range.isEmpty(); });
    std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
        return std::tuple(a.range.begin, a.kind, a.range.end) <
               std::tuple(b.range.begin, b.kind, b.range.end);
    });
    return all;
}

}
