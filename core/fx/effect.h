#pragma once

#include "audio/audio_buffer.h"
#include "fx/parameter.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::fx {

/// One effect as a person set it: its type and the values that differ from the table's initial ones (a
/// missing value is the initial one; a value outside its range is clamped when it is used).
struct Effect {
    std::string type; ///< id of the catalogue: "highpass"
    bool enabled = true;
    std::map<std::string, double, std::less<>> values;
    friend bool operator==(const Effect&, const Effect&) = default;
};

/// Values in the order of the type's parameters, clamped to their ranges.
using Values = std::vector<double>;

/// What an editor draws of an effect (fx/picture.h): the level over time before and after, gain by frequency,
/// level out over level in, value out over value in, a wave, the sides by frequency, what rings on.
enum class Picture { Envelope, Response, Transfer, Shape, Wave, Sides, Decay };

/// A kind of effect: what it is called, its parameters, and what it does to a whole sample.
struct EffectType {
    std::string_view id;
    std::string_view name;
    std::string_view help;
    std::span<const Parameter> parameters;
    /// Works in place on the whole sample (offline: reverse and fades need its end). May change its length.
    void (*process)(audio::AudioBuffer& sample, int rate, const Values& values);
    /// Gain in dB at a frequency, for the curve in the editor; null where it has none.
    double (*responseDb)(double hertz, int rate, const Values& values) = nullptr;
    /// False where the result may be shorter or longer (trim, pitch) or rings on (delay, reverb).
    bool keepsLength = true;
    /// False where it makes no sense inside a seamless loop (trim, fade, pitch): `loopChain` leaves it out.
    /// Delay and reverb stay: run in a circle, their tail rings into the loop's beginning and the length
    /// holds.
    bool forLoops = true;
    /// Its own way with exactly one turn of a seamless loop; null: it is run over the loop repeated and one
    /// turn is taken.
    void (*processLoop)(audio::AudioBuffer& loop, int rate, const Values& values) = nullptr;
    Picture picture = Picture::Envelope; ///< Response: only where there is one
    /// Gives each sample a gain of its own, so that all of them come to one level (level).
    bool bringsToOneLevel = false;
};

/// Every effect, in the order the editor lists them.
std::span<const EffectType> catalogue();
/// Null for an unknown id.
const EffectType* findEffectType(std::string_view id);

/// The effect's values in table order: given ones clamped, the rest initial.
Values resolvedValues(const EffectType& type, const Effect& effect);

}
