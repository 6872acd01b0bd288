#pragma once

#include "ui/document/document.h"

#include "fx/live_spectrum.h"
#include "fx/picture.h"
#include "jobs/run.h"

namespace gleaner::ui {

/// What is drawn of the effects, measured on the region that a person looks at. Works beside, on the newest
/// question alone: what is asked meanwhile waits, and only the last of it is answered.
class RegionPictures : public QObject {
    Q_OBJECT
public:
    explicit RegionPictures(const Document& document, QObject* parent = nullptr);
    ~RegionPictures() override;

    struct Pictures {
        int effect = -1; ///< index in the chain
        std::string type;
        fx::DrawnEffect drawn;
        fx::LiveSpectrum before, after; ///< of the whole chain; empty where no region is looked at
        QString error;                  ///< why the region itself can't be heard
    };

    /// No region: recording -1.
    void setRegion(int recording, const std::string& slice);
    /// The chain as it is now, and the effect of it whose picture is shown; -1: none.
    void show(const fx::Chain& chain, int effect);
    /// Whether anybody looks; nothing is worked out meanwhile.
    void setActive(bool active);
    /// Seconds of the region at a frame of its recording; nothing outside of it.
    std::optional<double> secondsAt(int recording, Frame frame) const;

Q_SIGNALS:
    void ready(const gleaner::ui::RegionPictures::Pictures& pictures);

private:
    using Sound = std::shared_ptr<const audio::AudioBuffer>;
    struct Question {
        std::optional<pack::PackPlan> region; ///< of this one item
        fx::Chain chain;
        int effect = -1;
        int rate = 48000;
        bool isLoop = false;
        std::string soundKey; ///< the same key, the same sound
    };
    struct Answer {
        Pictures pictures;
        Sound sound;
        std::string soundKey;
    };
    static Answer answer(const Question& question, Sound sound, const Progress& progress);

    Question question() const;
    void ask();

    const Document& m_document;
    int m_recording = -1;
    std::string m_slice;
    fx::Chain m_chain;
    int m_effect = -1;
    bool m_isActive = false;
    bool m_isStale = false; ///< something was asked while the job ran, or nobody looked
    Sound m_sound;          ///< of the region as it goes into its effects
    std::string m_soundKey;
    std::unique_ptr<jobs::Job> m_job;
};

}
