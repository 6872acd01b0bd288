#include "analysis/analyse_sample.h"

#include "analysis/character_judge.h"
#include "analysis/content_judge.h"
#include "analysis/kind_judge.h"
#include "analysis/role_judge.h"
#include "dsp/denormals.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
using music::SampleKind;

// Limits below which nothing is said: a wrong key in a file name is worse than none.
constexpr double leastPitchConfidence = 0.35;
constexpr double leastPitchOfMany = 0.8; ///< for a phrase or a texture that holds one pitch
constexpr double leastKeyConfidence = 0.18;
constexpr double leastKeyOfOthers = 0.25; ///< loops and textures: drums and hums imitate a key
constexpr double leastLoopTempo = 0.15;
constexpr double leastPhraseTempo = 0.25;
constexpr double shortestRhythm = 1.0; ///< seconds
constexpr double tonalHit = 0.6;

void addTempo(music::SampleTraits& traits, const std::optional<TempoEstimate>& tempo) {
    const bool loop = traits.kind == SampleKind::Loop;
    if (!tempo || (!loop && traits.kind != SampleKind::Phrase)) return;
    if (tempo->confidence < (loop ? leastLoopTempo : leastPhraseTempo)) return;
    traits.bpm = tempo->bpm;
    traits.bpmConfidence = tempo->confidence;
    if (!loop) return;
    traits.beats = tempo->beats;
    if (traits.beats && *traits.beats % 4 == 0) traits.bars = *traits.beats / 4;
}

void addPitch(music::SampleTraits& traits, const SampleSound& sound) {
    const auto note = notePitch(sound.pitch);
    if (!note) return;
    if (note->confidence >= (traits.kind == SampleKind::Hit ? leastPitchConfidence : leastPitchOfMany))
        traits.pitchHz = note->hertz;
}

void addKey(music::SampleTraits& traits, const SampleSound& sound) {
    if (traits.kind == SampleKind::Hit) return;
    const auto key = estimateKey(sound.chroma);
    if (!key || key->confidence < (traits.kind == SampleKind::Phrase ? leastKeyConfidence : leastKeyOfOthers))
        return;
    traits.key = key->key;
    traits.keyConfidence = key->confidence;
}
}

music::SampleTraits analyseSample(const audio::AudioBuffer& sample, int rate,
                                  std::optional<SampleKind> kind) {
    const dsp::FlushDenormals flush;
    music::SampleTraits traits;
    traits.kind = kind.value_or(SampleKind::Hit);
    const SampleSound sound = SampleSound::of(sample, rate);
    if (sound.isSilent) {
        traits.role = traits.kind == SampleKind::Texture ? music::Role::Ambience : music::Role::Fx;
        return traits;
    }
    const Descriptors descriptors = Descriptors::of(sound);
    std::optional<TempoEstimate> tempo;
    if (kind != SampleKind::Hit && kind != SampleKind::Texture && sound.seconds >= shortestRhythm)
        tempo = estimateTempo(sound.mono, sound.rate, {}, kind != SampleKind::Phrase);
    if (!kind) traits.kind = judgeKind(sound, descriptors, tempo);

    addTempo(traits, tempo);
    addPitch(traits, sound);
    addKey(traits, sound);
    const bool clearNote =
        traits.kind == SampleKind::Hit && traits.pitchHz && descriptors[Descriptor::PitchShare] >= tonalHit;
    const bool tonal = traits.key || clearNote || (traits.pitchHz && traits.kind != SampleKind::Hit);
    const auto content = judgeContent(sound, descriptors);
    if (content) {
        traits.content = content->content;
        traits.contentConfidence = content->confidence;
    }
    const RoleJudgement role = judgeRole(sound, descriptors, traits.kind, tonal, content);
    traits.role = role.role;
    traits.roleConfidence = role.confidence;
    traits.tonal = tonal || (traits.pitchHz && music::facts(role.role).isTonal);
    // Drums and effects carry no key.
    if (!music::facts(traits.role).isTonal) traits.key.reset(), traits.keyConfidence = 0.0;
    traits.character = judgeCharacter(descriptors, traits.role, sound.widthDb);
    traits.centroidHz = std::exp2(descriptors[Descriptor::Centroid]);
    return traits;
}

}
