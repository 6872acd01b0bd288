#include "flp/sections.h"

namespace gleaner::flp {
namespace {

/// 24 bytes a note (flp.md 6).
void putNote(ByteWriter& out, const TickNote& note) {
    out.u32(static_cast<std::uint32_t>(note.position));
    out.u16(0x4000);
    out.u16(static_cast<std::uint16_t>(note.channel));
    out.u32(static_cast<std::uint32_t>(note.length));
    out.u16(static_cast<std::uint16_t>(note.key));
    out.u16(0);  // note group
    out.u8(120); // fine pitch: none
    out.u8(0);
    out.u8(64); // release
    out.u8(0);  // MIDI channel and colour
    out.u8(64); // pan: centre
    out.u8(static_cast<std::uint8_t>(note.velocity));
    out.u8(128); // modulation x and y
    out.u8(128);
}

}

void writePatternNotes(EventWriter& out, const std::vector<TickPattern>& patterns) {
    for (std::size_t n = 0; n < patterns.size(); ++n) {
        if (patterns[n].notes.empty()) continue;
        out.number(EventId::Pattern, static_cast<std::int64_t>(n) + 1);
        ByteWriter notes;
        for (const TickNote& note : patterns[n].notes)
            putNote(notes, note);
        out.data(EventId::PatternNotes, notes);
    }
}

void writePatternFacts(EventWriter& out, const std::vector<TickPattern>& patterns, const Layout& layout) {
    for (std::size_t n = 0; n < patterns.size(); ++n) {
        out.number(EventId::Pattern, static_cast<std::int64_t>(n) + 1);
        out.text(EventId::PatternName, patterns[n].name);
        out.number(EventId::PatternColour, patterns[n].colour);
        out.number(EventId::Pattern157, -1);
        out.number(EventId::Pattern158, -1);
        out.number(EventId::PatternLength, patterns[n].setLength);
        if (!layout.has(since::banner)) continue;
        out.number(EventId::Pattern52, 0);
        out.number(EventId::Pattern171, 0);
        out.text(EventId::Pattern252, "");
        out.text(EventId::Pattern253, "0,0,0,0,0,0,0,0,0,0,0,0");
    }
}

}
