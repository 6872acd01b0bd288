#include "ui/document/document.h"

#include "session/redetect.h"
#include "ui/document/session_edit.h"

#include "files/sha256.h"
#include "session/change_json.h"
#include "json/values.h"

#include <algorithm>

namespace gleaner::ui {

Document::Document(QObject* parent) : QObject(parent), m_state{session::freshSession(), {}} {}

bool Document::has(int recording) const {
    return recording >= 0 && recording < static_cast<int>(m_state.recordings.size());
}

const std::vector<pack::ChosenSlice>& Document::slices(int recording) const {
    Q_ASSERT(has(recording));
    return *m_state.session.request.assets[static_cast<std::size_t>(recording)].slices;
}

const pack::ChosenSlice* Document::findSlice(int recording, const std::string& sliceId) const {
    if (!has(recording)) return nullptr;
    const SliceList& all = slices(recording);
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const pack::ChosenSlice& slice) { return slice.slice.id == sliceId; });
    return found == all.end() ? nullptr : &*found;
}

void Document::clear() { load(session::freshSession(), {}, {}); }

void Document::load(session::Session session, std::vector<OpenRecording> recordings, const QString& file,
                    const std::string& sha256) {
    Q_ASSERT(session.request.assets.size() == recordings.size());
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        pack::Asset& asset = session.request.assets[i];
        const analysis::Detection& detection = recordings[i].recording.detection;
        if (!asset.slices) asset.slices = session::chosenFrom(detection);
        session::sortSlices(*asset.slices);
        if (!asset.removed) asset.removed = session::recalled(*asset.slices, detection);
    }
    Q_EMIT aboutToBeReplaced();
    m_state = {std::move(session), std::move(recordings)};
    ++m_changes;
    m_file = file;
    m_sha256 = sha256;
    m_checkpoints.clear();
    m_undo.clear();
    m_undo.setClean();
    tellEverything();
}

void Document::save(const QString& file) {
    keep(plannedNumbers());
    const QByteArray bytes = json::toBytes(session::fileToJson(m_state));
    json::writeFile(file.toStdString(), bytes);
    m_file = file;
    m_sha256 = library::sha256Of({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    m_undo.setClean();
    Q_EMIT happened({session::Event::Kind::Save, {}, m_file, m_sha256, 0});
    Q_EMIT fileChanged();
}

void Document::tellParts() {
    Q_EMIT recordingsChanged();
    Q_EMIT presetChanged();
    Q_EMIT requestChanged();
    Q_EMIT songChanged();
}

void Document::tellEverything() {
    forgetPlan();
    Q_EMIT fileChanged();
    tellParts();
    Q_EMIT planChanged();
    Q_EMIT checkpointsChanged();
}

}
