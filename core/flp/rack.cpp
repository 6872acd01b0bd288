#include "flp/rack.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace gleaner::flp {
namespace {

constexpr std::int32_t autoStretch = 5; // keeps the pitch whatever the material is

constexpr std::string_view audioGroup = "Audio", drumGroup = "Drums", melodicGroup = "Melodic";

constexpr Colour rgb(unsigned red, unsigned green, unsigned blue) { return red | green << 8 | blue << 16; }

/// In the order of the roles: drums warm, bass and harmony cool, voices and effects between them.
constexpr std::array<Colour, 17> roleColours = {
    rgb(0xB5, 0x4B, 0x41), rgb(0xC0, 0x6A, 0x3A), rgb(0xC4, 0x7C, 0x45), rgb(0xA8, 0x6F, 0x4A),
    rgb(0xB8, 0x96, 0x3E), rgb(0xC2, 0xA8, 0x52), rgb(0xAE, 0x9E, 0x63), rgb(0x9C, 0x5A, 0x4C),
    rgb(0xA6, 0x82, 0x5A), rgb(0x3F, 0x6E, 0x9E), rgb(0x4C, 0x96, 0x8A), rgb(0x5A, 0x7F, 0xB4),
    rgb(0x6E, 0x6A, 0xA8), rgb(0x4F, 0x8F, 0xA6), rgb(0x96, 0x5F, 0x93), rgb(0x7D, 0x74, 0x6E),
    rgb(0x6B, 0x80, 0x66),
};

/// FL's usual 10000 is a song's usual 0.78; its knob ends at 12800.
std::uint32_t volumeOf(double volume) {
    return static_cast<std::uint32_t>(std::clamp(std::lround(volume / 0.78 * 10000.0), 0L, 12800L));
}

std::uint32_t panOf(double pan) {
    return static_cast<std::uint32_t>(std::clamp(std::lround(6400.0 * (1.0 + pan)), 0L, 12800L));
}

/// "Kick", and "Kick 2" when the song has a second one.
class Names {
public:
    std::string take(const std::string& wanted) {
        const int number = ++m_given[wanted];
        return number == 1 ? wanted : wanted + " " + std::to_string(number);
    }

private:
    std::map<std::string, int> m_given;
};

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

void describeDrum(RackChannel& channel, const music::DrumChannel& drum, std::optional<std::size_t> hat,
                  Names& names) {
    channel.name = names.take(std::string(music::facts(drum.role).name));
    channel.samplePath = drum.samplePath;
    channel.colour = colourOf(drum.role);
    channel.volume = volumeOf(drum.volume);
    channel.pan = panOf(drum.pan);
    // A closing hi-hat stops the open one.
    if (hat && drum.role == music::Role::Hat) channel.cuts = ownCutGroup(*hat);
    if (hat && drum.role == music::Role::OpenHat) channel.cutBy = ownCutGroup(*hat);
}

void addDrums(const music::Song& song, Rack& rack, Names& names) {
    rack.channels.resize(music::drumChannels);
    const auto hat = stoppingHat(song);
    for (const music::DrumChannel& drum : song.drums)
        describeDrum(rack.channels[static_cast<std::size_t>(drum.channel)], drum, hat, names);
    for (std::size_t n = 0; n < rack.channels.size(); ++n)
        if (rack.channels[n].name.empty()) rack.channels[n].name = "Drum " + std::to_string(n + 1);
}

Stretch stretchOf(const music::MelodicTrack& track) {
    Stretch stretch;
    if (track.stretchBeats)
        stretch.time = static_cast<std::int32_t>(std::lround(*track.stretchBeats * 192.0));
    stretch.cents = static_cast<std::int32_t>(std::lround(track.transpose * 100.0));
    if (stretch.time != 0 || stretch.cents != 0) stretch.mode = autoStretch;
    return stretch;
}

RackChannel channelOf(const music::MelodicTrack& track, std::size_t number, Names& names) {
    RackChannel channel;
    channel.name = names.take(track.name.empty() ? std::string(music::facts(track.role).name) : track.name);
    channel.samplePath = track.samplePath;
    channel.colour = colourOf(track.role);
    channel.volume = volumeOf(track.volume);
    channel.pan = panOf(track.pan);
    if (track.source == music::SourceType::Audio) {
        channel.kind = ChannelKind::AudioClip;
        channel.stretch = stretchOf(track);
    } else {
        channel.rootNote = track.rootNote;
        channel.fineCents = static_cast<std::int32_t>(std::lround(track.transpose * 100.0));
        // A one-shot rings on after its note: the next note of a single voice has to end it (flp.md section
        // 4, event 132).
        if (music::cutsItself(track)) channel.cuts = channel.cutBy = ownCutGroup(number);
    }
    return channel;
}

void useBackslashes(std::string& path) {
    const bool hasDrive = path.size() > 2 && path[1] == ':' && (path[2] == '/' || path[2] == '\\');
    if (hasDrive) std::replace(path.begin(), path.end(), '/', '\\');
}

std::string_view groupOf(const Rack& rack, std::size_t n) {
    if (rack.channels[n].kind == ChannelKind::AudioClip) return audioGroup;
    return n < music::drumChannels ? drumGroup : melodicGroup;
}

void fillGroups(Rack& rack) {
    for (const std::string_view name : {audioGroup, drumGroup, melodicGroup}) {
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

}

Colour colourOf(music::Role role) { return roleColours[static_cast<std::size_t>(role)]; }

std::vector<const music::MelodicTrack*> tracksInOrder(const music::Song& song) {
    std::vector<const music::MelodicTrack*> tracks;
    for (const music::MelodicTrack& track : song.melodicTracks)
        tracks.push_back(&track);
    std::sort(tracks.begin(), tracks.end(),
              [](const auto* a, const auto* b) { return a->channel < b->channel; });
    return tracks;
}

Rack rackOf(const music::Song& song, const EncodeSettings& settings) {
    Rack rack;
    Names names;
    addDrums(song, rack, names);
    for (const music::MelodicTrack* track : tracksInOrder(song))
        rack.channels.push_back(channelOf(*track, rack.channels.size(), names));
    fillGroups(rack);
    const int last = formatOf(releaseFromText(factsOf(settings.version).build)).mostInserts -
                     2; // behind it only "current" comes
    for (std::size_t n = 0; n < rack.channels.size(); ++n)
        rack.channels[n].insert = static_cast<int>(n) < last ? static_cast<int>(n) + 1 : 0;
    if (settings.windows)
        for (RackChannel& channel : rack.channels)
            useBackslashes(channel.samplePath);
    return rack;
}

}
