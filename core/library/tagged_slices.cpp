#include "library/tagged_slices.h"

#include "music/key.h"
#include "music/tempo.h"

#include <cmath>

namespace gleaner::library {
namespace {

constexpr double metadataConfidence = 0.95; ///< as of what a file's name tells: tags err too
constexpr double beatsTolerance = 0.03;     ///< of a loop's length
constexpr double fewestBeats = 3.5;
constexpr double octaves[] = {1.0, 2.0, 0.5, 1.5, 2.0 / 3.0, 3.0, 1.0 / 3.0, 4.0, 0.25};

void setBeats(music::SampleTraits& traits, double beats) {
    traits.beats.reset();
    traits.bars.reset();
    if (std::abs(beats - std::round(beats)) > 0.01) return;
    traits.beats = static_cast<int>(std::lround(beats));
    traits.bars = music::wholeBars(*traits.beats);
}

/// True where the tag said something that had not been heard.
bool tellLoopTempo(double tagged, double seconds, music::SampleTraits& traits) {
    if (!traits.bpm) {
        const double beats = seconds * tagged / 60.0;
        if (beats < fewestBeats ||
            std::abs(beats - std::round(beats)) > std::min(0.25, beatsTolerance * beats))
            return false;
        traits.bpm = 60.0 * std::round(beats) / seconds;
        traits.bpmConfidence = metadataConfidence;
        setBeats(traits, std::round(beats));
        return true;
    }
    for (const double octave : octaves) {
        if (!music::isSameTempo(*traits.bpm * octave, tagged)) continue;
        traits.bpmConfidence = metadataConfidence;
        if (octave == 1.0) return false;
        const double beats = traits.beats ? *traits.beats * octave : seconds * *traits.bpm * octave / 60.0;
        traits.bpm = *traits.bpm * octave;
        setBeats(traits, beats);
        return true;
    }
    return false;
}

bool tellTempo(double tagged, double seconds, music::SampleTraits& traits) {
    if (traits.kind == music::SampleKind::Loop) return tellLoopTempo(tagged, seconds, traits);
    if (traits.kind != music::SampleKind::Phrase || traits.bpm) return false;
    traits.bpm = tagged;
    traits.bpmConfidence = metadataConfidence;
    return true;
}

bool tellKey(const music::Key& key, music::SampleTraits& traits) {
    const bool isTune = traits.kind == music::SampleKind::Loop || traits.kind == music::SampleKind::Phrase;
    if (!isTune || !music::info(traits.role).isTonal) return false;
    const bool isNews = traits.key != key;
    traits.key = key;
    traits.keyConfidence = metadataConfidence;
    traits.tonal = true;
    return isNews;
}

}

void tellTags(const audio::MusicTags& tags, int rate, analysis::Detection& detection) {
    const auto key = music::parseKey(tags.key);
    for (analysis::Slice& slice : detection.slices) {
        const double seconds = secondsFromFrames(slice.range.length(), rate);
        if (tags.bpm && tellTempo(*tags.bpm, seconds, slice.traits))
            slice.reason += "; tempo told by the file's tag";
        if (key && tellKey(*key, slice.traits)) slice.reason += "; key told by the file's tag";
    }
}

}
