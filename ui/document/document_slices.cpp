#include "ui/document/document.h"

#include "session/slice_changes.h"
#include "session/triage.h"
#include "ui/document/session_edit.h"
#include "ui/theme/to_qstring.h"

#include <string_view>
#include <unordered_set>

namespace gleaner::ui {

namespace {

const audio::AudioInfo& infoOf(const std::vector<OpenRecording>& recordings, int recording) {
    return recordings[static_cast<std::size_t>(recording)].recording.info;
}

}

Document::SliceList Document::slicesBeforeStep(int recording, const std::string& mergeKey) const {
    SliceList all = slices(recording);
    const bool mayMerge = !mergeKey.empty() && m_undo.index() > 0 && m_undo.index() != m_undo.cleanIndex();
    if (mayMerge)
        if (const auto* edit = dynamic_cast<const SessionEdit*>(m_undo.command(m_undo.index() - 1));
            edit && edit->mergeKey() == mergeKey)
            if (const auto* before = std::get_if<session::SlicesChange>(&edit->step().before.part);
                before && before->recording == recording)
                session::applyTo(all, before->slices);
    return all;
}

void Document::changeSlices(int recording, const QString& what, const std::function<void(Slices&)>& change,
                            const std::string& mergeKey) {
    if (!has(recording)) return;
    Slices after{slices(recording), removedSlices(recording)};
    change(after);
    session::markEdited(slicesBeforeStep(recording, mergeKey), after.slices);
    session::sortSlices(after.slices);
    const pack::Asset& before = m_state.session.request.assets[static_cast<std::size_t>(recording)];
    push(what, {session::slicesChange(recording, before, after.slices, after.removed)}, mergeKey);
}

void Document::replaceSlices(int recording, std::vector<pack::ChosenSlice> slices, const QString& what) {
    changeSlices(recording, what, [&](Slices& all) {
        std::vector<std::string> gone;
        for (const pack::ChosenSlice& slice : all.slices)
            if (!session::findSlice(slices, slice.slice.id)) gone.push_back(slice.slice.id);
        session::removeFrom(all.slices, all.removed, gone);
        all.slices = std::move(slices);
    });
}

void Document::editSlice(int recording, const std::string& sliceId, const QString& what,
                         const std::function<void(pack::ChosenSlice&)>& change, int mergeId) {
    const std::string key =
        gestureKey(("slice/" + std::to_string(recording) + "/" + sliceId).c_str(), mergeId);
    changeSlices(
        recording, what,
        [&](Slices& all) {
            if (pack::ChosenSlice* slice = session::findSlice(all.slices, sliceId)) change(*slice);
        },
        key);
}

void Document::editSlices(int recording, const std::vector<std::string>& sliceIds, const QString& what,
                          const std::function<void(pack::ChosenSlice&)>& change) {
    const std::unordered_set<std::string_view> meant(sliceIds.begin(), sliceIds.end());
    changeSlices(recording, what, [&](Slices& all) {
        for (pack::ChosenSlice& slice : all.slices)
            if (meant.contains(slice.slice.id)) change(slice);
    });
}

void Document::setSliceRange(int recording, const std::string& sliceId, FrameRange range, bool dragging) {
    if (!has(recording)) return;
    const audio::AudioInfo& info = infoOf(m_state.recordings, recording);
    const std::string drag = gestureKey(("range/" + std::to_string(recording) + "/" + sliceId).c_str(), 1);
    const bool endsDrag = !dragging && drag == m_drag;
    const std::string key = dragging || endsDrag ? drag : std::string();
    const FrameRange inside = session::insideFile(range, info.frames);
    changeSlices(
        recording, tr("Move region"),
        [&](Slices& all) {
            pack::ChosenSlice* slice = session::findSlice(all.slices, sliceId);
            if (!slice) return;
            SliceList before = slicesBeforeStep(recording, key);
            const pack::ChosenSlice* was = session::findSlice(before, sliceId);
            if (was && was->slice.range == inside)
                *slice = *was; // dragged back: all that was known of it holds again
            else
                session::setRange(*slice, inside, info.rate);
        },
        key);
    m_drag = dragging ? drag : std::string();
    if (endsDrag) endMerging();
}

void Document::setSliceKind(int recording, const std::string& sliceId, music::SampleKind kind) {
    editSlice(recording, sliceId, tr("Make it a %1").arg(toQString(music::info(kind).name).toLower()),
              [&](pack::ChosenSlice& slice) { session::setKind(slice, kind); });
}

void Document::setSliceRole(int recording, const std::string& sliceId, music::Role role) {
    editSlice(recording, sliceId, tr("Role %1").arg(toQString(music::info(role).name)),
              [&](pack::ChosenSlice& slice) {
                  slice.slice.traits.role = role;
                  slice.slice.traits.roleConfidence = 1.0;
              });
}

std::string Document::addSlice(int recording, FrameRange range, music::SampleKind kind) {
    if (!has(recording)) return {};
    const FrameRange inside = session::insideFile(range, infoOf(m_state.recordings, recording).frames);
    const pack::ChosenSlice drawn = session::drawnSlice(slices(recording), inside, kind);
    changeSlices(recording, tr("New %1").arg(toQString(music::info(kind).name).toLower()),
                 [&](Slices& all) { all.slices.push_back(drawn); });
    return drawn.slice.id;
}

void Document::removeSlices(int recording, const std::vector<std::string>& sliceIds) {
    changeSlices(recording, tr("Delete"),
                 [&](Slices& all) { session::removeFrom(all.slices, all.removed, sliceIds); });
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
    const int rate = infoOf(m_state.recordings, recording).rate;
    changeSlices(recording, tr("Split region"), [&](Slices& all) {
        pack::ChosenSlice* slice = session::findSlice(all.slices, sliceId);
        if (!slice || slice->locked || at <= slice->slice.range.begin || at >= slice->slice.range.end) return;
        pack::ChosenSlice second = session::splitOff(all.slices, *slice, at, rate);
        all.slices.push_back(std::move(second));
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
    editSlices(recording, sliceIds, what, [leftOut](pack::ChosenSlice& slice) {
        session::decide(slice, leftOut ? session::Verdict::Rejected : session::Verdict::Open);
    });
}

}
