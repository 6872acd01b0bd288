#include "ui/document/document.h"

#include "ui/document/session_edit.h"
#include "ui/document/slice_changes.h"
#include "ui/theme/words.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

const audio::AudioInfo& infoOf(const std::vector<OpenRecording>& recordings, int recording) {
    return recordings[static_cast<std::size_t>(recording)].recording.info;
}

bool isOneOf(const std::vector<std::string>& ids, const pack::ChosenSlice& slice) {
    return std::find(ids.begin(), ids.end(), slice.slice.id) != ids.end();
}

}

void Document::changeSlices(int recording, const QString& what, const std::function<void(SliceList&)>& change,
                            const std::string& mergeKey) {
    if (!has(recording)) return;
    SlicesState after{recording, slices(recording)};
    change(after.slices);
    sortSlices(after.slices);
    push(what, {std::move(after)}, mergeKey);
}

void Document::replaceSlices(int recording, std::vector<pack::ChosenSlice> slices, const QString& what) {
    changeSlices(recording, what, [&](SliceList& all) { all = std::move(slices); });
}

void Document::editSlice(int recording, const std::string& sliceId, const QString& what,
                         const std::function<void(pack::ChosenSlice&)>& change, int mergeId) {
    const std::string key =
        gestureKey(("slice/" + std::to_string(recording) + "/" + sliceId).c_str(), mergeId);
    changeSlices(
        recording, what,
        [&](SliceList& all) {
            if (pack::ChosenSlice* slice = ui::findSlice(all, sliceId)) change(*slice);
        },
        key);
}

void Document::setSliceRange(int recording, const std::string& sliceId, FrameRange range, bool dragging) {
    if (!has(recording)) return;
    const audio::AudioInfo& info = infoOf(m_recordings, recording);
    const std::string drag = gestureKey(("range/" + std::to_string(recording) + "/" + sliceId).c_str(), 1);
    const bool endsDrag = !dragging && drag == m_drag;
    changeSlices(
        recording, tr("Move region"),
        [&](SliceList& all) {
            if (pack::ChosenSlice* slice = ui::findSlice(all, sliceId))
                setRange(*slice, insideFile(range, info.frames), info.rate);
        },
        dragging || endsDrag ? drag : std::string());
    m_drag = dragging ? drag : std::string();
    if (endsDrag) endMerging();
}

void Document::setSliceKind(int recording, const std::string& sliceId, music::SampleKind kind) {
    editSlice(recording, sliceId, tr("Make it a %1").arg(words(music::facts(kind).name).toLower()),
              [&](pack::ChosenSlice& slice) { setKind(slice, kind); });
}

void Document::setSliceRole(int recording, const std::string& sliceId, music::Role role) {
    editSlice(recording, sliceId, tr("Role %1").arg(words(music::facts(role).name)),
              [&](pack::ChosenSlice& slice) {
                  slice.slice.traits.role = role;
                  slice.slice.traits.roleConfidence = 1.0;
              });
}

std::string Document::addSlice(int recording, FrameRange range, music::SampleKind kind) {
    if (!has(recording)) return {};
    const FrameRange inside = insideFile(range, infoOf(m_recordings, recording).frames);
    const pack::ChosenSlice drawn = drawnSlice(slices(recording), inside, kind);
    changeSlices(recording, tr("New %1").arg(words(music::facts(kind).name).toLower()),
                 [&](SliceList& all) { all.push_back(drawn); });
    return drawn.slice.id;
}

void Document::removeSlices(int recording, const std::vector<std::string>& sliceIds) {
    changeSlices(recording, tr("Delete"), [&](SliceList& all) {
        std::erase_if(all, [&](const pack::ChosenSlice& slice) { return isOneOf(sliceIds, slice); });
    });
}

void Document::splitSlice(int recording, const std::string& sliceId, Frame at) {
    if (!has(recording)) return;
    const int rate = infoOf(m_recordings, recording).rate;
    changeSlices(recording, tr("Split region"), [&](SliceList& all) {
        pack::ChosenSlice* slice = ui::findSlice(all, sliceId);
        if (!slice || at <= slice->slice.range.begin || at >= slice->slice.range.end) return;
        pack::ChosenSlice second = splitOff(all, *slice, at, rate);
        all.push_back(std::move(second));
    });
}

void Document::renameSlice(int recording, const std::string& sliceId, const QString& name) {
    editSlice(recording, sliceId, tr("Rename"),
              [&](pack::ChosenSlice& slice) { slice.name = name.trimmed().toStdString(); });
}

void Document::moveSlice(int recording, const std::string& sliceId, const QString& group) {
    editSlice(recording, sliceId, tr("Move to another group"),
              [&](pack::ChosenSlice& slice) { slice.group = group.trimmed().toStdString(); });
}

void Document::setLeftOut(int recording, const std::vector<std::string>& sliceIds, bool leftOut) {
    const QString what = leftOut ? tr("Leave out") : tr("Take in");
    changeSlices(recording, what, [&](SliceList& all) {
        for (pack::ChosenSlice& slice : all)
            if (isOneOf(sliceIds, slice)) slice.leftOut = leftOut;
    });
}

}
