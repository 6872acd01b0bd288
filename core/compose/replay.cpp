#include "compose/replay.h"

#include "base/error.h"
#include "compose/drum_writer.h"
#include "music/time.h"

#include <algorithm>
#include <cmath>

namespace gleaner::compose {
namespace {

constexpr double fullVelocity = 127.0;
constexpr double mostCorrectionDb = 30.0;
constexpr double lowestHz = 20.0;
constexpr double strokeBeats = 0.25;

/// A sample of the kit at the pitch at which it plays.
struct Player {
    int channel = 0, key = 60;
    double lead = 0.0; ///< beats before its stroke
    double levelDb = 0.0, octaves = 0.0;
};

bool strikes(Voice voice) {
    return voice != Voice::Crash && voice != Voice::Riser && voice != Voice::Impact && voice != Voice::Sub;
}

double octavesOf(double hertz) { return std::log2(std::max(hertz, lowestHz)); }

std::vector<Player> playersOf(const Heard& heard, const Kit& kit, const std::vector<std::string>& roles,
                              double bpm) {
    std::vector<Player> players;
    for (const VoiceInfo& voice : voices) {
        const auto& drummer = kit.players[static_cast<std::size_t>(voice.voice)];
        if (!drummer || !strikes(voice.voice)) continue;
        const std::string role(music::info(voice.role).id);
        if (!roles.empty() && std::ranges::find(roles, role) == roles.end()) continue;
        if (roles.size() == 1 && !players.empty()) continue; // one role is one sound
        const auto struck = heard.strikes.find(drummer->sample->path);
        if (struck == heard.strikes.end()) continue;
        const double octaves = (drummer->key - music::drumRoot) / 12.0;
        players.push_back({channelOf(voice.voice), drummer->key,
                           struck->second.seconds / std::exp2(octaves) * bpm / 60.0, struck->second.levelDb,
                           octavesOf(struck->second.centroidHz) + octaves});
    }
    return players;
}

const Player& nearestTo(const ReplayHit& hit, const std::vector<Player>& players) {
    const double octaves = octavesOf(hit.centroidHz);
    return *std::ranges::min_element(
        players, {}, [&](const Player& player) { return std::abs(player.octaves - octaves); });
}

int velocityFor(double decibelsUnderLoudest) {
    const double velocity = fullVelocity * std::pow(10.0, decibelsUnderLoudest / 20.0);
    return std::clamp(static_cast<int>(std::lround(velocity)), 1, static_cast<int>(fullVelocity));
}

}

ReplayPart writeReplay(const Heard& heard, const Kit& kit, const std::vector<std::string>& roles,
                       double amount, double bpm, double barBeats) {
    const Replay& replay = *heard.replay;
    const std::vector<Player> players = playersOf(heard, kit, roles, bpm);
    if (players.empty())
        throw Error(
            "No hit of the pack can play the recording's rhythm; choose other roles, or a pack with hits.");
    if (replay.hits.empty()) throw Error("The recording to be played again has no strokes.");
    const double loudest = std::ranges::max_element(replay.hits, {}, &ReplayHit::levelDb)->levelDb;
    ReplayPart part;
    part.bars = std::ceil(replay.bars * music::beatsPerBar / barBeats);
    double earliest = 0.0, quietest = 0.0;
    std::map<int, double> levels;
    for (const ReplayHit& hit : replay.hits) {
        const Player& player = nearestTo(hit, players);
        const double pos = hit.even + amount * (hit.played - hit.even) - player.lead;
        part.notes.push_back(
            {player.channel, {pos, strokeBeats, player.key, velocityFor(hit.levelDb - loudest)}});
        earliest = std::min(earliest, pos);
        quietest = levels.empty() ? player.levelDb : std::min(quietest, player.levelDb);
        levels[player.channel] = player.levelDb;
    }
    for (music::DrumNote& one : part.notes)
        one.note.pos -= earliest;
    std::erase_if(part.notes,
                  [&](const music::DrumNote& one) { return one.note.pos >= part.bars * barBeats; });
    for (const auto& [channel, level] : levels)
        part.gains[channel] = std::pow(10.0, -std::clamp(level - quietest, 0.0, mostCorrectionDb) / 20.0);
    return part;
}

}
