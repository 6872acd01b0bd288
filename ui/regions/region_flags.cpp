#include "ui/regions/region_flags.h"

#include "library/guarded_recording.h"

#include <algorithm>

namespace gleaner::ui {

namespace {
constexpr int listeningRest = 600;
}

RegionFlags::RegionFlags(Document& document, QObject* parent) : QObject(parent), m_document(document) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(listeningRest);
    connect(&m_rest, &QTimer::timeout, this, &RegionFlags::listenNext);
    connect(&document, &Document::recordingsChanged, this, [this] {
        if (m_isWanted) m_rest.start();
    });
}

void RegionFlags::setWanted(bool wanted) {
    m_isWanted = wanted;
    if (wanted) m_rest.start();
}

void RegionFlags::listenNext() {
    if (m_job || !m_isWanted) return; // the job's end comes here again
    for (const OpenRecording& open : m_document.recordings())
        if (open.error.isEmpty() && library::isAnalysed(open.recording) &&
            std::ranges::find(m_asked, open.recording.id) == m_asked.end())
            return listen(open.recording);
}

void RegionFlags::listen(const library::Recording& recording) {
    m_asked.push_back(recording.id);
    m_job = jobs::run<std::vector<guards::Flag>>(
        [recording = library::withoutSlices(recording)](const Progress& progress) {
            return library::guardFlags(recording, library::defaultCacheFolder(), progress);
        },
        [this, id = recording.id](const jobs::Outcome<std::vector<guards::Flag>>& outcome) {
            m_job.release()->deleteLater();
            if (outcome.result)
                Q_EMIT found(id, *outcome.result); // else it is said where the recording is shown
            listenNext();
        });
}

}
