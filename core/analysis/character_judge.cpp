#include "analysis/character_judge.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::analysis {

namespace {
/// What the words are about, in the order of the quartiles below.
enum Aspect { Brightness, Decay, Attack, Crest, Noise, Lows, LowMids, AspectCount };

/// 25th and 75th percentile.
struct Quartiles {
    double low;
    double high;
};
struct RoleQuartiles {
    music::Role role;
    std::array<Quartiles, AspectCount> aspects;
};

// Measured on the one-shots of the development set by role; arp as lead, ambience on its ambience recordings.
// Units: log2 Hz, log10 s, log10 s, dB, dB, dB, dB.
// clang-format off
constexpr RoleQuartiles quartiles[] = {
    {music::Role::Kick, {{{6.19, 7.29}, {-1.03, -0.51}, {-1.87, -1.58}, {9.47, 14.18}, {-43.46, -22.96}, {-0.78, -0.15}, {-16.59, -8.34}}}},
    {music::Role::Snare, {{{9.22, 10.79}, {-1.11, -0.88}, {-2.40, -2.07}, {14.84, 19.32}, {-12.61, -7.02}, {-17.90, -11.11}, {-4.74, -1.01}}}},
    {music::Role::Clap, {{{10.92, 11.56}, {-1.18, -0.97}, {-2.40, -1.65}, {14.58, 20.06}, {-7.40, -3.94}, {-35.38, -25.45}, {-19.80, -13.51}}}},
    {music::Role::Rim, {{{9.86, 10.94}, {-1.43, -1.05}, {-2.40, -1.92}, {15.51, 22.41}, {-10.48, -8.10}, {-19.03, -16.56}, {-3.71, -1.92}}}},
    {music::Role::Hat, {{{12.79, 13.26}, {-1.31, -1.14}, {-2.70, -2.00}, {16.91, 21.57}, {-4.12, -1.70}, {-32.51, -21.59}, {-20.86, -12.00}}}},
    {music::Role::OpenHat, {{{12.62, 13.08}, {-0.72, -0.32}, {-2.40, -1.41}, {15.03, 19.59}, {-7.88, -2.26}, {-39.85, -27.25}, {-30.05, -11.81}}}},
    {music::Role::Cymbal, {{{11.81, 12.73}, {-0.50, -0.03}, {-2.70, -1.36}, {18.90, 27.64}, {-6.14, -3.53}, {-35.21, -26.41}, {-18.26, -6.71}}}},
    {music::Role::Tom, {{{7.25, 8.90}, {-0.71, -0.23}, {-2.40, -1.92}, {15.26, 20.89}, {-31.02, -14.05}, {-5.20, -1.07}, {-7.25, -2.85}}}},
    {music::Role::Perc, {{{9.31, 12.64}, {-1.59, -1.06}, {-2.40, -1.85}, {14.03, 16.15}, {-19.96, -7.71}, {-34.81, -26.82}, {-34.27, -0.73}}}},
    {music::Role::Bass, {{{6.27, 8.01}, {-0.79, -0.10}, {-2.40, -1.26}, {7.44, 13.26}, {-51.84, -24.07}, {-2.95, -0.28}, {-12.18, -4.07}}}},
    {music::Role::Lead, {{{8.01, 9.62}, {-0.45, 0.37}, {-1.92, -0.13}, {10.17, 15.80}, {-47.69, -25.46}, {-35.67, -5.57}, {-7.94, -0.76}}}},
    {music::Role::Chords, {{{9.78, 10.68}, {-0.61, -0.33}, {-1.70, -1.17}, {14.10, 15.90}, {-15.02, -7.30}, {-16.44, -5.22}, {-7.01, -4.65}}}},
    {music::Role::Pad, {{{9.04, 9.74}, {-0.15, 0.31}, {-0.39, 0.24}, {11.73, 13.88}, {-39.08, -15.68}, {-38.80, -9.39}, {-3.69, -0.83}}}},
    {music::Role::Arp, {{{8.01, 9.62}, {-0.45, 0.37}, {-1.92, -0.13}, {10.17, 15.80}, {-47.69, -25.46}, {-35.67, -5.57}, {-7.94, -0.76}}}},
    {music::Role::Vocal, {{{9.24, 10.13}, {-0.56, 0.41}, {-1.32, -0.35}, {9.44, 14.61}, {-33.82, -21.70}, {-45.50, -15.36}, {-9.70, -0.65}}}},
    {music::Role::Fx, {{{8.69, 11.28}, {-1.41, -0.22}, {-2.22, -1.07}, {9.34, 13.40}, {-25.38, -8.78}, {-23.98, -4.88}, {-15.48, -3.51}}}},
    {music::Role::Ambience, {{{9.27, 11.40}, {1.05, 1.56}, {-1.39, 0.13}, {17.82, 23.37}, {-19.55, -5.00}, {-16.56, -3.91}, {-11.15, -5.31}}}},
};
// clang-format on

constexpr double quickAttackSeconds = 0.005;
constexpr double deepestHz = 50.0;
constexpr double slowAttackSeconds = 0.03;
constexpr double wideDb = -10.0;
constexpr std::size_t mostWords = 3;
/// Half the distance of the quartiles beyond one of them is plain enough to say so.
constexpr double plain = 0.0;

double powerSum(double a, double b) {
    return 10.0 * std::log10(std::pow(10.0, a / 10.0) + std::pow(10.0, b / 10.0));
}

std::array<double, AspectCount> aspectsOf(const Descriptors& d) {
    return {d[Descriptor::Centroid],
            d[Descriptor::LogDecay20],
            d[Descriptor::LogAttack],
            d[Descriptor::Crest],
            d[Descriptor::Flatness],
            powerSum(d[Descriptor::Band0], d[Descriptor::Band1]),
            powerSum(d[Descriptor::Band2], d[Descriptor::Band3])};
}

/// 0 at the quartiles, positive beyond the upper one, negative below the lower one, -… in between counts as
/// 0.
class Place {
public:
    Place(const Descriptors& d, music::Role role) : m_values(aspectsOf(d)), m_role(&quartiles[0]) {
        for (const RoleQuartiles& entry : quartiles)
            if (entry.role == role) m_role = &entry;
    }
    /// How far above the role's upper quartile, in interquartile distances; below it negative.
    double high(Aspect a) const { return (m_values[a] - m_role->aspects[a].high) / width(a); }
    /// How far below the lower quartile.
    double low(Aspect a) const { return (m_role->aspects[a].low - m_values[a]) / width(a); }

private:
    double width(Aspect a) const { return std::max(0.05, m_role->aspects[a].high - m_role->aspects[a].low); }
    std::array<double, AspectCount> m_values;
    const RoleQuartiles* m_role;
};
}

std::vector<music::Character> judgeCharacter(const Descriptors& d, music::Role role, double widthDb) {
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
        {Character::Boomy, std::min(place.high(Lows), place.high(Decay))},
        {Character::Deep, pitch < deepestHz ? 0.5 : -1.0},
        {Character::Bright, place.high(Brightness)},
        {Character::Crisp, quick ? place.high(Brightness) - 0.1 : -1.0},
        {Character::Sharp, quick ? place.high(Crest) : -1.0},
        {Character::Warm, std::min(place.high(LowMids), -place.high(Brightness) - 0.3)},
        {Character::Dark, place.low(Brightness)},
        {Character::Aggressive, std::min(place.low(Crest), place.high(Noise))},
        {Character::Soft, attack > slowAttackSeconds ? place.high(Attack) : -1.0},
        {Character::Lush, widthDb > wideDb ? place.high(Decay) + 0.1 : -1.0},
    }};
    std::vector<Fit> found;
    for (const Fit& fit : fits)
        if (fit.strength > plain) found.push_back(fit);
    std::stable_sort(found.begin(), found.end(),
                     [](const Fit& a, const Fit& b) { return a.strength > b.strength; });
    std::vector<Character> words;
    for (const Fit& fit : found)
        if (words.size() < mostWords) words.push_back(fit.word);
    return words;
}

}
