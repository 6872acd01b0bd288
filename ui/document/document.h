#pragma once

#include "library/analysed_stretch.h"
#include "pack/plan/live_plan.h"
#include "session/clip.h"
#include "session/history.h"
#include "session/labels.h"
#include "session/region_edits.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <map>
#include <optional>

namespace gleaner::ui {

using session::OpenRecording;

/// The file's name without its folders, for people.
QString fileNameOf(const library::Recording& recording);

/// The same of every file of a recording that has several; none of another.
QStringList namesOfParts(const library::Recording& recording);

/// The recordings themselves, as pack::plan takes them.
std::vector<library::RecordingRef> recordingRefs(const std::vector<OpenRecording>& recordings);

/// All of a person's work and the only place that changes it. Every change but loading is a QUndoCommand;
/// views listen and repaint. Indexes of recordings are those of session().request.assets and recordings(),
/// which run in parallel.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);

    const session::Session& session() const { return m_state.session; }
    const std::vector<OpenRecording>& recordings() const { return m_state.recordings; }
    const session::State& state() const { return m_state; }
    quint64 changes() const { return m_changes; } ///< counts whatever changed the state
    QUndoStack* undoStack() { return &m_undo; }

    /// Slices of a recording, sorted by begin. Index in range.
    const std::vector<pack::ChosenSlice>& slices(int recording) const;
    /// Null when there is none (any more).
    const pack::ChosenSlice* findSlice(int recording, const std::string& sliceId) const;

    /// The files of the pack as it would be written now, each with the place of its slice; null without
    /// recordings, or when it can't be planned (`planError` says why). Kept: an edit costs what it changes.
    const pack::LivePlan* livePlan() const;
    /// The same with what is left out taken in: where it would stand. Null, too, when nothing is left out.
    const pack::LivePlan* planOfAll() const;
    /// Counts how often both began anew: their items are others then.
    int planning() const { return m_planning; }
    /// The same made anew and whole, for who writes it: tens of milliseconds with thousands of slices. Cached
    /// until something changes.
    const std::optional<pack::PackPlan>& plan() const;
    /// One sentence while `plan` has nothing to give though there are recordings (a naming template with a
    /// typing error …).
    const QString& planError() const;

    // Edits: each one undo step; none when nothing would change, or when the slice is not there (any more).
    // Repeated calls of the same kind on the same thing while dragging merge when `dragging`.
    /// A recording that is open already (the same content) is not opened twice.
    void addRecording(const library::Recording& recording);
    void addRecordings(const std::vector<library::Recording>& recordings); ///< one step
    /// What was found in recordings that were added before anyone had listened to them: the regions, beside
    /// what a person may have drawn meanwhile. Part of the step that added them while that is the last one.
    void receiveDetections(const std::vector<library::Recording>& analysed);
    /// What was heard in a region that was drawn or cut anew. No edit and no step: it follows from one.
    /// Nothing happens when the region is no longer what was listened to.
    void receiveHearing(const library::RecordingId& recordingId, const pack::ChosenSlice& asked,
                        const library::AnalysedStretch& analysed);
    void removeRecording(int recording);
    /// Two of one event: how the second's clock lies to the first's, and what is left out of each because it
    /// is in the other; one step.
    void alignRecordings(int first, const std::vector<std::string>& leftOutOfFirst, int second,
                         const std::vector<std::string>& leftOutOfSecond, const pack::AlignedTo& aligned);
    /// A recording of several files becomes one of each, `parts`, with the regions that lie in it; one step.
    void openApart(int recording, const std::vector<library::Recording>& parts);
    /// Recordings that were missing and lie elsewhere, by their index; one step.
    void placeRecordings(const std::map<int, library::Recording>& found);
    /// The channels that the recording's slices are found in and written from.
    void setChannels(int recording, const audio::ChannelChoice& channels);
    audio::ChannelChoice channels(int recording) const; ///< auto for none such
    /// After listening again: the new findings, and the slices that came of them (see `mergedWithDetection`).
    /// Calls merge into one step until `endMerging`.
    void replaceDetection(int recording, analysis::Detection detection, std::vector<pack::ChosenSlice> slices,
                          double sensitivity, const QString& what);
    /// Stays inside the file; beats and bars follow the length. The call that ends a drag passes `dragging` =
    /// false: it joins the drag's step, and the next drag is a step of its own.
    void setSliceRange(int recording, const std::string& sliceId, FrameRange range, bool dragging = false);
    void setSliceKind(int recording, const std::string& sliceId, music::SampleKind kind);
    void setSliceRole(int recording, const std::string& sliceId, music::Role role);
    /// Any other change of one slice (tempo, key …); the same mergeId != 0 merges. The id must stay.
    void editSlice(int recording, const std::string& sliceId, const QString& what,
                   const std::function<void(pack::ChosenSlice&)>& change, int mergeId = 0);
    /// Several of one recording as one step.
    void editSlices(int recording, const std::vector<std::string>& sliceIds, const QString& what,
                    const std::function<void(pack::ChosenSlice&)>& change);
    std::string addSlice(int recording, FrameRange range, music::SampleKind kind); ///< the new slice's id
    /// Detected ones stay away from then on, whatever is detected, until `bringBackRemoved`.
    void removeSlices(int recording, const std::vector<std::string>& sliceIds);
    /// What was removed from a recording and stays away. Index in range.
    const std::vector<pack::ChosenSlice>& removedSlices(int recording) const;
    void bringBackRemoved(int recording);
    /// One region of several, from the first's begin to the last's end; its id, empty where there are not
    /// two.
    std::string joinSlices(int recording, const std::vector<std::string>& sliceIds);
    void splitSlice(int recording, const std::string& sliceId, Frame at);
    /// As setSliceRange, its last call passes `dragging` = true as well and `endMerging` follows.
    void setSliceShape(int recording, const std::string& sliceId, const pack::RegionShape& shape,
                       bool dragging = false);
    void setLocked(int recording, const std::vector<std::string>& sliceIds, bool locked);
    /// Keeps their lengths; the same mergeId != 0 merges.
    void moveSlices(int recording, const std::vector<std::string>& sliceIds, Frame by, int mergeId = 0);
    /// For the clipboard, by begin.
    session::Clip clipOf(int recording, const std::vector<std::string>& sliceIds) const;
    /// The first of them begins at `at`. Ids of the new ones.
    std::vector<std::string> paste(int recording, const session::Clip& clip, Frame at, const QString& what);
    /// In their own places; ids of the new ones.
    std::vector<std::string> duplicateSlices(int recording, const std::vector<std::string>& sliceIds);
    /// Ids of the regions that they became, or were already.
    std::vector<std::string> addLabels(int recording, const std::vector<session::Label>& labels);
    void renameSlice(int recording, const std::string& sliceId,
                     const QString& name); ///< empty: by convention again
    void moveSlice(int recording, const std::string& sliceId, const QString& group); ///< empty: by role again
    void setLeftOut(int recording, const std::vector<std::string>& sliceIds, bool leftOut);
    /// Of a kind: what shapes it, its own chain or that for all. Nothing: that for all.
    using ChainOf = std::optional<music::SampleKind>;
    const fx::Preset& preset(ChainOf kind = {}) const;
    void setPreset(const fx::Preset& preset, ChainOf kind = {}); ///< another preset as a whole
    /// A knob; the same mergeId != 0 merges. A kind without a chain of its own gets one.
    void setChain(const fx::Chain& chain, const QString& what, int mergeId = 0, ChainOf kind = {});
    void shareChain(music::SampleKind kind); ///< the kind has no chain of its own any more
    void switchChains(int state);            ///< to another state of all chains, 0 to 2
    /// Any other setting of the pack (name, minimum counts, target, naming …); changes of `assets` are
    /// ignored.
    void editRequest(const QString& what, const std::function<void(pack::PackRequest&)>& change,
                     int mergeId = 0);
    void editSong(const QString& what, const std::function<void(compose::ComposeRequest&)>& change,
                  int mergeId = 0);
    /// A pack or project of this plan was written: from now on its numbers stay with their samples, whatever
    /// else comes or goes. No edit and no step; `save` does the same for the names that there are.
    void keepNumbers(const pack::PackPlan& written);
    bool keepsNumbers() const; ///< any
    void numberAnew();         ///< none is kept: names count from 1 again
    /// The next change is a step of its own, whatever its mergeId: call it when a drag or a knob is let go.
    void endMerging() { ++m_gesture; }

    // Sessions. Opening and saving never touch recordings.
    bool isModified() const { return !m_undo.isClean(); }
    QString file() const { return m_file; } ///< empty: never saved
    void clear();                           ///< a fresh session
    /// `sha256` is that of the file.
    void load(session::Session session, std::vector<OpenRecording> recordings, const QString& file,
              const std::string& sha256 = {});
    /// Writes the session beside the target and commits in one step. Throws Error.
    void save(const QString& file);

    // The way that it came, see session/history.h.
    session::History history() const;
    /// The session with its steps of undo, as it was.
    void restore(const session::History& history);
    const std::vector<session::Checkpoint>& checkpoints() const { return m_checkpoints; }
    void nameState(const QString& name); ///< no step
    /// One step.
    void returnTo(std::size_t checkpoint);
    const std::string& savedSha256() const { return m_sha256; } ///< of the file when it was saved or opened

Q_SIGNALS:
    /// Everything that changes the session but clear, load and restore, once it is done.
    void happened(const session::Event& event);
    void checkpointsChanged();
    void aboutToBeReplaced(); ///< by another session: the person is done with this one
    void recordingsChanged(); ///< one came, went, or the whole session is another
    /// Of this recording: all that came, went or changed lies in the stretch, before and after.
    void slicesChanged(int recording, FrameRange stretch);
    void presetChanged();
    void requestChanged(); ///< pack settings
    void songChanged();
    void planChanged(); ///< after any of the above that changes the plan
    void fileChanged();

private:
    friend class SessionEdit;
    using SliceList = std::vector<pack::ChosenSlice>;
    static constexpr int shapeMerge = 7001; ///< of a handle that is dragged

    bool has(int recording) const;
    struct Slices {
        SliceList slices;
        SliceList removed; ///< what stays away, see pack::Asset
    };
    /// Pushes a step that makes this change, unless it changes nothing. Steps with the same `mergeKey` (not
    /// empty) merge.
    void push(const QString& what, session::Change after, const std::string& mergeKey = {});
    /// What a hand does to a recording's slices: they remember it. All are looked at: for what changes many.
    void changeSlices(int recording, const QString& what, const std::function<void(Slices&)>& change);
    /// The same where it is known which: `put` are changed or new, `gone` are ids.
    void replaceSome(int recording, const QString& what, SliceList put, std::vector<std::string> gone,
                     SliceList removed = {}, const std::string& mergeKey = {});
    /// As it was at the begin of the step that a change with this key will be part of; null: not there.
    const pack::ChosenSlice* beforeStep(int recording, const std::string& sliceId,
                                        const std::string& mergeKey) const;
    std::string gestureKey(const char* kind, int mergeId) const;

    void apply(const session::Change& change);
    void keep(session::NumbersChange numbers);
    session::NumbersChange plannedNumbers() const; ///< of the names that there are now
    /// Back or forth by a step.
    void go(session::Event::Kind kind, const session::Change& change);
    void tellEverything();
    void tellParts();
    void forgetPlan();
    /// What is planned already follows a change of the session that was just made.
    void updatePlan(const session::Change& change);
    std::optional<pack::LivePlan> planned(pack::LivePlan::LeftOut leftOut) const;

    session::State m_state;
    quint64 m_changes = 1;
    QUndoStack m_undo;
    std::vector<session::Checkpoint> m_checkpoints;
    QString m_file;
    std::string m_sha256;
    bool m_hasMerged = false; ///< the edit that is being pushed, with the one before
    bool m_isRestoring = false;
    int m_gesture = 0;
    std::string m_drag;                           ///< merge key of the drag under way
    mutable std::optional<pack::PackPlan> m_plan; ///< nothing: not asked for
    mutable std::optional<pack::LivePlan> m_livePlan, m_planOfAll;
    mutable QString m_planError;
    mutable bool m_planKnown = false;
    int m_planning = 0;
};

}
