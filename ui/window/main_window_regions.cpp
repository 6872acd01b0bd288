#include "ui/window/main_window_parts.h"

#include <QAction>
#include <QSettings>

namespace gleaner::ui {

namespace {

const QString timeKey = QStringLiteral("view/times");
const QString snapKey = QStringLiteral("view/snapTo");
const QString spectrogramKey = QStringLiteral("view/spectrogram");
const QString decibelsKey = QStringLiteral("view/decibels");
const QString foldedKey = QStringLiteral("window/pagesFolded");
const QString shareKey = QStringLiteral("view/waveShare");
const QString snapsKey = QStringLiteral("view/snaps");

}

/// Regions that are copied, locked, and come and go as labels; how times are shown and what edges land on.
void MainWindow::wireRegions() {
    Parts& m = *m_parts;
    WaveformView& view = m.waveform->view();
    const auto on = [&](Actions::Id id, auto&& call) {
        connect(&m.actions[id], &QAction::triggered, this, call);
    };
    on(Actions::Copy, [&view] { view.copyRegions(); });
    on(Actions::Paste, [&view] { view.pasteRegions(); });
    on(Actions::Duplicate, [&view] { view.duplicateRegions(); });
    on(Actions::Lock, [&view] { view.toggleLocked(); });
    on(Actions::ImportLabels, [this] { m_parts->labels.importInto(m_parts->selection.recording()); });
    on(Actions::ExportLabels, [this] { m_parts->labels.exportOf(m_parts->selection.recording()); });
    const auto show = [this](MessageBar::Kind kind, const QString& sentence, const QString& file = {}) {
        m_parts->messages->show(kind, sentence, file);
    };
    connect(&m.labels, &LabelFiles::noticed, this,
            [show](const QString& sentence) { show(MessageBar::Kind::Note, sentence); });
    connect(&m.labels, &LabelFiles::failed, this,
            [show](const QString& sentence) { show(MessageBar::Kind::Error, sentence); });
    connect(&m.labels, &LabelFiles::wrote, this, [show](const QString& file, const QString& sentence) {
        show(MessageBar::Kind::Success, sentence, file);
    });
    connect(&m.labels, &LabelFiles::imported, this,
            [this, &view](int recording, const std::vector<std::string>& ids) {
                m_parts->selection.showRecording(recording);
                view.selectSlices(ids, true);
            });
    connect(&view, &WaveformView::noticed, this,
            [show](const QString& sentence) { show(MessageBar::Kind::Note, sentence); });
    wireLooks();
    rememberView();
}

/// What is drawn of a recording, and how.
void MainWindow::wireLooks() {
    Parts& m = *m_parts;
    WaveformView& view = m.waveform->view();
    connect(&m.actions[Actions::Spectrogram], &QAction::triggered, &view, &WaveformView::nextSpectrogramMode);
    connect(&m.actions[Actions::Decibels], &QAction::triggered, &view, &WaveformView::setShowsDecibels);
    connect(&view, &WaveformView::decibelsShown, &m.actions[Actions::Decibels], &QAction::setChecked);
    const auto way = [&m](SpectrogramMode mode) -> QAction& {
        return m.actions[static_cast<Actions::Id>(Actions::SpectrogramOff + static_cast<int>(mode))];
    };
    for (const SpectrogramModeInfo& info : spectrogramModes())
        connect(&way(info.mode), &QAction::triggered, &view,
                [&view, mode = info.mode] { view.setSpectrogramMode(mode); });
    connect(&m.actions[Actions::FoldPages], &QAction::triggered, m.fold, &PageFold::setFolded);
    connect(m.fold, &PageFold::foldedChanged, &m.actions[Actions::FoldPages], &QAction::setChecked);
    connect(m.fold, &PageFold::foldedChanged, this, [this](bool folded) {
        m_parts->surroundings.settings.setValue(foldedKey, folded);
        focusWave(folded);
    });
    way(view.spectrogramMode()).setChecked(true);
    connect(&view, &WaveformView::spectrogramModeChanged, this,
            [way](SpectrogramMode mode) { way(mode).setChecked(true); });
}

void MainWindow::rememberView() {
    WaveformView& view = m_parts->waveform->view();
    QSettings& settings = m_parts->surroundings.settings;
    if (const auto format = timeFormatFromId(settings.value(timeKey).toString())) view.setTimeFormat(*format);
    if (const auto mode = snapModeFromId(settings.value(snapKey).toString())) view.setSnapMode(*mode);
    view.setSnaps(settings.value(snapsKey, view.snaps()).toBool());
    if (const auto mode = spectrogramModeFromId(settings.value(spectrogramKey).toString()))
        view.setSpectrogramMode(*mode);
    view.setShowsDecibels(settings.value(decibelsKey, false).toBool());
    connect(&view, &WaveformView::decibelsShown, this,
            [&settings](bool on) { settings.setValue(decibelsKey, on); });
    m_parts->fold->setFolded(settings.value(foldedKey, false).toBool());
    view.setWaveShare(settings.value(shareKey, view.waveShare()).toDouble());
    connect(&view, &WaveformView::spectrogramModeChanged, this, [&settings](SpectrogramMode mode) {
        settings.setValue(spectrogramKey, QLatin1String(spectrogramInfo(mode).id));
    });
    connect(&view, &WaveformView::waveShareChanged, this,
            [&settings](double share) { settings.setValue(shareKey, share); });
    connect(&view, &WaveformView::timeFormatChanged, this, [&settings](TimeFormat format) {
        settings.setValue(timeKey, QLatin1String(timeFormats()[static_cast<std::size_t>(format)].id));
    });
    connect(&view, &WaveformView::snapModeChanged, this,
            [&settings](SnapMode mode) { settings.setValue(snapKey, QLatin1String(snapInfo(mode).id)); });
    connect(&view, &WaveformView::snapsChanged, this,
            [&settings](bool on) { settings.setValue(snapsKey, on); });
}

}
