#include "analysis/detect.h"

#include "analysis/analyse_sample.h"
#include "analysis/hit_finder.h"
#include "analysis/loop_finder.h"
#include "analysis/mono_stream.h"
#include "analysis/phrase_finder.h"
#include "analysis/texture_finder.h"
#include "analysis/whole_recording.h"
#include "dsp/denormals.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace gleaner::analysis {

namespace {
using music::SampleKind;

constexpr double lowestPeakDb = 3.0; ///< novelty peaks that the finders look at
constexpr double voiceHitDb = 12.0;  ///< inside a phrase, only a hit this plain is one of its own
constexpr double phraseLeadSeconds = 0.05;
constexpr double sameTempo = 0.04;
constexpr double textureListened = 6.0; ///< seconds that are enough to know a texture

std::vector<FrameRange> rangesOf(const std::vector<Found>& found) {
    std::vector<FrameRange> ranges;
    for (const Found& f : found)
        ranges.push_back(f.range);
    return ranges;
}

/// A syllable or a note that belongs to a phrase.
bool belongsToPhrase(const NoveltyPeak& hit, Frame at, const std::vector<Found>& phrases, double rate) {
    if (static_cast<double>(hit.height) >= voiceHitDb) return false;
    const Frame lead = framesFromSeconds(phraseLeadSeconds, rate);
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const Found& p) { return at >= p.range.begin - lead && at < p.range.end; });
}

std::vector<Found> cutHits(const RecordingTrack& track, Excerpts& excerpts,
                           const std::vector<NoveltyPeak>& peaks, const std::vector<Found>& phrases,
                           double sensitivity, const Progress& progress) {
    const double threshold = hitThreshold(sensitivity);
    std::vector<NoveltyPeak> hits;
    for (const NoveltyPeak& peak : peaks)
        if (static_cast<double>(peak.height) > threshold) hits.push_back(peak);
    const auto frameOf = [&](const NoveltyPeak& p) {
        return framesFromSeconds(p.onset / track.noveltyRate(), track.rate());
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        progress.report(static_cast<double>(i) / static_cast<double>(hits.size()));
        if (belongsToPhrase(hits[i], frameOf(hits[i]), phrases, track.rate())) continue;
        const Frame next = i + 1 < hits.size() ? frameOf(hits[i + 1]) : excerpts.frames();
        const auto hit = cutHit(track, excerpts, hits[i], next);
        if (hit && (found.empty() || hit->range.begin > found.back().range.begin)) found.push_back(*hit);
    }
    return found;
}

music::SampleTraits traitsOf(const Found& found, Excerpts& excerpts, const TempoRange& tempi) {
    FrameRange heard = found.range;
    if (found.kind == SampleKind::Texture)
        heard.end = std::min(heard.end, heard.begin + framesFromSeconds(textureListened, excerpts.rate()));
    music::SampleTraits traits = analyseSample(excerpts.audio(heard), excerpts.rate(), found.kind, tempi);
    if (found.kind != SampleKind::Loop) return traits;
    if (traits.bpm) traits.bpmAlternatives.insert(traits.bpmAlternatives.begin(), *traits.bpm);
    traits.bpm = found.bpm;
    std::erase_if(traits.bpmAlternatives,
                  [&](double bpm) { return std::abs(bpm / found.bpm - 1.0) < sameTempo; });
    traits.bpmConfidence = std::max(traits.bpmConfidence, found.confidence);
    traits.beats = found.beats;
    traits.bars.reset();
    if (found.beats % 4 == 0) traits.bars = found.beats / 4;
    return traits;
}

Slice sliceOf(const Found& found, Excerpts& excerpts, const TempoRange& tempi) {
    Slice slice;
    slice.id = std::string(1, music::facts(found.kind).id.front()) + std::to_string(found.range.begin);
    slice.range = found.range;
    slice.confidence = found.confidence;
    slice.reason = found.reason;
    slice.traits = traitsOf(found, excerpts, tempi);
    slice.candidates = found.candidates;
    return slice;
}

void append(std::vector<Found>& all, const std::vector<Found>& some) {
    all.insert(all.end(), some.begin(), some.end());
}
}

Detection detect(audio::AudioSource& source, const DetectSettings& settings, const Progress& progress) {
    const dsp::FlushDenormals flush;
    const auto wants = [&](SampleKind kind) { return settings.kinds.contains(kind); };
    const std::vector<float> polarity = mixPolarity(source);
    const RecordingTrack track = RecordingTrack::listen(source, polarity, progress.part(0.0, 0.6));
    Detection detection;
    detection.noiseFloorDb = track.noiseFloorDb();

    Excerpts excerpts(source, polarity, track.frames());
    const auto peaks = pickPeaks(track.novelty(), track.noveltyRate(), lowestPeakDb);
    // Each finder needs to know what the ones before it took, whether or not anyone wants to see that.
    std::vector<Found> loops;
    if (wants(SampleKind::Loop) || wants(SampleKind::Texture) || wants(SampleKind::Phrase))
        loops =
            findLoops(track, excerpts, peaks, settings.sensitivity, settings.tempi, progress.part(0.6, 0.65));
    std::vector<Found> phrases = findPhrases(track, peaks, settings.sensitivity);
    std::erase_if(phrases, [&](const Found& p) {
        return std::any_of(loops.begin(), loops.end(), [&](const Found& l) {
            return 2 * intersection(l.range, p.range).length() > p.range.length();
        });
    });

    std::vector<Found> all;
    if (wants(SampleKind::Hit))
        append(all, cutHits(track, excerpts, peaks, phrases, settings.sensitivity, progress.part(0.65, 0.7)));
    if (wants(SampleKind::Texture)) {
        auto taken = rangesOf(phrases);
        for (const Found& l : loops)
            taken.push_back(l.range);
        append(all, findTextures(track, peaks, taken));
    }
    if (wants(SampleKind::Loop)) append(all, loops);
    if (wants(SampleKind::Phrase)) append(all, phrases);
    const bool wantsAll = settings.kinds == DetectSettings().kinds;
    if (const auto whole = wholeRecording(track); wantsAll && all.empty() && whole) all.push_back(*whole);
    std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
        return std::tuple(a.range.begin, a.kind, a.range.end) <
               std::tuple(b.range.begin, b.kind, b.range.end);
    });

    const Progress listening = progress.part(0.7, 1.0);
    for (std::size_t i = 0; i < all.size(); ++i) {
        listening.report(static_cast<double>(i) / static_cast<double>(all.size()));
        if (!all[i].range.isEmpty()) detection.slices.push_back(sliceOf(all[i], excerpts, settings.tempi));
    }
    progress.report(1.0);
    return detection;
}

}
