#include "music/pitch.h"

#include "music/pitch_class.h"

#include <cmath>

namespace gleaner::music {
namespace {

constexpr double concertHertz = 440.0;
constexpr double concertNote = 69.0;

}

double hertzFromMidi(double midiNote) { return concertHertz * std::exp2((midiNote - concertNote) / 12.0); }

double midiFromHertz(double hertz) { return concertNote + 12.0 * std::log2(hertz / concertHertz); }

std::string noteName(int midiNote) {
    const int octave = (midiNote >= 0 ? midiNote / 12 : (midiNote - 11) / 12) - 1;
    return std::string(pitchClassName(midiNote)) + std::to_string(octave);
}

}
