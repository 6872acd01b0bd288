#include "analysis/listening.h"

#include "analysis/analyse_sample.h"
#include "analysis/excerpt.h"
#include "dsp/denormals.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
using music::SampleKind;

constexpr double textureListened = 6.0; ///< seconds that are enough to know a texture
constexpr double sameTempo = 0.04;
constexpr double endReachSeconds = 0.003;

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

/// A hit may end anywhere: at most 6 ms earlier there is a point where a cut does not click.
FrameRange quietlyEnding(FrameRange range, Excerpts& excerpts) {
    const Frame reach = framesFromSeconds(endReachSeconds, excerpts.rate());
    if (range.length() <= 4 * reach) return range;
    const Frame from = range.end - 2 * reach;
    range.end = from + quietCut(excerpts.mono({from, range.end}), reach, reach - 1);
    return range;
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
        slice.fingerprint = Fingerprint::of(excerpts.mono(found.range), excerpts.rate());
    return slice;
}
}

DescribedSlices::Key DescribedSlices::keyOf(const Found& found) {
    // The reason holds every figure that was found beside the range.
    return {found.kind, found.range.begin, found.range.end, found.reason};
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
    Excerpts excerpts(source, listening.polarity, listening.track.frames());
    Detection detection;
    detection.noiseFloorDb = listening.track.noiseFloorDb();
    for (std::size_t i = 0; i < found.size(); ++i) {
        progress.report(static_cast<double>(i) / static_cast<double>(found.size()));
        if (const Slice* slice = known ? known->of(found[i]) : nullptr) {
            detection.slices.push_back(*slice);
            detection.slices.back().confidence = found[i].confidence;
            continue;
        }
        detection.slices.push_back(sliceOf(found[i], excerpts, listening.tempi));
        if (known) known->remember(found[i], detection.slices.back());
    }
    progress.report(1.0);
    return detection;
}

}
