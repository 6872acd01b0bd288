#pragma once

#include "ui/regions/region_row.h"

#include "jobs/run.h"
#include "slices/fingerprint.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace gleaner::ui {

using MeasuredRegions = std::map<SliceRef, RegionMeasure>;

/// Works out peaks and nearness of all regions beside the window, once they rest and as long as anybody wants
/// to see them. An edit costs what it changed: the rest is known.
class RegionMeasures : public QObject {
    Q_OBJECT
public:
    explicit RegionMeasures(Document& document, QObject* parent = nullptr);

    void setWanted(bool wanted);

    /// What the regions of a recording are measured from.
    struct Source {
        library::RecordingId recording;
        std::optional<audio::FileSequence> file; ///< nothing: it can't be read
    };
    /// A region as it was measured, and what came of it.
    struct Region {
        SliceRef ref;
        std::shared_ptr<const Source> source; ///< of all regions of a recording one; null: none
        FrameRange range;
        std::optional<analysis::Fingerprint> print; ///< of hits
        std::optional<double> peakDb;
        std::optional<double> nearestDb;
        std::size_t nearest = 0; ///< index of the hit that is most like it, where `nearestDb` is known
    };
    /// `wanted` with what `known` tells of the same sounds and the rest measured.
    static std::vector<Region> measured(std::vector<Region> wanted, const std::vector<Region>& known,
                                        const Progress& progress);

Q_SIGNALS:
    /// Those that are new or others than they were.
    void changed(const gleaner::ui::MeasuredRegions& measures);

private:
    struct Found {
        std::vector<Region>
            known; ///< and behind them the peaks of some that are gone: an undo brings them back
        MeasuredRegions news;
    };
    static Found find(std::vector<Region> wanted, const std::vector<Region>& known, const Progress& progress);
    std::vector<Region> regions() const;
    void begin();

    Document& m_document;
    bool m_isWanted = false;
    bool m_isOutdated = true;
    QTimer m_rest;
    std::shared_ptr<const std::vector<Region>> m_known = std::make_shared<std::vector<Region>>();
    std::unique_ptr<jobs::Job> m_job;
};

}
