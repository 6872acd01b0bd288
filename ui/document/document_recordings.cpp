#include "ui/document/document.h"

#include "session/part_regions.h"
#include "session/redetect.h"
#include "session/slice_changes.h"
#include "session/triage.h"

#include <QFileInfo>

#include <algorithm>

namespace gleaner::ui {

QString fileNameOf(const library::Recording& recording) {
    return QFileInfo(QString::fromStdString(recording.file)).fileName();
}

QStringList namesOfParts(const library::Recording& recording) {
    QStringList names;
    for (const library::RecordingPart& part : recording.parts)
        names << QFileInfo(QString::fromStdString(part.file)).fileName();
    return names;
}

namespace {

constexpr char openingKey[] = "opening"; ///< merges what was opened with what is then found in it

std::vector<OpenRecording>::iterator find(std::vector<OpenRecording>& all, const library::RecordingId& id) {
    return std::ranges::find(all, id, [](const OpenRecording& open) { return open.recording.id; });
}

}

void Document::addRecording(const library::Recording& recording) { addRecordings({recording}); }

void Document::addRecordings(const std::vector<library::Recording>& recordings) {
    session::RecordingsChange after{m_state.session.request.assets, m_state.recordings};
    for (const library::Recording& recording : recordings) {
        if (find(after.recordings, recording.id) != after.recordings.end()) continue;
        after.assets.push_back({{}, session::chosenFrom(recording.detection), {}, SliceList(), {}});
        pack::setFiles(after.assets.back(), library::filesOf(recording));
        after.recordings.push_back({recording, {}});
    }
    const auto count = after.recordings.size() - m_state.recordings.size();
    if (count == 0) return;
    const QString what = count == 1 ? tr("Open %1").arg(fileNameOf(after.recordings.back().recording))
                                    : tr("Open %1 recordings").arg(count);
    endMerging();
    push(what, {std::move(after)}, gestureKey(openingKey, 1));
}

void Document::receiveDetections(const std::vector<library::Recording>& analysed) {
    session::RecordingsChange after{m_state.session.request.assets, m_state.recordings};
    for (const library::Recording& recording : analysed) {
        const auto open = find(after.recordings, recording.id);
        if (open == after.recordings.end()) continue; // removed meanwhile
        auto& asset = after.assets[static_cast<std::size_t>(open - after.recordings.begin())];
        asset.slices = session::mergedWithDetection(*asset.slices, *asset.removed, recording.detection,
                                                    analysis::DetectSettings().kinds);
        open->recording.detection = recording.detection;
    }
    push(tr("Find regions"), {std::move(after)}, gestureKey(openingKey, 1));
}

void Document::receiveHearing(const library::RecordingId& recordingId, const pack::ChosenSlice& asked,
                              const library::AnalysedStretch& analysed) {
    const auto open = find(m_state.recordings, recordingId);
    if (open == m_state.recordings.end()) return; // removed meanwhile
    const auto index = static_cast<std::size_t>(open - m_state.recordings.begin());
    pack::ChosenSlice* slice =
        session::findSlice(*m_state.session.request.assets[index].slices, asked.slice.id);
    if (!slice || !slice->unanalysed || slice->slice.range != asked.slice.range ||
        slice->slice.traits.kind != asked.slice.traits.kind)
        return;
    pack::ChosenSlice heard = *slice;
    session::takeAnalysis(heard, analysed, open->recording.info.rate);
    session::Change after{session::SlicesChange{static_cast<int>(index), {{std::move(heard)}, {}, {}}, {}}};
    session::Change before = session::inverse(m_state, after);
    apply(after);
    Q_EMIT happened({session::Event::Kind::Follow, {{}, std::move(before), std::move(after)}, {}, {}, 0});
}

void Document::removeRecording(int recording) {
    if (!has(recording)) return;
    session::RecordingsChange after{m_state.session.request.assets, m_state.recordings};
    const QString name = fileNameOf(after.recordings[static_cast<std::size_t>(recording)].recording);
    after.assets.erase(after.assets.begin() + recording);
    after.recordings.erase(after.recordings.begin() + recording);
    push(tr("Remove %1").arg(name), {std::move(after)});
}

void Document::alignRecordings(int first, const std::vector<std::string>& leftOutOfFirst, int second,
                               const std::vector<std::string>& leftOutOfSecond,
                               const pack::AlignedTo& aligned) {
    if (!has(first) || !has(second)) return;
    session::RecordingsChange after{m_state.session.request.assets, m_state.recordings};
    const auto leaveOut = [&](int recording, const std::vector<std::string>& ids) {
        for (const std::string& id : ids)
            if (auto* slice =
                    session::findSlice(*after.assets[static_cast<std::size_t>(recording)].slices, id))
                session::decide(*slice, session::Verdict::Rejected);
    };
    leaveOut(first, leftOutOfFirst);
    leaveOut(second, leftOutOfSecond);
    after.assets[static_cast<std::size_t>(second)].aligned = aligned;
    endMerging();
    push(tr("Align %1").arg(fileNameOf(m_state.recordings[static_cast<std::size_t>(second)].recording)),
         {std::move(after)});
}

void Document::openApart(int recording, const std::vector<library::Recording>& parts) {
    if (!has(recording)) return;
    session::RecordingsChange after{m_state.session.request.assets, m_state.recordings};
    const library::Recording joined = after.recordings[static_cast<std::size_t>(recording)].recording;
    if (parts.size() != joined.parts.size()) return;
    session::OpenedApart apart =
        session::openedApart(after.assets[static_cast<std::size_t>(recording)], joined, parts);
    after.assets.erase(after.assets.begin() + recording);
    after.recordings.erase(after.recordings.begin() + recording);
    after.assets.insert(after.assets.begin() + recording, apart.assets.begin(), apart.assets.end());
    after.recordings.insert(after.recordings.begin() + recording, apart.recordings.begin(),
                            apart.recordings.end());
    endMerging();
    push(tr("Open %1 apart").arg(fileNameOf(joined)), {std::move(after)});
}

void Document::placeRecordings(const std::map<int, library::Recording>& found) {
    session::RecordingsChange after{m_state.session.request.assets, m_state.recordings};
    for (const auto& [index, recording] : found) {
        if (!has(index)) continue;
        pack::Asset& asset = after.assets[static_cast<std::size_t>(index)];
        pack::setFiles(asset, library::filesOf(recording));
        for (session::SliceList* slices : {&*asset.slices, &*asset.removed})
            for (pack::ChosenSlice& slice : *slices)
                slice.slice.range = session::insideFile(slice.slice.range, recording.info.frames);
        after.recordings[static_cast<std::size_t>(index)] = {recording, {}};
    }
    push(tr("Find recordings"), {std::move(after)});
}

void Document::setChannels(int recording, const audio::ChannelChoice& channels) {
    if (!has(recording)) return;
    session::RecordingsChange after{m_state.session.request.assets, m_state.recordings};
    after.assets[static_cast<std::size_t>(recording)].channels = channels;
    push(tr("Channels of %1")
             .arg(fileNameOf(m_state.recordings[static_cast<std::size_t>(recording)].recording)),
         {std::move(after)});
}

audio::ChannelChoice Document::channels(int recording) const {
    if (!has(recording)) return {};
    return m_state.session.request.assets[static_cast<std::size_t>(recording)].channels;
}

void Document::replaceDetection(int recording, analysis::Detection detection,
                                std::vector<pack::ChosenSlice> slices, double sensitivity,
                                const QString& what) {
    if (!has(recording)) return;
    session::sortSlices(slices);
    push(what, {session::DetectionChange{recording, std::move(detection), std::move(slices), sensitivity}},
         gestureKey("detection", recording + 1));
}

}
