#include "ui/sessions/open_recordings.h"

#include "ui/dialogs/dialogs.h"
#include "ui/sessions/session_loader.h"
#include "ui/worker/work.h"

#include "codec/file_reader.h"
#include "export/demo_recording.h"
#include "files/name_bytes.h"
#include "pack/plan/pack_settings.h"
#include "json/values.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int noDrop = 0;

bool isOpen(const Document& document, const library::Recording& recording) {
    const auto& all = document.recordings();
    return std::any_of(all.begin(), all.end(),
                       [&](const OpenRecording& open) { return open.recording.id == recording.id; });
}

/// Files of the session that are a recording each: who opened parts apart doesn't want them joined again.
std::set<std::filesystem::path> filesOpenAlone(const Document& document) {
    std::set<std::filesystem::path> files;
    for (const OpenRecording& open : document.recordings())
        if (open.recording.parts.empty())
            files.insert(std::filesystem::absolute(open.recording.file).lexically_normal());
    return files;
}

}

QString OpenRecordings::titleFor(const QString& verb, const std::vector<std::filesystem::path>& files) {
    return files.size() == 1
               ? tr("%1 %2").arg(verb, QString::fromStdString(files.front().filename().string()))
               : tr("%1 %2 recordings").arg(verb).arg(files.size());
}

OpenRecordings::OpenRecordings(Document& document, Work& work, Dialogs& dialogs,
                               std::filesystem::path cacheFolder, QObject* parent)
    : QObject(parent), m_document(document), m_work(work), m_dialogs(dialogs),
      m_cacheFolder(std::move(cacheFolder)) {}

analysis::DetectSettings OpenRecordings::settings() const {
    return pack::detectSettingsOf(m_document.session().request);
}

void OpenRecordings::choose() {
    m_dialogs.chooseRecordings([this](const QStringList& files) { open(files); });
}

void OpenRecordings::open(const QStringList& files) {
    if (files.isEmpty()) return;
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files)
        paths.push_back(std::filesystem::absolute(library::pathFromQString(file)));
    look(paths);
    identify(++m_drop, titleFor(tr("Opening"), paths),
             [paths, openAlone = filesOpenAlone(m_document), settings = settings(),
              cache = m_cacheFolder](const Progress& progress) {
                 const auto recordings = recordingsIn(paths, openAlone, progress.part(0.0, 0.1));
                 return identifyFiles(recordings, settings, cache, progress.part(0.1, 1.0));
             });
}

void OpenRecordings::openDemo() {
    identify(noDrop, tr("Opening the demo"),
             [settings = settings(), cache = m_cacheFolder](const Progress& progress) {
                 std::filesystem::create_directories(cache / "demo");
                 const auto file = pack::writeDemoRecording(json::demoRecipe(), cache / "demo",
                                                            progress.part(0.0, 0.9, "playing the recipe"));
                 return identifyFiles({file}, settings, cache, progress.part(0.9, 1.0, "opening"));
             });
}

void OpenRecordings::identify(int drop, const QString& title,
                              std::function<std::vector<IdentifiedFile>(const Progress&)> work) {
    const auto came = std::make_shared<bool>(false);
    m_work.run<std::vector<IdentifiedFile>>(
        Lane::Opening, title, std::move(work),
        [this, came](const std::vector<IdentifiedFile>& identified) { *came = take(identified); },
        [this, came, drop] { // the result follows, or nothing does
            QMetaObject::invokeMethod(
                this,
                [this, came, drop] {
                    if (drop == m_drop) endLook(*came);
                },
                Qt::QueuedConnection);
        });
}

/// Hashing two hours takes seconds, a header takes none: beside the queue, so that a picture is there at
/// once.
void OpenRecordings::look(const std::vector<std::filesystem::path>& files) {
    m_look = jobs::run<std::optional<Arriving>>(
        [files](const Progress&) -> std::optional<Arriving> {
            for (const std::filesystem::path& file : files)
                try {
                    return Arriving{file, audio::FileReader(file).info()};
                } catch (const Error&) { // said when its turn comes
                }
            return std::nullopt;
        },
        [this](const jobs::Outcome<std::optional<Arriving>>& outcome) {
            m_look.release()->deleteLater();
            if (outcome.result && *outcome.result) Q_EMIT arriving(**outcome.result);
        });
}

void OpenRecordings::endLook(bool came) {
    m_look.reset();
    if (!came) Q_EMIT nothingCame();
}

bool OpenRecordings::take(const std::vector<IdentifiedFile>& files) {
    const auto first = static_cast<int>(m_document.recordings().size());
    std::vector<library::Recording> fresh;
    std::vector<library::Recording> unanalysed;
    QStringList errors;
    for (const IdentifiedFile& file : files) {
        if (!file.known) {
            errors << QString::fromStdString(file.error->what());
            continue;
        }
        const library::Recording& recording = file.known->recording;
        if (isOpen(m_document, recording)) {
            errors << tr("%1 is open already.").arg(fileNameOf(recording));
            continue;
        }
        fresh.push_back(recording);
        if (!file.known->isAnalysed) unanalysed.push_back(recording);
    }
    if (!fresh.empty()) {
        m_document.addRecordings(fresh);
        Q_EMIT opened(first);
    }
    notice(fresh, joinedAmong(fresh));
    for (const library::Recording& recording : unanalysed)
        analyse(recording);
    if (!errors.isEmpty()) Q_EMIT failed(errors.join(u'\n'));
    return !fresh.empty();
}

/// Each in a piece of its own: its regions are there as soon as it was analysed, whatever the others take.
void OpenRecordings::analyse(const library::Recording& recording) {
    const std::vector<std::filesystem::path> paths = {library::filesOf(recording).first()};
    // The worker may hold the messenger last: it is deleted on this thread all the same.
    const std::shared_ptr<RegionMessenger> messenger(new RegionMessenger,
                                                     [](RegionMessenger* m) { m->deleteLater(); });
    connect(messenger.get(), &RegionMessenger::seen, this, &OpenRecordings::regionsSeen,
            Qt::QueuedConnection);
    const auto soFar = [messenger, id = recording.id](std::size_t part,
                                                      const std::vector<analysis::DetectedRegion>& found) {
        SeenRegions seen{id, part, {}};
        for (const analysis::DetectedRegion& region : found)
            seen.regions.emplace_back(region.kind, region.range);
        Q_EMIT messenger->seen(seen);
    };
    m_work.run<OpenedFile>(
        Lane::Analysing, titleFor(tr("Listening to"), paths),
        [files = library::filesOf(recording), settings = settings(), cache = m_cacheFolder,
         soFar](const Progress& progress) {
            OpenedFile opened;
            try {
                opened.recording = library::openRecording(files, settings, cache, progress, soFar);
            } catch (const Error& error) {
                opened.error = error;
            }
            return opened;
        },
        [this](const OpenedFile& analysed) { receive({analysed}); },
        [this, id = recording.id] { Q_EMIT analysisEnded(id); });
}

void OpenRecordings::analyseTheRest() {
    for (const OpenRecording& open : m_document.recordings())
        if (open.error.isEmpty() && !library::isAnalysed(open.recording)) analyse(open.recording);
}

QStringList OpenRecordings::joinedAmong(const std::vector<library::Recording>& recordings) const {
    QStringList lines;
    for (const library::Recording& recording : recordings)
        if (!recording.parts.empty())
            lines << tr("%1 goes on in %2: read as one recording, without a gap. Its menu in the list opens "
                        "the files apart.")
                         .arg(fileNameOf(recording),
                              namesOfParts(recording).mid(1).join(QStringLiteral(", ")));
    return lines;
}

void OpenRecordings::openApart(int recording) {
    if (recording < 0 || recording >= static_cast<int>(m_document.recordings().size())) return;
    const library::Recording joined = m_document.recordings()[static_cast<std::size_t>(recording)].recording;
    if (joined.parts.empty()) return;
    const std::vector<std::filesystem::path> files = library::filesOf(joined).files();
    m_work.run<std::vector<IdentifiedFile>>(
        Lane::Opening, tr("Opening %1 apart").arg(fileNameOf(joined)),
        [files, settings = settings(), cache = m_cacheFolder](const Progress& progress) {
            return identifyFiles({files.begin(), files.end()}, settings, cache, progress);
        },
        [this, id = joined.id](const std::vector<IdentifiedFile>& parts) { takeApart(id, parts); });
}

void OpenRecordings::takeApart(const library::RecordingId& joined, const std::vector<IdentifiedFile>& parts) {
    std::vector<library::Recording> recordings;
    for (const IdentifiedFile& part : parts) {
        if (!part.known) {
            Q_EMIT failed(QString::fromStdString(part.error->what()));
            return;
        }
        recordings.push_back(part.known->recording);
    }
    const auto& all = m_document.recordings();
    const auto open =
        std::ranges::find(all, joined, [](const OpenRecording& one) { return one.recording.id; });
    if (open == all.end()) return; // removed meanwhile
    const auto index = static_cast<int>(open - all.begin());
    m_document.openApart(index, recordings);
    Q_EMIT opened(index);
    analyseTheRest();
}

void OpenRecordings::notice(const std::vector<library::Recording>& analysed, QStringList lines) {
    for (const library::Recording& recording : analysed)
        for (const std::string& sentence : library::channelNotices(recording))
            lines << QStringLiteral("%1: %2").arg(fileNameOf(recording), QString::fromStdString(sentence));
    if (!lines.isEmpty()) Q_EMIT noticed(lines.join(u'\n'));
}

void OpenRecordings::receive(const std::vector<OpenedFile>& analysed) {
    std::vector<library::Recording> recordings;
    QStringList errors;
    for (const OpenedFile& file : analysed) {
        if (file.recording)
            recordings.push_back(*file.recording);
        else
            errors << QString::fromStdString(file.error->what());
    }
    m_document.receiveDetections(recordings);
    notice(recordings);
    if (!errors.isEmpty()) Q_EMIT failed(errors.join(u'\n'));
}

}
