#pragma once

#include "music/groove.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::compose {

/// A stroke of a recording that a song plays again.
struct ReplayHit {
    double played = 0.0;     ///< beats from the first downbeat, as it was played
    double even = 0.0;       ///< the same on its step
    double levelDb = 0.0;    ///< as recorded
    double centroidHz = 0.0; ///< the middle of its energy
    friend bool operator==(const ReplayHit&, const ReplayHit&) = default;
};

/// A rhythm to be played again.
struct Replay {
    double bpm = 95.0;
    double bars = 4.0; ///< whole ones
    std::vector<ReplayHit> hits;
    friend bool operator==(const Replay&, const Replay&) = default;
};

/// How a hit of the pack sounds where it is struck once.
struct StruckSample {
    double seconds = 0.0; ///< of its file before the stroke
    double levelDb = 0.0;
    double centroidHz = 0.0;
    friend bool operator==(const StruckSample&, const StruckSample&) = default;
};

/// What was listened to for a song: the composer never looks at audio.
struct Heard {
    std::optional<music::Groove> groove;
    std::optional<Replay> replay;
    std::map<std::string, StruckSample> strikes; ///< by path; of the hits, where there is a replay
};

}
