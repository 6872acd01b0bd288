#pragma once

#include "ui/document/arriving.h"
#include "ui/document/document.h"

#include "jobs/run.h"

#include <memory>

namespace gleaner::ui {

class Player;

/// Lets a person hear things: a stretch as it was recorded, or a slice as it will be in the pack. Turns the
/// player's position into frames of the recording.
class Audition : public QObject {
    Q_OBJECT
public:
    Audition(Document& document, Player& player, QObject* parent = nullptr);

    /// Whether slices sound through the chain.
    bool isProcessed() const { return m_processed; }
    void setProcessed(bool processed);
    bool isLooping() const { return m_loop; }
    /// Whether everything repeats; else loops alone do, when they are asked to.
    void setLooping(bool loop) { m_loop = loop; }

    void playRange(int recording, FrameRange range, bool loop);
    /// What is no recording of the document yet; the playhead is then that of `arrivingRecording`.
    void playArriving(const Arriving& arriving, FrameRange range, bool loop);
    static constexpr int arrivingRecording = -2;
    void playSlice(int recording, const std::string& sliceId, bool loop);
    /// The same slice again, after its chain or the before/after switch changed.
    void again();
    void stop();
    bool isPlaying() const;

Q_SIGNALS:
    void playingChanged(bool playing);
    /// Where the recording sounds now; -1 for none.
    void playheadMoved(int recording, qint64 frame);
    void failed(const QString& sentence);

private:
    using Sound = std::shared_ptr<const audio::AudioBuffer>;
    void playFrom(int recording, const QString& file, FrameRange range, bool loop,
                  const std::optional<audio::Channels>& channels);
    void playFile(int recording, FrameRange range, bool loop, const std::optional<audio::Channels>& channels);
    pack::PackPlan planOf(int recording, const pack::ChosenSlice& slice) const;
    void playProcessed(int recording, const pack::ChosenSlice& slice, bool loop);
    void playSound(const Sound& sound, int rate, bool loop);
    void followArrived();
    void tellError(const QString& error);
    void followPlayer(qint64 position);

    Document& m_document;
    Player& m_player;
    bool m_processed = false;
    bool m_loop = false;
    bool m_wasAsked = false; ///< a machine without sound need not hear of it before

    struct Last {
        int recording = -1;
        std::string slice; ///< empty: a range
        bool loop = false;
    };
    Last m_last;
    QString m_arrivingFile;
    FrameRange m_range;          ///< of the recording that sounds
    double m_framesPerFrame = 1; ///< of the recording for one of the player
    bool m_isFile = true;        ///< the player counts frames of the file
    std::string m_soundKey;      ///< PlanItem::key of what was rendered last
    Sound m_sound;
    std::unique_ptr<jobs::Job> m_job;
};

}
