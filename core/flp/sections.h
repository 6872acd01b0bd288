#pragma once

// The parts of the event stream in the order in which FL writes them (docs/flp.md 3), one source file each.

#include "flp/draft.h"
#include "flp/event_writer.h"

namespace gleaner::flp {

void writeHeader(EventWriter& out, const Draft& draft);

/// Notes of every pattern that has some (before the channels). `first` is the number of the first pattern.
void writePatternNotes(EventWriter& out, const std::vector<TickPattern>& patterns, int first);
/// Names, colours and lengths of the patterns that have any (between the first channel and the second).
void writePatternInfo(EventWriter& out, const std::vector<TickPattern>& patterns, int first);

/// What the automation channels move (before the channels).
void writeLinks(EventWriter& out, const Rack& rack);
void writeChannel(EventWriter& out, const RackChannel& channel, int number);

/// Playlist, markers and tracks of the arrangement with that number.
void writeArrangement(EventWriter& out, const Draft& draft, int number);
void writeMarker(EventWriter& out, const TimeMarker& marker, const std::array<int, 2>& signature);
/// One item of event 233, in that many bytes. `id` is unique in its playlist, from 1.
ItemRecord itemOf(const Clip& clip, std::uint32_t id, const Format& format);

/// What stands between the arrangements and the mixer, and the mixer.
void writeTail(EventWriter& out);
void writeMixer(EventWriter& out, const Draft& draft);

}
