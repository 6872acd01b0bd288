#pragma once

#include <array>
#include <cstddef>

namespace gleaner::analysis {

struct SampleSound;

/// What is measured of a sample. One list: the model of roles follows its order.
enum class Descriptor {
    LogSeconds,        ///< log10 of the sounding length
    LogAttack,         ///< log10 of the seconds from 10 % to 90 % of the envelope's peak
    PeakPosition,      ///< place of the peak in the sounding length, 0..1
    LogDecay10,        ///< log10 of the seconds from the peak until it is 10 dB lower for good …
    LogDecay20,        ///< … 20 dB …
    LogDecay40,        ///< … 40 dB
    TemporalCentroid,  ///< of the energy, share of the sounding length
    LogCentroidTime,   ///< the same in seconds, log10
    Crest,             ///< dB, peak over RMS
    EnvelopeVariation, ///< standard deviation over mean of the envelope
    Onsets,            ///< log2 of one plus the number of onsets
    Sustain,           ///< share of the frames within 10 dB of the loudest
    Burst,             ///< modulation of the first 60 ms: claps are several hits
    ZeroCrossings,     ///< log10 of crossings a second
    Centroid,          ///< log2 Hz, energy weighted
    Spread,            ///< octaves around it
    Rolloff85,         ///< log2 Hz
    Rolloff50,         ///< log2 Hz
    Flatness,          ///< dB, geometric over arithmetic mean of the spectrum
    FlatnessHigh,      ///< the same above 2 kHz
    Peakiness,         ///< dB, strongest partials over the median spectrum
    CentroidFall,      ///< octaves from the first 20 ms to 80..200 ms
    HighDecay,         ///< dB a second by which the highs leave faster than the lows, compressed
    LoudestBin,        ///< log2 Hz of the strongest spectral peak
    Flux,              ///< mean change of the log spectrum from frame to frame, dB
    Voicing,           ///< mean periodicity of the loud frames, 0..1
    PitchOctave,       ///< log2 Hz of the pitch, that of 100 Hz where there is none
    PitchShare,        ///< share of the frames that keep one pitch
    PitchMovement,     ///< octaves the pitch falls over the sample
    PitchWander,       ///< standard deviation of the pitch, octaves, compressed
    Harmonicity,       ///< share of the energy on harmonics of the pitch
    Width,             ///< energy of the side over the mid, dB, compressed
    TonalShare,        ///< share of the energy in spectral peaks, 60 Hz to 2 kHz
    PitchClasses,      ///< how many pitch classes sound: one for a note, three and more for a chord
    LowTone,           ///< octaves that a kept pitch lies under 160 Hz
    LongTone,          ///< log10 of the seconds of a sound with a kept pitch or other tone, 0 for noise
    ToneLate,          ///< dB by which a tonal sound has fallen 0.3 s after its peak
    Band0,
    Band1,
    Band2,
    Band3,
    Band4,
    Band5,
    Band6,
    Band7,
    Band8, ///< octaves from 44 Hz up, dB of the whole
    Early0,
    Early1,
    Early2,
    Early3,
    Early4,
    Early5,
    Early6,
    Early7,
    Early8, ///< the same in the first 50 ms
    Mel1,
    Mel2,
    Mel3,
    Mel4,
    Mel5,
    Mel6,
    Mel7,
    Mel8,
    Mel9,
    Mel10,
    Mel11,
    Mel12,
    Mel13, ///< cepstrum, mean
    MelStd0,
    MelStd1,
    MelStd2,
    MelStd3,
    MelStd4,
    MelStd5,
    MelStd6,           ///< cepstrum, standard deviation
    Voices,            ///< pitches at once: saliences of the five strongest over the strongest, summed
    SecondVoice,       ///< salience of the second over the first
    ThirdVoice,        ///< of the third
    FirstVoiceOctave,  ///< log2 Hz of the most salient pitch
    LowestVoiceOctave, ///< log2 Hz of the lowest one that counts
    VoiceClasses,      ///< pitch classes of those that count, 1..5
    VoiceStrength,     ///< log2 of the first salience over the mean of the whitened spectrum
    VoicesLeft,        ///< share of the whitened spectrum that none of the five explains
    Late0,
    Late1,
    Late2,
    Late3,
    Late4,
    Late5,
    Late6,
    Late7,
    Late8,            ///< octaves from 44 Hz up, 150..400 ms after the peak, dB of the peak's 50 ms
    CentroidMovement, ///< standard deviation of the frames' centroids, octaves
    CentroidTrend,    ///< octaves from the first third to the last
    FrameFlatness,    ///< mean flatness of the loud frames, dB
    FlatnessMovement, ///< its standard deviation: voices change between tone and noise
    HissShare,        ///< share of the loud frames that are mostly above 4 kHz
    PartialSway,      ///< log10 semitones by which the strongest partial sways
    Vibrato,          ///< share of that sway at 4..8 Hz
    LowFrames,        ///< share of the time below half the mean level
    SyllableSwing,    ///< log10 of the level's swing 2.5 to 8 times a second
    SyllableShare,    ///< log10 of the same over slower and quicker swings
    ClearShare,       ///< share of the sounding short frames with a clear pitch
    NoteTime,         ///< share that stand in notes: one pitch for 150 ms and longer
    RunSeconds,       ///< log10 of the mean length of clear stretches, frames of 15 ms
    GlideSpeed,       ///< log10 of the median semitones from one clear frame to the next
    VoicingChanges,   ///< log2 of one plus the clear stretches a second
    PitchSpread,      ///< log10 of the standard deviation of the clear pitches, semitones
    Partial1,
    Partial2,
    Partial3,
    Partial4,
    Partial5,
    Partial6,
    Partial7,
    Partial8, ///< harmonics of the most salient pitch, dB of the eight together
    LowAt0,
    LowAt1,
    LowAt2,
    LowAt3,
    LowAt4,
    LowAt5,
    LowAt6,
    LowAt7,
    LowMidAt0,
    LowMidAt1,
    LowMidAt2,
    LowMidAt3,
    LowMidAt4,
    LowMidAt5,
    LowMidAt6,
    LowMidAt7,
    MidAt0,
    MidAt1,
    MidAt2,
    MidAt3,
    MidAt4,
    MidAt5,
    MidAt6,
    MidAt7,
    HighMidAt0,
    HighMidAt1,
    HighMidAt2,
    HighMidAt3,
    HighMidAt4,
    HighMidAt5,
    HighMidAt6,
    HighMidAt7,
    HighAt0,
    HighAt1,
    HighAt2,
    HighAt3,
    HighAt4,
    HighAt5,
    HighAt6,
    HighAt7, ///< level in five bands (up to 0.7, 1.9, 4, 8, 15 kHz) at eight times
             ///< (to 0.03, 0.08, 0.18, 0.34, 0.7, 1.2, 2.2, 4 s), 0..1 for 70 dB
    Count
};

inline constexpr std::size_t descriptorCount = static_cast<std::size_t>(Descriptor::Count);

class Descriptors {
public:
    /// Never anything that is not finite; silence gives the values of a short silent click.
    static Descriptors of(const SampleSound& sound);

    double operator[](Descriptor d) const { return m_values[static_cast<std::size_t>(d)]; }
    double& operator[](Descriptor d) { return m_values[static_cast<std::size_t>(d)]; }
    double at(std::size_t i) const { return m_values[i]; }

private:
    std::array<double, descriptorCount> m_values{};
};

}
