#pragma once

#include "ui/document/document.h"

#include "jobs/run.h"
#include "library/analysed_stretch.h"

#include <QTimer>

#include <set>
#include <tuple>

namespace gleaner::ui {

/// Listens, beside everything else, to regions that a hand drew, or whose edges it moved: what was known of
/// them no longer is. One at a time, once the hand rests.
class RegionAnalysis : public QObject {
    Q_OBJECT
public:
    explicit RegionAnalysis(Document& document, QObject* parent = nullptr);

private:
    using Stretch = std::tuple<library::RecordingId, Frame, Frame, music::SampleKind>;
    void analyseNext();
    void analyse(int recording, const pack::ChosenSlice& slice);

    Document& m_document;
    QTimer m_rest;
    std::unique_ptr<jobs::Job> m_job;
    std::set<Stretch> m_unheard; ///< could not be listened to, which their recording says
};

}
