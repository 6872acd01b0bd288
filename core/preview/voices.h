#pragma once

#include "preview/sample_bank.h"

#include <optional>
#include <vector>

namespace gleaner::preview {

/// How a note swells and dies away, in frames: straight lines of amplitude.
struct NoteShape {
    Frame attack = 0, hold = 0, decay = 0;
    double sustain = 1.0; ///< 0..1
    Frame letGo = 0;      ///< from its begin to the release
    Frame release = 0;
    double levelAt(Frame frame) const; ///< 0..1
};

/// One sound of the song: a sample from a frame on, cut or to its end.
struct Voice {
    const audio::AudioBuffer* sample = nullptr;
    int channel = 0; ///< of the song
    Frame begin = 0;
    Frame length = 0;   ///< frames that sound
    bool isCut = false; ///< ends before its sample does: fades out in the last 2 ms
    double left = 1.0, right = 1.0;
    Frame offset = 0; ///< of its sample's first frame that sounds; fades in over 2 ms where above 0
    Frame fadeIn = 0, fadeOut = 0; ///< instead of those 2 ms; straight lines of amplitude
    std::optional<NoteShape> shape = {};
};

/// Left and right of a pan of -1..1, by constant power: 1 on both sides in the middle, nothing and 3 dB more
/// at the ends.
std::pair<double, double> levelsOfPan(double pan);

/// Every sound of the song, by begin; what a channel's automation moves stands at 1, or in the middle; muted
/// items and tracks have none. One-shots ring on, unless their track has an envelope; an open hat is cut by
/// the next closed one, a bass note by the next, a clip by its end.
std::vector<Voice> voicesOf(const music::Song& song, int rate, SampleBank& bank);

}
