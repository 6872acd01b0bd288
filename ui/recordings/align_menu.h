#pragma once

#include "ui/document/document.h"

#include <QMenu>

namespace gleaner::ui {

/// With which other recording of the same event one is aligned. Not enabled while there is no other.
class AlignMenu : public QMenu {
    Q_OBJECT
public:
    explicit AlignMenu(Document& document, QWidget* parent = nullptr);

    /// Index of the document's recordings; -1: none.
    void setRecording(int recording);

Q_SIGNALS:
    void chosen(int other, int recording);

private:
    void refresh();
    void fill();
    bool isThere(int recording) const; ///< and can be read

    Document& m_document;
    int m_recording = -1;
};

}
