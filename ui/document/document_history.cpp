#include "ui/document/document.h"

#include "ui/document/session_edit.h"

#include <QDateTime>

namespace gleaner::ui {

// The way that the session came: what a journal keeps, and how it is there again.

session::History Document::history() const {
    session::History history{
        m_state, {}, static_cast<std::size_t>(m_undo.index()), {}, m_file, m_sha256, m_checkpoints, false};
    for (int i = 0; i < m_undo.count(); ++i)
        history.steps.push_back(static_cast<const SessionEdit*>(m_undo.command(i))->step());
    if (m_undo.cleanIndex() >= 0) history.saved = static_cast<std::size_t>(m_undo.cleanIndex());
    return history;
}

void Document::restore(const session::History& history) {
    Q_ASSERT(history.state.session.request.assets.size() == history.state.recordings.size());
    Q_EMIT aboutToBeReplaced();
    m_isRestoring = true;
    m_undo.clear();
    for (const session::Step& step : history.steps)
        m_undo.push(new SessionEdit(*this, step, {}, true));
    if (history.saved) {
        m_undo.setIndex(static_cast<int>(*history.saved));
        m_undo.setClean();
    } else {
        m_undo.resetClean();
    }
    m_undo.setIndex(static_cast<int>(history.done));
    m_isRestoring = false;
    m_state = history.state;
    ++m_changes;
    m_file = history.file;
    m_sha256 = history.sha256;
    m_checkpoints = history.checkpoints;
    endMerging();
    tellEverything();
}

void Document::nameState(const QString& name) {
    m_checkpoints.push_back({name, QDateTime::currentSecsSinceEpoch(), m_state});
    Q_EMIT happened({session::Event::Kind::Name, {name, {}, {}}, {}, {}, m_checkpoints.back().time});
    Q_EMIT checkpointsChanged();
}

void Document::returnTo(std::size_t checkpoint) {
    if (checkpoint >= m_checkpoints.size()) return;
    const session::Checkpoint& named = m_checkpoints[checkpoint];
    push(tr("Return to “%1”").arg(named.name), {session::WholeChange{named.state}});
}

}
