#include "ui/window/sample_source.h"

#include "ui/sessions/open_recordings.h"
#include "ui/waveform/waveform_view.h"
#include "ui/window/slice_selection.h"
#include "ui/worker/work.h"

#include "files/name_bytes.h"
#include "files/paths.h"

#include <QFileInfo>

#include <algorithm>

namespace gleaner::ui {

namespace {

/// A region that covers so much of the stretch, and not much else, is the one that the sample was made from:
/// its edges may have been moved since.
constexpr double isSameRegion = 0.5;

/// The region that overlaps the stretch most; nothing where none does by enough.
const pack::ChosenSlice* regionAt(const std::vector<pack::ChosenSlice>& slices, const FrameRange& range) {
    const pack::ChosenSlice* best = nullptr;
    double most = isSameRegion;
    for (const pack::ChosenSlice& slice : slices) {
        const double overlap = intersectionOverUnion(slice.slice.range, range);
        if (overlap < most) continue;
        best = &slice;
        most = overlap;
    }
    return best;
}

}

SampleSourceVisit::SampleSourceVisit(Document& document, Work& work, OpenRecordings& opening,
                                     SliceSelection& selection, WaveformView& view,
                                     std::filesystem::path library, std::filesystem::path cacheFolder,
                                     QObject* parent)
    : QObject(parent), m_document(document), m_work(work), m_opening(opening), m_selection(selection),
      m_view(view), m_library(std::move(library)), m_cacheFolder(std::move(cacheFolder)) {
    connect(&m_opening, &OpenRecordings::opened, this, [this] {
        if (m_wanted && show(*m_wanted)) m_wanted.reset();
    });
    // Its regions follow its wave.
    connect(&m_opening, &OpenRecordings::analysisEnded, this, [this] {
        if (m_wanted && show(*m_wanted)) m_wanted.reset();
    });
}

void SampleSourceVisit::visit(const QString& sample) {
    if (sample.isEmpty()) return;
    m_work.run<catalog::SampleSource>(
        Lane::Opening, tr("Finding the source of %1").arg(QFileInfo(sample).fileName()),
        [file = library::pathFromQString(sample), library = m_library,
         cache = m_cacheFolder](const Progress& progress) {
            catalog::Library opened(library);
            return catalog::findSource(&opened, file, cache, progress);
        },
        [this](const catalog::SampleSource& source) { arrive(source); });
}

void SampleSourceVisit::look(const QStringList& files) {
    m_look = jobs::run<QString>(
        [files](const Progress& progress) {
            for (const QString& file : files) {
                progress.check();
                if (catalog::isOwnSample(library::pathFromQString(file))) return file;
            }
            return QString();
        },
        [this](const jobs::Outcome<QString>& outcome) {
            if (outcome.result && !outcome.result->isEmpty()) Q_EMIT offered(*outcome.result);
        });
}

void SampleSourceVisit::arrive(const catalog::SampleSource& source) {
    if (show(source)) return;
    m_wanted = source;
    m_opening.open({library::qStringFromPath(source.recording)});
}

/// False where its recording is not open yet.
bool SampleSourceVisit::show(const catalog::SampleSource& source) {
    const auto& recordings = m_document.recordings();
    const auto there = std::ranges::find_if(
        recordings, [&](const OpenRecording& open) { return open.recording.sha256 == source.sha256; });
    if (there == recordings.end()) return false;
    const auto index = static_cast<int>(there - recordings.begin());
    m_selection.showRecording(index);
    m_view.setTimeSelection(source.range);
    m_view.zoomToSelection();
    if (const pack::ChosenSlice* region = regionAt(m_document.slices(index), source.range))
        m_selection.show({index, region->slice.id});
    Q_EMIT shown();
    return true;
}

}
