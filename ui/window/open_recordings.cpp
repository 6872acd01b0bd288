#include "ui/window/open_recordings.h"

#include "ui/dialogs/dialogs.h"
#include "ui/document/redetect.h"
#include "ui/window/session_loader.h"
#include "ui/work/work.h"

#include "pack/demo_recording.h"
#include "json/values.h"

#include <QFileInfo>

#include <algorithm>

namespace gleaner::ui {

namespace {

bool isOpen(const Document& document, const library::Recording& recording) {
    const auto& all = document.recordings();
    return std::any_of(all.begin(), all.end(),
                       [&](const OpenRecording& open) { return open.recording.id == recording.id; });
}

}

OpenRecordings::OpenRecordings(Document& document, Work& work, Dialogs& dialogs,
                               std::filesystem::path cacheFolder, QObject* parent)
    : QObject(parent), m_document(document), m_work(work), m_dialogs(dialogs),
      m_cacheFolder(std::move(cacheFolder)) {}

analysis::DetectSettings OpenRecordings::settings() const {
    analysis::DetectSettings settings;
    settings.sensitivity = m_document.session().request.sensitivity;
    return settings;
}

void OpenRecordings::choose() {
    m_dialogs.chooseRecordings([this](const QStringList& files) { open(files); });
}

void OpenRecordings::open(const QStringList& files) {
    if (files.isEmpty()) return;
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files)
        paths.emplace_back(QFileInfo(file).absoluteFilePath().toStdString());
    const QString title = files.size() == 1 ? tr("Listening to %1").arg(QFileInfo(files.front()).fileName())
                                            : tr("Listening to %1 recordings").arg(files.size());
    m_work.run<std::vector<OpenedFile>>(
        title,
        [paths, settings = settings(), cache = m_cacheFolder](const Progress& progress) {
            return openFiles(paths, settings, cache, progress);
        },
        [this](const std::vector<OpenedFile>& opened) { take(opened); });
}

void OpenRecordings::openDemo() {
    m_work.run<std::vector<OpenedFile>>(
        tr("Opening the demo"),
        [settings = settings(), cache = m_cacheFolder](const Progress& progress) {
            std::filesystem::create_directories(cache / "demo");
            const auto file = pack::writeDemoRecording(json::demoRecipe(), cache / "demo",
                                                       progress.part(0.0, 0.5, "playing the recipe"));
            return openFiles({file}, settings, cache, progress.part(0.5, 1.0, "listening"));
        },
        [this](const std::vector<OpenedFile>& opened) { take(opened); });
}

void OpenRecordings::take(const std::vector<OpenedFile>& files) {
    const auto first = static_cast<int>(m_document.recordings().size());
    std::vector<library::Recording> fresh;
    QStringList faults;
    for (const OpenedFile& file : files) {
        if (!file.recording)
            faults << QString::fromStdString(file.fault);
        else if (isOpen(m_document, *file.recording))
            faults << tr("%1 is open already.").arg(fileNameOf(*file.recording));
        else
            fresh.push_back(*file.recording);
    }
    if (fresh.size() > 1) m_document.undoStack()->beginMacro(tr("Open %1 recordings").arg(fresh.size()));
    for (const library::Recording& recording : fresh)
        m_document.addRecording(recording);
    if (fresh.size() > 1) m_document.undoStack()->endMacro();
    if (!fresh.empty()) Q_EMIT opened(first);
    if (!faults.isEmpty()) Q_EMIT failed(faults.join(u'\n'));
}

void OpenRecordings::detect(int recording, double sensitivity, const std::set<music::SampleKind>& kinds) {
    if (recording < 0 || recording >= static_cast<int>(m_document.recordings().size())) return;
    const library::Recording before = m_document.recordings()[static_cast<std::size_t>(recording)].recording;
    const analysis::DetectSettings settings{sensitivity, kinds};
    m_work.run<library::Recording>(
        tr("Listening to %1").arg(fileNameOf(before)),
        [file = std::filesystem::path(before.file), settings, cache = m_cacheFolder](
            const Progress& progress) { return library::openRecording(file, settings, cache, progress); },
        [this, recording, before, sensitivity, kinds](const library::Recording& after) {
            const auto& all = m_document.recordings();
            const auto index = static_cast<std::size_t>(recording);
            if (index >= all.size() || all[index].recording.id != before.id) return; // removed meanwhile
            if (after.id != before.id) {
                Q_EMIT failed(
                    tr("%1 is not what it was when it was opened: open it again.").arg(fileNameOf(before)));
                return;
            }
            const SliceList& slices = m_document.slices(recording);
            const SliceList merged = mergedWithDetection(slices, before.detection, after.detection, kinds);
            const auto count = static_cast<int>(merged.size());
            m_document.undoStack()->beginMacro(tr("Detect"));
            m_document.replaceDetection(recording, mergedDetection(before.detection, after.detection, kinds),
                                        merged, tr("Detect"));
            m_document.editRequest(tr("Sensitivity"),
                                   [&](pack::PackRequest& request) { request.sensitivity = sensitivity; });
            m_document.undoStack()->endMacro();
            Q_EMIT detected(recording, tr("Regions in %1: %2").arg(fileNameOf(after)).arg(count));
        });
}

}
