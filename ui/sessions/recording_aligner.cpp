#include "ui/sessions/recording_aligner.h"

#include "ui/worker/work.h"

#include "pack/event/weaker_doubles.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

struct RecordingAligner::Aligned {
    library::RecordingId first, second;
    pack::WeakerDoubles doubles;
};

RecordingAligner::RecordingAligner(Document& document, Work& work, QObject* parent)
    : QObject(parent), m_document(document), m_work(work) {}

void RecordingAligner::align(int first, int second) {
    const int count = static_cast<int>(m_document.recordings().size());
    if (first < 0 || second < 0 || first >= count || second >= count || first == second) return;
    const library::Recording a = m_document.recordings()[static_cast<std::size_t>(first)].recording;
    const library::Recording b = m_document.recordings()[static_cast<std::size_t>(second)].recording;
    m_work.run<Aligned>(
        Lane::Analysing, tr("Aligning %1 with %2").arg(fileNameOf(b), fileNameOf(a)),
        [a, b, ours = m_document.slices(first),
         theirs = m_document.slices(second)](const Progress& progress) {
            return Aligned{a.id, b.id, pack::weakerDoubles(a, ours, b, theirs, progress)};
        },
        [this](const Aligned& aligned) { take(aligned); });
}

void RecordingAligner::take(const Aligned& aligned) {
    const auto& all = m_document.recordings();
    const auto indexOf = [&](const library::RecordingId& id) {
        const auto open =
            std::ranges::find(all, id, [](const OpenRecording& one) { return one.recording.id; });
        return open == all.end() ? -1 : static_cast<int>(open - all.begin());
    };
    const int first = indexOf(aligned.first), second = indexOf(aligned.second);
    if (first < 0 || second < 0) return; // removed meanwhile
    const pack::WeakerDoubles& doubles = aligned.doubles;
    m_document.alignRecordings(first, doubles.first, second, doubles.second, doubles.aligned);
    const QString a = fileNameOf(all[static_cast<std::size_t>(first)].recording),
                  b = fileNameOf(all[static_cast<std::size_t>(second)].recording);
    const QString seconds = QLocale().toString(std::abs(doubles.aligned.offset), 'f', 3);
    const QString begins = doubles.aligned.offset < 0.0 ? tr("%1 begins %2 s before %3.").arg(b, seconds, a)
                                                        : tr("%1 begins %2 s after %3.").arg(b, seconds, a);
    Q_EMIT ended(begins + u' ' +
                 tr("Regions of both that were left out because the other is clearer: %1.")
                     .arg(doubles.first.size() + doubles.second.size()));
}

}
