#pragma once

#include "session/change.h"

#include <QUndoCommand>

#include <string>

namespace gleaner::ui {

class Document;

/// One step of undo.
class SessionEdit : public QUndoCommand {
public:
    /// Steps with the same `mergeKey` (not empty) merge. `isMade`: the document is behind it already.
    SessionEdit(Document& document, session::Step step, std::string mergeKey, bool isMade = false);

    void redo() override;
    void undo() override;
    int id() const override { return m_mergeKey.empty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override;

    const session::Step& step() const { return m_step; }
    const std::string& mergeKey() const { return m_mergeKey; }

private:
    Document& m_document;
    session::Step m_step;
    std::string m_mergeKey;
    bool m_isNew = true;
    bool m_isMade;
};

}
