#pragma once

#include "merge/merge_state.h"

namespace gleaner::flp {

/// The playlist tracks of the song among those of a project. A track is known by its label; where a person
/// moved one, most of its clips tell where it is; a new one is the first behind all that is in use.
class Rows {
public:
    Rows(MergeState& state, Section& arrangement);

    int ofBase(int track) const;
    int ofBrief(int track);
    /// A new track for one of the brief's of which nobody knows where it was.
    int freshFor(int track);
    /// The wanted track, or where another clip lies in that time, one that is free for all that this source
    /// has to put elsewhere.
    int freeFor(const std::string& source, int track, std::int64_t begin, std::int64_t end,
                const std::vector<ItemRecord>& items);
    /// Names and colours of tracks: those of new ones, and of old ones that nobody touched.
    void label();

private:
    struct TheirTrack {
        std::string name;
        Colour colour = plainColour;
    };

    void findMoved(const std::vector<ItemRecord>& items);
    void readTracks();
    int nextFree();
    TrackLabel labelOf(const Sketch& sketch, int track) const;
    void labelTrack(int track, const TrackLabel& label);

    MergeState& m_state;
    Section& m_arrangement;
    int m_most;                 ///< tracks there are
    int m_last = 0;             ///< the last one in use
    std::map<int, int> m_moved; ///< the base's track -> where it is now
    std::map<int, int> m_brief; ///< the brief's track -> the project's
    std::map<int, int> m_fresh; ///< the project's track -> the brief's that it is new for
    std::map<int, int> m_unknown;
    std::map<std::string, int> m_elsewhere;
    std::map<int, TheirTrack> m_tracks;
};

}
