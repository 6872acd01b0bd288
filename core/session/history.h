#pragma once

#include "session/change.h"

#include <cstdint>

namespace gleaner::session {

/// A state that a person gave a name, to come back to.
struct Checkpoint {
    QString name;
    std::int64_t time = 0; ///< seconds since 1970
    State state;
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Something that happened to an open session, in the order of happening: what its journal is made of.
struct Event {
    enum class Kind {
        Push,   ///< an edit
        Merge,  ///< the latest edit went on: a drag, a knob
        Undo,   ///< one step
        Redo,   ///< one step
        Follow, ///< `step.after` followed from edits, and is none itself
        Save,   ///< into `file`
        Name,   ///< the state got the name `step.text`
        Close,  ///< by the person
    };
    Kind kind = Kind::Push;
    Step step;
    QString file;
    std::string sha256; ///< of what was saved
    std::int64_t time = 0;
    friend bool operator==(const Event&, const Event&) = default;
};

/// A session with the way that it came: its steps, as many as are done, and where it was saved.
struct History {
    State state;
    std::vector<Step> steps;
    std::size_t done = 0;                 ///< steps; those behind them can be made again
    std::optional<std::size_t> saved = 0; ///< as many steps were done; nothing: on a way that was left
    QString file;                         ///< empty: never saved
    std::string sha256;                   ///< of the file as it was saved or opened
    std::vector<Checkpoint> checkpoints;
    bool isClosed = false;

    bool isModified() const { return saved != done; }
    friend bool operator==(const History&, const History&) = default;
};

/// Lets it happen once more. False, and nothing happens, where it can't have happened here.
bool replay(History& history, const Event& event);

}
