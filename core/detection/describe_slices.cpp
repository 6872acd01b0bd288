#include "detection/recording_analysis.h"

#include "detection/analyse_sample.h"
#include "dsp/denormals.h"
#include "music/certainty.h"
#include "music/tempo.h"
#include "signal/excerpt.h"
#include "signal/quiet_cut.h"
#include "similar/sound_fingerprint.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

namespace gleaner::analysis {

namespace {
using music::SampleKind;

constexpr double textureListened = 6.0; ///< seconds that are enough to know a texture
constexpr double endReachSeconds = 0.003;

/// A loop's tempo is that of what repeats, whatever its sound alone tells.
void tellLoop(music::SampleTraits& traits, const DetectedRegion& found) {
    if (traits.bpm) traits.bpmAlternatives.insert(traits.bpmAlternatives.begin(), *traits.bpm);
    traits.bpm = found.bpm;
    std::erase_if(traits.bpmAlternatives, [&](double bpm) { return music::isSameTempo(bpm, found.bpm); });
    traits.bpmConfidence = std::min(std::max(traits.bpmConfidence, found.confidence), music::mostHeard);
    traits.beats = found.beats;
    traits.bars = music::wholeBars(found.beats);
}

/// A hit may end anywhere: at most 6 ms earlier there is a point where a cut does not click.
FrameRange quietlyEnding(FrameRange range, Excerpts& excerpts) {
    const Frame reach = framesFromSeconds(endReachSeconds, excerpts.rate());
    if (range.length() <= 4 * reach) return range;
    const Frame from = range.end - 2 * reach;
    range.end = from + quietCut(excerpts.mono({from, range.end}), reach, reach - 1);
    return range;
}

/// Excerpts of the channels that a part's slices are taken from.
class PartExcerpts {
public:
    PartExcerpts(const PartSource& part, audio::AudioSource& source)
        : m_own(part.taken ? std::make_unique<audio::ChannelSource>(source, *part.taken) : nullptr),
          m_excerpts(m_own ? static_cast<audio::AudioSource&>(*m_own) : source, polarityOf(part),
                     part.frames) {}
    Excerpts& operator()() { return m_excerpts; }

private:
    /// A channel taken out of what was heard is taken as it is.
    static std::vector<float> polarityOf(const PartSource& part) {
        return part.taken == part.analysed ? part.polarity : std::vector<float>{1.0F};
    }
    std::unique_ptr<audio::ChannelSource> m_own;
    Excerpts m_excerpts;
};

/// Two channels may hold something from the same frame on.
void makeIdsUnique(std::vector<Slice>& slices) {
    std::set<std::string> known;
    for (Slice& slice : slices) {
        if (slice.channels && !known.insert(slice.id).second)
            slice.id += "c" + audio::toString({slice.channels});
        known.insert(slice.id);
    }
}

double medianFloor(const std::vector<PartSource>& parts) {
    std::vector<double> floors;
    for (const PartSource& part : parts)
        floors.push_back(part.noiseFloorDb);
    const auto middle = floors.begin() + static_cast<std::ptrdiff_t>((floors.size() - 1) / 2);
    std::nth_element(floors.begin(), middle, floors.end());
    return *middle;
}

Description descriptionOf(const DetectedRegion& found, Excerpts& excerpts, const TempoRange& tempi) {
    const bool isHit = found.kind == SampleKind::Hit;
    Description description;
    description.range =
        isHit && found.origin == Origin::Found ? quietlyEnding(found.range, excerpts) : found.range;
    FrameRange analysed = description.range;
    if (found.kind == SampleKind::Texture)
        analysed.end =
            std::min(analysed.end, analysed.begin + framesFromSeconds(textureListened, excerpts.rate()));
    description.traits = analyseSample(excerpts.audio(analysed), excerpts.rate(), found.kind, tempi);
    if (isHit) description.fingerprint = fingerprintOf(excerpts.mono(description.range), excerpts.rate());
    return description;
}

Slice sliceOf(const DetectedRegion& found, const Description& description) {
    Slice slice;
    const char letter = found.origin == Origin::Mark ? 'm' : music::info(found.kind).id.front();
    slice.id = letter + std::to_string(found.range.begin);
    slice.origin = found.origin;
    slice.label = found.label;
    slice.range = description.range;
    slice.confidence = found.confidence;
    slice.reason = found.reason;
    slice.traits = description.traits;
    if (found.kind == SampleKind::Loop) tellLoop(slice.traits, found);
    slice.candidates = found.candidates;
    slice.fingerprint = description.fingerprint;
    return slice;
}
}

DescribedSlices::Key DescribedSlices::keyOf(const DetectedRegion& found) {
    return {found.part, found.kind, found.range.begin, found.range.end};
}

const Description* DescribedSlices::of(const DetectedRegion& found) const {
    const auto known = m_descriptions.find(keyOf(found));
    return known == m_descriptions.end() ? nullptr : &known->second;
}

const Description& DescribedSlices::remember(const DetectedRegion& found, Description description) {
    return m_descriptions.insert_or_assign(keyOf(found), std::move(description)).first->second;
}

Detection describe(const SliceSources& sources, const std::vector<DetectedRegion>& found,
                   audio::AudioSource& source, DescribedSlices* known, const Progress& progress) {
    const dsp::FlushDenormals flush;
    std::vector<std::unique_ptr<PartExcerpts>> excerpts(sources.parts.size());
    const auto described = [&](const DetectedRegion& one) {
        auto& own = excerpts[one.part];
        if (!own) own = std::make_unique<PartExcerpts>(sources.parts[one.part], source);
        return descriptionOf(one, (*own)(), sources.tempi);
    };
    DescribedSlices unkept;
    DescribedSlices& descriptions = known ? *known : unkept;
    Detection detection;
    detection.noiseFloorDb = medianFloor(sources.parts);
    detection.silentChannels = sources.silent;
    detection.invertedChannels = sources.inverted;
    for (std::size_t i = 0; i < found.size(); ++i) {
        progress.report(static_cast<double>(i) / static_cast<double>(found.size()));
        const Description* description = descriptions.of(found[i]);
        if (!description) description = &descriptions.remember(found[i], described(found[i]));
        detection.slices.push_back(sliceOf(found[i], *description));
        detection.slices.back().channels = sources.parts[found[i].part].taken;
    }
    makeIdsUnique(detection.slices);
    progress.report(1.0);
    return detection;
}

}
