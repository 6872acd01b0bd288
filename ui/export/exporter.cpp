#include "ui/export/exporter.h"

#include "ui/dialogs/dialogs.h"
#include "ui/worker/work.h"

#include "base/file_names.h"
#include "jobs/parallel.h"

#include <QFileInfo>

#include <algorithm>
#include <set>

namespace gleaner::ui {

namespace {

QString nameOf(const std::filesystem::path& file) { return QString::fromStdString(file.filename().string()); }

std::size_t samplesIn(const music::Song& song) {
    std::set<std::string> paths;
    for (const music::DrumChannel& drum : song.drums)
        paths.insert(drum.samplePath);
    for (const music::MelodicTrack& track : song.melodicTracks)
        paths.insert(track.samplePath);
    paths.erase("");
    return paths.size();
}

void addTo(QStringList& lines, const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences)
        lines << QString::fromStdString(sentence);
}

}

Exporter::Exporter(Document& document, Work& work, Dialogs& dialogs, std::filesystem::path cacheFolder,
                   QObject* parent)
    : QObject(parent), m_document(document), m_work(work), m_dialogs(dialogs),
      m_cacheFolder(std::move(cacheFolder)) {}

bool Exporter::canExport() const { return m_document.livePlan() != nullptr; }

bool Exporter::isReady() {
    if (!canExport()) {
        Q_EMIT failed(m_document.planError().isEmpty()
                          ? tr("There is nothing to export yet: open a recording first.")
                          : m_document.planError());
        return false;
    }
    for (const OpenRecording& open : m_document.recordings()) {
        if (open.error.isEmpty()) continue;
        Q_EMIT failed(tr("%1: %2. Put it back where it was, or remove it from the session.")
                          .arg(fileNameOf(open.recording), open.error));
        return false;
    }
    return true;
}

void Exporter::exportPack() {
    if (isReady()) Q_EMIT reviewRequested();
}

void Exporter::exportFlp() {
    if (!isReady()) return;
    const std::string name = safeFileName(m_document.session().song.title) + ".flp";
    m_dialogs.chooseFlp(QString::fromStdString(name), [this](const QString& file) { exportFlpTo(file); });
}

std::unique_ptr<jobs::Job>
Exporter::forecast(const QString& folder,
                   const std::function<void(jobs::Outcome<pack::Forecast>)>& done) const {
    return jobs::run<pack::Forecast>(
        [plan = *m_document.plan(), out = folder.toStdString(),
         cache = m_cacheFolder](const Progress& progress) {
            // Where nobody said what becomes of speech, what is told here is what a person confirms by
            // exporting.
            const bool isChosen = plan.request.speech.has_value();
            pack::PackPlan heard = plan;
            const jobs::Ended listened = jobs::guarded([&] {
                pack::PackPlan strict = plan;
                if (!isChosen) strict.request.speech = pack::SpeechWay::Stop;
                strict = guarded(std::move(strict), cache, progress.part(0.0, 0.8));
                if (isChosen) heard = std::move(strict);
            });
            progress.check();
            pack::Forecast forecast = pack::forecast(
                heard, out, true, library::ArtifactStore(cache / "artifacts"), progress.part(0.8, 1.0));
            const pack::Warning speech{isChosen, listened.error, {}};
            if (!listened.error.empty() &&
                std::ranges::find(forecast.warnings, speech) == forecast.warnings.end())
                forecast.warnings.insert(forecast.warnings.begin(), speech);
            return forecast;
        },
        done);
}

int Exporter::exportPackTo(const QString& folder) {
    if (!isReady()) return 0;
    return m_work.run<ExportedPack>(
        Lane::Exporting, tr("Exporting the pack"),
        [plan = *m_document.plan(), out = folder.toStdString(), cache = m_cacheFolder](
            const Progress& progress) { return ui::exportPack(plan, out, cache, progress); },
        [this](const ExportedPack& pack) {
            m_document.keepNumbers(pack.rendered.plan);
            Q_EMIT rendered(pack.rendered.artifacts);
            Q_EMIT packWritten(pack);
            const std::filesystem::path file = pack.written.zip ? *pack.written.zip : pack.written.folder;
            QStringList lines = {tr("%1 rendered, %2 reused — %3")
                                     .arg(pack.rendered.rendered)
                                     .arg(pack.rendered.reused)
                                     .arg(nameOf(file))};
            if (const std::string shortfall = pack::shortfallOf(pack.rendered); !shortfall.empty())
                lines << QString::fromStdString(shortfall);
            addTo(lines, pack.written.notices);
            Q_EMIT exported(lines.join(u'\n'), QString::fromStdString(file.string()));
        });
}

void Exporter::exportFlpTo(const QString& file) {
    pack::SongOutputs outputs;
    outputs.flp = file.toStdString();
    exportSongTo(outputs);
}

void Exporter::exportSongTo(const pack::SongOutputs& outputs) {
    if (!isReady()) return;
    m_work.run<ExportedSong>(
        Lane::Exporting, tr("Exporting the song"),
        [plan = *m_document.plan(), song = m_document.session().song, outputs, cache = m_cacheFolder](
            const Progress& progress) { return ui::exportSong(plan, song, outputs, cache, progress); },
        [this](const ExportedSong& song) {
            const QString file = QString::fromStdString(song.written.files.front().string());
            m_document.keepNumbers(song.rendered.plan);
            Q_EMIT rendered(song.rendered.artifacts);
            QStringList lines = {tr("%1 bars from %2 samples — %3")
                                     .arg(music::lengthInBars(song.written.song))
                                     .arg(samplesIn(song.written.song))
                                     .arg(QFileInfo(file).fileName())};
            addTo(lines, song.written.notices);
            Q_EMIT exported(lines.join(u'\n'), file);
        });
}

}
