#include "ui/document/document.h"

#include <algorithm>

namespace gleaner::ui {

void Document::setSliceShape(int recording, const std::string& sliceId, const pack::RegionShape& shape,
                             bool dragging) {
    editSlice(
        recording, sliceId, tr("Shape region"),
        [&](pack::ChosenSlice& slice) { session::setShape(slice, shape); }, dragging ? shapeMerge : 0);
}

void Document::setLocked(int recording, const std::vector<std::string>& sliceIds, bool locked) {
    editSlices(recording, sliceIds, locked ? tr("Lock") : tr("Unlock"),
               [locked](pack::ChosenSlice& slice) { slice.locked = locked; });
}

void Document::moveSlices(int recording, const std::vector<std::string>& sliceIds, Frame by, int mergeId) {
    if (!has(recording)) return;
    const audio::AudioInfo& info = m_state.recordings[static_cast<std::size_t>(recording)].recording.info;
    SliceList moved;
    for (const std::string& id : sliceIds)
        if (const pack::ChosenSlice* slice = findSlice(recording, id))
            session::moveBy(moved.emplace_back(*slice), by, info.frames, info.rate);
    replaceSome(recording, tr("Move region"), std::move(moved), {}, {},
                gestureKey(("move/" + std::to_string(recording)).c_str(), mergeId));
}

std::vector<std::string> Document::paste(int recording, const session::Clip& clip, Frame at,
                                         const QString& what) {
    if (!has(recording)) return {};
    const library::Recording& to = m_state.recordings[static_cast<std::size_t>(recording)].recording;
    std::vector<std::string> ids;
    changeSlices(recording, what, [&](Slices& all) {
        ids = session::paste(
            all.slices, {clip.regions, clip.rate, to.info.rate, to.info.frames, at, clip.recording == to.id});
    });
    return ids;
}

std::vector<std::string> Document::duplicateSlices(int recording, const std::vector<std::string>& sliceIds) {
    const session::Clip clip = clipOf(recording, sliceIds);
    if (clip.regions.empty()) return {};
    Frame first = clip.regions.front().slice.range.begin;
    for (const pack::ChosenSlice& region : clip.regions)
        first = std::min(first, region.slice.range.begin);
    return paste(recording, clip, first, tr("Duplicate"));
}

session::Clip Document::clipOf(int recording, const std::vector<std::string>& sliceIds) const {
    if (!has(recording)) return {};
    const library::Recording& from = m_state.recordings[static_cast<std::size_t>(recording)].recording;
    session::Clip clip{from.id, from.info.rate, {}};
    for (const std::string& id : sliceIds)
        if (const pack::ChosenSlice* slice = findSlice(recording, id)) clip.regions.push_back(*slice);
    session::sortSlices(clip.regions);
    return clip;
}

std::vector<std::string> Document::addLabels(int recording, const std::vector<session::Label>& labels) {
    if (!has(recording)) return {};
    const audio::AudioInfo& info = m_state.recordings[static_cast<std::size_t>(recording)].recording.info;
    std::vector<std::string> ids;
    changeSlices(recording, tr("Regions of labels"), [&](Slices& all) {
        ids = session::addLabelled(all.slices, session::regionsOf(labels, info.frames, info.rate));
    });
    return ids;
}

}
