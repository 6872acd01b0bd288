#pragma once

#include "music/sample_kind.h"
#include "music/song.h"

#include <QString>

#include <vector>

namespace gleaner::ui {

/// A pattern, phrase or sample where it stands in its lane.
struct SongClip {
    double bar = 0.0, bars = 1.0; ///< places may lie between bars
    QString name;
    int pattern = 0; ///< of the drums, counted from 1; 0: the lane's own phrase or sample
    friend bool operator==(const SongClip&, const SongClip&) = default;
};

/// What one channel plays, for people.
struct SongLane {
    int channel = 0;
    QString name;                                     ///< distinct among the lanes
    music::SampleKind kind = music::SampleKind::Hit;  ///< whose hue it has
    bool isAudio = false;                             ///< a sample as it is, without notes
    std::vector<SongClip> clips;                      ///< by place
    std::vector<std::pair<int, music::Note>> notes{}; ///< with their clip's pattern
    friend bool operator==(const SongLane&, const SongLane&) = default;
};

/// A name or word with a capital.
QString titled(const std::string& text);

/// Each channel that sounds: drums by channel, instruments, clips.
std::vector<SongLane> songLanes(const music::Song& song);

}
