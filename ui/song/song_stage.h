#pragma once

#include "ui/document/document.h"
#include "ui/player/stream.h"
#include "ui/song/lane_mixer.h"

#include "compose/compose.h"
#include "jobs/run.h"

#include <filesystem>
#include <set>

namespace gleaner::ui {

/// The song as it is heard: its lanes are made ready in the background, those first that sound first from
/// where a person listens, each from the samples that the pack would have. A lane that is there is kept as
/// long as it plays the same. Nothing is made before somebody wants to hear.
class SongStage : public QObject {
    Q_OBJECT
public:
    SongStage(Document& document, std::filesystem::path cacheFolder, QObject* parent = nullptr);
    ~SongStage() override;

    /// What plays goes on with the lanes of before until the new ones are there: see `renewed`.
    void setSong(const music::Song& song);
    bool hasSong() const { return m_mixer && !m_mixer->lanes().empty(); }
    /// Makes ready what is not, from this frame on.
    void prepare(Frame from);
    bool isReady() const { return m_isReady; } ///< all lanes, and the level of the whole
    /// From `from` on to the end, or `loop` again and again.
    Sounding sounding(Frame from, FrameRange loop = {}) const;
    int rate() const;
    Frame frames() const { return m_mixer ? m_mixer->frames() : 0; }
    Frame frameOfBar(double bar) const;
    double barOfFrame(Frame frame) const;

    void setMuted(int channel, bool muted);
    void setSolo(int channel, bool solo);
    bool isMuted(int channel) const { return m_muted.contains(channel); }
    bool isSolo(int channel) const { return m_solo.contains(channel); }
    /// Whether it is heard: not muted, and no other is solo.
    bool isAudible(int channel) const;
    /// Linear, where the song sounds now.
    float peakOf(int channel, Frame at) const;
    float masterPeak(Frame at) const { return m_mixer ? m_mixer->peakOf(at) : 0.0F; }

Q_SIGNALS:
    void mixChanged();
    /// Another song is ready: what plays is to go on with it.
    void renewed();
    void readyChanged(bool ready);
    void failed(const QString& sentence);

private:
    struct Made;
    void make(Frame from);
    void applyGains();

    Document& m_document;
    std::filesystem::path m_cacheFolder;
    std::shared_ptr<LaneMixer> m_mixer;
    std::optional<pack::PackPlan> m_plan; ///< of the samples that the song has
    double m_bpm = 95.0, m_barBeats = 4.0;
    std::set<int> m_muted, m_solo;
    bool m_isReady = false, m_isWanted = false;
    std::unique_ptr<jobs::Job> m_job;
};

}
