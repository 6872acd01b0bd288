#include "detection/recording_analysis.h"

#include "base/contract.h"
#include "dsp/denormals.h"
#include "find/call_finder.h"
#include "find/hit_finder.h"
#include "find/hit_prominence.h"
#include "find/loop_finder.h"
#include "find/merge_parts.h"
#include "find/phrase_finder.h"
#include "find/texture_finder.h"
#include "find/whole_recording.h"
#include "signal/channel_groups.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
using music::SampleKind;

constexpr double lowestPeakDb = 3.0; ///< novelty peaks that the finders look at
constexpr double oppositeCorrelation = -0.9;
constexpr double surveyShare = 0.1; ///< of the work on many channels

void append(std::vector<DetectedRegion>& all, const std::vector<DetectedRegion>& some) {
    all.insert(all.end(), some.begin(), some.end());
}

std::vector<NoveltyPeak> peaksOf(const PartAnalysis& part) {
    std::vector<NoveltyPeak> peaks;
    for (const HitAttack& attack : part.attacks)
        peaks.push_back(attack.peak);
    return peaks;
}

/// Those that do not lie for the most part in one of the `taken`.
std::vector<DetectedRegion> apart(std::vector<DetectedRegion> found,
                                  const std::vector<DetectedRegion>& taken) {
    std::erase_if(found, [&](const DetectedRegion& f) {
        return std::any_of(taken.begin(), taken.end(), [&](const DetectedRegion& t) {
            return 2 * intersection(t.range, f.range).length() > f.range.length();
        });
    });
    return found;
}

/// Voices, tunes and calls that are no loop.
std::vector<DetectedRegion> phrasesOf(const PartAnalysis& part, std::span<const NoveltyPeak> peaks,
                                      const std::vector<DetectedRegion>& loops, double sensitivity) {
    std::vector<DetectedRegion> phrases =
        apart(findPhrases(part.track, part.tone, peaks, sensitivity), loops);
    const std::vector<DetectedRegion> calls = findCalls(part.track, part.calls, peaks, sensitivity);
    append(phrases, apart(apart(calls, loops), phrases));
    return phrases;
}

std::vector<FrameRange> rangesOf(const std::vector<DetectedRegion>& found) {
    std::vector<FrameRange> ranges;
    for (const DetectedRegion& f : found)
        ranges.push_back(f.range);
    return ranges;
}
/// Loud moments decide which way up the second channel is, where the short looks of mixPolarity met quiet
/// ones.
bool cancels(const std::vector<float>& polarity, const ChannelSurvey& survey) {
    return polarity.size() == 2 && polarity[1] > 0.0F && survey.correlation(0) < oppositeCorrelation;
}

/// The track of a part, and how it has to be read for that.
FeatureTrack trackOf(audio::AudioSource& source, std::vector<float>& polarity, ChannelSurvey& survey,
                     const Progress& progress) {
    polarity = mixPolarity(source);
    FeatureTrack track = FeatureTrack::measure(source, polarity, progress, &survey);
    if (!cancels(polarity, survey)) return track;
    polarity[1] = -1.0F;
    return FeatureTrack::measure(source, polarity, progress);
}

/// Everything else that is heard in a part.
void hearRest(PartAnalysis& part, const std::vector<float>& polarity, audio::AudioSource& source,
              const LoopSettings& loops, const Progress& progress) {
    FeatureTrack& track = part.track;
    Excerpts excerpts(source, polarity, track.frames());
    const auto peaks = pickPeaks(track.novelty(), track.noveltyRate(), lowestPeakDb);
    const std::vector<float> prominence = prominences(track, peaks);
    track.forgetNovelty();
    const Progress looking = progress.part(0.85, 0.92);
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        looking.report(static_cast<double>(i) / static_cast<double>(peaks.size()));
        part.attacks.push_back(findAttack(track, excerpts, peaks[i]));
        part.attacks.back().prominence = prominence[i];
    }
    for (std::size_t i = 0; i < loops.steps.size(); ++i) {
        const auto share = [&](std::size_t n) {
            return 0.92 + 0.08 * static_cast<double>(n) / static_cast<double>(loops.steps.size());
        };
        const double sensitivity = static_cast<double>(loops.steps[i]) / (allLoopSteps.size() - 1);
        part.loops[loops.steps[i]] = findLoops(track, excerpts, peaks, sensitivity, loops.tempi,
                                               progress.part(share(i), share(i + 1)));
    }
    // Last: what looking for loops takes is given back by now.
    part.tone = toneOverFloor(track);
    part.calls = callsOverFloor(track);
}

/// Listens to a part; `channels`: see PartSource::heard.
void hear(RecordingAnalysis& analysis, audio::AudioSource& source,
          const std::optional<audio::Channels>& channels, const LoopSettings& loops, ChannelSurvey& survey,
          const Progress& progress) {
    PartAnalysis& part = analysis.parts.emplace_back();
    PartSource& from = analysis.sources.parts.emplace_back();
    from.analysed = from.taken = channels;
    part.track = trackOf(source, from.polarity, survey, progress.part(0.0, 0.85));
    from.frames = part.track.frames();
    from.noiseFloorDb = part.track.noiseFloorDb();
    hearRest(part, from.polarity, source, loops, progress);
}

/// One or two channels, listened to as one. What a person chose is not doubted.
RecordingAnalysis hearAsOne(audio::AudioSource& source, const LoopSettings& loops,
                            const std::optional<audio::Channels>& chosen, const Progress& progress) {
    RecordingAnalysis analysis;
    ChannelSurvey survey(source.info().channels, source.info().rate);
    hear(analysis, source, chosen, loops, survey, progress);
    SliceSources& sources = analysis.sources;
    sources.silent = survey.silent();
    sources.inverted = survey.inverted();
    if (!loops.channels.fixed && !sources.silent.empty())
        sources.parts.front().taken = audio::Channels::one(1 - sources.silent.front());
    return analysis;
}

/// Each pair and each single channel of many by itself.
RecordingAnalysis hearInParts(audio::AudioSource& source, const LoopSettings& loops,
                              const Progress& progress) {
    const ChannelSurvey survey = surveyOf(source, progress.part(0.0, surveyShare));
    const auto groups = channelGroups(survey, source.info().trackNames);
    RecordingAnalysis analysis;
    analysis.sources.silent = survey.silent();
    const auto share = [&](std::size_t n) {
        return surveyShare +
               (1.0 - surveyShare) * static_cast<double>(n) / static_cast<double>(groups.size());
    };
    for (std::size_t n = 0; n < groups.size(); ++n) {
        audio::ChannelSource own(source, groups[n]);
        ChannelSurvey ownSurvey(own.info().channels, own.info().rate);
        hear(analysis, own, groups[n], loops, ownSurvey, progress.part(share(n), share(n + 1)));
        if (!ownSurvey.inverted().empty()) analysis.sources.inverted.push_back(groups[n].second());
    }
    return analysis;
}

/// All that one part holds, sorted by nothing yet.
std::vector<DetectedRegion> findIn(const PartAnalysis& part, const DetectSettings& settings) {
    const FeatureTrack& track = part.track;
    const auto wants = [&](SampleKind kind) { return settings.kinds.contains(kind); };
    const auto analysed = part.loops.find(loopStep(settings.sensitivity));
    expects(analysed != part.loops.end(), "the loops of this sensitivity were listened for");
    // Each finder needs to know what the ones before it took, whether or not anyone wants to see that.
    const std::vector<DetectedRegion>& loops = analysed->second;
    const std::vector<NoveltyPeak> peaks = peaksOf(part);
    const std::vector<DetectedRegion> phrases = phrasesOf(part, peaks, loops, settings.sensitivity);

    std::vector<DetectedRegion> all;
    if (wants(SampleKind::Hit)) append(all, findHits(track, part.attacks, phrases, settings.sensitivity));
    if (wants(SampleKind::Texture)) {
        std::vector<FrameRange> taken = rangesOf(phrases);
        for (const DetectedRegion& loop : loops)
            taken.push_back(loop.range);
        append(all, findTextures(track, peaks, taken));
    }
    if (wants(SampleKind::Loop)) append(all, loops);
    if (wants(SampleKind::Phrase)) append(all, phrases);
    std::erase_if(all, [](const DetectedRegion& found) { return found.range.isEmpty(); });
    return all;
}

/// Of the parts that hold a sound at all, the one with the loudest moment.
std::optional<DetectedRegion> wholeOf(const std::vector<PartAnalysis>& parts) {
    std::size_t loudest = 0;
    float level = -HUGE_VALF;
    for (std::size_t n = 0; n < parts.size(); ++n)
        for (std::size_t hop = 0; hop < parts[n].track.hops(); ++hop)
            if (parts[n].track.loudness(hop) > level) {
                level = parts[n].track.loudness(hop);
                loudest = n;
            }
    std::optional<DetectedRegion> whole = wholeRecording(parts[loudest].track);
    if (whole) whole->part = loudest;
    return whole;
}
}

int loopStep(double sensitivity) {
    return static_cast<int>(std::lround(std::clamp(sensitivity, 0.0, 1.0) * (allLoopSteps.size() - 1)));
}

RecordingAnalysis analyse(audio::AudioSource& source, const LoopSettings& loops, const Progress& progress) {
    const dsp::FlushDenormals flush;
    RecordingAnalysis analysis;
    const int channels = source.info().channels;
    if (const auto& fixed = loops.channels.fixed; fixed && !fixed->areAllOf(channels)) {
        audio::ChannelSource chosen(source, *fixed);
        analysis = hearAsOne(chosen, loops, fixed, progress);
    } else {
        analysis = channels > 2 ? hearInParts(source, loops, progress)
                                : hearAsOne(source, loops, std::nullopt, progress);
    }
    analysis.sources.tempi = loops.tempi;
    progress.report(1.0);
    return analysis;
}

std::vector<DetectedRegion> find(const RecordingAnalysis& analysis, const DetectSettings& settings) {
    std::vector<std::vector<DetectedRegion>> found;
    std::vector<const FeatureTrack*> tracks;
    for (const PartAnalysis& part : analysis.parts) {
        found.push_back(findIn(part, settings));
        tracks.push_back(&part.track);
    }
    std::vector<DetectedRegion> all =
        found.size() == 1 ? std::move(found.front()) : mergedParts(tracks, found);
    const bool wantsAll = settings.kinds == DetectSettings().kinds;
    if (wantsAll && all.empty())
        if (const auto whole = wholeOf(analysis.parts); whole && !whole->range.isEmpty())
            all.push_back(*whole);
    std::sort(all.begin(), all.end(), [](const DetectedRegion& a, const DetectedRegion& b) {
        return std::tuple(a.range.begin, a.kind, a.range.end, a.part) <
               std::tuple(b.range.begin, b.kind, b.range.end, b.part);
    });
    return all;
}

}
