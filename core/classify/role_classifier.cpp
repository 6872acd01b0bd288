#include "classify/role_classifier.h"

#include "classify/kind_classifier.h"
#include "classify/role_model.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
using music::Role;

/// octaves, log2 Hz: a spectrum whose half lies below 170 Hz; origin not recorded; not swept: nobody
/// annotated the roles of loops and phrases
constexpr double bassOctave = 7.4;
/// pitch classes that sound at once or in turn; origin not recorded; not swept: nobody annotated the roles of
/// loops and phrases
constexpr double chordClasses = 4.5;
/// onsets a second from which notes are an arpeggio; origin not recorded; not swept: nobody annotated the
/// roles of loops and phrases
constexpr double arpOnsetsASecond = 3.0;
/// share, the probability of a voice from which a phrase is one; origin not recorded; voices +0.071 at 0.8x,
/// flat at 1.25x
constexpr double vocalProbability = 0.35;
/// share, the confidence of speech from which a phrase is a voice; origin not recorded; flat at 0.8x and
/// 1.25x
constexpr double sureOfSpeech = 0.6;
/// s up to which a phrase may be one sound; origin not recorded; roles -0.036 at 0.8x, flat at 1.25x
constexpr double longestOneShot = 4.5;
/// share, the confidence of a role from which it is; origin not recorded; flat at 0.8x and 1.25x
constexpr double sureOfOneShot = 0.5;
/// share, the variation of the envelope below which chords are a pad; origin not recorded; not swept: nobody
/// annotated the roles of loops and phrases
constexpr double steadyVariation = 0.35;

RoleClassification likeliest(const std::array<double, music::roles.size()>& probabilities) {
    const auto best = std::max_element(probabilities.begin(), probabilities.end());
    return {static_cast<Role>(best - probabilities.begin()), *best};
}

double probabilityOf(const std::array<double, music::roles.size()>& p, Role role) {
    return p[static_cast<std::size_t>(role)];
}

RoleClassification assessLoop(const SampleSound& sound, const Descriptors& d, bool tonal) {
    if (!tonal) return {Role::Perc, 0.6};
    if (d[Descriptor::Rolloff50] < bassOctave) return {Role::Bass, 0.5};
    const double onsetsASecond = countOnsets(sound) / std::max(0.5, sound.seconds);
    if (d[Descriptor::PitchClasses] >= chordClasses)
        return {onsetsASecond >= arpOnsetsASecond ? Role::Arp : Role::Chords, 0.45};
    return {onsetsASecond >= arpOnsetsASecond ? Role::Arp : Role::Lead, 0.45};
}

RoleClassification assessPhrase(const Descriptors& d, bool tonal, double vocal,
                                const std::optional<ContentClassification>& content) {
    if (content && content->content == music::Content::Speech && content->confidence >= sureOfSpeech)
        return {Role::Vocal, std::min(0.9, content->confidence)};
    if (vocal >= vocalProbability) return {Role::Vocal, std::min(0.9, vocal + 0.1)};
    if (!tonal) return {Role::Fx, 0.4};
    if (d[Descriptor::Rolloff50] < bassOctave) return {Role::Bass, 0.45};
    if (d[Descriptor::PitchClasses] >= chordClasses && d[Descriptor::EnvelopeVariation] < steadyVariation)
        return {Role::Pad, 0.4};
    return {d[Descriptor::PitchClasses] >= chordClasses ? Role::Chords : Role::Lead, 0.45};
}
}

RoleClassification classifyRole(const SampleSound& sound, const Descriptors& d, music::SampleKind kind,
                                bool tonal, const std::optional<ContentClassification>& content) {
    const auto probabilities = roleProbabilities(d);
    const RoleClassification asHit = likeliest(probabilities);
    if (kind == music::SampleKind::Phrase && sound.seconds < longestOneShot &&
        asHit.confidence > sureOfOneShot)
        return asHit;
    switch (kind) {
    case music::SampleKind::Hit:
        return likeliest(probabilities);
    case music::SampleKind::Loop:
        return assessLoop(sound, d, tonal);
    case music::SampleKind::Phrase:
        return assessPhrase(d, tonal, probabilityOf(probabilities, Role::Vocal), content);
    case music::SampleKind::Texture:
        return tonal ? RoleClassification{Role::Pad, 0.5} : RoleClassification{Role::Ambience, 0.8};
    }
    return {};
}

}
