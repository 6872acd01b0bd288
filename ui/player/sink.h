#pragma once

#include "ui/player/mixer.h"
#include "ui/player/sound_device.h"

#include <QAudioSink>
#include <QElapsedTimer>

#include <memory>
#include <utility>

namespace gleaner::ui {

/// A sound device that is open. It is pushed what a mixer makes, a little at a time: Qt's other way, in which
/// the device pulls, keeps several times as much on its way.
class Sink {
public:
    ~Sink() { close(); }

    /// At the device's own rate, or the nearest that it takes. Empty, or one sentence that says why not.
    /// `bufferSeconds`: how much is on its way to it, about.
    QString open(const SoundDevice& device, double bufferSeconds);
    void close();
    bool isOpen() const { return m_sink && m_sink->state() != QAudio::StoppedState; }
    const QByteArray& device() const { return m_device; }
    int rate() const { return m_sink->format().sampleRate(); } ///< Hz; while it is open

    /// Gives the device what it has room for.
    void feed(Mixer& mixer);
    qint64 queuedFrames() const; ///< on their way to the loudspeaker
    qint64 bufferFrames() const;
    qint64 takenFrames() const { return m_taken; } ///< that the device took since it was opened
    /// Whether it ran dry since the last call.
    bool takeGaps() { return std::exchange(m_ranDry, false); }
    /// How long the device has taken nothing, in ms; it is fed all the time.
    qint64 idleMilliseconds() const { return m_sinceTaken.elapsed(); }

private:
    void write(const QByteArray& bytes);
    QByteArray rendered(Mixer& mixer, qint64 frames);

    std::unique_ptr<QAudioSink> m_sink;
    QIODevice* m_into = nullptr; ///< the sink's
    QByteArray m_device;
    QByteArray m_left; ///< that the device had no room for in the end
    QElapsedTimer m_sinceTaken;
    qint64 m_taken = 0;
    bool m_ranDry = false;
    std::vector<StereoFrame> m_frames;
};

}
