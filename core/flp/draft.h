#pragma once

#include "flp/arrangement.h"
#include "flp/encode.h"
#include "flp/event_list.h"
#include "music/song_limits.h"

namespace gleaner::flp {

/// What stands in front of everything (docs/flp.md 3.1). The initial state is a new project of ours.
struct DraftHeader {
    std::string build; ///< "20.9.2.2907"; decides every layout
    bool windows = true;
    std::string licensee; ///< scrambled by FL, taken as it is
    double bpm = 140.0;
    int currentPattern = 1, currentGroup = -1; ///< -1: all groups are shown
    bool songMode = true;
    std::array<int, 2> timeSignature = {4, 4};
    std::string title, genre, artists, comment, dataFolder;
    bool ownDataFolder = false;
    /// Days since 1899-12-30: a project made on 1 January 2024. Not the clock, so that the same song gives
    /// the same bytes.
    double created = 45292.0, worked = 0.0;
};

struct DraftInsert {
    std::string name; ///< empty: FL's own
    std::optional<Colour> colour;
    /// What stands in front of each slot's mark: an effect's events, or nothing.
    std::array<std::vector<StoredEvent>, 10> effects;
};

/// How FL's windows stood.
struct DraftView {
    int rackHeight = 216;
    Bytes playlist; ///< event 242; empty: at the start, FL's own scale
    std::array<std::int32_t, 2> mixer = {-2, 0};
};

/// A project to be written: what is FL's own constant is not in it. The same draft gives the same bytes.
struct Draft {
    DraftHeader header;
    int ppq = 96;
    Rack rack;
    std::string arrangementName = "Arrangement";
    int playlistTracks = music::playlistTracks; ///< a few projects of FL 20.0 save 33
    Arrangement arrangement;
    std::vector<DraftInsert> inserts; ///< the first of the mixer, from the master on
    std::optional<MixerForm> mixer;   ///< nothing: what the release does by default
    DraftView view;
};

/// As many as FL Studio holds.
inline constexpr int mostPatterns = 999, mostChannels = 256;

/// What a song becomes. Throws Error listing validate()'s faults, or saying what FL has no room for.
Draft draftOf(const music::Song& song, const EncodeSettings& settings);
/// The same for parts that will stand in a project of another release.
Draft draftOf(const music::Song& song, const EncodeSettings& settings, const ReleaseNumber& release);

Bytes encode(const Draft& draft);

}
