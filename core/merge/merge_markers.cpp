#include "merge/merge_state.h"

namespace gleaner::flp {
namespace {

/// A marker of an arrangement: its events stand from `begin` to before `end`.
struct TheirMarker {
    std::size_t begin = 0, end = 0;
    MarkerPlace place;
    std::string name;
};

std::vector<TheirMarker> markersIn(const Section& arrangement) {
    std::vector<TheirMarker> markers;
    for (std::size_t n = 0; n < arrangement.entries.size(); ++n) {
        const Entry& entry = arrangement.entries[n];
        if (const auto* place = std::get_if<MarkerPlace>(&entry.value))
            markers.push_back({n, n + 1, *place, {}});
        const auto* name = std::get_if<Text>(&entry.value);
        if (entry.id == EventId::MarkerName && name && !markers.empty()) {
            markers.back().name = name->utf8;
            markers.back().end = n + 1;
        }
    }
    return markers;
}

bool holds(const std::vector<TimeMarker>& markers, const TimeMarker& wanted) {
    return std::ranges::any_of(markers, [&](const TimeMarker& marker) {
        return marker.position == wanted.position && marker.name == wanted.name;
    });
}

bool isAt(const TheirMarker& theirs, const TimeMarker& marker) {
    return theirs.place.position == static_cast<std::uint32_t>(marker.position) && theirs.place.type == 0;
}

void takeOut(MergeState& state, Section& arrangement) {
    int kept = 0, gone = 0;
    for (const TimeMarker& marker : state.base.markers) {
        if (holds(state.brief.markers, marker)) continue;
        for (const TheirMarker& theirs : markersIn(arrangement)) {
            if (!isAt(theirs, marker)) continue;
            if (theirs.name != marker.name) {
                ++kept;
                break;
            }
            arrangement.entries.erase(arrangement.entries.begin() + static_cast<std::ptrdiff_t>(theirs.begin),
                                      arrangement.entries.begin() + static_cast<std::ptrdiff_t>(theirs.end));
            ++gone;
            break;
        }
    }
    if (gone > 0)
        state.say(MergeStep::Removed, "Markers that are no part of the brief: " + std::to_string(gone) + ".");
    if (kept > 0)
        state.say(MergeStep::Kept, "Markers that were renamed in the project and stay: " +
                                       std::to_string(kept) + "; the brief has others.");
}

/// In the order of their places, before the tracks.
void putIn(MergeState& state, Section& arrangement, const TimeMarker& marker) {
    std::size_t at = arrangement.entries.size();
    for (std::size_t n = 0; n < arrangement.entries.size() && at == arrangement.entries.size(); ++n)
        if (arrangement.entries[n].id == EventId::Track) at = n;
    for (const TheirMarker& theirs : markersIn(arrangement))
        if (std::int64_t{theirs.place.position} > marker.position) at = std::min(at, theirs.begin);
    const Section& header = state.document.sections.front();
    const auto entries = state.written([&](EventWriter& out) {
        writeMarker(out, marker,
                    {static_cast<int>(header.numberOf(EventId::SignatureNumerator).value_or(4)),
                     static_cast<int>(header.numberOf(EventId::SignatureDenominator).value_or(4))});
    });
    arrangement.entries.insert(arrangement.entries.begin() + static_cast<std::ptrdiff_t>(at), entries.begin(),
                               entries.end());
}

}

void mergeMarkers(MergeState& state, Section& arrangement) {
    takeOut(state, arrangement);
    int added = 0;
    for (const TimeMarker& marker : state.brief.markers) {
        const auto theirs = markersIn(arrangement);
        const bool isThere =
            std::ranges::any_of(theirs, [&](const TheirMarker& one) { return isAt(one, marker); });
        const bool isNew = !holds(state.base.markers, marker);
        if (isThere || (!isNew && state.isKnown) || (!state.isKnown && !theirs.empty())) continue;
        putIn(state, arrangement, marker);
        ++added;
    }
    if (added > 0) state.say(MergeStep::Added, "New markers: " + std::to_string(added) + ".");
}

}
