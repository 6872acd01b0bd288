#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace gleaner::analysis {

/// How strongly each semitone sounds as a note, frame by frame: harmonics belong to their fundamental.
struct NoteSalience {
    static constexpr int lowestMidi = 33;
    static constexpr std::size_t notes = 56; ///< A1 to E7
    using Frame = std::array<double, notes>;

    double hopSeconds = 0.0;
    std::vector<Frame> frames; ///< amplitudes, the same scale in all frames
    double explained = 0.0; ///< 0..1: share of the spectrum's energy, noise and all, that the notes make up
};

/// Approximate transcription after Mauch and Dixon (ISMIR 2010): frames of 0.37 s every 0.09 s on a scale of
/// a third of a semitone, less the mean of the octave around each place (breath, rain, drums), as a sum of
/// harmonic notes with no weight below zero. `tuningCents` as chromaOf gives it. Works with any rate above
/// 4 kHz.
NoteSalience noteSalienceOf(std::span<const float> mono, double rate, double tuningCents);

/// The note that has at least `share` of all salience, the semitones beside it included, in a sound of little
/// else than notes: breath and bow noise hide a tone from YIN, but not from a spectrum. MIDI, `tuningCents`
/// included.
std::optional<double> dominantNote(const NoteSalience& salience, double tuningCents, double share = 0.6);

}
