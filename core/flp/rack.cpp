#include "flp/rack.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gleaner::flp {
namespace {

constexpr std::int32_t autoStretch = 5; // keeps the pitch whatever the material is

constexpr std::string_view audioGroup = "Audio", automationGroup = "Automation", drumGroup = "Drums",
                           melodicGroup = "Melodic";

std::uint32_t volumeOf(double volume) {
    return static_cast<std::uint32_t>(
        std::lround(std::clamp(volume, 0.0, music::loudestVolume) / music::usualVolume * 10000.0));
}

std::uint32_t panOf(double pan) {
    return static_cast<std::uint32_t>(std::clamp(std::lround(6400.0 * (1.0 + pan)), 0L, 12800L));
}

using ChannelNames = std::map<int, std::string>;

bool plays(const music::Song& song, music::Role role) {
    return std::any_of(song.drums.begin(), song.drums.end(), [&](const music::DrumChannel& drum) {
        return drum.role == role && !drum.samplePath.empty();
    });
}

/// The cut group of a channel that has it for itself.
std::uint16_t ownCutGroup(std::size_t channel) { return static_cast<std::uint16_t>(channel + 1); }

/// The channel of the closed hi-hat where there is an open one to be stopped by it.
std::optional<std::size_t> stoppingHat(const music::Song& song) {
    const auto hat = std::find_if(song.drums.begin(), song.drums.end(), [](const music::DrumChannel& drum) {
        return drum.role == music::Role::Hat && !drum.samplePath.empty();
    });
    if (hat == song.drums.end() || !plays(song, music::Role::OpenHat)) return std::nullopt;
    return static_cast<std::size_t>(hat->channel);
}

void describeDrum(RackChannel& channel, const music::DrumChannel& drum, std::optional<std::size_t> hat) {
    channel.samplePath = drum.samplePath;
    channel.colour = colourOf(drum.role);
    channel.volume = volumeOf(drum.volume);
    channel.pan = panOf(drum.pan);
    // A closing hi-hat stops the open one.
    if (hat && drum.role == music::Role::Hat) channel.cuts = ownCutGroup(*hat);
    if (hat && drum.role == music::Role::OpenHat) channel.cutBy = ownCutGroup(*hat);
}

void addDrums(const music::Song& song, const ChannelNames& names, Rack& rack) {
    rack.channels.resize(music::drumChannels);
    const auto hat = stoppingHat(song);
    for (const music::DrumChannel& drum : song.drums)
        describeDrum(rack.channels[static_cast<std::size_t>(drum.channel)], drum, hat);
    for (std::size_t n = 0; n < rack.channels.size(); ++n)
        rack.channels[n].name = names.at(static_cast<int>(n));
}

Stretch stretchOf(const music::MelodicTrack& track) {
    Stretch stretch;
    if (track.stretchBeats)
        stretch.time = static_cast<std::int32_t>(std::lround(*track.stretchBeats * 192.0));
    stretch.cents = static_cast<std::int32_t>(std::lround(track.transpose * 100.0));
    if (stretch.time != 0 || stretch.cents != 0) stretch.mode = autoStretch;
    return stretch;
}

RackChannel channelOf(const music::MelodicTrack& track, std::size_t number, const Format& format,
                      const ChannelNames& names) {
    RackChannel channel;
    channel.name = names.at(track.channel);
    channel.samplePath = track.samplePath;
    channel.colour = colourOf(track.role);
    channel.volume = volumeOf(format.clipsHaveSound() ? track.volume : volumeWithGain(track));
    channel.pan = panOf(track.pan);
    if (track.envelope) channel.volumeEnvelope = envelopeFrom(*track.envelope);
    if (track.source == music::SourceType::Audio) {
        channel.kind = ChannelKind::AudioClip;
        channel.stretch = stretchOf(track);
    } else {
        channel.rootNote = track.rootNote;
        channel.fineCents = static_cast<std::int32_t>(std::lround(track.transpose * 100.0));
        // A one-shot rings on after its note: the next note of a single voice has to end it (docs/flp.md 4,
        // event 132).
        if (music::cutsItself(track)) channel.cuts = channel.cutBy = ownCutGroup(number);
    }
    return channel;
}

void useBackslashes(std::string& path) {
    const bool hasDrive = path.size() > 2 && path[1] == ':' && (path[2] == '/' || path[2] == '\\');
    if (hasDrive) std::replace(path.begin(), path.end(), '/', '\\');
}

/// Channels that move others, by what they move: FL numbers those without gaps, the song may not.
void addAutomations(const music::Song& song, const std::vector<const music::MelodicTrack*>& tracks,
                    Rack& rack) {
    constexpr double wholeWay = 12800.0;
    constexpr Colour automationColour = 0x60608E;
    for (const music::Automation& automation : song.automations) {
        const bool isPan = automation.target == music::Automation::Target::Pan;
        const auto track = std::ranges::find(tracks, automation.channel, &music::MelodicTrack::channel);
        Moves moves;
        moves.parameter = isPan ? 1 : 0;
        moves.channel = track == tracks.end()
                            ? automation.channel
                            : music::drumChannels + static_cast<int>(track - tracks.begin());
        const double first = automation.points.front().bar;
        for (const music::Automation::Point& point : automation.points)
            moves.points.push_back({(point.bar - first) * music::barBeats(song.meta),
                                    (isPan ? panOf(point.value) : volumeOf(point.value)) / wholeWay});
        RackChannel& moved = rack.channels[static_cast<std::size_t>(moves.channel)];
        const double start = automation.points.front().value; // held until the clip begins
        (isPan ? moved.pan : moved.volume) = isPan ? panOf(start) : volumeOf(start);
        RackChannel channel;
        channel.kind = ChannelKind::Automation;
        channel.name = moved.name + (isPan ? " - Pan" : " - Volume");
        channel.colour = automationColour;
        channel.pan = 0; // the ends of what it moves
        channel.volume = 12800;
        channel.sampleFlags = 3;
        channel.moves = std::move(moves);
        rack.channels.push_back(std::move(channel));
    }
}

std::string_view groupOf(const Rack& rack, std::size_t n) {
    if (rack.channels[n].kind == ChannelKind::Automation) return automationGroup;
    if (rack.channels[n].kind == ChannelKind::AudioClip) return audioGroup;
    return n < music::drumChannels ? drumGroup : melodicGroup;
}

void fillGroups(Rack& rack) {
    for (const std::string_view name : {audioGroup, automationGroup, drumGroup, melodicGroup}) {
        const int index = static_cast<int>(rack.groups.size());
        bool used = false;
        for (std::size_t n = 0; n < rack.channels.size(); ++n) {
            if (groupOf(rack, n) != name) continue;
            rack.channels[n].group = index;
            used = true;
        }
        if (used) rack.groups.emplace_back(name);
    }
}

bool sounds(const music::Song& song, music::Role role) {
    return plays(song, role) ||
           std::any_of(song.melodicTracks.begin(), song.melodicTracks.end(),
                       [&](const music::MelodicTrack& track) { return track.role == role; });
}

/// Inserts stand in the order of the roles, so that a mixer looks the same from song to song.
void routeByRole(const music::Song& song, const std::vector<const music::MelodicTrack*>& tracks, Rack& rack) {
    for (const music::RoleInfo& info : music::roles)
        if (sounds(song, info.role)) rack.inserts.push_back(info.role);
    const auto route = [&](std::size_t channel, music::Role role) {
        const auto found = std::find(rack.inserts.begin(), rack.inserts.end(), role);
        if (found != rack.inserts.end())
            rack.channels[channel].insert = static_cast<int>(found - rack.inserts.begin()) + 1;
    };
    for (const music::DrumChannel& drum : song.drums)
        route(static_cast<std::size_t>(drum.channel), drum.role);
    for (std::size_t n = 0; n < tracks.size(); ++n)
        route(music::drumChannels + n, tracks[n]->role);
}

}

Colour colourOf(music::Role role) {
    const std::uint32_t rgb = music::info(role).colour;
    return rgb >> 16 | (rgb & 0xFF00) | (rgb & 0xFF) << 16;
}

Envelope envelopeFrom(const music::Envelope& envelope) {
    const auto units = [](double ms) {
        constexpr double longestMs = 9540.0, shortest = 100.0, longest = 65536.0;
        const double part = std::pow(ms / longestMs, 1.0 / 2.7);
        return static_cast<std::int32_t>(std::lround(std::clamp(part * longest, shortest, longest)));
    };
    constexpr double fullSustain = 128.0;
    Envelope made;
    made.attack = units(envelope.attackMs);
    made.hold = units(envelope.holdMs);
    made.decay = units(envelope.decayMs);
    made.sustain = static_cast<std::int32_t>(std::lround(envelope.sustain * fullSustain));
    made.release = units(envelope.releaseMs);
    return made;
}

double volumeWithGain(const music::MelodicTrack& track) {
    return track.volume * music::volumeOfAmplitude(track.gain) / music::usualVolume;
}

Rack rackOf(const music::Song& song, const Format& format, bool windows) {
    Rack rack;
    const ChannelNames names = music::channelNames(song);
    addDrums(song, names, rack);
    const auto tracks = music::tracksInOrder(song);
    for (const music::MelodicTrack* track : tracks)
        rack.channels.push_back(channelOf(*track, rack.channels.size(), format, names));
    addAutomations(song, tracks, rack);
    fillGroups(rack);
    routeByRole(song, tracks, rack);
    if (windows)
        for (RackChannel& channel : rack.channels)
            useBackslashes(channel.samplePath);
    return rack;
}

}
