#pragma once

#include "arrangement/media_file.h"
#include "music/song.h"

#include <set>
#include <string>
#include <vector>

namespace gleaner::arrangement {

/// A clip on a track; times in beats from the start of the song.
struct Clip {
    double time = 0.0, duration = 0.0;
    bool enabled = true;
    std::vector<music::Note> notes; ///< from the start of the clip
    /// Sound instead of notes: which file, how many beats the whole of it lasts, and semitones to move it by.
    const MediaFile* media = nullptr;
    double mediaBeats = 0.0;
    double transpose = 0.0;
    double playStart = 0.0;             ///< beats of it before the first that sounds
    double gain = 1.0;                  ///< linear
    double fadeIn = 0.0, fadeOut = 0.0; ///< beats
};

/// A track with its channel strip.
struct Track {
    std::string name;
    music::Role role = music::Role::Perc;
    bool isAudio = false;
    bool muted = false;
    double volume = 1.0; ///< linear, 1 leaves it as it is
    double pan = 0.5;    ///< 0 left to 1 right
    std::vector<Clip> clips;
    /// What moves its strip: beats from the start of the song, and values as those above.
    struct Point {
        double time, value;
    };
    std::vector<Point> volumes, pans;
};

/// The channels whose sound can't be said by clips of their samples and needs a stem: notes at other pitches,
/// strokes that ring into the next or are choked, clips that overlap or are all fade. `media` are the
/// samples. Throws Error listing validate()'s faults.
std::set<int> channelsThatNeedStems(const music::Song& song, const std::vector<MediaFile>& media);

/// The song for programs that have no sampler of ours: every instrument's tracks as notes and, where `media`
/// has it, as sound, one of the two muted; drums first, then melodic tracks by channel.
std::vector<Track> tracksOf(const music::Song& song, const std::vector<MediaFile>& media);

}
