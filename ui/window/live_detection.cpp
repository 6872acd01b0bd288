#include "ui/window/live_detection.h"

#include "session/redetect.h"
#include "ui/worker/work.h"

namespace gleaner::ui {

LiveDetection::LiveDetection(Document& document, Work& work, QObject* parent)
    : QObject(parent), m_document(document), m_work(work) {}

void LiveDetection::request(const Request& request) {
    const auto& all = m_document.recordings();
    if (request.recording < 0 || request.recording >= static_cast<int>(all.size())) return;
    m_wanted = request;
    m_wanted->settings.channels = m_document.channels(request.recording);
    m_wanted->settings.tempi = m_document.session().request.tempi;
    m_wantedId = all[static_cast<std::size_t>(request.recording)].recording.id;
    if (m_job) m_job->cancel(); // its end begins the next
    if (!isBusy()) begin();
}

void LiveDetection::begin() {
    if (!m_wanted) return;
    if (m_analysed && m_analysed->id() == m_wantedId && m_analysed->channels() == m_wanted->settings.channels)
        return find();
    for (const OpenRecording& open : m_document.recordings())
        if (open.recording.id == m_wantedId) return analyse(open.recording);
    m_wanted.reset(); // removed meanwhile
}

void LiveDetection::analyse(const library::Recording& recording) {
    m_analysed.reset();
    m_isAnalysing = true;
    m_work.run<Analysed>(
        Lane::Analysing, tr("Listening to %1").arg(fileNameOf(recording)),
        [recording, channels = m_wanted->settings.channels](const Progress& progress) {
            return std::make_shared<library::AnalysedRecording>(recording, channels, progress);
        },
        [this](const Analysed& analysed) {
            m_analysed = analysed;
            begin();
        },
        [this] {
            m_isAnalysing = false;
            Q_EMIT busyChanged();
        });
    Q_EMIT busyChanged();
}

void LiveDetection::find() {
    const Request request = *std::exchange(m_wanted, std::nullopt);
    m_job = jobs::run<analysis::Detection>(
        [analysed = m_analysed, settings = request.settings](const Progress& progress) {
            return analysed->find(settings, progress);
        },
        [this, request](const jobs::Outcome<analysis::Detection>& outcome) { take(request, outcome); });
    Q_EMIT busyChanged();
}

void LiveDetection::take(const Request& request, const jobs::Outcome<analysis::Detection>& outcome) {
    m_job.release()->deleteLater(); // its signals are still being told
    if (outcome.result)
        receive(request, *outcome.result);
    else if (!outcome.cancelled)
        Q_EMIT failed(QString::fromStdString(outcome.error));
    begin();
    Q_EMIT busyChanged();
}

void LiveDetection::receive(const Request& request, const analysis::Detection& found) {
    const auto& all = m_document.recordings();
    const auto open = std::ranges::find(all, m_analysed->id(),
                                        [](const OpenRecording& other) { return other.recording.id; });
    if (open == all.end()) return; // removed meanwhile
    const auto index = static_cast<int>(open - all.begin());
    const analysis::Detection& before = open->recording.detection;
    const std::set<music::SampleKind>& kinds = request.settings.kinds;
    const QString name = fileNameOf(open->recording);
    auto slices =
        session::mergedWithDetection(m_document.slices(index), m_document.removedSlices(index), found, kinds);
    const auto count = slices.size();
    const auto away = m_document.removedSlices(index).size();
    m_document.replaceDetection(index, session::mergedDetection(before, found, kinds), std::move(slices),
                                request.settings.sensitivity, tr("Detect"));
    if (request.isFinal) m_document.endMerging();
    if (!request.isReported) return;
    Q_EMIT detected(away == 0 ? tr("Regions in %1: %2").arg(name).arg(count)
                              : tr("Regions in %1: %2. Removed ones stay away: %3 (Edit, Bring back removed "
                                   "regions).")
                                    .arg(name)
                                    .arg(count)
                                    .arg(away));
}

}
