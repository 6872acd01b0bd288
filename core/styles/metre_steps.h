#pragma once

#include "music/metre.h"
#include "styles/drum_style.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::compose {

/// A metre by what people write: "3/4". The list is what songs can have.
struct MetreName {
    std::string_view id, name, help;
    music::Metre metre;
};
std::span<const MetreName> metreNames();

/// Sixteenths in a bar.
constexpr int stepsIn(const music::Metre& metre) { return 16 * metre.beats / metre.unit; }

/// The step, beside the first, on which a bar leans: the third beat of four, the second of two groups of
/// three.
int secondStrongStep(const music::Metre& metre);

/// Bars of four quarters as bars of another metre (docs/music.md 1.7): three quarters leave the last beat
/// out, seven eighths the last eighth, and six eighths are the first three of each half.
std::string inMetre(std::string_view steps, const music::Metre& metre);

/// The same for a position in a bar, in beats: what is kept of it and all before. `isKept` says whether a
/// note may begin there.
double placeInMetre(double beats, const music::Metre& metre);
bool isKept(double beats, const music::Metre& metre);

/// One voice in bars of a song's metre.
struct MetreRow {
    Voice voice;
    std::string steps;
};

/// The style's own rows for the metre, else those of four quarters by the rule above.
std::vector<MetreRow> rowsIn(const DrumStyle& style, const music::Metre& metre);

}
