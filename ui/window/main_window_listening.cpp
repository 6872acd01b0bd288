#include "ui/window/main_window_parts.h"

#include "ui/theme/theme.h"
#include "ui/transport/device_menu.h"
#include "ui/transport/level_meter.h"

#include <QAction>
#include <QApplication>
#include <QDrag>
#include <QSettings>

namespace gleaner::ui {

// What is played, how, and out of what.

namespace {

constexpr double volumeStep = 3.0; ///< dB
const QString volumeKey = QStringLiteral("listening/volume"), deviceKey = QStringLiteral("listening/device"),
              deviceNameKey = QStringLiteral("listening/deviceName"),
              autoPlayKey = QStringLiteral("listening/autoPlay");

}

void MainWindow::wirePlay() {
    Parts& m = *m_parts;
    const auto on = [&](Actions::Id id, auto&& call) {
        connect(&m.actions[id], &QAction::triggered, this, call);
    };
    WaveformView& view = m.waveform->view();
    on(Actions::Play, [this] {
        if (m_parts->audition.isPlaying()) return m_parts->audition.stop();
        if (m_parts->song->isAncestorOf(QApplication::focusWidget()) && m_parts->song->canPlay())
            return m_parts->song->playOrStop();
        playSelected();
    });
    on(Actions::Loop, [this](bool loop) { m_parts->audition.setLooping(loop); });
    on(Actions::Seam, [this] {
        if (m_parts->audition.isPlayingSeam()) return m_parts->audition.stop();
        playSeam();
    });
    connect(&view, &WaveformView::playRequested, this, &MainWindow::playRange);
    connect(&view, &WaveformView::dragRequested, this, [this, &view] {
        auto* drag = new QDrag(&view); // deletes itself
        drag->setMimeData(m_parts->pack->model().mimeDataOf(m_parts->selection.slices()));
        drag->exec(Qt::CopyAction);
    });
    connect(&m.selection, &SliceSelection::changed, &m.dragFiles,
            [this] { m_parts->dragFiles.expect(m_parts->selection.slices()); });
    connect(&view, &WaveformView::stopRequested, &m.audition, &Audition::stop);
    connect(m.pack, &PackPage::playRequested, this, &MainWindow::playSlice);
    connect(m.regions, &RegionsPage::playRequested, this, &MainWindow::playSlice);
    connect(m.regions, &RegionsPage::stopRequested, &m.audition, &Audition::stop);
    connect(&m.audition, &Audition::playingChanged, m.regions, &RegionsPage::setPlaying);
    connect(m.song, &SongPage::playRequested, this, &MainWindow::playSlice);
    connect(m.song, &SongPage::failed, this,
            [this](const QString& sentence) { m_parts->messages->show(MessageBar::Kind::Error, sentence); });
    connect(m.song, &SongPage::songMoved, this, [this](std::optional<double> seconds, double length) {
        if (seconds)
            m_parts->transport->setTimes(*seconds, length);
        else
            showTimes({});
    });
    connect(&m.audition, &Audition::playheadMoved, this, [this, &view](int recording, qint64 frame) {
        const bool isArriving = recording == Audition::arrivingRecording && view.arriving();
        const bool isHere = isArriving || (recording >= 0 && recording == m_parts->selection.recording());
        view.setPlayhead(frame, isHere);
        showTimes(isHere ? std::optional(frame) : std::nullopt);
    });
    connect(&m.audition, &Audition::playingChanged, this, [this](bool playing) {
        m_parts->actions[Actions::Play].setText(playing ? tr("&Stop") : tr("&Play"));
        m_parts->actions[Actions::Play].setIcon(
            icon(playing ? QStringLiteral("stop") : QStringLiteral("play")));
    });
}

/// Dry or with effects, in the song or alone, and what is heard by itself.
void MainWindow::wireWays() {
    Parts& m = *m_parts;
    const auto on = [&](Actions::Id id, auto&& call) {
        connect(&m.actions[id], &QAction::triggered, this, call);
    };
    const auto change = [this](auto&& edit) {
        ListeningWay way = m_parts->audition.way();
        edit(way);
        m_parts->audition.setWay(way);
    };
    on(Actions::Processed, [change](bool processed) {
        change([processed](ListeningWay& way) { way.processed = processed, way.equalLoudness = false; });
    });
    on(Actions::Compare, [this, change] {
        change([](ListeningWay& way) { way.processed = !way.processed, way.equalLoudness = true; });
        m_parts->actions[Actions::Compare].setChecked(true);
        if (!m_parts->audition.isPlaying() && m_parts->selection.current()) playSelected();
    });
    on(Actions::InSong,
       [change](bool inSong) { change([inSong](ListeningWay& way) { way.inSong = inSong; }); });
    connect(&m.audition, &Audition::wayChanged, this, [this] {
        const ListeningWay& way = m_parts->audition.way();
        m_parts->actions[Actions::Processed].setChecked(way.processed);
        m_parts->actions[Actions::Compare].setChecked(way.equalLoudness);
        m_parts->actions[Actions::InSong].setChecked(way.inSong);
    });
    m.audition.setWay({.processed = m.preset->processed()});
    connect(m.preset, &PresetPanel::auditionRequested, this, [this, change](bool processed) {
        change([processed](ListeningWay& way) { way.processed = processed, way.equalLoudness = false; });
        if (m_parts->selection.current()) playSelected();
    });

    m.autoPlay.setSingleShot(true);
    m.autoPlay.setInterval(0);
    const auto select = [this] {
        m_parts->player.wake();
        m_parts->autoPlay.start();
    };
    connect(&m.waveform->view(), &WaveformView::selectionChanged, this, select);
    connect(m.regions, &RegionsPage::sliceSelected, this, select);
    connect(m.pack, &PackPage::sliceSelected, this, select);
    connect(m.recordings, &RecordingsPanel::currentChanged, this, select);
    connect(&m.selection, &SliceSelection::changed, this, [this] {
        const pack::ChosenSlice* slice = m_parts->selection.current();
        m_parts->facts.show(slice ? m_parts->selection.recording() : -1,
                            slice ? slice->slice.id : std::string());
    });
    connect(&m.facts, &RegionFactsFinder::found, m.bottom, &BottomBar::setFacts);
    connect(&m.autoPlay, &QTimer::timeout, this, [this] {
        const pack::ChosenSlice* slice = m_parts->selection.current();
        const bool isInList = m_parts->recordings->isAncestorOf(QApplication::focusWidget());
        if (m_parts->actions[Actions::AutoPlay].isChecked() && (slice || isInList)) return playSelected();
        if (slice) m_parts->audition.prepare(m_parts->selection.recording(), slice->slice.id);
    });
}

void MainWindow::wireTransport() {
    Parts& m = *m_parts;
    TransportBar& bar = *m.transport;
    QSettings& settings = m.surroundings.settings;
    const auto on = [&](Actions::Id id, auto&& call) {
        connect(&m.actions[id], &QAction::triggered, this, call);
    };
    on(Actions::Louder, [&bar] { bar.changeVolume(volumeStep); });
    on(Actions::Quieter, [&bar] { bar.changeVolume(-volumeStep); });
    on(Actions::ResetMeter, [this] { m_parts->player.forgetHeldLevels(); });
    on(Actions::SoundDevice, [&bar] { bar.showDevices(); });
    connect(&m.player, &Player::levelsChanged, &bar.meter(), &LevelMeter::setLevels);
    connect(&m.player, &Player::devicesChanged, &bar.devices(), &DeviceMenu::setDevices);

    bar.setVolume(Decibels(settings.value(volumeKey, 0.0).toDouble()));
    m.player.setVolume(bar.volume());
    connect(&bar, &TransportBar::volumeChanged, this, [this, &settings](Decibels volume) {
        m_parts->player.setVolume(volume);
        settings.setValue(volumeKey, std::max(volume.value, TransportBar::lowestVolume));
    });
    const SoundDeviceChoice choice{settings.value(deviceKey).toByteArray(),
                                   settings.value(deviceNameKey).toString()};
    bar.devices().setChoice(choice);
    m.player.chooseDevice(choice);
    connect(&bar.devices(), &DeviceMenu::chosen, this, [this, &settings](const SoundDeviceChoice& chosen) {
        m_parts->player.chooseDevice(chosen);
        settings.setValue(deviceKey, chosen.id);
        settings.setValue(deviceNameKey, chosen.name);
    });
    m.actions[Actions::AutoPlay].setChecked(settings.value(autoPlayKey, false).toBool());
    connect(&m.actions[Actions::AutoPlay], &QAction::toggled, this,
            [&settings](bool plays) { settings.setValue(autoPlayKey, plays); });

    connect(&m.waveform->view(), &WaveformView::pointerMoved, this, [this](qint64 frame) {
        m_parts->player.wake();
        const int rate = m_parts->waveform->view().rate();
        m_parts->transport->setPointer(frame < 0 ? std::nullopt
                                                 : std::optional(secondsFromFrames(frame, rate)));
        if (!m_parts->audition.isPlaying()) showTimes({});
    });
    connect(&m.selection, &SliceSelection::changed, this, [this] {
        if (!m_parts->audition.isPlaying()) showTimes({});
    });
}

/// Of what the wave shows.
void MainWindow::playRange(FrameRange range, bool loop) {
    Parts& m = *m_parts;
    m.autoPlay.stop();
    const auto part = loop ? Audition::Part::Loop : Audition::Part::Once;
    const pack::ChosenSlice* slice = m.selection.current();
    if (const auto& arriving = m.waveform->view().arriving())
        m.audition.playArriving(*arriving, range, part);
    else if (slice && slice->slice.range == range)
        m.audition.playSlice(m.selection.recording(), slice->slice.id, part);
    else
        m.audition.playRange(m.selection.recording(), range, part);
}

void MainWindow::playSlice(const SliceRef& slice) {
    Parts& m = *m_parts;
    m.selection.show(slice);
    m.autoPlay.stop();
    const pack::ChosenSlice* chosen = m.document.findSlice(slice.recording, slice.slice);
    const bool isLoop = chosen && chosen->slice.traits.kind == music::SampleKind::Loop;
    m.audition.playSlice(slice.recording, slice.slice, isLoop ? Audition::Part::Loop : Audition::Part::Once);
}

/// The region, else from the cursor on.
void MainWindow::playSelected() {
    const WaveformView& view = m_parts->waveform->view();
    const pack::ChosenSlice* slice = m_parts->selection.current();
    playRange(slice ? slice->slice.range : FrameRange{view.cursor(), view.frames()}, false);
}

/// Of the stretch that is marked, else of the region.
void MainWindow::playSeam() {
    Parts& m = *m_parts;
    m.autoPlay.stop();
    const FrameRange marked = m.waveform->view().timeSelection();
    const auto& arriving = m.waveform->view().arriving();
    if (arriving && !marked.isEmpty())
        m.audition.playArriving(*arriving, marked, Audition::Part::Seam);
    else if (!marked.isEmpty())
        m.audition.playRange(m.selection.recording(), marked, Audition::Part::Seam);
    else if (const pack::ChosenSlice* slice = m.selection.current())
        m.audition.playSlice(m.selection.recording(), slice->slice.id, Audition::Part::Seam);
}

void MainWindow::showTimes(std::optional<Frame> playhead) {
    const WaveformView& view = m_parts->waveform->view();
    const int rate = view.rate();
    m_parts->transport->setTimes(secondsFromFrames(playhead.value_or(view.cursor()), rate),
                                 secondsFromFrames(view.frames(), rate));
}

}
