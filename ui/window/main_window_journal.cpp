#include "ui/window/main_window_parts.h"

#include "ui/dialogs/dialogs.h"

#include <QAction>
#include <QDateTime>
#include <QLocale>
#include <QMenu>

namespace gleaner::ui {

// What keeps a person's work: the journal, what it offers after a crash, and states with a name.

void MainWindow::wireJournal() {
    Parts& m = *m_parts;
    const auto note = [this](const QString& sentence) {
        m_parts->messages->show(MessageBar::Kind::Note, sentence);
    };
    const auto error = [this](const QString& sentence) {
        m_parts->messages->show(MessageBar::Kind::Error, sentence);
    };
    connect(&m.journal, &SessionJournal::failed, this, error);
    connect(&m.journal, &SessionJournal::noticed, this, note);
    connect(&m.sessions, &SessionFiles::noticed, this, note);
    connect(&m.restoring, &SessionRestore::failed, this, error);
    connect(&m.restoring, &SessionRestore::restored, this, note);
    connect(&m.restoring, &SessionRestore::restored, this, [this] {
        if (!m_parts->document.recordings().empty()) m_parts->selection.showRecording(0);
        m_parts->opening.analyseTheRest();
        focusWave(true);
    });
    connect(&m.restoring, &SessionRestore::changed, this, &MainWindow::refresh);
    connect(&m.sessions, &SessionFiles::unfinishedFound, &m.restoring, &SessionRestore::offer);
    connect(&m.restoring, &SessionRestore::offered, this, [this](const QString& sentence) {
        m_parts->messages->ask(sentence, tr("Restore"), tr("Discard"), [this](bool yes) {
            yes ? m_parts->restoring.restore() : m_parts->restoring.discard();
        });
        if (!m_parts->document.recordings().empty()) m_parts->messages->letGo();
    });
    // It covers what a person goes on with, and the menu keeps the way back.
    connect(&m.document, &Document::recordingsChanged, m.messages, &MessageBar::letGo);
    connect(&m.actions[Actions::RestoreWork], &QAction::triggered, &m.restoring, &SessionRestore::restore);

    connect(m.recordings, &RecordingsPanel::searchRequested, &m.search, &RecordingSearch::choose);
    connect(&m.search, &RecordingSearch::ended, this, note);
    connect(m.recordings, &RecordingsPanel::alignRequested, &m.aligner, &RecordingAligner::align);
    connect(&m.aligner, &RecordingAligner::ended, this, note);

    connect(&m.actions[Actions::NameState], &QAction::triggered, this, [this] {
        const QString suggested =
            tr("State of %1").arg(QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm")));
        m_parts->dialogs.askText(tr("Name this state"), tr("Name"), suggested,
                                 [this](const QString& name) { m_parts->document.nameState(name); });
    });
    connect(&m.document, &Document::checkpointsChanged, this, &MainWindow::refresh);
    QMenu& states = m.actions.returnMenu();
    connect(&states, &QMenu::aboutToShow, this, [this, &states] {
        states.clear();
        const auto& named = m_parts->document.checkpoints();
        for (std::size_t i = named.size(); i-- > 0;) {
            const QDateTime time = QDateTime::fromSecsSinceEpoch(named[i].time);
            states.addAction(
                QStringLiteral("%1\t%2").arg(QString(named[i].name).replace(u'&', QLatin1String("&&")),
                                             QLocale().toString(time, QLocale::ShortFormat)),
                this, [this, i] { m_parts->document.returnTo(i); });
        }
    });
}

}
