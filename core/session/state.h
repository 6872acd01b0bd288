#pragma once

#include "library/recording.h"
#include "session/session.h"

#include <QString>

namespace gleaner::session {

/// A recording in the window: what is known of the file beside the slices, which are the session's.
struct OpenRecording {
    library::Recording recording;
    QString error; ///< why its file can't be used now ("file is missing"); empty when all is well
    friend bool operator==(const OpenRecording&, const OpenRecording&) = default;
};

/// A session while it is open. The recordings run in parallel with `session.request.assets`, whose `slices`
/// and `removed` are there.
struct State {
    Session session;
    std::vector<OpenRecording> recordings;
    friend bool operator==(const State&, const State&) = default;
};

}
