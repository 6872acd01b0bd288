#pragma once

#include <string>

namespace gleaner::music {

/// Frequency in Hz of a MIDI note (69 = A4 = 440 Hz); fractions are parts of a semitone.
double hertzFromMidi(double midiNote);
/// MIDI note of a frequency above 0, with its fraction.
double midiFromHertz(double hertz);
/// "A4" for 69 (middle C = C4 = 60).
std::string noteName(int midiNote);

}
