#include "flp/sections.h"

namespace gleaner::flp {
namespace {

bool hasInfo(const TickPattern& pattern) {
    return !pattern.name.empty() || pattern.colour != plainColour || pattern.setLength != 0;
}

}

void writePatternNotes(EventWriter& out, const std::vector<TickPattern>& patterns, int first) {
    for (std::size_t n = 0; n < patterns.size(); ++n) {
        if (patterns[n].notes.empty()) continue;
        out.number(EventId::Pattern, first + static_cast<std::int64_t>(n));
        ByteWriter notes;
        for (const NoteRecord& note : patterns[n].notes)
            put(notes, note);
        out.data(EventId::PatternNotes, notes);
    }
}

void writePatternInfo(EventWriter& out, const std::vector<TickPattern>& patterns, int first) {
    for (std::size_t n = 0; n < patterns.size(); ++n) {
        if (!hasInfo(patterns[n])) continue;
        out.number(EventId::Pattern, first + static_cast<std::int64_t>(n));
        if (!patterns[n].name.empty()) out.text(EventId::PatternName, patterns[n].name);
        out.number(EventId::PatternColour, patterns[n].colour);
        out.number(EventId::Pattern157, -1);
        out.number(EventId::Pattern158, -1);
        out.number(EventId::PatternLength, patterns[n].setLength);
        out.number(EventId::Pattern52, 0);
        out.number(EventId::Pattern171, 0);
        out.text(EventId::Pattern252, "");
        out.text(EventId::Pattern253, "0,0,0,0,0,0,0,0,0,0,0,0");
    }
}

}
