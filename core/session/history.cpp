#include "session/history.h"

namespace gleaner::session {

namespace {

bool push(History& history, const Step& step) {
    if (!fits(history.state, step.after)) return false;
    history.steps.resize(history.done);
    if (history.saved && *history.saved > history.done) history.saved.reset();
    history.steps.push_back({step.text, inverse(history.state, step.after), step.after});
    applyTo(history.state, step.after);
    ++history.done;
    return true;
}

bool merge(History& history, const Step& step) {
    if (history.done == 0 || history.done != history.steps.size()) return false;
    if (!fits(history.state, step.after)) return false;
    Step whole = history.steps.back();
    if (!join(whole, {{}, inverse(history.state, step.after), step.after})) return false;
    applyTo(history.state, step.after);
    if (whole.before == whole.after) { // there and back again
        history.steps.pop_back();
        --history.done;
    } else {
        history.steps.back() = std::move(whole);
    }
    return true;
}

bool goTo(History& history, bool isBack) {
    if (history.done == (isBack ? 0 : history.steps.size())) return false;
    const Step& step = history.steps[isBack ? history.done - 1 : history.done];
    const Change& change = isBack ? step.before : step.after;
    if (!fits(history.state, change)) return false;
    applyTo(history.state, change);
    history.done += isBack ? std::size_t(-1) : std::size_t(1);
    return true;
}

}

bool replay(History& history, const Event& event) {
    history.isClosed = event.kind == Event::Kind::Close;
    switch (event.kind) {
    case Event::Kind::Push:
        return push(history, event.step);
    case Event::Kind::Merge:
        return merge(history, event.step);
    case Event::Kind::Undo:
        return goTo(history, true);
    case Event::Kind::Redo:
        return goTo(history, false);
    case Event::Kind::Follow:
        if (!fits(history.state, event.step.after)) return false;
        applyTo(history.state, event.step.after);
        return true;
    case Event::Kind::Save:
        history.saved = history.done;
        history.file = event.file;
        history.sha256 = event.sha256;
        return true;
    case Event::Kind::Name:
        history.checkpoints.push_back({event.step.text, event.time, history.state});
        return true;
    case Event::Kind::Close:
        return true;
    }
    return false;
}

}
