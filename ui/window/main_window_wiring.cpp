#include "ui/window/main_window_parts.h"

#include "ui/desktop/work_watch.h"
#include "ui/dialogs/dialogs.h"
#include "ui/export/export_dialog.h"
#include "ui/export/song_dialog.h"
#include "ui/theme/languages.h"
#include "ui/theme/theme.h"
#include "ui/wave/waveform_source.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QTableView>
#include <QTreeView>
#include <QUrl>

namespace gleaner::ui {

// Which command leads where. Every slot is a line: what it does stands in the part it calls.

void MainWindow::wireFiles() {
    Parts& m = *m_parts;
    const auto on = [&](Actions::Id id, auto&& call) {
        connect(&m.actions[id], &QAction::triggered, this, call);
    };
    on(Actions::New, [this] { m_parts->sessions.startNew(); });
    on(Actions::OpenRecordings, [this] { m_parts->opening.choose(); });
    on(Actions::OpenDemo, [this] { m_parts->opening.openDemo(); });
    on(Actions::OpenSession, [this] { m_parts->sessions.chooseAndOpen(); });
    on(Actions::Save, [this] { m_parts->sessions.save(); });
    on(Actions::SaveAs, [this] { m_parts->sessions.saveAs(); });
    on(Actions::ExportPack, [this] { m_parts->exporter.exportPack(); });
    on(Actions::ExportFlp, [this] { m_parts->exporter.exportFlp(); });
    connect(m_parts->song, &SongPage::exportRequested, this, [this] {
        Parts& parts = *m_parts;
        if (!parts.exporter.canExport()) return parts.exporter.exportFlp(); // which says why not
        auto* dialog = new SongDialog(parts.document, parts.exporter, parts.work, parts.dialogs,
                                      parts.surroundings.settings, this);
        dialog->open();
    });
    on(Actions::Quit, [this] { close(); });

    QMenu& recent = m.actions.recentMenu();
    connect(&recent, &QMenu::aboutToShow, this, [this, &recent] {
        recent.clear();
        for (const QString& file : m_parts->sessions.recent())
            recent
                .addAction(QFileInfo(file).fileName(), this, [this, file] { m_parts->sessions.open(file); })
                ->setToolTip(file);
        if (recent.isEmpty())
            recent.addAction(tr("No sessions yet"))->setEnabled(false);
        else
            recent.addSeparator(),
                recent.addAction(tr("Forget them"), &m_parts->sessions, &SessionFiles::forgetRecent);
    });
    recent.setToolTipsVisible(true);

    wireJournal();
    connect(m.recordings, &RecordingsPanel::openRequested, &m.opening, &OpenRecordings::choose);
    connect(m.recordings, &RecordingsPanel::apartRequested, &m.opening, &OpenRecordings::openApart);
    connect(m.recordings, &RecordingsPanel::removeRequested, &m.document, &Document::removeRecording);
    connect(&m.opening, &OpenRecordings::opened, &m.selection, &SliceSelection::showRecording);
    connect(
        m.waveform, &WaveformPage::detectRequested, this,
        [this](double sensitivity, const std::set<music::SampleKind>& kinds) {
            m_parts->detection.request({m_parts->selection.recording(), {sensitivity, kinds}, true, true});
        });
    connect(m.waveform, &WaveformPage::sensitivityMoved, this,
            [this](double sensitivity, const std::set<music::SampleKind>& kinds, bool isFinal) {
                m_parts->detection.request(
                    {m_parts->selection.recording(), {sensitivity, kinds}, isFinal, false});
            });
    connect(&m.detection, &LiveDetection::busyChanged, this,
            [this] { m_parts->waveform->setDetecting(m_parts->detection.isBusy()); });
}

void MainWindow::wireEdits() {
    Parts& m = *m_parts;
    const auto on = [&](Actions::Id id, auto&& call) {
        connect(&m.actions[id], &QAction::triggered, this, call);
    };
    on(Actions::SelectAll, [this] {
        if (m_parts->pack->tree().hasFocus()) return m_parts->pack->tree().selectAll();
        if (m_parts->selection.recording() < 0) return;
        std::vector<std::string> ids;
        for (const pack::ChosenSlice& slice : m_parts->document.slices(m_parts->selection.recording()))
            ids.push_back(slice.slice.id);
        m_parts->waveform->view().selectSlices(ids, false);
    });
    on(Actions::Delete, [this] {
        m_parts->document.removeSlices(m_parts->selection.recording(),
                                       m_parts->waveform->view().selectedSlices());
    });
    on(Actions::Split, [this] {
        if (const pack::ChosenSlice* slice = m_parts->selection.current())
            m_parts->document.splitSlice(m_parts->selection.recording(), slice->slice.id,
                                         m_parts->waveform->view().cursor());
    });
    on(Actions::BringBack, [this] { m_parts->document.bringBackRemoved(m_parts->selection.recording()); });
    on(Actions::Join, [this] {
        WaveformView& view = m_parts->waveform->view();
        const std::string joined =
            m_parts->document.joinSlices(m_parts->selection.recording(), view.selectedSlices());
        if (!joined.empty()) view.selectSlices({joined}, false);
    });
    on(Actions::Rename, [this] {
        showPage(*m_parts->pack);
        m_parts->pack->renameCurrent();
    });
    on(Actions::LeaveOut, [this] {
        if (const pack::ChosenSlice* slice = m_parts->selection.current())
            m_parts->document.setLeftOut(m_parts->selection.recording(),
                                         m_parts->waveform->view().selectedSlices(), !slice->leftOut);
    });
    on(Actions::ThinOutHits, [this] {
        showPage(*m_parts->pack);
        m_parts->pack->thinOut();
    });
    connect(m.regions, &RegionsPage::thinOutRequested, m.pack, &PackPage::thinOut);
    connect(m.regions, &RegionsPage::noticed, this,
            [this](const QString& sentence) { m_parts->messages->show(MessageBar::Kind::Note, sentence); });
    connect(m.pack, &PackPage::newGroupRequested, this, [this] {
        m_parts->dialogs.askText(tr("New group"), tr("Name of the folder in the pack:"), {},
                                 [this](const QString& name) { m_parts->pack->moveSelection(name); });
    });
    m.pack->setDragFiles(m.dragFiles);
    connect(&m.document, &Document::planChanged, this, &MainWindow::refresh);
    connect(&m.document, &Document::fileChanged, this, &MainWindow::refresh);
    connect(m.document.undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::refresh);
    connect(&m.selection, &SliceSelection::changed, this, &MainWindow::refresh);
}

void MainWindow::wireView() {
    Parts& m = *m_parts;
    const auto on = [&](Actions::Id id, auto&& call) {
        connect(&m.actions[id], &QAction::triggered, this, call);
    };
    WaveformView& view = m.waveform->view();
    on(Actions::ZoomIn, [&view] { view.zoomBy(2.0); });
    on(Actions::ZoomOut, [&view] { view.zoomBy(0.5); });
    on(Actions::ZoomFit, [&view] { view.zoomToFit(); });
    on(Actions::ZoomSelection, [&view] { view.zoomToSelection(); });
    connect(&view, &WaveformView::sourceChanged, this,
            [this, &view] { m_parts->recordings->setWaiting(view.source().isBuilding()); });
    on(Actions::ShowRegions, [this] {
        showPage(*m_parts->regions);
        m_parts->regions->table().setFocus();
    });
    on(Actions::ShowPack, [this] { showPage(*m_parts->pack); });
    on(Actions::ShowEffects, [this] { showPage(*m_parts->preset); });
    on(Actions::ShowSong, [this] { showPage(*m_parts->song); });

    const auto theme = [this](ThemeChoice choice) {
        m_parts->surroundings.settings.setValue(QStringLiteral("theme"), static_cast<int>(choice));
        applyTheme(*qApp, choice);
    };
    on(Actions::ThemeSystem, [theme] { theme(ThemeChoice::System); });
    on(Actions::ThemeLight, [theme] { theme(ThemeChoice::Light); });
    on(Actions::ThemeDark, [theme] { theme(ThemeChoice::Dark); });
    on(Actions::ThemeHighContrast, [theme] { theme(ThemeChoice::HighContrast); });
    const ThemeChoice chosen = themeChoice(m.surroundings.settings.value(QStringLiteral("theme"), 0).toInt());
    m.actions[static_cast<Actions::Id>(Actions::ThemeSystem + static_cast<int>(chosen))].setChecked(true);
    wireLanguages();
}

void MainWindow::wireLanguages() {
    QMenu& menu = m_parts->actions.languageMenu();
    auto* group = new QActionGroup(this);
    QSettings& settings = m_parts->surroundings.settings;
    const auto add = [&](const QString& words, const QString& id) {
        QAction* action = menu.addAction(words, this, [this, &settings, id] {
            settings.setValue(languageKey(), id);
            m_parts->messages->show(MessageBar::Kind::Note,
                                    tr("The language changes when Gleaner is started next."));
        });
        action->setCheckable(true);
        action->setChecked(settings.value(languageKey()).toString() == id);
        group->addAction(action);
    };
    add(tr("As the &system"), {});
    for (const Language& language : languages())
        if (language.isOffered()) add(language.ownName(), QLatin1String(language.id));
}

void MainWindow::wireWork() {
    Parts& m = *m_parts;
    const auto error = [this](const QString& sentence) {
        m_parts->messages->show(MessageBar::Kind::Error, sentence);
    };
    if (Desktop* desktop = m.surroundings.desktop)
        new WorkWatch(
            m.work, *desktop, [this] { return QApplication::activeWindow() != nullptr; }, this);
    connect(&m.work, &Work::failed, this, error);
    connect(&m.sessions, &SessionFiles::failed, this, error);
    connect(&m.opening, &OpenRecordings::failed, this, error);
    connect(&m.opening, &OpenRecordings::noticed, this,
            [this](const QString& sentence) { m_parts->messages->show(MessageBar::Kind::Note, sentence); });
    connect(&m.exporter, &Exporter::failed, this, error);
    connect(&m.presets, &PresetShelf::failed, this, error);
    connect(&m.presets, &PresetShelf::done, this,
            [this](const QString& sentence) { m_parts->messages->show(MessageBar::Kind::Note, sentence); });
    connect(&m.audition, &Audition::failed, this, error);
    connect(&m.player, &Player::noticed, this,
            [this](const QString& sentence) { m_parts->messages->show(MessageBar::Kind::Note, sentence); });
    connect(&m.dragFiles, &DragFiles::failed, this, error);
    connect(&m.work, &Work::asked, this, [this] {
        if (!m_parts->messages->isAsking()) m_parts->messages->hide();
    });
    connect(&m.work, &Work::changed, this, &MainWindow::refresh);
    connect(&m.work, &Work::finished, this, [this] { focusWave(false); });
    connect(m.bottom, &BottomBar::keyboardFreed, this, [this] { focusWave(true); });
    connect(&m.opening, &OpenRecordings::opened, this, [this] { focusWave(true); });
    connect(&m.opening, &OpenRecordings::arriving, this, [this](const Arriving& arriving) {
        m_parts->waveform->view().showArriving(arriving);
        refresh();
        focusWave(true);
    });
    connect(&m.opening, &OpenRecordings::regionsSeen, &m.waveform->view(), &WaveformView::showEarly);
    connect(&m.opening, &OpenRecordings::analysisEnded, &m.waveform->view(), &WaveformView::forgetEarly);
    connect(&m.opening, &OpenRecordings::nothingCame, this, [this] {
        if (!m_parts->waveform->view().arriving()) return;
        m_parts->waveform->view().forgetArriving();
        m_parts->selection.showRecording(m_parts->recordings->current());
        refresh();
    });
    connect(&m.sessions, &SessionFiles::opened, this, [this] { focusWave(true); });
    connect(&m.sessions, &SessionFiles::opened, &m.opening, &OpenRecordings::analyseTheRest);
    connect(&m.work, &Work::cancelled, this, [this](const QString& title) {
        m_parts->messages->show(MessageBar::Kind::Note, tr("%1: cancelled.").arg(title));
    });
    connect(&m.detection, &LiveDetection::failed, this, error);
    connect(&m.detection, &LiveDetection::detected, this,
            [this](const QString& sentence) { m_parts->messages->show(MessageBar::Kind::Note, sentence); });
    connect(&m.exporter, &Exporter::exported, this, [this](const QString& sentence, const QString& file) {
        m_parts->messages->show(MessageBar::Kind::Success, sentence, file);
    });
    connect(&m.exporter, &Exporter::rendered, this, [this](const std::vector<pack::Artifact>& artifacts) {
        KnownLoudness loudness;
        for (const pack::Artifact& artifact : artifacts)
            loudness[artifact.item.takes.empty() ? artifact.item.id : artifact.item.idAlone] = artifact.lufs;
        m_parts->pack->setKnownLoudness(std::move(loudness));
    });
    const auto openFolder = [this](const QString& file) {
        const auto& open = m_parts->surroundings.openUrl;
        if (open) open(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
    };
    connect(m.messages, &MessageBar::openFolderRequested, this, openFolder);
    connect(&m.exporter, &Exporter::reviewRequested, this, [this, openFolder] {
        if (auto* open = findChild<ExportDialog*>()) return open->raise();
        Parts& parts = *m_parts;
        auto* dialog = new ExportDialog(parts.document, parts.exporter, parts.work, parts.dialogs,
                                        parts.surroundings.settings, this);
        connect(dialog, &ExportDialog::openFolderRequested, this, openFolder);
        dialog->show();
    });
}

}
