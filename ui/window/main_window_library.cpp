#include "ui/window/main_window_parts.h"

#include "ui/dialogs/dialogs.h"

#include "catalog/enter.h"
#include "files/name_bytes.h"
#include "jobs/parallel.h"
#include "library/sample_index.h"

#include <QAction>
#include <QFileInfo>
#include <QLineEdit>

namespace gleaner::ui {

// The library: its page, what enters it, and the way from a sample to its source.

void MainWindow::wireLibrary() {
    Parts& m = *m_parts;
    connect(&m.actions[Actions::ShowLibrary], &QAction::triggered, this, [this] {
        m_parts->showsLibrary = true;
        refresh();
        showPage(*m_parts->library);
        m_parts->library->searchLine().setFocus();
    });
    connect(m.library, &LibraryPage::failed, this,
            [this](const QString& sentence) { m_parts->messages->show(MessageBar::Kind::Error, sentence); });
    connect(m.library, &LibraryPage::playRequested, &m.audition, &Audition::playSample);
    connect(m.library, &LibraryPage::sourceRequested, &m.source, &SampleSourceVisit::visit);
    connect(&m.source, &SampleSourceVisit::shown, this, [this] { focusWave(true); });
    connect(&m.source, &SampleSourceVisit::offered, this, [this](const QString& sample) {
        m_parts->messages->ask(tr("%1 is a sample that Gleaner made. Go to the recording that it is from?")
                                   .arg(QFileInfo(sample).fileName()),
                               tr("Go to source"), tr("No"), [this, sample](bool yes) {
                                   if (yes) m_parts->source.visit(sample);
                               });
    });
    connect(m.library, &LibraryPage::addFolderRequested, this, [this] {
        m_parts->dialogs.chooseSampleFolder([this](const QString& folder) { enterFolder(folder); });
    });
    connect(&m.exporter, &Exporter::packWritten, this, [this](const ExportedPack& pack) {
        m_parts->entering = jobs::run<bool>(
            [file = m_parts->libraryFile, folder = pack.written.folder,
             recordings = pack.rendered.plan.sources](const Progress&) {
                catalog::Library library(file);
                catalog::enterPack(library, folder, recordings);
                return true;
            },
            [this](const jobs::Outcome<bool>& outcome) {
                if (outcome.result) return m_parts->library->lookAgain();
                m_parts->messages->show(MessageBar::Kind::Note,
                                        tr("The pack is written, and not in the library: %1")
                                            .arg(QString::fromStdString(outcome.error)));
            });
    });
}

void MainWindow::enterFolder(const QString& folder) {
    m_parts->work.run<catalog::Entered>(
        Lane::Analysing, tr("Entering %1 into the library").arg(QFileInfo(folder).fileName()),
        [file = m_parts->libraryFile, cache = m_parts->surroundings.cacheFolder,
         path = library::pathFromQString(folder)](const Progress& progress) {
            const library::IndexedFolder indexed =
                library::indexFolders({path}, path, cache, jobs::oneAProcessor, progress.part(0.0, 0.9));
            catalog::Library library(file);
            return catalog::enterFolders(library, {path}, indexed, jobs::oneAProcessor,
                                         progress.part(0.9, 1.0));
        },
        [this](const catalog::Entered& entered) {
            m_parts->messages->show(MessageBar::Kind::Note,
                                    tr("New in the library: %1; changed: %2; no longer there: %3.")
                                        .arg(entered.added)
                                        .arg(entered.changed)
                                        .arg(entered.removed));
            m_parts->library->lookAgain();
        });
}

}
