#include "detection/recording_analysis.h"

#include "detection/early_regions.h"
#include "detection/find_in_part.h"
#include "detection/marked_regions.h"
#include "dsp/denormals.h"
#include "features/standout.h"
#include "find/call_finder.h"
#include "find/hit_prominence.h"
#include "find/loop_finder.h"
#include "find/merge_parts.h"
#include "find/phrase_finder.h"
#include "find/whole_recording.h"
#include "signal/channel_groups.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace gleaner::analysis {

namespace {

constexpr double oppositeCorrelation = -0.9;
constexpr double surveyShare = 0.1; ///< of the work on many channels

/// Loud moments decide which way up the second channel is, where the short looks of mixPolarity met quiet
/// ones.
bool cancels(const std::vector<float>& polarity, const ChannelSurvey& survey) {
    return polarity.size() == 2 && polarity[1] > 0.0F && survey.correlation(0) < oppositeCorrelation;
}

/// The track of a part, and how it has to be read for that.
FeatureTrack trackOf(audio::AudioSource& source, std::vector<float>& polarity, ChannelSurvey& survey,
                     const Progress& progress, const FeatureTrack::SoFar& soFar) {
    polarity = mixPolarity(source);
    FeatureTrack track = FeatureTrack::measure(source, polarity, progress, &survey, soFar);
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
    std::optional<EarlyRegions> early;
    if (loops.early)
        early.emplace(*loops.early, *loops.earlySettings, analysis.parts.size() - 1, channels, from.polarity);
    const auto soFar = [&early](const FeatureTrack& track) { early->see(track); };
    part.track = trackOf(source, from.polarity, survey, progress.part(0.0, 0.85),
                         early ? FeatureTrack::SoFar(soFar) : FeatureTrack::SoFar());
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

std::vector<DetectedRegion> marked(const RecordingAnalysis& analysis,
                                   const std::vector<const FeatureTrack*>& tracks,
                                   const DetectSettings& settings) {
    const auto partOf = [&](FrameRange range) {
        if (tracks.size() == 1) return std::size_t{0};
        const std::vector<double> standing = standouts(tracks, range);
        return static_cast<std::size_t>(std::ranges::max_element(standing) - standing.begin());
    };
    const FeatureTrack& first = *tracks.front();
    return markedRegions(analysis.marks, first.frames(), first.rate(), settings.kinds, partOf);
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
    analysis.marks = source.info().marks;
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
    std::ranges::move(marked(analysis, tracks, settings), std::back_inserter(all));
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
