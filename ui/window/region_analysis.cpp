#include "ui/window/region_analysis.h"

namespace gleaner::ui {

namespace {
constexpr int hearingRest = 200;
}

RegionAnalysis::RegionAnalysis(Document& document, QObject* parent) : QObject(parent), m_document(document) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(hearingRest);
    connect(&m_rest, &QTimer::timeout, this, &RegionAnalysis::analyseNext);
    const auto wait = [this] { m_rest.start(); };
    connect(&document, &Document::slicesChanged, this, wait);
    connect(&document, &Document::recordingsChanged, this, wait);
}

void RegionAnalysis::analyseNext() {
    if (m_job) return; // its end comes here again
    for (int i = 0; i < static_cast<int>(m_document.recordings().size()); ++i) {
        const OpenRecording& open = m_document.recordings()[static_cast<std::size_t>(i)];
        if (!open.error.isEmpty()) continue;
        for (const pack::ChosenSlice& slice : m_document.slices(i)) {
            const FrameRange range = slice.slice.range;
            if (slice.unanalysed &&
                !m_unheard.contains({open.recording.id, range.begin, range.end, slice.slice.traits.kind}))
                return analyse(i, slice);
        }
    }
}

void RegionAnalysis::analyse(int recording, const pack::ChosenSlice& slice) {
    const library::Recording& open = m_document.recordings()[static_cast<std::size_t>(recording)].recording;
    m_job = jobs::run<library::AnalysedStretch>(
        [open, range = slice.slice.range, kind = slice.slice.traits.kind,
         tempi = m_document.session().request.tempi](const Progress& progress) {
            return library::hearStretch(open, range, kind, tempi, progress);
        },
        [this, asked = slice, id = open.id](const jobs::Outcome<library::AnalysedStretch>& outcome) {
            m_job.release()->deleteLater();
            const FrameRange range = asked.slice.range;
            if (outcome.result)
                m_document.receiveHearing(id, asked, *outcome.result);
            else
                m_unheard.insert({id, range.begin, range.end, asked.slice.traits.kind});
            analyseNext();
        });
}

}
