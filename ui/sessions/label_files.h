#pragma once

#include "ui/dialogs/dialogs.h"
#include "ui/document/document.h"

#include <QObject>

namespace gleaner::ui {

/// Regions of a recording come from a file of labels and go into one (session/labels.h).
class LabelFiles : public QObject {
    Q_OBJECT
public:
    LabelFiles(Document& document, Dialogs& dialogs, QObject* parent = nullptr)
        : QObject(parent), m_document(document), m_dialogs(dialogs) {}

    /// Asks for the file. Index in range.
    void importInto(int recording);
    void exportOf(int recording);

Q_SIGNALS:
    void imported(int recording, const std::vector<std::string>& sliceIds);
    void noticed(const QString& sentence);
    void wrote(const QString& file, const QString& sentence);
    void failed(const QString& sentence);

private:
    void read(int recording, const QString& file);
    void write(int recording, const QString& file);

    Document& m_document;
    Dialogs& m_dialogs;
};

}
