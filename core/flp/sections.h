#pragma once

// The parts of the event stream in the order in which FL writes them (flp.md 3), one source file each.

#include "flp/arrangement.h"
#include "flp/event_writer.h"

namespace gleaner::flp {

void writeHeader(EventWriter& out, const music::Song& song, const Rack& rack, const EncodeSettings& settings);

/// Notes of every pattern that has some (before the channels).
void writePatternNotes(EventWriter& out, const std::vector<TickPattern>& patterns);
/// Names, colours and lengths of the patterns (between the first channel and the second).
void writePatternFacts(EventWriter& out, const std::vector<TickPattern>& patterns, const Layout& layout);

void writeChannel(EventWriter& out, const RackChannel& channel, int number, const Layout& layout);

/// Playlist, markers, tracks and the events between them and the mixer.
void writeArrangement(EventWriter& out, const Arrangement& arrangement, const music::Song& song,
                      const Layout& layout);
/// One record of event 233: 32, 60 or 80 bytes. `id` is unique in its playlist, from 1.
void putClip(ByteWriter& out, const Clip& clip, std::uint32_t id, int itemSize);

void writeMixer(EventWriter& out, const Rack& rack, const Layout& layout);

}
