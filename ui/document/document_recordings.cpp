#include "ui/document/document.h"

#include "ui/document/redetect.h"
#include "ui/document/session_edit.h"

#include <QFileInfo>

namespace gleaner::ui {

QString fileNameOf(const library::Recording& recording) {
    return QFileInfo(QString::fromStdString(recording.file)).fileName();
}

void Document::addRecording(const library::Recording& recording) {
    for (const OpenRecording& open : m_recordings)
        if (open.recording.id == recording.id) return;
    RecordingsState after{m_session.request.assets, m_recordings};
    after.assets.push_back({recording.file, chosenFrom(recording.detection)});
    after.recordings.push_back({recording, {}});
    push(tr("Open %1").arg(fileNameOf(recording)), {std::move(after)});
}

void Document::removeRecording(int recording) {
    if (!has(recording)) return;
    RecordingsState after{m_session.request.assets, m_recordings};
    const QString name = fileNameOf(after.recordings[static_cast<std::size_t>(recording)].recording);
    after.assets.erase(after.assets.begin() + recording);
    after.recordings.erase(after.recordings.begin() + recording);
    push(tr("Remove %1").arg(name), {std::move(after)});
}

void Document::replaceDetection(int recording, analysis::Detection detection,
                                std::vector<pack::ChosenSlice> slices, const QString& what) {
    if (!has(recording)) return;
    sortSlices(slices);
    push(what, {DetectionState{recording, std::move(detection), std::move(slices)}});
}

}
