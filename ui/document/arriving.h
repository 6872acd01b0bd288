#pragma once

#include "audio/audio_source.h"
#include "audio/file_sequence.h"
#include "library/recording_id.h"
#include "music/sample_kind.h"

#include <QString>

#include <utility>
#include <vector>

namespace gleaner::ui {

/// A recording that was dropped a moment ago: its header is known, its hash is not, so it is no part of the
/// document yet. It can be looked at and heard, not edited.
struct Arriving {
    audio::FileSequence files;
    audio::AudioInfo info;
};

/// What could be found until now in a part of a recording that is being analysed.
struct SeenRegions {
    library::RecordingId recording;
    std::size_t part = 0;
    std::vector<std::pair<music::SampleKind, FrameRange>> regions;
};

QString nameOf(const Arriving& arriving); ///< of the file, without its folders, for people

}
