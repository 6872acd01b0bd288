#pragma once

#include "ui/document/document.h"

namespace gleaner::ui {

class Work;

/// Aligns two recordings of one event by their sound, and leaves out of the pack what is there twice: of two
/// regions of one event the one that stands less far over its floor. One step to undo.
class RecordingAligner : public QObject {
    Q_OBJECT
public:
    RecordingAligner(Document& document, Work& work, QObject* parent = nullptr);

    /// `second` to `first`: indexes of the document's recordings.
    void align(int first, int second);

Q_SIGNALS:
    void ended(const QString& sentence);

private:
    struct Aligned;
    void take(const Aligned& aligned);

    Document& m_document;
    Work& m_work;
};

}
