#pragma once

#include "audio/channels.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace gleaner::ui {

/// Plays one thing at a time through Qt Multimedia. Without an output device it says so once and everything
/// else works.
class Player : public QObject {
    Q_OBJECT
public:
    explicit Player(QObject* parent = nullptr);
    ~Player() override;

    /// True until the search for a device, which starts at once on a thread of its own, found none: then
    /// `errorChanged` tells.
    bool hasDevice() const;
    /// Empty when sound works; else one sentence for the status bar ("No sound device …").
    QString error() const;

    /// Streams a range of a recording from disk (read ahead on a worker); `loop` repeats it without a gap.
    /// Without `channels`: of one or two all, of more those in which a short range stands out, for a long one
    /// the mean.
    void playFile(const QString& file, FrameRange range, bool loop,
                  const std::optional<audio::Channels>& channels = {});
    /// Plays what is in memory (a rendered slice).
    void playBuffer(std::shared_ptr<const audio::AudioBuffer> buffer, int rate, bool loop);
    void stop();
    bool isPlaying() const;

Q_SIGNALS:
    /// About 30 times a second while playing: position in frames of the file or buffer, by our own frame
    /// counter.
    void positionChanged(qint64 frame);
    void playingChanged(bool playing);
    void errorChanged(const QString& error);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
