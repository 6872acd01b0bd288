#include "describe/describing.h"

#include <numbers>

namespace gleaner::analysis {

using namespace describing;

namespace {
constexpr double lowLevel = 0.5;   ///< of the mean level
constexpr double levelRate = 50.0; ///< a second

std::vector<double> levelsOf(const Envelope& envelope) {
    const auto step = std::max<std::size_t>(1, static_cast<std::size_t>(envelope.rate / levelRate));
    std::vector<double> levels;
    for (std::size_t at = 0; at + step <= envelope.values.size(); at += step) {
        double sum = 0.0;
        for (std::size_t i = at; i < at + step; ++i)
            sum += envelope.values[i] / static_cast<double>(step);
        levels.push_back(sum);
    }
    return levels;
}

/// Energy of the level's swing at `hertz`, over its mean squared.
double swing(const std::vector<double>& levels, double mean, double hertz) {
    double real = 0.0;
    double imaginary = 0.0;
    const auto size = static_cast<double>(levels.size());
    for (std::size_t n = 0; n < levels.size(); ++n) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(n) / size;
        const double hann = 0.5 - 0.5 * std::cos(angle);
        const double x = (levels[n] - mean) * hann;
        const double turn = 2.0 * std::numbers::pi * hertz * static_cast<double>(n) / levelRate;
        real += x * std::cos(turn);
        imaginary += x * std::sin(turn);
    }
    return (real * real + imaginary * imaginary) / (mean * mean * size + tiny);
}

}

/// Speech swings at the rate of its syllables, about four a second (Houtgast and Steeneken 1985).
void describeRhythm(const SampleSound& s, Descriptors& d) {
    const std::vector<double> levels = levelsOf(s.envelope);
    if (levels.size() < 20) return;
    double mean = 0.0;
    for (const double l : levels)
        mean += l / static_cast<double>(levels.size());
    const auto low =
        std::count_if(levels.begin(), levels.end(), [&](double l) { return l < lowLevel * mean; });
    d[Descriptor::LowFrames] = static_cast<double>(low) / static_cast<double>(levels.size());
    double slow = tiny, syllables = tiny, quick = tiny;
    for (double hertz = 0.5; hertz < 2.4; hertz += 0.25)
        slow += swing(levels, mean, hertz);
    for (double hertz = 2.5; hertz < 7.9; hertz += 0.5)
        syllables += swing(levels, mean, hertz);
    for (double hertz = 8.0; hertz < 20.0; hertz += 1.0)
        quick += swing(levels, mean, hertz);
    d[Descriptor::SyllableSwing] = std::log10(syllables + 1e-3);
    d[Descriptor::SyllableShare] = std::log10((syllables + 1e-3) / (slow + quick + 1e-3));
}

}
