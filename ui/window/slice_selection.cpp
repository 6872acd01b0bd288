#include "ui/window/slice_selection.h"

#include "ui/pack/pack_page.h"
#include "ui/recordings/recordings_panel.h"
#include "ui/regions/regions_page.h"
#include "ui/theme/words.h"
#include "ui/timeline/time_text.h"
#include "ui/waveform/waveform_view.h"

#include <algorithm>

namespace gleaner::ui {

SliceSelection::SliceSelection(Document& document, RecordingsPanel& recordings, WaveformView& view,
                               RegionsPage& regions, PackPage& pack, QObject* parent)
    : QObject(parent), m_document(document), m_recordings(recordings), m_view(view), m_regions(regions),
      m_pack(pack) {
    connect(&document, &Document::recordingsChanged, this, &SliceSelection::followDocument);
    connect(&recordings, &RecordingsPanel::currentChanged, this, &SliceSelection::showRecording);
    connect(&view, &WaveformView::selectionChanged, this, &SliceSelection::followView);
    connect(&regions, &RegionsPage::sliceSelected, this, &SliceSelection::show);
    connect(&pack, &PackPage::sliceSelected, this, &SliceSelection::show);
}

int SliceSelection::recording() const { return m_view.recording(); }

bool SliceSelection::hasRemoved() const {
    return recording() >= 0 && recording() < static_cast<int>(m_document.recordings().size()) &&
           !m_document.removedSlices(recording()).empty();
}

std::vector<SliceRef> SliceSelection::slices() const {
    std::vector<SliceRef> slices;
    for (const std::string& id : m_view.selectedSlices())
        slices.push_back({recording(), id});
    return slices;
}

const pack::ChosenSlice* SliceSelection::current() const {
    const auto& ids = m_view.selectedSlices();
    return ids.empty() ? nullptr : m_document.findSlice(recording(), ids.back());
}

void SliceSelection::show(const SliceRef& slice) {
    showRecording(slice.recording);
    m_view.selectSlices({slice.slice}, true);
    m_regions.showSlice(slice);
    m_pack.showSlice(slice);
}

void SliceSelection::showRecording(int recording) {
    if (m_recordings.current() != recording) m_recordings.setCurrent(recording);
    if (m_view.recording() != recording) m_view.setRecording(recording);
    Q_EMIT changed();
}

void SliceSelection::followDocument() {
    if (const auto& arriving = m_view.arriving()) {
        const auto& all = m_document.recordings();
        const auto came = std::ranges::find_if(all, [&](const OpenRecording& open) {
            return library::filesOf(open.recording) == arriving->files;
        });
        if (came != all.end()) showRecording(static_cast<int>(came - all.begin()));
        return;
    }
    const auto count = static_cast<int>(m_document.recordings().size());
    showRecording(std::clamp(m_view.recording(), std::min(0, count - 1), count - 1));
}

void SliceSelection::followView() {
    if (const auto selected = slices(); selected.size() == 1) {
        m_regions.showSlice(selected.front());
        m_pack.showSlice(selected.front());
    }
    Q_EMIT changed();
}

QString SliceSelection::description() const {
    if (recording() < 0 || recording() >= static_cast<int>(m_document.recordings().size())) return {};
    const library::Recording& shown =
        m_document.recordings()[static_cast<std::size_t>(recording())].recording;
    const auto selected = static_cast<int>(m_view.selectedSlices().size());
    const pack::ChosenSlice* slice = current();
    if (!slice)
        return tr("%1 — regions: %2").arg(fileNameOf(shown)).arg(m_document.slices(recording()).size());
    if (selected > 1) return tr("Regions selected: %1").arg(selected);
    const analysis::Slice& found = slice->slice;
    return tr("%1 %2, %3, at %4 in %5")
        .arg(word(music::info(found.traits.role).name), wordInside(music::info(found.traits.kind).name),
             lengthText(secondsFromFrames(found.range.length(), shown.info.rate)),
             timeText(secondsFromFrames(found.range.begin, shown.info.rate), 2), fileNameOf(shown));
}

}
