#pragma once

#include "ui/player/mixer.h"

#include <QAudioSink>
#include <QMediaDevices>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace gleaner::ui {

/// Opens what is to be played; throws Error.
using SourceOpener = std::function<std::unique_ptr<audio::AudioSource>()>;

/// The sound device, on a thread of its own: looking for devices takes long, and the window may be busy while
/// sound plays. Once something was played the device stays open and gets silence, until nobody wanted to hear
/// anything for a while. Each request has a number, so that late news of an old one can be told apart.
class Output : public QObject {
    Q_OBJECT
public:
    ~Output() override;
    void probe();
    void play(int request, const SourceOpener& open, FrameRange range, bool loop);
    void stop();

Q_SIGNALS:
    void positionChanged(int request, qint64 frame);
    void started(int request);
    void ended(int request);
    void errorChanged(const QString& error); ///< empty: sound works

private:
    QAudioDevice device();
    void makeTimers();
    /// The sink that is open where it still serves, else another one; false: none can be had.
    bool prepareSink(int wantedRate);
    bool openSink(const QAudioDevice& found, const QAudioFormat& format);
    void closeSink();
    bool isOpen() const { return m_sink && m_sink->state() != QAudio::StoppedState; }
    bool isQuiet() const; ///< all that was played has left the device, too
    bool isStuck();
    void tick();
    void lose(const QString& error);
    void end();
    void say(const QString& error);
    qint64 queuedFrames() const;

    std::unique_ptr<QMediaDevices> m_devices;
    std::unique_ptr<Mixer> m_mixer;
    std::unique_ptr<QAudioSink> m_sink;
    QByteArray m_deviceId; ///< of the device that m_sink plays on
    QTimer* m_timer = nullptr;
    QTimer* m_rest = nullptr;
    int m_request = 0; ///< 0: nothing plays
    qint64 m_pulled = 0;
    int m_ticksWithoutPull = 0;
    QString m_error;
};

}
