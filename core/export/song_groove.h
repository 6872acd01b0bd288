#pragma once

#include "base/progress.h"
#include "compose/compose.h"
#include "groove/extract.h"
#include "music/song.h"

#include <filesystem>
#include <optional>

namespace gleaner::pack {

/// Which part of a recording is listened to for its rhythm, and how.
struct RhythmRequest {
    std::filesystem::path file;
    std::optional<double> from, to; ///< seconds; none: from its beginning, to its end
    groove::ListenSettings settings;
};

/// Throws Error and Cancelled.
groove::Rhythm rhythmOf(const RhythmRequest& request, const Progress& progress);

/// A groove's file, or what a recording gives, four beats long. Throws Error and Cancelled.
music::Groove readGroove(const std::filesystem::path& file, const Progress& progress);

/// A rhythm to be played again, in as many bars as it lasts.
compose::Replay replayOf(const groove::Rhythm& rhythm);

/// All that a request's song needs to have listened to: its groove, its replay and, for that, every hit of
/// the samples. Throws Error and Cancelled.
compose::Heard heardFor(const compose::ComposeRequest& request,
                        const std::vector<music::SampleEntry>& samples, const Progress& progress);

/// One turn of a groove as a song of its own, a note for each step that has strokes: as a MIDI file it is a
/// template for other programs.
music::Song songOf(const music::Groove& groove, const std::string& title);

}
