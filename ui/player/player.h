#pragma once

#include "audio/channels.h"
#include "audio/file_sequence.h"
#include "loudness/live_meter.h"
#include "ui/player/sound_device.h"
#include "ui/player/stream.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <optional>

namespace gleaner::ui {

/// Opens a recording. Without `channels`: of one or two all, of more those in which a short `range` stands
/// out, for a long one the mean.
SourceOpener fileOpener(const audio::FileSequence& file, FrameRange range,
                        const std::optional<audio::Channels>& channels = {});
/// What is in memory (a rendered slice), which others may hold as well.
SourceOpener bufferOpener(std::shared_ptr<const audio::AudioBuffer> buffer, int rate);

/// Plays one thing at a time through Qt Multimedia. Without an output device it says so once and everything
/// else works.
class Player : public QObject {
    Q_OBJECT
public:
    /// `devices`: the system's own unless a test has others.
    explicit Player(SoundDevices devices = systemSoundDevices, QObject* parent = nullptr);
    ~Player() override;

    /// True until the search for a device, which starts at once on a thread of its own, found none: then
    /// `errorChanged` tells.
    bool hasDevice() const;
    /// Empty when sound works; else one sentence for the status bar ("No sound device …").
    QString error() const;

    /// Streams from disk or memory (read ahead on a worker). What plays already is faded over to it.
    void play(const Sounding& what);
    void playFile(const QString& file, FrameRange range, bool loop,
                  const std::optional<audio::Channels>& channels = {});
    void playBuffer(std::shared_ptr<const audio::AudioBuffer> buffer, int rate, bool loop);
    void stop();
    bool isPlaying() const;

    /// Somebody may want to hear something soon: the device is opened, which takes longer than a person waits
    /// for a sound.
    void wake();
    void setVolume(Decibels volume);
    void chooseDevice(const SoundDeviceChoice& choice);
    void forgetHeldLevels();

Q_SIGNALS:
    /// About 30 times a second while playing: position in frames of the file or buffer, by our own frame
    /// counter.
    void positionChanged(qint64 frame);
    void playingChanged(bool playing);
    void errorChanged(const QString& error);
    void noticed(const QString& sentence);
    /// Which there are, and the one that is used (empty: none).
    void devicesChanged(const std::vector<gleaner::ui::SoundDevice>& devices, const QByteArray& used);
    /// About 30 times a second while it changes; of what plays, before the volume.
    void levelsChanged(const gleaner::loudness::Levels& now, const gleaner::loudness::Levels& held);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
