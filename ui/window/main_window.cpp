#include "ui/window/main_window_parts.h"

#include "ui/dialogs/dialogs.h"
#include "ui/help/tour.h"
#include "ui/regions/region_keys.h"
#include "ui/theme/theme.h"
#include "ui/window/work_list.h"

#include "files/name_bytes.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

namespace gleaner::ui {

namespace {

constexpr int leastPageHeight = 96;

/// On a small screen a page is looked at in parts.
/// The page comes last: with every new parent all that is in it gets its style anew.
void addPage(QTabWidget& pages, QWidget* page, const char* sign, const QString& title) {
    auto* area = new QScrollArea;
    pages.addTab(area, icon(QLatin1String(sign)), title);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setMinimumHeight(leastPageHeight);
    area->setWidget(page);
}

/// A command of several contexts is told by the words that it has in the menu.
KeyCommands allCommands() {
    KeyCommands all = Actions::keyCommands();
    for (const KeyCommands& more : {WaveformView::keyCommands(), regionKeyCommands()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}

MainWindow::Parts::Parts(MainWindow& window, const Surroundings& around, Dialogs& asks)
    : surroundings(around),
      libraryFile(around.libraryFile.empty() ? around.cacheFolder / "library.sqlite" : around.libraryFile),
      dialogs(asks), player(around.soundDevices), keymap(around.settings, allCommands()),
      actions(*document.undoStack(), keymap, &window),
      journal(document,
              around.journalFolder.empty() ? around.cacheFolder / "journals" : around.journalFolder),
      sessions(document, work, asks, around.settings, journal, around.cacheFolder),
      restoring(document, work, sessions, journal, around.cacheFolder),
      search(document, work, asks, around.cacheFolder), aligner(document, work),
      opening(document, work, asks, around.cacheFolder), labels(document, asks), detection(document, work),
      hearing(document), exporter(document, work, asks, around.cacheFolder),
      presets(around.presetFolder.empty() ? around.cacheFolder / "presets" : around.presetFolder,
              around.settings),
      audition(document, player), facts(document), dragFiles(document, around.cacheFolder),
      recordings(new RecordingsPanel(document, &window)), waveform(new WaveformPage(document, &window)),
      regions(new RegionsPage(document, &window)), pack(new PackPage(document, &window)),
      preset(new PresetPanel(document, presets, &window)),
      song(new SongPage(document, audition, around.cacheFolder, &window)),
      library(new LibraryPage(libraryFile, &window)),
      empty(new EmptyPage(actions[Actions::OpenRecordings], actions[Actions::OpenDemo],
                          actions[Actions::Tour], &window)),
      pages(new QTabWidget(&window)), columns(new QSplitter(Qt::Horizontal, &window)),
      rows(new QSplitter(Qt::Vertical, &window)), stack(new QStackedWidget(&window)),
      transport(new TransportBar({actions[Actions::Play], actions[Actions::Loop], actions[Actions::Seam],
                                  actions[Actions::Processed], actions[Actions::Compare],
                                  actions[Actions::InSong], actions[Actions::AutoPlay]},
                                 &window)),
      bottom(new BottomBar(work, actions[Actions::ExportPack], actions[Actions::ExportFlp], &window)),
      selection(document, *recordings, waveform->view(), *regions, *pack),
      source(document, work, opening, selection, waveform->view(), libraryFile, around.cacheFolder) {}

MainWindow::MainWindow(const Surroundings& surroundings, QWidget* parent) : QMainWindow(parent) {
    if (!surroundings.dialogs)
        m_nativeDialogs = std::make_unique<NativeDialogs>(*this, surroundings.settings);
    m_parts = std::make_unique<Parts>(*this, surroundings,
                                      surroundings.dialogs ? *surroundings.dialogs : *m_nativeDialogs);
    setAcceptDrops(true);
    layOut();
    wireFiles();
    wireEdits();
    wireView();
    wireRegions();
    wirePlay();
    wireWays();
    wireTransport();
    wireEffects();
    wireWork();
    wireLibrary();
    wireHelp();
    restore();
    refresh();
    m_parts->restoring.look();
}

MainWindow::~MainWindow() {
    // The widgets go before the document they look at, and nobody tells a window that is half gone.
    Parts& m = *m_parts;
    for (QObject* part : {static_cast<QObject*>(&m.document), static_cast<QObject*>(m.document.undoStack()),
                          static_cast<QObject*>(&m.work), static_cast<QObject*>(&m.player),
                          static_cast<QObject*>(&m.selection)})
        part->disconnect();
    delete takeCentralWidget();
}

Document& MainWindow::document() { return m_parts->document; }

/// From the outside in, for the reason of addPage.
void MainWindow::layOut() {
    Parts& m = *m_parts;
    m.actions.addTo(*menuBar());
    auto* centre = new QWidget(this);
    setCentralWidget(centre);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m.stack, 1);
    layout->addWidget(m.transport);
    layout->addWidget(new WorkList(m.work, centre));
    layout->addWidget(m.bottom);
    m.stack->addWidget(m.empty);
    m.stack->addWidget(m.columns);
    layOutColumns();
    m.messages = new MessageBar(*m.stack);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    setMinimumWidth(960);
}

void MainWindow::layOutColumns() {
    Parts& m = *m_parts;
    m.columns->addWidget(m.recordings);
    m.columns->addWidget(m.rows);
    m.columns->setSizes({240, 1200});
    m.columns->setStretchFactor(1, 1);
    m.rows->addWidget(m.waveform);
    m.rows->addWidget(m.pages);
    m.rows->setSizes({480, 352});
    m.rows->setStretchFactor(0, 1);
    m.fold = new PageFold(*m.rows, *m.pages);
    for (QSplitter* splitter : {m.rows, m.columns}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(4);
    }
    m.pages->setDocumentMode(true);
    m.pages->setObjectName(QStringLiteral("pages"));
    m.pages->setAccessibleName(tr("Pages"));
    addPage(*m.pages, m.regions, "waveform", tr("Regions"));
    addPage(*m.pages, m.pack, "pack", tr("Pack"));
    addPage(*m.pages, m.preset, "preset", tr("Effects"));
    addPage(*m.pages, m.song, "song", tr("Song"));
    addPage(*m.pages, m.library, "search", tr("Library"));
}

void MainWindow::restore() {
    QSettings& settings = m_parts->surroundings.settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_parts->fold->restoreState(settings.value(QStringLiteral("window/rows")).toByteArray());
    m_parts->columns->restoreState(settings.value(QStringLiteral("window/columns")).toByteArray());
}

/// What follows from the document's state: title, which page, which commands make sense.
void MainWindow::refresh() {
    Parts& m = *m_parts;
    const bool isOpen = !m.document.recordings().empty();
    const bool isSeen = isOpen || m.waveform->view().arriving();
    if (isSeen) m.showsLibrary = false; // the pages are there anyhow
    const bool hasSlice = m.selection.current() != nullptr;
    setWindowTitle(QStringLiteral("%1[*] — Gleaner").arg(m.sessions.name()));
    if (isWindowModified() != m.document.isModified()) setWindowModified(m.document.isModified());
    m.stack->setCurrentWidget(isSeen || m.showsLibrary ? static_cast<QWidget*>(m.columns) : m.empty);
    m.transport->setVisible(isSeen);
    if (isSeen) m.player.wake();
    for (const auto id : {Actions::SelectAll, Actions::ShowRegions, Actions::ShowPack, Actions::ShowEffects,
                          Actions::ShowSong, Actions::FoldPages})
        m.actions[id].setEnabled(isOpen);
    for (const auto id : {Actions::SpectrogramOff, Actions::SpectrogramBelow, Actions::SpectrogramBlended,
                          Actions::Spectrogram, Actions::Decibels, Actions::ZoomIn, Actions::ZoomOut,
                          Actions::ZoomFit, Actions::Play})
        m.actions[id].setEnabled(isSeen);
    for (const auto id : {Actions::Copy, Actions::Duplicate, Actions::Lock, Actions::Delete, Actions::Split,
                          Actions::Rename, Actions::LeaveOut, Actions::ZoomSelection})
        m.actions[id].setEnabled(hasSlice);
    for (const auto id : {Actions::Paste, Actions::ImportLabels, Actions::ExportLabels})
        m.actions[id].setEnabled(m.selection.recording() >= 0);
    m.actions[Actions::Seam].setEnabled(hasSlice || !m.waveform->view().timeSelection().isEmpty());
    m.actions[Actions::Join].setEnabled(m.waveform->view().selectedSlices().size() > 1);
    m.actions[Actions::BringBack].setEnabled(m.selection.hasRemoved());
    m.actions[Actions::NameState].setEnabled(isOpen);
    m.actions[Actions::RestoreWork].setEnabled(m.restoring.hasOffer() && !m.work.isRunning());
    m.actions.returnMenu().setEnabled(!m.document.checkpoints().empty());
    const pack::LivePlan* plan = m.document.livePlan();
    m.actions[Actions::ThinOutHits].setEnabled(plan && plan->counts().hits > 1);
    const bool canExport = m.exporter.canExport() && !m.work.isRunning(Lane::Exporting);
    m.actions[Actions::ExportPack].setEnabled(canExport);
    m.actions[Actions::ExportFlp].setEnabled(canExport);
    const std::vector<Piece> pieces = m.work.pieces();
    m.pack->setWorkTitle(pieces.empty() ? QString() : pieces.front().title);
    m.bottom->setStatus(isOpen ? m.selection.description() : QString());
}

void MainWindow::showPage(QWidget& page) {
    // A page stands in the viewport of what scrolls it.
    m_parts->pages->setCurrentWidget(page.parentWidget()->parentWidget());
    m_parts->fold->setFolded(false);
}

/// To where Space plays. A hand that is typing, or at a list, is left alone unless `always`.
void MainWindow::focusWave(bool always) {
    const QWidget* at = focusWidget();
    const auto* tour = findChild<Tour*>();
    if (tour && at && (at == tour || tour->isAncestorOf(at))) return; // keys lead through it
    const bool isIdle =
        !at || at == this || !at->isVisible() || !at->isEnabled() || qobject_cast<const QAbstractButton*>(at);
    if (m_parts->stack->currentWidget() == m_parts->columns && (always || isIdle))
        m_parts->waveform->view().setFocus(Qt::OtherFocusReason);
}

void MainWindow::openFiles(const QStringList& files) {
    QStringList recordings;
    for (const QString& file : openableFiles(files)) {
        if (isSessionFile(file))
            return m_parts->sessions.open(file); // a session is a whole: what came with it is not added
        recordings << file;
    }
    if (recordings.isEmpty() && !files.isEmpty())
        m_parts->messages->show(MessageBar::Kind::Error,
                                tr("There are no recordings in %1.").arg(files.join(QStringLiteral(", "))));
    m_parts->opening.open(recordings);
    m_parts->source.look(recordings);
}

void MainWindow::comeForward() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    Parts& m = *m_parts;
    if (!m.mayClose && m.document.isModified()) {
        event->ignore();
        m.sessions.askThen([this] {
            m_parts->mayClose = true;
            // The answer may come while this very event is being handled, where a second close would be
            // passed over.
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
        });
        return;
    }
    m.work.cancelAll();
    m.audition.stop();
    m.journal.close();
    QSettings& settings = m.surroundings.settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/rows"), m.fold->state());
    settings.setValue(QStringLiteral("window/columns"), m.columns->saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasUrls()) return;
    m_parts->empty->setInviting(true);
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) { m_parts->empty->setInviting(false); }

void MainWindow::dropEvent(QDropEvent* event) {
    m_parts->empty->setInviting(false);
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) files << library::localFile(url);
    event->acceptProposedAction();
    openFiles(files);
}

/// Who comes back to the window may want to hear something. Space plays, but a button that has the keyboard
/// is pressed by it, as everywhere.
bool MainWindow::event(QEvent* event) {
    if (event->type() == QEvent::WindowActivate && !document().recordings().empty()) m_parts->player.wake();
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space && qobject_cast<QAbstractButton*>(QApplication::focusWidget())) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::event(event);
}

}
