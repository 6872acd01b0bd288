#include "ui/recordings/align_menu.h"

#include <QAction>

namespace gleaner::ui {

AlignMenu::AlignMenu(Document& document, QWidget* parent)
    : QMenu(tr("Align by sound with"), parent), m_document(document) {
    connect(&document, &Document::recordingsChanged, this, &AlignMenu::refresh);
    connect(this, &QMenu::aboutToShow, this, &AlignMenu::fill);
    refresh();
}

void AlignMenu::setRecording(int recording) {
    m_recording = recording;
    refresh();
}

bool AlignMenu::isThere(int recording) const {
    const auto& all = m_document.recordings();
    return recording >= 0 && recording < static_cast<int>(all.size()) &&
           all[static_cast<std::size_t>(recording)].error.isEmpty();
}

void AlignMenu::refresh() {
    int others = 0;
    for (int n = 0; n < static_cast<int>(m_document.recordings().size()); ++n)
        if (n != m_recording && isThere(n)) ++others;
    menuAction()->setEnabled(isThere(m_recording) && others > 0);
}

void AlignMenu::fill() {
    clear();
    for (int n = 0; n < static_cast<int>(m_document.recordings().size()); ++n) {
        if (n == m_recording || !isThere(n)) continue;
        QString name = fileNameOf(m_document.recordings()[static_cast<std::size_t>(n)].recording);
        addAction(name.replace(u'&', QStringLiteral("&&")), this,
                  [this, n] { Q_EMIT chosen(n, m_recording); });
    }
}

}
