#pragma once

#include "flp/event_writer.h"
#include "flp/sections.h"
#include "merge/match.h"
#include "merge/merge.h"
#include "merge/sketch.h"

#include <algorithm>
#include <set>

namespace gleaner::flp {

/// A merge on its way: the three states, what is known again of ours, and what was done so far.
struct MergeState {
    Document document;
    SketchFrame frame;
    SongPlace place;     ///< where the song was last; in the end, where it is now
    Sketch base;         ///< as it was written last
    Sketch before;       ///< the same, with clips as long as they are at the brief's tempo
    Sketch brief;        ///< beside `before`
    Sketch current;      ///< the brief with clips as long as they are at the tempo that the project will have
    bool isKnown = true; ///< whether it is known what was written last; else `base` is the brief itself
    bool newTempo = false;      ///< clips follow it where nobody touched them
    Numbers channels, patterns; ///< of what is there, and then of what is new
    /// What a person deleted; patterns and clips that the brief leaves out and a person changed.
    std::set<std::string> lost, kept;
    std::vector<MergeLine> lines;

    const ReleaseNumber& release() const { return document.file.release; }
    void say(MergeStep step, std::string sentence) { lines.push_back({step, std::move(sentence)}); }
    Section* section(SectionKind kind, int number);

    template <typename Write>
    std::vector<Entry> written(Write write) const {
        EventWriter out(release());
        write(out);
        std::vector<Entry> entries;
        for (const StoredEvent& event : out.events())
            entries.push_back({event.id, payloadFrom(event, release()), 0});
        return entries;
    }
};

/// "name", "sample" …: what the events of a channel, a pattern or a header are to a person.
std::string wordsOf(const std::vector<EventId>& ids);

// The steps, in their order.
void mergeHeader(MergeState& state);
void placeChannels(MergeState& state); ///< groups, inserts and cut groups by the project's own numbers
void mergeChannels(MergeState& state);
void mergePatterns(MergeState& state);
void mergeClips(MergeState& state);
void removePatterns(MergeState& state); ///< once no clip names them
void mergeMarkers(MergeState& state, Section& arrangement);

}
