#include "detection/listening.h"

#include "detection/analyse_sample.h"
#include "dsp/denormals.h"
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

music::SampleTraits traitsOf(const Found& found, Excerpts& excerpts, const TempoRange& tempi) {
    FrameRange heard = found.range;
    if (found.kind == SampleKind::Texture)
        heard.end = std::min(heard.end, heard.begin + framesFromSeconds(textureListened, excerpts.rate()));
    music::SampleTraits traits = analyseSample(excerpts.audio(heard), excerpts.rate(), found.kind, tempi);
    if (found.kind != SampleKind::Loop) return traits;
    if (traits.bpm) traits.bpmAlternatives.insert(traits.bpmAlternatives.begin(), *traits.bpm);
    traits.bpm = found.bpm;
    std::erase_if(traits.bpmAlternatives, [&](double bpm) { return music::isSameTempo(bpm, found.bpm); });
    traits.bpmConfidence = std::max(traits.bpmConfidence, found.confidence);
    traits.beats = found.beats;
    traits.bars.reset();
    if (found.beats % 4 == 0) traits.bars = found.beats / 4;
    return traits;
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
    PartExcerpts(const ListeningPart& part, audio::AudioSource& source)
        : m_own(part.taken ? std::make_unique<audio::ChannelSource>(source, *part.taken) : nullptr),
          m_excerpts(m_own ? static_cast<audio::AudioSource&>(*m_own) : source, polarityOf(part),
                     part.track.frames()) {}
    Excerpts& operator()() { return m_excerpts; }

private:
    /// A channel taken out of what was heard is taken as it is.
    static std::vector<float> polarityOf(const ListeningPart& part) {
        return part.taken == part.heard ? part.polarity : std::vector<float>{1.0F};
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

double medianFloor(const std::vector<ListeningPart>& parts) {
    std::vector<double> floors;
    for (const ListeningPart& part : parts)
        floors.push_back(part.track.noiseFloorDb());
    const auto middle = floors.begin() + static_cast<std::ptrdiff_t>((floors.size() - 1) / 2);
    std::nth_element(floors.begin(), middle, floors.end());
    return *middle;
}

Slice sliceOf(Found found, Excerpts& excerpts, const TempoRange& tempi) {
    if (found.kind == SampleKind::Hit) found.range = quietlyEnding(found.range, excerpts);
    Slice slice;
    slice.id = std::string(1, music::facts(found.kind).id.front()) + std::to_string(found.range.begin);
    slice.range = found.range;
    slice.confidence = found.confidence;
    slice.reason = found.reason;
    slice.traits = traitsOf(found, excerpts, tempi);
    slice.candidates = found.candidates;
    if (found.kind == SampleKind::Hit)
        slice.fingerprint = fingerprintOf(excerpts.mono(found.range), excerpts.rate());
    return slice;
}
}

DescribedSlices::Key DescribedSlices::keyOf(const Found& found) {
    // The reason holds every figure that was found beside the range.
    return {found.part, found.kind, found.range.begin, found.range.end, found.reason};
}

const Slice* DescribedSlices::of(const Found& found) const {
    const auto known = m_slices.find(keyOf(found));
    return known == m_slices.end() ? nullptr : &known->second;
}

void DescribedSlices::remember(const Found& found, const Slice& slice) {
    m_slices.insert_or_assign(keyOf(found), slice);
}

Detection describe(const Listening& listening, const std::vector<Found>& found, audio::AudioSource& source,
                   DescribedSlices* known, const Progress& progress) {
    const dsp::FlushDenormals flush;
    std::vector<std::unique_ptr<PartExcerpts>> excerpts(listening.parts.size());
    Detection detection;
    detection.noiseFloorDb = medianFloor(listening.parts);
    detection.silentChannels = listening.silent;
    detection.invertedChannels = listening.inverted;
    for (std::size_t i = 0; i < found.size(); ++i) {
        progress.report(static_cast<double>(i) / static_cast<double>(found.size()));
        if (const Slice* slice = known ? known->of(found[i]) : nullptr) {
            detection.slices.push_back(*slice);
            detection.slices.back().confidence = found[i].confidence;
            continue;
        }
        const ListeningPart& part = listening.parts[found[i].part];
        auto& own = excerpts[found[i].part];
        if (!own) own = std::make_unique<PartExcerpts>(part, source);
        detection.slices.push_back(sliceOf(found[i], (*own)(), listening.tempi));
        detection.slices.back().channels = part.taken;
        if (known) known->remember(found[i], detection.slices.back());
    }
    makeIdsUnique(detection.slices);
    progress.report(1.0);
    return detection;
}

}
