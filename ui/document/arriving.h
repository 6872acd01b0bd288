#pragma once

#include "audio/audio_source.h"

#include <QString>

#include <filesystem>

namespace gleaner::ui {

/// A recording that was dropped a moment ago: its header is known, its hash is not, so it is no part of the
/// document yet. It can be looked at and heard, not edited.
struct Arriving {
    std::filesystem::path file;
    audio::AudioInfo info;
};

QString nameOf(const Arriving& arriving); ///< of the file, without its folders, for people

}
