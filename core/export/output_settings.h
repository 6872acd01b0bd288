#pragma once

#include "export/song_files.h"
#include "settings/field.h"

namespace gleaner::pack {

/// How a song is written, declared once: what the project is, and how its samples and the sound of the song
/// are. Where it is written to stands beside it, in `SongOutputs`.
std::span<const settings::Field<SongOutputs>> outputSettings();

/// What does not go together, in one sentence; empty: it does.
std::string complaintAbout(const SongOutputs& outputs);

}
