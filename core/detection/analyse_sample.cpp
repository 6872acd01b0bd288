#include "detection/analyse_sample.h"

#include "classify/character_classifier.h"
#include "classify/content_classifier.h"
#include "classify/kind_classifier.h"
#include "classify/role_classifier.h"
#include "dsp/denormals.h"
#include "music/certainty.h"
#include "music/pitch.h"
#include "music/tempo.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
using music::SampleKind;

// Limits below which nothing is said: a wrong key in a file name is worse than none.
constexpr double leastPitchConfidence = 0.35;
constexpr double leastPitchOfMany = 0.8; ///< for a phrase or a texture that holds one pitch
constexpr double leastTonalShare = 0.4;  ///< for a note under breath: most drums need not be looked at twice
constexpr double leastDominance = 0.6;   ///< of one note under breath or noise
constexpr double leastDominanceOfMany = 0.75;
constexpr double leastKeyConfidence = 0.2;
constexpr double leastLoopTempo = 0.15;
constexpr double leastPhraseTempo =
    0.5; ///< a tune bends its beat, and a wrong tempo in a name is worse than none
constexpr double leastAlternative = 0.05; ///< share of the weight of all tempi
constexpr double leastContentConfidence = 0.6;
constexpr double shortestRhythm = 1.0; ///< seconds
constexpr double tonalHit = 0.6;

void addTempo(music::SampleTraits& traits, const std::optional<TempoEstimate>& tempo) {
    const bool loop = traits.kind == SampleKind::Loop;
    if (!tempo || (!loop && traits.kind != SampleKind::Phrase)) return;
    if (tempo->confidence < (loop ? leastLoopTempo : leastPhraseTempo)) return;
    traits.bpm = tempo->bpm;
    traits.bpmConfidence = std::min(tempo->confidence, music::mostHeard);
    for (const TempoCandidate& other : tempo->alternatives)
        if (other.share >= leastAlternative || music::isOctave(other.bpm, tempo->bpm))
            traits.bpmAlternatives.push_back(other.bpm);
    if (!loop) return;
    traits.beats = tempo->beats;
    if (traits.beats) traits.bars = music::wholeBars(*traits.beats);
}

/// The notes in a sample, worked out when somebody asks: pitch and key both read them, and most drums need
/// neither.
class Notes {
public:
    explicit Notes(const SampleSound& sound) : m_sound(sound) {}
    const NoteSalience& operator()() {
        if (!m_salience) m_salience = noteSalienceOf(m_sound.sound, m_sound.rate, m_sound.chroma.tuningCents);
        return *m_salience;
    }

private:
    const SampleSound& m_sound;
    std::optional<NoteSalience> m_salience;
};

void addPitch(music::SampleTraits& traits, const SampleSound& sound, Notes& notes) {
    const bool isHit = traits.kind == SampleKind::Hit;
    const auto note = notePitch(sound.pitch);
    if (note && note->confidence >= (isHit ? leastPitchConfidence : leastPitchOfMany)) {
        traits.pitchHz = lockedOnPartial(note->hertz, sound.sound, sound.rate);
    } else if ((isHit || traits.kind == SampleKind::Phrase) && sound.chroma.tonalShare >= leastTonalShare) {
        const auto midi =
            dominantNote(notes(), sound.chroma.tuningCents, isHit ? leastDominance : leastDominanceOfMany);
        if (midi) traits.pitchHz = music::hertzFromMidi(*midi);
    }
}

void addKey(music::SampleTraits& traits, const SampleSound& sound, Notes& notes) {
    if (traits.kind == SampleKind::Hit || traits.pitchHz) return; // one note is in many keys
    const auto key = estimateKey(notes(), sound.chroma);
    if (!key || key->confidence < leastKeyConfidence) return;
    traits.key = key->key;
    traits.keyConfidence = key->confidence;
}
}

music::SampleTraits analyseSample(const audio::AudioBuffer& sample, int rate, std::optional<SampleKind> kind,
                                  const TempoRange& tempi) {
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
        tempo = estimateTempo(sound.mono, sound.rate, {.cut = kind != SampleKind::Phrase, .range = tempi});
    if (!kind) traits.kind = classifyKind(sound, descriptors, tempo);

    addTempo(traits, tempo);
    Notes notes(sound);
    addPitch(traits, sound, notes);
    addKey(traits, sound, notes);
    const bool clearNote =
        traits.kind == SampleKind::Hit && traits.pitchHz && descriptors[Descriptor::PitchShare] >= tonalHit;
    const bool tonal = traits.key || clearNote || (traits.pitchHz && traits.kind != SampleKind::Hit);
    const auto content = classifyContent(sound, descriptors);
    if (content) {
        traits.content = content->content;
        traits.contentConfidence = content->confidence;
    }
    const RoleClassification role = classifyRole(sound, descriptors, traits.kind, tonal, content);
    traits.role = role.role;
    traits.roleConfidence = std::min(role.confidence, music::mostHeard);
    traits.tonal = tonal || (traits.pitchHz && music::info(role.role).isTonal);
    // Drums and effects carry no key; a voice that speaks glides through all of them.
    const bool isSpoken =
        content && content->content != music::Content::Music && content->confidence >= leastContentConfidence;
    if (!music::info(traits.role).isTonal || isSpoken) {
        traits.key.reset();
        traits.keyConfidence = 0.0;
    }
    traits.character = classifyCharacter(descriptors, traits.role, sound.widthDb);
    traits.centroidHz = std::exp2(descriptors[Descriptor::Centroid]);
    return traits;
}

}
