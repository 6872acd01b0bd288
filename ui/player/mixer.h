#pragma once

#include "ui/player/stream.h"

#include <QAudioFormat>
#include <QIODevice>

namespace gleaner::ui {

/// What the sound device pulls from: the stream that plays, and the one before it while it fades out. Never
/// ends: silence follows.
class Mixer : public QIODevice {
    Q_OBJECT
public:
    explicit Mixer(const QAudioFormat& format, QObject* parent = nullptr);

    /// Fades out what plays, over 3 ms, and goes on with this; null: with silence.
    void play(std::unique_ptr<Stream> stream);
    const Stream* stream() const { return m_current.get(); }
    /// Output frames of the current stream that were handed out.
    qint64 taken() const { return m_taken; }
    /// Output frames that were handed out in all, silence too.
    qint64 pulled() const { return m_pulled; }
    /// Frames of silence since the last sound was handed out.
    qint64 silence() const { return m_silence; }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return 1 << 20; }

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    void mix(std::span<StereoFrame> frames);
    void mixOutgoing(std::span<StereoFrame> frames);

    QAudioFormat m_format;
    std::unique_ptr<Stream> m_current;
    std::unique_ptr<Stream> m_outgoing;
    qint64 m_fadeLength;
    qint64 m_faded = 0;
    qint64 m_taken = 0;
    qint64 m_pulled = 0;
    qint64 m_silence = 0;
    std::vector<StereoFrame> m_frames;
    std::vector<StereoFrame> m_fading;
};

}
