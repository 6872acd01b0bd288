#pragma once

#include <optional>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// The pitch of one frame by YIN (de Cheveigne and Kawahara 2002), 26 Hz to 4.5 kHz.
struct PitchFrame {
    double hertz = 0.0; ///< 0 where no period was found
    double clarity =
        0.0; ///< 1 - the normalised difference at the period: 1 for a perfect tone, under 0.5 for noise
    double power = 0.0; ///< mean square of the frame
};

/// Frames of 93 ms (less in shorter samples) every 20 ms, at most `most` of them spread over the sample.
std::vector<PitchFrame> trackPitch(std::span<const float> mono, double rate, int most = 80);

/// The one pitch of a sample that is a single note.
struct NotePitch {
    double hertz = 0.0;
    double confidence = 0.0; ///< 0..1: clarity, and how much of the sound keeps this pitch
};

/// Median of the clear frames; nothing where there are none.
std::optional<NotePitch> notePitch(std::span<const PitchFrame> frames);

/// Checks YIN's `hertz`, above 150 Hz, against the spectrum where the sound is loudest. Where all partials
/// are multiples of two or three times `hertz`, that is the pitch (the highest notes have few samples a
/// period). Where neither `hertz` nor its harmonics are there, but one strong partial within a tone and a
/// half, it is that: the partials of struck bars are not harmonic, their lowest one is heard, and YIN settles
/// between them.
double lockedOnPartial(double hertz, std::span<const float> mono, double rate);

}
