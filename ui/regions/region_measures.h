#pragma once

#include "ui/regions/region_row.h"

#include "jobs/run.h"
#include "waveform/waveform_pyramid.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace gleaner::ui {

using MeasuredRegions = std::map<SliceRef, RegionMeasure>;

/// Works out peaks and nearness of all regions beside the window, once they rest and as long as anybody wants
/// to see them.
class RegionMeasures : public QObject {
    Q_OBJECT
public:
    explicit RegionMeasures(Document& document, QObject* parent = nullptr);

    void setWanted(bool wanted);

Q_SIGNALS:
    void measured(const gleaner::ui::MeasuredRegions& measures);

private:
    using Pyramids = std::map<library::RecordingId, std::shared_ptr<const audio::WaveformPyramid>>;
    struct Result {
        MeasuredRegions measures;
        Pyramids pyramids;
    };
    struct Source;
    static Result measure(const std::vector<Source>& sources, const Pyramids& known,
                          const Progress& progress);
    std::vector<Source> sources() const;
    void begin();

    Document& m_document;
    bool m_isWanted = false;
    bool m_isOutdated = true;
    QTimer m_rest;
    Pyramids m_pyramids;
    std::unique_ptr<jobs::Job> m_job;
};

}
