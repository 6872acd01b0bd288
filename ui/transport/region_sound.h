#pragma once

#include "ui/document/document.h"
#include "ui/player/player.h"

#include <memory>

namespace gleaner::ui {

/// How a person listens to regions.
struct ListeningWay {
    bool processed = false;     ///< as it will be in the pack; else as it was recorded
    bool equalLoudness = false; ///< as loud as the other of these two, whichever is quieter
    bool inSong = false;        ///< at the song's tempo and in its key
    bool isPlain() const { return !processed && !equalLoudness && !inSong; }
    friend bool operator==(const ListeningWay&, const ListeningWay&) = default;
};

/// A region on its way to the ear: a value that is made on the window's thread and heard of on another.
struct RegionRequest {
    ListeningWay way;
    pack::PackPlan plan; ///< of a pack of this one region
    SourceOpener open;   ///< the recording
    int rate = 0;        ///< of it
    music::Key key;      ///< of the song
    Bpm bpm;
    const pack::PlanItem& item() const { return plan.items.front(); }
    /// Same key: same sound.
    std::string soundKey() const;
};

/// What is heard.
struct RegionSound {
    std::shared_ptr<const audio::AudioBuffer> buffer;
    int rate = 0;         ///< of the buffer
    Decibels gain;        ///< that makes it as loud as its other side
    double stretch = 1.0; ///< its length by that in the pack or the recording
};

/// Cuts, shapes, stretches and measures, as far as the way asks for it. Throws Error and Cancelled.
RegionSound makeRegionSound(const RegionRequest& request, const Progress& progress);

}
