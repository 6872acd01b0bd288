#include "classify/character_classifier.h"

#include "classify/character_table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// s of the attack of what is crisp or sharp; chosen (docs/detection.md 8.3); not swept: nobody annotated the
/// words of character
constexpr double quickAttackSeconds = 0.005;
/// Hz below which a pitch is deep; chosen (docs/detection.md 8.3); not swept: nobody annotated the words of
/// character
constexpr double deepestHz = 50.0;
/// s of the attack of what is soft; chosen (docs/detection.md 8.3); not swept: nobody annotated the words of
/// character
constexpr double slowAttackSeconds = 0.03;
/// dB of the sides against the middle, above which the image is wide; chosen (docs/detection.md 8.3); not
/// swept: nobody annotated the words of character
constexpr double wideDb = -10.0;
/// words that are given; chosen (docs/detection.md 8.3); not swept: nobody annotated the words of character
constexpr std::size_t mostWords = 3;

double powerSum(double a, double b) {
    return 10.0 * std::log10(std::pow(10.0, a / 10.0) + std::pow(10.0, b / 10.0));
}

std::array<double, aspectCount> aspectsOf(const Descriptors& d) {
    return {d[Descriptor::Centroid],
            d[Descriptor::LogDecay20],
            d[Descriptor::LogAttack],
            d[Descriptor::Crest],
            d[Descriptor::Flatness],
            powerSum(d[Descriptor::Band0], d[Descriptor::Band1]),
            powerSum(d[Descriptor::Band2], d[Descriptor::Band3])};
}

/// Positive beyond the role's upper fifth (or below its lower one), negative inside.
class Place {
public:
    Place(const Descriptors& d, music::Role role)
        : m_values(aspectsOf(d)), m_fifths(characterTable[static_cast<std::size_t>(role)]) {}
    /// How far above the upper limit, in distances of the two limits.
    double high(Aspect a) const { return (m_values[index(a)] - m_fifths[index(a)].high) / width(a); }
    /// How far below the lower one.
    double low(Aspect a) const { return (m_fifths[index(a)].low - m_values[index(a)]) / width(a); }

private:
    static std::size_t index(Aspect a) { return static_cast<std::size_t>(a); }
    double width(Aspect a) const { return std::max(0.05, m_fifths[index(a)].high - m_fifths[index(a)].low); }
    std::array<double, aspectCount> m_values;
    const std::array<Fifths, aspectCount>& m_fifths;
};
}

std::vector<music::Character> classifyCharacter(const Descriptors& d, music::Role role, double widthDb) {
    using music::Character;
    const Place place(d, role);
    const double attack = std::pow(10.0, d[Descriptor::LogAttack]);
    const double pitch = d[Descriptor::PitchShare] > 0.5 ? std::exp2(d[Descriptor::PitchOctave]) : 1000.0;
    const bool quick = attack <= quickAttackSeconds;

    struct Fit {
        Character word;
        double strength;
    };
    const std::array<Fit, 10> fits = {{
        {Character::Boomy, std::min(place.high(Aspect::Lows), place.high(Aspect::Decay))},
        {Character::Deep, pitch < deepestHz ? 0.5 : -1.0},
        {Character::Bright, place.high(Aspect::Brightness)},
        {Character::Crisp, quick ? place.high(Aspect::Brightness) - 0.1 : -1.0},
        {Character::Sharp, quick ? place.high(Aspect::Crest) : -1.0},
        {Character::Warm, std::min(place.high(Aspect::LowMids), -place.high(Aspect::Brightness) - 0.3)},
        {Character::Dark, place.low(Aspect::Brightness)},
        {Character::Aggressive, std::min(place.low(Aspect::Crest), place.high(Aspect::Noise))},
        {Character::Soft, attack > slowAttackSeconds ? place.high(Aspect::Attack) : -1.0},
        {Character::Lush, widthDb > wideDb ? place.high(Aspect::Decay) + 0.1 : -1.0},
    }};
    std::vector<Fit> found;
    for (const Fit& fit : fits)
        if (fit.strength > 0.0) found.push_back(fit);
    std::stable_sort(found.begin(), found.end(),
                     [](const Fit& a, const Fit& b) { return a.strength > b.strength; });
    std::vector<Character> words;
    for (const Fit& fit : found)
        if (words.size() < mostWords) words.push_back(fit.word);
    return words;
}

}
