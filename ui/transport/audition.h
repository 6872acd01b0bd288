#pragma once

#include "ui/document/arriving.h"
#include "ui/player/seam_source.h"
#include "ui/transport/region_sound.h"

#include "jobs/run.h"

#include <map>
#include <memory>

namespace gleaner::ui {

/// Lets a person hear things: a stretch as it was recorded, or a region in the way they chose. Turns the
/// player's position into frames of the recording.
class Audition : public QObject {
    Q_OBJECT
public:
    Audition(Document& document, Player& player, QObject* parent = nullptr);

    /// How regions sound from now on; what plays changes over where it is.
    const ListeningWay& way() const { return m_way; }
    void setWay(const ListeningWay& way);
    bool isLooping() const { return m_loop; }
    /// Whether everything repeats; else loops alone do, when they are asked to.
    void setLooping(bool loop);

    /// What of it: once, again and again, or its seam alone, again and again.
    enum class Part { Once, Loop, Seam };
    void playRange(int recording, FrameRange range, Part part);
    /// What is no recording of the document yet; the playhead is then that of `arrivingRecording`.
    void playArriving(const Arriving& arriving, FrameRange range, Part part);
    static constexpr int arrivingRecording = -2;
    /// A finished sample, of no recording of the document.
    void playSample(const QString& file);
    void playSlice(int recording, const std::string& sliceId, Part part);
    /// It may be played soon: made ready, where that takes longer than a person waits for a sound.
    void prepare(int recording, const std::string& sliceId);
    /// A song, which is of no recording either: where it is, `songMoved` tells.
    void playSong(const Sounding& what);
    bool isPlayingSong() const { return m_isSong && isPlaying(); }
    void stop();
    bool isPlaying() const;
    bool isPlayingSeam() const { return isPlaying() && m_last.part == Part::Seam; }

Q_SIGNALS:
    void playingChanged(bool playing);
    /// Where the recording sounds now; -1 for none.
    void playheadMoved(int recording, qint64 frame);
    /// Where the song sounds now, in frames of its source; -1: it doesn't.
    void songMoved(qint64 frame);
    void wayChanged();
    void failed(const QString& sentence);

private:
    /// What is heard, and where it lies in the recording.
    struct Heard {
        Sounding sounding;
        FrameRange range;            ///< of the recording
        Frame begin = 0;             ///< of it in what the player plays
        double framesPerFrame = 1.0; ///< of the recording for one of the player
        Frame frames = 0;            ///< of what the player plays
        int rate = 0;
    };
    void hearSlice(int recording, const std::string& sliceId, Part part);
    void playFrom(int recording, const audio::FileSequence& file, int rate, FrameRange range, Part part,
                  const std::optional<audio::Channels>& channels);
    void playFile(int recording, FrameRange range, Part part, const std::optional<audio::Channels>& channels);
    bool isPlain(const pack::ChosenSlice& slice) const { return m_way.isPlain() || slice.leftOut; }
    /// Throws Error.
    RegionRequest requestFor(int recording, const pack::ChosenSlice& slice) const;
    void make(const RegionRequest& request);
    void playInItsWay(const RegionRequest& request);
    void playSound(const RegionRequest& request, const RegionSound& sound);
    void play(Heard heard);
    void again();
    void followArrived();
    void tellError(const QString& error);
    void followPlayer(qint64 position);

    Document& m_document;
    Player& m_player;
    ListeningWay m_way;
    pack::RegionShape m_shape; ///< of the region that is about to be played as it was recorded
    bool m_isSong = false;
    bool m_loop = false;
    bool m_wasAsked = false; ///< a machine without sound need not hear of it before

    struct Last {
        int recording = -1;
        std::string slice; ///< empty: a range
        FrameRange range;
        Part part = Part::Once;
        std::optional<audio::Channels> channels;
    };
    Last m_last;
    audio::FileSequence m_arrivingFile;
    int m_arrivingRate = 0;
    Heard m_heard;
    std::optional<Seam> m_seam;                  ///< in frames of what the player plays
    Frame m_position = 0;                        ///< of the recording, where it was heard last
    bool m_goesOn = false;                       ///< the next sound begins there
    std::map<std::string, RegionSound> m_sounds; ///< of the last region, by RegionRequest::soundKey
    std::unique_ptr<jobs::Job> m_job;
    std::string m_jobKey;
    bool m_isWanted = false; ///< what the job makes is played once it is there
};

}
