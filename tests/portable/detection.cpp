// The rooms of the detection, one by one and together, over a short walk. Their transform is not FFTW's here
// (fftw_stand_in.cpp): compared is what Gleaner makes of spectra.

#include "rooms.h"
#include "walk.h"

#include "align/alignment.h"
#include "classify/character_classifier.h"
#include "classify/content_classifier.h"
#include "classify/kind_classifier.h"
#include "classify/role_classifier.h"
#include "describe/descriptors.h"
#include "describe/sample_sound.h"
#include "detection/analyse_sample.h"
#include "detection/recording_analysis.h"
#include "features/band_spectrogram.h"
#include "features/feature_track.h"
#include "groove/extract.h"
#include "guards/guard.h"
#include "onsets/detect_onsets.h"
#include "rhythm/repetition.h"
#include "rhythm/tempo.h"
#include "signal/mono_stream.h"
#include "similar/sound_fingerprint.h"
#include "similar/variety.h"
#include "tonal/key_finder.h"
#include "tonal/pitch_track.h"

namespace gleaner::portable {
namespace {

constexpr int rate = 44100;

audio::MemorySource walkSource() { return {walkRecording(), rate}; }

/// Excerpts of the walk, as samples would be cut from it.
std::vector<audio::AudioBuffer> cuts() {
    std::vector<audio::AudioBuffer> samples;
    for (const auto& [begin, end] :
         {std::pair{0.95, 1.5}, {2.75, 3.4}, {8.1, 9.0}, {9.0, 10.5}, {13.0, 18.05}, {19.0, 23.0}})
        samples.push_back(
            walkRecording().copy({framesFromSeconds(begin, rate), framesFromSeconds(end, rate)}));
    return samples;
}

const analysis::RecordingAnalysis& heardWalk() {
    static const analysis::RecordingAnalysis heard = [] {
        audio::MemorySource source = walkSource();
        return analysis::analyse(source, {}, {});
    }();
    return heard;
}

}

namespace work {

void signal(Digest& digest) {
    audio::MemorySource source(walkRecording(), 96000); // as if it were: halved on its way
    const Progress progress;
    analysis::ChannelSurvey survey(2, 96000);
    analysis::MonoStream stream(source, analysis::mixPolarity(source), progress, &survey);
    for (auto block = stream.next(); !block.empty(); block = stream.next())
        digest.sound(block);
    digest.shown(survey.correlation(0));
    digest.shown(survey.loudestDb(1));
}

void features(Digest& digest) {
    audio::MemorySource source = walkSource();
    const auto track = analysis::FeatureTrack::measure(source, analysis::mixPolarity(source), {});
    for (std::size_t cell = 0; cell < track.hops(); ++cell) {
        for (std::size_t band = 0; band < track.bands(); ++band)
            digest.shown(static_cast<double>(track.level(cell, band)));
        digest.shown(static_cast<double>(track.loudness(cell)));
        digest.shown(static_cast<double>(track.voicing(cell)));
        digest.shown(static_cast<double>(track.tonalExcess(cell)));
    }
    digest.shown(track.noiseFloorDb());
    for (const float strength :
         analysis::onsetStrength(analysis::BandSpectrogram::of(cuts()[4].mono(), rate)))
        digest.number(std::lround(static_cast<double>(strength) * 1000.0));
}

void align(Digest& digest) {
    audio::MemorySource first = walkSource();
    audio::MemorySource second(walkRecording().copy({rate, walkRecording().frames()}), rate);
    const gleaner::align::Alignment found = gleaner::align::align(first, second, {});
    digest.shown(found.offset);
    digest.shown(found.confidence);
}

void guards(Digest& digest) {
    audio::MemorySource source = walkSource();
    for (const gleaner::guards::Flag& flag : gleaner::guards::flagsOf(source, {})) {
        digest.number(flag.kind);
        digest.number(flag.range.begin);
        digest.number(flag.range.end);
        digest.shown(flag.value);
    }
}

void tonal(Digest& digest) {
    for (const audio::AudioBuffer& sample : cuts()) {
        const std::vector<float> mono = sample.mono();
        const analysis::Chroma chroma = analysis::chromaOf(mono, rate);
        digest.shown(chroma.tuningCents);
        digest.shown(chroma.tonalShare);
        const auto salience = analysis::noteSalienceOf(mono, rate, chroma.tuningCents);
        digest.shown(salience.explained);
        if (const auto key = analysis::estimateKey(salience, chroma)) {
            digest.text(gleaner::music::toString(key->key));
            digest.shown(key->confidence);
        }
        if (const auto pitch = analysis::notePitch(analysis::trackPitch(mono, rate)))
            digest.shown(pitch->hertz);
    }
}

void onsets(Digest& digest) {
    audio::MemorySource source = walkSource();
    for (const double seconds : analysis::detectOnsets(source, 0.5, {}))
        digest.shown(seconds);
}

void groove(Digest& digest) {
    const std::vector<float> mono = walkRecording().mono();
    const std::span<const float> rhythm = std::span(mono).subspan(13 * rate, 6 * rate);
    gleaner::groove::ListenSettings settings;
    settings.hints.bpm = 95.0;
    const music::Groove found =
        gleaner::groove::grooveOf(gleaner::groove::listen(rhythm, rate, settings, {}), 4);
    digest.shown(found.bpm);
    for (const music::GrooveStep& step : found.steps) {
        digest.shown(step.deviation);
        digest.shown(step.levelDb);
    }
}

void similar(Digest& digest) {
    std::vector<analysis::Fingerprint> prints;
    for (const audio::AudioBuffer& sample : cuts()) {
        prints.push_back(analysis::fingerprintOf(sample.mono(), rate));
        digest.text(prints.back().toHex());
    }
    const std::vector<double> confidence = {0.5, 0.9, 0.4, 0.7, 0.6, 0.8};
    for (const std::size_t index : analysis::pickVaried(prints, confidence, 4))
        digest.number(index);
}

void rhythm(Digest& digest) {
    for (const audio::AudioBuffer& sample : cuts()) {
        const std::vector<float> mono = sample.mono();
        if (const auto tempo = analysis::estimateTempo(mono, rate)) {
            digest.shown(tempo->bpm);
            digest.shown(tempo->confidence);
            digest.number(tempo->beats.value_or(0));
        }
        if (const auto repetition = analysis::findRepetition(mono, rate)) digest.shown(repetition->seconds);
    }
}

void describe(Digest& digest) {
    for (const audio::AudioBuffer& sample : cuts()) {
        const auto descriptors = analysis::Descriptors::of(analysis::SampleSound::of(sample, rate));
        for (std::size_t n = 0; n < analysis::descriptorCount; ++n)
            digest.shown(descriptors.at(n));
    }
}

void find(Digest& digest) {
    for (const double sensitivity : {0.25, 0.5, 1.0})
        for (const analysis::DetectedRegion& found : analysis::find(
                 heardWalk(), {.sensitivity = sensitivity, .kinds = analysis::DetectSettings().kinds})) {
            digest.number(found.kind);
            digest.number(found.range.begin);
            digest.number(found.range.end);
            digest.shown(found.confidence);
            digest.text(found.reason);
        }
}

void classify(Digest& digest) {
    using gleaner::music::SampleKind;
    for (const audio::AudioBuffer& sample : cuts()) {
        const auto sound = analysis::SampleSound::of(sample, rate);
        const auto descriptors = analysis::Descriptors::of(sound);
        const auto content = analysis::classifyContent(sound, descriptors);
        digest.shown(content ? content->confidence : 0.0);
        digest.number(analysis::classifyKind(sound, descriptors, {}));
        for (const SampleKind kind : {SampleKind::Hit, SampleKind::Loop, SampleKind::Phrase}) {
            const auto role = analysis::classifyRole(sound, descriptors, kind, false, content);
            digest.number(role.role);
            digest.shown(role.confidence);
            for (const gleaner::music::Character character :
                 analysis::classifyCharacter(descriptors, role.role, sound.widthDb))
                digest.number(character);
        }
    }
}

void detection(Digest& digest) {
    audio::MemorySource source = walkSource();
    const analysis::Detection detected =
        analysis::describe(heardWalk().sources, analysis::find(heardWalk(), {}), source, nullptr, {});
    for (const analysis::Slice& slice : detected.slices) {
        digest.text(slice.id + slice.reason);
        digest.number(slice.range.begin);
        digest.number(slice.range.end);
        digest.traits(slice.traits);
    }
    for (const audio::AudioBuffer& sample : cuts())
        digest.traits(analysis::analyseSample(sample, rate));
}

}
}
