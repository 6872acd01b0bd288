#pragma once

// A recording as a value and in words, for tests of the window: no file behind it unless a test writes one.

#include "library/recording.h"
#include "ui/document/document.h"

#include <string>

namespace gleaner::test {

inline constexpr int walkRate = 48000;

/// "hit kick 0.5 0.7; loop perc 2 6 bpm 120": kind, role, begin and end in seconds, tempo of loops.
analysis::Detection detectionFrom(const std::string& text);

/// A recording of `seconds`; its id follows from its name.
library::Recording recordingOf(const std::string& file, double seconds, const std::string& slices);
/// The same, of which every role is certain: names say them.
library::Recording sure(library::Recording recording);

/// A walk of ten seconds: three hits, a loop of two bars, a hummed phrase.
library::Recording walk(const std::string& file = "/recordings/walk.wav");

/// "h24000 hit kick 0.500-0.700", one a line; with 'name', >group and -left out where a person said so.
QString slicesAsText(const std::vector<pack::ChosenSlice>& slices);

/// The walk in a document, with nothing to undo yet.
void openWalk(ui::Document& document);

/// The walk's regions as text without one line of it.
QString walkWithout(const QString& line);

}
