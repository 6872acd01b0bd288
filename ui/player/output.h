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
/// sound plays. Each request has a number, so that late news of an old one can be told apart.
class Output : public QObject {
    Q_OBJECT
public:
    void probe();
    void play(int request, const SourceOpener& open, FrameRange range, bool loop);
    void stop();

Q_SIGNALS:
    void positionChanged(int request, qint64 frame);
    void started(int request);
    void ended(int request);
    void faultChanged(const QString& fault); ///< empty: sound works

private:
    QAudioDevice device();
    bool openSink(int wantedRate);
    void closeSink();
    void tick();
    void end();
    void say(const QString& fault);
    qint64 queuedFrames() const;

    std::unique_ptr<QMediaDevices> m_devices;
    std::unique_ptr<Mixer> m_mixer;
    std::unique_ptr<QAudioSink> m_sink;
    QTimer* m_timer = nullptr;
    int m_request = 0; ///< 0: nothing plays
    QString m_fault;
};

}
