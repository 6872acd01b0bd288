#pragma once

#include "base/range.h"
#include "music/sample_traits.h"
#include "slices/fingerprint.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::kits {

/// A finished sample of a pack, as an instrument sees it.
struct Sample {
    std::string path;           ///< inside the pack, UTF-8, forward slashes: "Drums/Hits/kick_01.wav"
    std::filesystem::path file; ///< where its bytes lie now
    music::SampleTraits traits;
    double confidence = 0.0;                    ///< of having been found, 0..1
    std::optional<analysis::Fingerprint> print; ///< of hits, as they were found
    std::optional<double> recordedLufs;         ///< how loud it was before it was brought to its level
    double lufs = 0.0;                          ///< how loud it is in its file
    Frame frames = 0;
    int rate = 0; ///< Hz
    int channels = 0;
};

/// One sample in a sound: when it plays, and how.
struct Zone {
    std::size_t sample = 0; ///< index into Kit::samples
    double root = 60.0;     ///< MIDI note at which it sounds as recorded; fractions are cents
    int lowVelocity = 1, highVelocity = 127; ///< both included
    int robin = 1, robins = 1;               ///< its turn among takes of the same velocities, from 1
    double gainDb = 0.0;                     ///< never above 0
    double pan = 0.0;                        ///< -1 left, 0 as recorded, 1 right
    std::optional<FrameRange> loop;          ///< of its file; nothing: plays once
    friend bool operator==(const Zone&, const Zone&) = default;
};

/// What one key, or one run of keys, plays: the takes of one sound.
struct Sound {
    std::string name; ///< the surest take's file without its ending: "kick_01"
    music::SampleKind kind = music::SampleKind::Hit;
    music::Role role = music::Role::Perc;
    int key = 60;                  ///< the MIDI note nearest to its root
    int lowKey = 60, highKey = 60; ///< both included
    bool isOneShot = true;         ///< rings on when the key is let go
    /// One layer gets its level from the velocity v, 40 log10(v / 127) dB; of several each has its own level,
    /// whatever the velocity.
    bool followsVelocity = true;
    std::vector<Zone> zones; ///< the softest layer first, in a layer by turn
    friend bool operator==(const Sound&, const Sound&) = default;
};

/// What is loaded into one sampler: no key plays two sounds.
struct Instrument {
    enum class Kind { Drums, Loops, Tonal };
    Kind kind = Kind::Drums;
    std::string name;          ///< "Drums", "Loops", "Bass", "Bass 2"
    std::vector<Sound> sounds; ///< by key
    friend bool operator==(const Instrument&, const Instrument&) = default;
};

/// A pack as instruments: the one model that every target is written from.
struct Kit {
    std::string name; ///< of the pack
    std::vector<Sample> samples;
    std::vector<Instrument> instruments; ///< drums, loops, then the tonal ones in the order of the roles
    /// Who made it, whose it is, and on what terms (an SPDX id); empty: nothing is said.
    std::string author = {}, copyright = {}, licence = {};
};

/// Seconds in which a sound that is no one-shot dies away when its key is let go.
inline constexpr double releaseSeconds = 0.05;

/// Makes instruments of samples. The same samples in the same order make the same kit.
///
/// Takes: hits that are nearly the same (similar/hit_choice.h) are one sound; of tonal ones those alone whose
/// pitches lie within half a semitone of the surest's. kits/takes.h tells what becomes of several.
///
/// Keys: kits/key_map.h.
Kit makeKit(std::string name, std::vector<Sample> samples);

}
