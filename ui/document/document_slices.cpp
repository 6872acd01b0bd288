#include "ui/document/document.h"

#include "music/certainty.h"
#include "session/slice_changes.h"
#include "session/triage.h"
#include "ui/document/session_edit.h"
#include "ui/theme/words.h"

#include <string_view>
#include <unordered_set>

namespace gleaner::ui {

namespace {

const audio::AudioInfo& infoOf(const std::vector<OpenRecording>& recordings, int recording) {
    return recordings[static_cast<std::size_t>(recording)].recording.info;
}

}

const pack::ChosenSlice* Document::beforeStep(int recording, const std::string& sliceId,
                                              const std::string& mergeKey) const {
    const pack::ChosenSlice* now = findSlice(recording, sliceId);
    const bool mayMerge = !mergeKey.empty() && m_undo.index() > 0 && m_undo.index() != m_undo.cleanIndex();
    if (!mayMerge) return now;
    const auto* edit = dynamic_cast<const SessionEdit*>(m_undo.command(m_undo.index() - 1));
    if (!edit || edit->mergeKey() != mergeKey) return now;
    const auto* before = std::get_if<session::SlicesChange>(&edit->step().before.part);
    if (!before || before->recording != recording) return now;
    const session::SliceDifference& back = before->slices;
    const SliceList& was = back.whole ? *back.whole : back.put;
    const auto found = std::ranges::find(was, sliceId, [](const auto& slice) { return slice.slice.id; });
    if (found != was.end()) return &*found;
    return back.whole || std::ranges::find(back.gone, sliceId) != back.gone.end() ? nullptr : now;
}

void Document::changeSlices(int recording, const QString& what, const std::function<void(Slices&)>& change) {
    if (!has(recording)) return;
    Slices after{slices(recording), removedSlices(recording)};
    change(after);
    session::markEdited(slices(recording), after.slices);
    session::sortSlices(after.slices);
    const pack::Asset& before = m_state.session.request.assets[static_cast<std::size_t>(recording)];
    push(what, {session::slicesChange(recording, before, after.slices, after.removed)});
}

void Document::replaceSome(int recording, const QString& what, SliceList put, std::vector<std::string> gone,
                           SliceList removed, const std::string& mergeKey) {
    if (!has(recording)) return;
    for (pack::ChosenSlice& slice : put)
        session::markEdited(beforeStep(recording, slice.slice.id, mergeKey), slice);
    push(what,
         {session::SlicesChange{
             recording,
             session::replacing(slices(recording), std::move(put), std::move(gone)),
             {removed.empty() ? 0 : removedSlices(recording).size(), 0, std::move(removed)}}},
         mergeKey);
}

void Document::editSlice(int recording, const std::string& sliceId, const QString& what,
                         const std::function<void(pack::ChosenSlice&)>& change, int mergeId) {
    const std::string key =
        gestureKey(("slice/" + std::to_string(recording) + "/" + sliceId).c_str(), mergeId);
    const pack::ChosenSlice* found = findSlice(recording, sliceId);
    if (!found) return;
    pack::ChosenSlice slice = *found;
    change(slice);
    replaceSome(recording, what, {std::move(slice)}, {}, {}, key);
}

void Document::editSlices(int recording, const std::vector<std::string>& sliceIds, const QString& what,
                          const std::function<void(pack::ChosenSlice&)>& change) {
    if (!has(recording)) return;
    const std::unordered_set<std::string_view> meant(sliceIds.begin(), sliceIds.end());
    SliceList put;
    for (const pack::ChosenSlice& slice : slices(recording))
        if (meant.contains(slice.slice.id)) change(put.emplace_back(slice));
    replaceSome(recording, what, std::move(put), {});
}

void Document::setSliceRange(int recording, const std::string& sliceId, FrameRange range, bool dragging) {
    if (!has(recording)) return;
    const audio::AudioInfo& info = infoOf(m_state.recordings, recording);
    const std::string drag = gestureKey(("range/" + std::to_string(recording) + "/" + sliceId).c_str(), 1);
    const bool endsDrag = !dragging && drag == m_drag;
    const std::string key = dragging || endsDrag ? drag : std::string();
    const FrameRange inside = session::insideFile(range, info.frames);
    if (const pack::ChosenSlice* found = findSlice(recording, sliceId)) {
        pack::ChosenSlice slice = *found;
        const pack::ChosenSlice* was = beforeStep(recording, sliceId, key);
        if (was && was->slice.range == inside)
            slice = *was; // dragged back: all that was known of it holds again
        else
            session::setRange(slice, inside, info.rate);
        replaceSome(recording, tr("Move region"), {std::move(slice)}, {}, {}, key);
    }
    m_drag = dragging ? drag : std::string();
    if (endsDrag) endMerging();
}

void Document::setSliceKind(int recording, const std::string& sliceId, music::SampleKind kind) {
    editSlice(recording, sliceId, tr("Make it a %1").arg(wordInside(music::info(kind).name)),
              [&](pack::ChosenSlice& slice) { session::setKind(slice, kind); });
}

void Document::setSliceRole(int recording, const std::string& sliceId, music::Role role) {
    editSlice(recording, sliceId, tr("Role %1").arg(word(music::info(role).name)),
              [&](pack::ChosenSlice& slice) {
                  slice.slice.traits.role = role;
                  slice.slice.traits.roleConfidence = music::certain;
              });
}

std::string Document::addSlice(int recording, FrameRange range, music::SampleKind kind) {
    if (!has(recording)) return {};
    const FrameRange inside = session::insideFile(range, infoOf(m_state.recordings, recording).frames);
    const pack::ChosenSlice drawn = session::drawnSlice(slices(recording), inside, kind);
    replaceSome(recording, tr("New %1").arg(wordInside(music::info(kind).name)), {drawn}, {});
    return drawn.slice.id;
}

void Document::removeSlices(int recording, const std::vector<std::string>& sliceIds) {
    if (!has(recording)) return;
    const std::unordered_set<std::string_view> meant(sliceIds.begin(), sliceIds.end());
    SliceList removed;
    std::vector<std::string> gone;
    for (const pack::ChosenSlice& slice : slices(recording)) {
        if (slice.locked || !meant.contains(slice.slice.id)) continue;
        gone.push_back(slice.slice.id);
        if (session::wasFound(slice)) removed.push_back(slice);
    }
    replaceSome(recording, tr("Delete"), {}, std::move(gone), std::move(removed));
}

const std::vector<pack::ChosenSlice>& Document::removedSlices(int recording) const {
    Q_ASSERT(has(recording));
    return *m_state.session.request.assets[static_cast<std::size_t>(recording)].removed;
}

void Document::bringBackRemoved(int recording) {
    changeSlices(recording, tr("Bring back removed regions"),
                 [](Slices& all) { session::bringBack(all.slices, all.removed); });
}

std::string Document::joinSlices(int recording, const std::vector<std::string>& sliceIds) {
    if (!has(recording)) return {};
    std::string joined;
    changeSlices(recording, tr("Join regions"), [&](Slices& all) {
        joined = session::join(all.slices, sliceIds, infoOf(m_state.recordings, recording).rate);
    });
    return joined;
}

void Document::splitSlice(int recording, const std::string& sliceId, Frame at) {
    if (!has(recording)) return;
    const pack::ChosenSlice* found = findSlice(recording, sliceId);
    if (!found || found->locked || at <= found->slice.range.begin || at >= found->slice.range.end) return;
    pack::ChosenSlice first = *found;
    pack::ChosenSlice second =
        session::splitOff(slices(recording), first, at, infoOf(m_state.recordings, recording).rate);
    replaceSome(recording, tr("Split region"), {std::move(first), std::move(second)}, {});
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
    editSlices(recording, sliceIds, what, [leftOut](pack::ChosenSlice& slice) {
        session::decide(slice, leftOut ? session::Verdict::Rejected : session::Verdict::Open);
    });
}

}
