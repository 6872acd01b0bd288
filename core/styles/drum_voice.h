#pragma once

#include "music/role.h"
#include "music/song.h"

#include <array>
#include <string_view>

namespace gleaner::compose {

/// The seventeen drum channels of every song; the number of a voice is the number of its channel.
enum class Voice {
    Kick,
    Snare,
    Clap,
    Rim,
    Hat,
    OpenHat,
    Crash,
    TomHigh,
    TomLow,
    PercLow,
    PercMid,
    PercHigh,
    Shaker,
    Riser,
    Impact,
    SnareTwo,
    Sub
};

/// The key at which a sampler plays a hit as it was recorded.
inline constexpr int plainKey = 60;

/// The voices that carry a beat.
inline bool isMain(Voice voice) {
    return voice == Voice::Kick || voice == Voice::Snare || voice == Voice::Hat;
}

/// How a hit of a family is struck and how loosely it may sit (docs/music.md 1.3 and 1.4).
enum class Stroke { Kick, Snare, Hat, Perc, Effect };

struct VoiceInfo {
    Voice voice;
    music::Role role;
    std::string_view name;
    Stroke stroke;
    double volume;       ///< of its channel, 0..1; 0.78 is FL's own
    double pan;          ///< -1..1
    double usualHz;      ///< where the centroid of such a sample usually lies
    double usualSeconds; ///< and how long it usually is
};

inline constexpr std::array<VoiceInfo, music::drumChannels> voices = {{
    {Voice::Kick, music::Role::Kick, "Kick", Stroke::Kick, 0.82, 0.0, 350.0, 0.35},
    {Voice::Snare, music::Role::Snare, "Snare", Stroke::Snare, 0.84, 0.0, 2500.0, 0.25},
    {Voice::Clap, music::Role::Clap, "Clap", Stroke::Snare, 0.7, 0.0, 2800.0, 0.3},
    {Voice::Rim, music::Role::Rim, "Rim", Stroke::Snare, 0.74, -0.1, 2200.0, 0.12},
    {Voice::Hat, music::Role::Hat, "Hat", Stroke::Hat, 0.48, 0.12, 8000.0, 0.1},
    {Voice::OpenHat, music::Role::OpenHat, "Open hat", Stroke::Hat, 0.5, 0.12, 8000.0, 0.45},
    {Voice::Crash, music::Role::Cymbal, "Crash", Stroke::Effect, 0.56, -0.1, 6500.0, 1.8},
    {Voice::TomHigh, music::Role::Tom, "High tom", Stroke::Perc, 0.7, 0.18, 500.0, 0.35},
    {Voice::TomLow, music::Role::Tom, "Low tom", Stroke::Perc, 0.72, -0.18, 250.0, 0.5},
    {Voice::PercLow, music::Role::Perc, "Low perc", Stroke::Perc, 0.64, -0.25, 600.0, 0.3},
    {Voice::PercMid, music::Role::Perc, "Mid perc", Stroke::Perc, 0.6, 0.25, 1500.0, 0.25},
    {Voice::PercHigh, music::Role::Perc, "High perc", Stroke::Perc, 0.56, -0.35, 3500.0, 0.2},
    {Voice::Shaker, music::Role::Perc, "Shaker", Stroke::Hat, 0.48, -0.2, 7000.0, 0.12},
    {Voice::Riser, music::Role::Fx, "Riser", Stroke::Effect, 0.5, 0.0, 3000.0, 3.0},
    {Voice::Impact, music::Role::Fx, "Impact", Stroke::Effect, 0.62, 0.0, 800.0, 1.2},
    {Voice::SnareTwo, music::Role::Snare, "Second snare", Stroke::Snare, 0.7, 0.08, 3000.0, 0.25},
    {Voice::Sub, music::Role::Kick, "Sub kick", Stroke::Kick, 0.66, 0.0, 120.0, 0.5},
}};

constexpr const VoiceInfo& info(Voice voice) { return voices[static_cast<std::size_t>(voice)]; }
constexpr int channelOf(Voice voice) { return static_cast<int>(voice); }

/// A set of voices, such as those that a sample was found for.
using VoiceSet = std::array<bool, music::drumChannels>;

}
