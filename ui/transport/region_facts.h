#pragma once

#include "jobs/run.h"
#include "pack/render/seam_court.h"
#include "ui/document/document.h"

#include <QTimer>

namespace gleaner::ui {

/// What becomes of a region in the pack, as far as only its sound tells.
struct RegionFacts {
    /// Of a loop: how it is cut, and its seam as it is written, behind its effects.
    std::optional<pack::SeamVerdict> court;
    std::optional<pack::SeamNumbers> written;
    /// Of a hit that is one of several takes of a sound: which, counted from 1, and of how many.
    int take = 0, takes = 0;
    std::optional<Decibels> gain = {}; ///< that all of them get; of many takes nobody asks
};

/// "In the pack: 120 bpm, cut at zero crossings …"; empty: nothing to say.
QString inWords(const RegionFacts& facts);
/// All cuts that were tried with their numbers, one a line; empty for what is no loop of the court.
QString cutsInWords(const RegionFacts& facts);

/// Works out the facts of the region that a person looks at, beside the window and for the newest question
/// alone.
class RegionFactsFinder : public QObject {
    Q_OBJECT
public:
    explicit RegionFactsFinder(const Document& document, QObject* parent = nullptr);

    /// Empty: none.
    void show(int recording, const std::string& slice);

Q_SIGNALS:
    void found(const QString& sentence, const QString& details);

private:
    void ask();
    std::optional<pack::PackRequest> requestFor(const pack::ChosenSlice& slice) const;

    const Document& m_document;
    int m_recording = -1;
    std::string m_slice;
    QTimer m_pause;
    std::unique_ptr<jobs::Job> m_job;
};

}
