#pragma once

#include "audio/audio_buffer.h"
#include "base/units.h"

#include <optional>
#include <span>
#include <string_view>

namespace gleaner::loudness {

/// How L is read, by what the sample is (docs/sound.md 1.5): a one-shot's integrated loudness does not exist.
enum class Method {
    MomentaryMax,   ///< one-shots and anything under 3 s: loudest 400 ms wherever they begin, silence on both
                    ///< sides
    LoopIntegrated, ///< the loop repeated to >= 3 s and >= 2 turns, integrated: independent of its start
    Integrated,     ///< integrated with the BS.1770-5 gates
};
std::string_view id(Method method); ///< "momentary-max", "loop-integrated", "integrated"

/// The method for a sample: loops by LoopIntegrated, others by length.
Method methodFor(bool isLoop, double seconds);

struct Measurement {
    Method method = Method::MomentaryMax;
    Lufs loudness;     ///< minus infinity for silence
    Decibels truePeak; ///< dBTP, oversampled to >= 192 kHz and >= 4 times
    friend bool operator==(const Measurement&, const Measurement&) = default;
};

/// Measures a sample; mono counts as dual mono. Expects a rate and channels within audio/format_limits.h.
/// Throws Error on non-finite samples.
Measurement measure(const audio::AudioBuffer& sample, int rate, Method method);

/// The loudness alone.
Lufs loudnessOf(const audio::AudioBuffer& sample, int rate, Method method);

/// What broadcasters ask of a programme (EBU R 128, Tech 3342), mono again as dual mono; nothing where the
/// sound has none: no loudness below the gates, no short-term maximum and no range below 3 s.
struct ProgrammeLevels {
    std::optional<double> integrated, momentaryMax, shortTermMax; ///< LUFS
    std::optional<double> range;                                  ///< LU
    friend bool operator==(const ProgrammeLevels&, const ProgrammeLevels&) = default;
};
ProgrammeLevels programmeLevels(const audio::AudioBuffer& sample, int rate);
/// The same; what was measured of the sample already is not measured again.
ProgrammeLevels programmeLevels(const audio::AudioBuffer& sample, int rate, const Measurement& known);

/// True peak alone, dBTP.
Decibels truePeak(const audio::AudioBuffer& sample, int rate);

/// What gives way where the target would lift the true peak over the ceiling.
enum class PeakMode {
    Cap,   ///< the gain: the sample ends short of the target, its transient untouched
    Limit, ///< the peaks, by `mostLimiting` at most, then the gain
};

struct Target {
    std::optional<Lufs> loudness; ///< nothing: only the ceiling holds
    Decibels ceiling{-1.0};       ///< dBTP
    Decibels mostGain{24.0};
    std::optional<PeakMode> mode; ///< nothing: MomentaryMax caps, the others limit
    Decibels mostLimiting{3.0};
    friend bool operator==(const Target&, const Target&) = default;
};

struct Normalised {
    Decibels gain{};      ///< that was applied
    Decibels limitedBy{}; ///< most gain reduction of the true-peak limiter, 0 when it did not act
    double shortBy = 0.0; ///< LU below the target because of the ceiling or mostGain; 0 when reached
    bool silent = false;  ///< below -70 LUFS even with all the gain that is allowed
    Lufs after{};         ///< loudness of what came out
    friend bool operator==(const Normalised&, const Normalised&) = default;
};

/// Moves the sample to the target by gain; loops and long samples may be limited by at most 3 dB (look-ahead
/// true-peak limiter, in a circle for loops), one-shots never: they stop at the ceiling (Target::mode says
/// otherwise). In place. Afterwards the loudness is within 0.1 LU of the target, or `shortBy` says why not,
/// and the true peak no higher than the ceiling + 0.1 dB.
Normalised normalise(audio::AudioBuffer& sample, int rate, Method method, const Target& target);
/// The same for a sample that was measured already.
Normalised normalise(audio::AudioBuffer& sample, int rate, const Target& target, const Measurement& known);

/// Whether `normalise` is sure to limit a sample that measures like this, by half a decibel or more; where it
/// isn't, only trying tells.
bool surelyLimits(const Measurement& sample, const Target& target);

/// The one gain for a whole pack in which the samples keep their balance: it brings the loudest to the
/// target, or less where a peak would pass the ceiling or the gain `mostGain`. 0 dB without a target or when
/// all are silent.
Decibels groupGain(std::span<const Measurement> samples, const Target& target);

}
