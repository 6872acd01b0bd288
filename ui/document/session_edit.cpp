#include "ui/document/session_edit.h"

#include "ui/document/document.h"

#include <utility>

namespace gleaner::ui {

using session::Event;

SessionEdit::SessionEdit(Document& document, session::Step step, std::string mergeKey, bool isMade)
    : QUndoCommand(step.text), m_document(document), m_step(std::move(step)), m_mergeKey(std::move(mergeKey)),
      m_isMade(isMade) {}

void SessionEdit::redo() {
    const bool isNew = std::exchange(m_isNew, false);
    if (std::exchange(m_isMade, false)) return;
    if (isNew)
        m_document.apply(m_step.after);
    else
        m_document.go(Event::Kind::Redo, m_step.after);
}

void SessionEdit::undo() { m_document.go(Event::Kind::Undo, m_step.before); }

bool SessionEdit::mergeWith(const QUndoCommand* other) {
    const auto* later = static_cast<const SessionEdit*>(other); // only SessionEdits have the id 1
    if (later->m_mergeKey != m_mergeKey || !session::join(m_step, later->m_step)) return false;
    m_document.m_hasMerged = true;
    setObsolete(m_step.after == m_step.before); // dragged there and back again: no step
    return true;
}

}
