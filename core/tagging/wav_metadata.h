#pragma once

#include "base/range.h"
#include "tagging/sound_print.h"
#include "tagging/ucs.h"

#include <optional>
#include <string>
#include <vector>

namespace gleaner::audio {

struct CuePoint {
    Frame at = 0;
    std::string label;
    friend bool operator==(const CuePoint&, const CuePoint&) = default;
};

/// What `bext` says of levels (EBU Tech 3285, version 2), LUFS, LU and dBTP; nothing where the sound is too
/// short or too quiet to have one.
struct BroadcastLevels {
    std::optional<double> integrated, range, truePeak, momentary, shortTerm;
    friend bool operator==(const BroadcastLevels&, const BroadcastLevels&) = default;
};

/// Where a sample comes from, how it was made, and what it was when it was written.
struct SampleOrigin {
    std::string id;           ///< the sample's, in its pack
    std::string name;         ///< of its file, without the ending
    std::string sourceSha256; ///< of the recording's bytes
    FrameRange range;         ///< in the recording
    int sourceRate = 0;       ///< Hz
    std::string soundSha256;  ///< of the sound as it was written
    double gainDb = 0.0;      ///< that was applied
    std::string chain;        ///< effects and their values, in words; empty: none
    std::string chunks;       ///< that the file was given: "acid smpl …"
    SoundPrint print;
    friend bool operator==(const SampleOrigin&, const SampleOrigin&) = default;
};

/// What a sample's file tells: in a WAV's chunks, in the comments of others (docs/chunks.md). Texts are
/// UTF-8; what is empty is not written.
struct WavMetadata {
    bool oneShot = true;
    std::optional<int> rootNote{}; ///< MIDI, the nearest to its pitch
    double rootCents = 0.0;        ///< by which the pitch is higher than the note, -50 to 50
    std::optional<double> bpm{};   ///< loops: `acid` tempo …
    std::optional<int> beats{};    ///< … and beats
    bool loops = false;            ///< `smpl` loop over the whole file
    Frame frames = 0;              ///< of the file, for the loop's end
    std::string title{};
    std::string artist{};
    std::string genre{};
    std::string comment{};
    std::string software{};
    std::string copyright{};
    std::string recorded{}; ///< when its first frame was recorded: "2024-05-12T14:03:22", "2024-05-12"
    std::string key{};      ///< "Am"
    std::vector<CuePoint> cues{};
    std::optional<std::int64_t> timeReference{}; ///< frames of the file's rate from midnight to its first
    std::optional<UcsCategory> ucs{};
    BroadcastLevels levels{};
    std::optional<SampleOrigin> origin{};
};

}
