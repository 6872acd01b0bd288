#pragma once

#include "audio/file_sequence.h"
#include "base/units.h"
#include "codec/file_writer.h"
#include "fx/chain.h"
#include "pack/plan/region_shape.h"
#include "similar/hit_choice.h"
#include "slices/slice.h"
#include "slices/tempo_range.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::pack {

/// What a region was when it was found: later detections are compared with that, whatever became of it.
struct DetectedAs {
    FrameRange range;
    music::SampleKind kind = music::SampleKind::Hit;
    friend bool operator==(const DetectedAs&, const DetectedAs&) = default;
};

/// A slice a person settled on, with what they changed of it.
struct ChosenSlice {
    analysis::Slice slice;
    std::string name;  ///< empty: by the naming convention; else the file's stem
    std::string group; ///< empty: by role ("Drums", "Bass" …); else the first folder
    bool leftOut = false;
    bool unanalysed = false; ///< drawn or cut anew: nobody has listened to what it is now
    bool edited = false;     ///< a hand changed or made it: it is no longer the detection's
    std::vector<DetectedAs> detectedAs =
        {};              ///< of an edited one: before the hand came; several when joined, none: drawn
    bool kept = false;   ///< a person heard it and said that it stays; never one that is left out
    bool locked = false; ///< stays where and what it is until a hand unlocks it; in no id
    RegionShape shape = {};
    friend bool operator==(const ChosenSlice&, const ChosenSlice&) = default;
};

/// How a recording's clock lies to that of another one of the same event.
struct AlignedTo {
    std::string recording;   ///< id of the other
    double offset = 0.0;     ///< seconds on its clock at which this one begins
    double driftPpm = 0.0;   ///< how much longer a second of this one lasts on its clock
    double residualMs = 0.0; ///< what the places that agree are off by, root mean square
    double confidence = 0.0; ///< share of places that agree
    friend bool operator==(const AlignedTo&, const AlignedTo&) = default;
};

/// Numbers that names of a recording's samples have and keep, of one series: those of one kind that are
/// called the same. Also those of slices that are there no more: a number that went out means nothing else.
struct KeptNumbers {
    std::string called; ///< as names say it: "kick", "drum", "hit"
    music::SampleKind kind = music::SampleKind::Hit;
    int digits = 2;                ///< of each, at least
    std::map<std::string, int> of; ///< by the ids of slices, from 1
    friend bool operator==(const KeptNumbers&, const KeptNumbers&) = default;
};

constexpr int mostNumberDigits = 9;

/// A recording that the pack draws on. Without `slices` everything that `detect` finds is taken.
struct Asset {
    std::string file;
    std::optional<std::vector<ChosenSlice>> slices;
    audio::ChannelChoice channels = {}; ///< fixed ones count for every slice, whatever it was found in
    /// Detected ones that a hand deleted, as they were then: they stay away until a person asks for
    /// them. Nothing: of an older session, which did not remember.
    std::optional<std::vector<ChosenSlice>> removed = {};
    std::vector<std::string> parts = {};   ///< files that go on where the first, and each, ends
    std::optional<AlignedTo> aligned = {}; ///< to another of the same event
    std::vector<KeptNumbers> numbers = {}; ///< one of each series; the names tell them, and no id else
    friend bool operator==(const Asset&, const Asset&) = default;
};

/// How loops become as long as they are.
enum class LoopLength {
    AsFound,   ///< as every pack before there was a choice, and every request that doesn't say
    ExactBars, ///< whole bars at a whole tempo where the stretch and the seam allow it (docs/sound.md 5.3)
};

/// What the level of a take is brought to, where near-equal hits are takes of one sound.
enum class TakeLevels {
    Each,     ///< its own target, as every request that doesn't say
    Together, ///< the group's: one gain, so that soft and loud stay as they were played
};

/// Where samples lie whose role isn't sure enough to stand in their names.
enum class UnsureRoles {
    ByRole,   ///< in the role's folder, as every request that doesn't say
    ByFamily, ///< in that of drums, tones, voices or effects where that much is sure, else in one of their
              ///< own
};

/// The files that an asset is read from.
audio::FileSequence filesOf(const Asset& asset);
void setFiles(Asset& asset, const audio::FileSequence& files);

/// Chains of their own for some kinds.
using KindPresets = std::map<music::SampleKind, fx::Preset>;

/// What becomes of samples in which somebody speaks. Whoever asks for one of these has the recordings
/// listened to by all guards (docs/guards.md), and what they say stands in the manifest.
enum class SpeechWay {
    Report, ///< they are written: the person knows
    Stop,   ///< nothing is written
    Mute,   ///< what is spoken is silent; a sample that holds nothing else is left out
};

/// Everything a pack depends on (docs/formats.md 3.1). On disk: request JSON, read by `pack --request`.
struct PackRequest {
    std::string name = "Gleaner pack";
    std::vector<Asset> assets;
    std::vector<std::string> genres;
    std::vector<std::string> tags;
    std::string artist;    ///< who made the samples; empty: nobody is named
    std::string copyright; ///< whose they are and on what terms; empty: nothing is said
    int minHits = 0;
    int minLoops = 0;
    analysis::HitVariety variety; ///< which hits of the slices are taken; what a person named or moved stays
    fx::Preset preset;            ///< whole, so that a request means the same when a preset file changes
    KindPresets kindPresets;      ///< in its place for these kinds
    /// Nothing: per kind, hits -12 max-M, loops -14, phrases -16, textures -20 (docs/sound.md 1.5).
    std::optional<double> targetLufs;
    double truePeakDb = -1.0;
    LoopLength loops = LoopLength::ExactBars;
    std::optional<double> loopStretch; ///< percent at most, for exact bars; nothing: music::mostLoopStretch
    TakeLevels takeLevels = TakeLevels::Together;
    std::string naming = "classic";
    std::string folders; ///< template of a sample's folders, parted by "/"; empty: group and kind
    UnsureRoles unsureRoles = UnsureRoles::ByFamily;
    audio::FileFormat format = audio::FileFormat::Wav24;
    int sampleRate = 48000;
    std::uint64_t seed = 1;
    std::vector<std::string>
        targets; ///< formats of samplers that the pack's kit is written for (kits/targets.h)
    std::vector<std::string> papers;         ///< what lies beside the samples (papers/papers.h)
    std::string licence;                     ///< SPDX id (papers/licences.h); empty: none is chosen
    std::vector<std::string> licenceClauses; ///< what a royalty-free one says beside
    std::string shop;  ///< whom it is for (lint/profile.h), in no id: it changes nothing; empty: nobody
    std::string cover; ///< a picture's file, UTF-8; empty: one is drawn where it is asked for
    double sensitivity = 0.5;             ///< of the detection where an asset has no slices
    analysis::TempoRange tempi = {};      ///< of the same
    std::optional<SpeechWay> speech = {}; ///< nothing: nobody listens for it
    bool aligned = false; ///< the recordings are of one event: each region is taken once, where it is best
    std::string prefer;   ///< path or name of the one that is taken wherever it can be; empty: none
    friend bool operator==(const PackRequest&, const PackRequest&) = default;
};

/// The preset that shapes samples of this kind.
const fx::Preset& presetFor(const PackRequest& request, music::SampleKind kind);

}
