#include "ui/sessions/recording_search.h"

#include "ui/dialogs/dialogs.h"
#include "ui/worker/work.h"

#include "files/name_bytes.h"
#include "library/found_recording.h"

#include <map>

namespace gleaner::ui {

namespace {

using MissingByIndex = std::map<int, library::Recording>; ///< by their index

MissingByIndex missingIn(const Document& document) {
    MissingByIndex missing;
    for (std::size_t i = 0; i < document.recordings().size(); ++i)
        if (const OpenRecording& open = document.recordings()[i]; !open.error.isEmpty())
            missing.emplace(static_cast<int>(i), open.recording);
    return missing;
}

MissingByIndex foundIn(const std::filesystem::path& folder, const MissingByIndex& missing,
                       const std::filesystem::path& cacheFolder, const Progress& progress) {
    const auto folders = library::foldersUnder(folder, progress);
    MissingByIndex found;
    for (const auto& [index, recording] : missing) {
        try {
            const auto part = progress.part(0.0, 1.0, recording.file);
            found.emplace(index, library::findRecording(recording, folders, cacheFolder, part));
        } catch (const Error&) {
            continue; // it stays missing, as the list says
        }
    }
    return found;
}

}

RecordingSearch::RecordingSearch(Document& document, Work& work, Dialogs& dialogs,
                                 std::filesystem::path cacheFolder, QObject* parent)
    : QObject(parent), m_document(document), m_work(work), m_dialogs(dialogs),
      m_cacheFolder(std::move(cacheFolder)) {}

void RecordingSearch::choose() {
    m_dialogs.chooseSearchFolder([this](const QString& folder) { search(folder); });
}

void RecordingSearch::search(const QString& folder) {
    const MissingByIndex missing = missingIn(m_document);
    m_work.run<MissingByIndex>(
        Lane::Opening, tr("Looking for missing recordings"),
        [missing, folder = library::pathFromQString(folder), cache = m_cacheFolder](
            const Progress& progress) { return foundIn(folder, missing, cache, progress); },
        [this, missing](const MissingByIndex& found) {
            MissingByIndex still;
            for (const auto& [index, recording] : found) {
                const auto& now = m_document.recordings();
                const auto place = static_cast<std::size_t>(index);
                if (place < now.size() && now[place].recording.id == missing.at(index).id)
                    still.emplace(index, recording);
            }
            m_document.placeRecordings(still);
            Q_EMIT ended(tr("Missing recordings found: %1 of %2.").arg(still.size()).arg(missing.size()));
        });
}

}
