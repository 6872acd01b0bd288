#include "ui/sessions/restored_session.h"
#include "ui/sessions/session_restore.h"

#include "base/error.h"
#include "base/sentence.h"
#include "files/name_bytes.h"
#include "library/found_recording.h"

#include <algorithm>
#include <map>

namespace gleaner::ui {

namespace {

namespace fs = std::filesystem;

template <typename Visit>
void visitStates(session::Change& change, const Visit& visit) {
    if (auto* recordings = std::get_if<session::RecordingsChange>(&change.part))
        visit(recordings->assets, recordings->recordings);
    if (auto* whole = std::get_if<session::WholeChange>(&change.part))
        visit(whole->state.session.request.assets, whole->state.recordings);
}

/// Every list of recordings in a history.
template <typename Visit>
void visitRecordings(session::History& history, const Visit& visit) {
    visit(history.state.session.request.assets, history.state.recordings);
    for (session::Step& step : history.steps) {
        visitStates(step.before, visit);
        visitStates(step.after, visit);
    }
    for (session::Checkpoint& checkpoint : history.checkpoints)
        visit(checkpoint.state.session.request.assets, checkpoint.state.recordings);
}

using Assets = std::vector<pack::Asset>;
using Recordings = std::vector<session::OpenRecording>;
using Found = std::map<library::RecordingId, session::OpenRecording>;

session::OpenRecording opened(const library::Recording& wanted, const std::vector<fs::path>& folders,
                              const fs::path& cacheFolder, const Progress& progress) {
    try {
        library::Recording found = library::findRecording(wanted, folders, cacheFolder, progress);
        found.detection.silentChannels = wanted.detection.silentChannels;
        found.detection.invertedChannels = wanted.detection.invertedChannels;
        found.detection.noiseFloorDb = wanted.detection.noiseFloorDb;
        return {std::move(found), {}};
    } catch (const Error& error) {
        return {wanted, QString::fromStdString(error.reason())};
    }
}

}

void findRecordings(session::History& history, const fs::path& cacheFolder, const Progress& progress) {
    Found found;
    std::vector<fs::path> folders;
    if (!history.file.isEmpty()) folders.push_back(library::pathFromQString(history.file).parent_path());
    visitRecordings(history, [&](const Assets&, const Recordings& recordings) {
        for (const session::OpenRecording& open : recordings) {
            found.emplace(open.recording.id, open);
            folders.push_back(fs::path(open.recording.file).parent_path());
        }
    });
    double done = 0.0;
    const double share = 1.0 / static_cast<double>(std::max<std::size_t>(1, found.size()));
    for (auto& [id, open] : found) {
        open = opened(open.recording, folders, cacheFolder, progress.part(done, std::min(1.0, done + share)));
        done = std::min(1.0, done + share);
    }
    visitRecordings(history, [&](Assets& assets, Recordings& recordings) {
        for (std::size_t i = 0; i < recordings.size(); ++i) {
            recordings[i] = found.at(recordings[i].recording.id);
            pack::setFiles(assets[i], library::filesOf(recordings[i].recording));
        }
    });
}

int lostRecordings(const session::State& state) {
    return static_cast<int>(std::ranges::count_if(
        state.recordings, [](const session::OpenRecording& open) { return !open.error.isEmpty(); }));
}

RestoredSession restoreSession(const fs::path& journal, const fs::path& cacheFolder,
                               const Progress& progress) {
    RestoredSession restored;
    restored.lock = session::lockJournal(journal);
    if (!restored.lock) throw Error("This work is open in another window");
    restored.content = session::readJournal(journal);
    findRecordings(restored.content.history, cacheFolder, progress);
    const int lost = lostRecordings(restored.content.history.state);
    restored.sentence =
        SessionRestore::tr("Everything is as it was, also the way back: undo goes past the restart.");
    if (lost > 0)
        restored.sentence +=
            u'\n' + SessionRestore::tr("Recordings that could not be found: %1. The list on the left says "
                                       "why; right-click one to look for it elsewhere.")
                        .arg(lost);
    return restored;
}

}
