#pragma once

#include "flp/encode.h"
#include "flp/events.h"
#include "music/song.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::flp {

/// Colours are R, G, B from the low byte up, as FL stores them; music's table has them the other way round.
using Colour = std::uint32_t;
inline constexpr Colour plainColour = 0x565148; ///< of what has no role: FL's own grey
Colour colourOf(music::Role role);

/// Time stretching of an audio clip (docs/flp.md 4.1, offsets 96 to 108).
struct Stretch {
    std::int32_t time = 0; ///< 1/192 beat, 0 for none
    std::int32_t cents = 0;
    std::int32_t mode = 0; ///< 0 resample, 5 auto
};

/// How a channel swells and dies away, in FL's own units of time (docs/flp.md 4, event 218: 100 to 65536),
/// the sustain of 128.
struct Envelope {
    std::int32_t delay = 100, attack = 20000, hold = 20000, decay = 30000, sustain = 50, release = 20000;
};
/// FL's units are 100 to 65536 over 9.54 s to the power of 2.7: DawVert's calibration, not the makers'.
Envelope envelopeFrom(const music::Envelope& envelope);

/// What an automation channel moves: straight lines between points (docs/flp.md 7.1).
struct Moves {
    struct Point {
        double beat, value; ///< from the clip's begin; 0..1 of the knob's way
    };
    std::vector<Point> points;
    int parameter = 0; ///< 0 volume, 1 pan
    int channel = 0;
};

/// A channel of the rack as it will be written.
struct RackChannel {
    ChannelKind kind = ChannelKind::Sampler;
    std::string name, samplePath;
    Colour colour = plainColour;
    std::uint32_t volume = 10000; ///< 0..12800
    std::uint32_t pan = 6400;     ///< 0..12800
    std::int32_t fineCents = 0;
    int rootNote = 60;
    int insert = 0;                    ///< 0: straight to the master
    std::uint16_t cuts = 0, cutBy = 0; ///< cut groups, 0 for none
    int group = 0;                     ///< index into Rack::groups
    Stretch stretch;
    std::optional<Envelope> volumeEnvelope; ///< nothing: it is off
    bool ownColour = true;                  ///< shown in every theme
    /// An instrument's plugin, and what else a project already has and says itself; empty for FL's own.
    std::optional<Moves> moves = {}; ///< of an automation channel
    std::string pluginId;
    Bytes pluginState, window, parameters, envelope;
    std::optional<int> sampleFlags;
    std::int32_t slideTime = 500;
    std::optional<Bytes> unknown251; ///< one macOS build alone
};

/// The song's channels: a channel's number (iid) is its place, drums 0 to 16 first, automation last. FL
/// numbers channels without gaps, so the n-th melodic track by channel number is channel 17 + n.
struct Rack {
    std::vector<std::string> groups; ///< alphabetical
    std::vector<RackChannel> channels;
    std::vector<music::Role> inserts; ///< what plays through the mixer's inserts, from 1 on
};

/// The volume that sounds as a clip's gain does, where clips have none: amplitude is the volume to the power
/// of 1.5 (docs/music.md 6). Not bounded by FL's knob.
double volumeWithGain(const music::MelodicTrack& track);

/// Every role that sounds has an insert of its own, which all its channels share; drum channels of other
/// roles go straight to the master. Sample paths stand as the song has them; a Windows path (C:/…) gets its
/// backslashes.
Rack rackOf(const music::Song& song, const Format& format, bool windows);

}
