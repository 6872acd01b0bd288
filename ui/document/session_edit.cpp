#include "ui/document/session_edit.h"

namespace gleaner::ui {

SessionEdit::SessionEdit(Document& document, const QString& what, PartState before, PartState after,
                         std::string mergeKey)
    : QUndoCommand(what), m_document(document), m_before(std::move(before)), m_after(std::move(after)),
      m_mergeKey(std::move(mergeKey)) {}

void SessionEdit::redo() { m_document.apply(m_after); }

void SessionEdit::undo() { m_document.apply(m_before); }

bool SessionEdit::mergeWith(const QUndoCommand* other) {
    const auto* later = static_cast<const SessionEdit*>(other); // only SessionEdits have the id 1
    if (later->m_mergeKey != m_mergeKey) return false;
    m_after = later->m_after;
    setObsolete(m_after == m_before); // dragged there and back again: no step
    return true;
}

}
