#pragma once

#include "compose/compose.h"
#include "session/chain_states.h"

namespace gleaner::session {

/// All of a person's work: what the window saves and opens (.gleaner, JSON). Recordings are named, never
/// copied.
struct Session {
    pack::PackRequest request; ///< assets with their slices, preset, levels, names
    compose::ComposeRequest song;
    ChainStates chainStates = {};
    friend bool operator==(const Session&, const Session&) = default;
};

/// What a person starts with: no recordings, the first factory preset, the composer's own settings.
Session freshSession();

}
