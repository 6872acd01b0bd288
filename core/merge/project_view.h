#pragma once

#include "flp/document.h"

#include <map>
#include <string>
#include <vector>

namespace gleaner::flp {

/// A note, or a clip, as what it is known again by: place, length, key, velocity.
using Trace = std::array<std::int64_t, 4>;
using Traces = std::vector<Trace>; ///< sorted

/// What a channel of a project is known by.
struct ChannelView {
    int number = 0;
    Number kind = 0, colour = 0;
    std::string name, sample;
    Traces traces; ///< its notes in all patterns; a clip's places on the playlists
};
struct PatternView {
    int number = 0;
    Number colour = 0;
    std::string name;
    std::vector<NoteRecord> notes;
};
struct ProjectView {
    std::vector<ChannelView> channels;
    std::vector<PatternView> patterns;
};
ProjectView viewOf(const Document& document);

Trace traceOf(const NoteRecord& note);
/// How much of two lots is the same, 0 to 1; 0 where both are empty.
double sameness(const Traces& a, const Traces& b);

}
