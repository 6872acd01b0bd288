#pragma once

#include "library/recording.h"
#include "pack/plan.h"
#include "pack/session.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace gleaner::ui {

/// A recording in the window: what is known of the file beside the slices, which are the session's.
struct OpenRecording {
    library::Recording recording;
    QString fault; ///< why its file can't be used now ("file is missing"); empty when all is well
};

/// All of a person's work and the only place that changes it. Every change but loading is a QUndoCommand; views listen and
/// repaint. Indexes of recordings are those of session().request.assets and recordings(), which run in parallel.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);

    const pack::Session& session() const { return m_session; }
    const std::vector<OpenRecording>& recordings() const { return m_recordings; }
    QUndoStack* undoStack() { return &m_undo; }

    /// Slices of a recording, sorted by begin. Index in range.
    const std::vector<pack::ChosenSlice>& slices(int recording) const;
    /// Null when there is none (any more).
    const pack::ChosenSlice* findSlice(int recording, const std::string& sliceId) const;

    /// The pack as it would be written now; nothing without recordings. Milliseconds; cached until something changes.
    const std::optional<pack::PackPlan>& plan() const;

    // Edits: each one undo step. Repeated calls of the same kind on the same thing while dragging merge when `dragging`.
    void addRecording(const library::Recording& recording);
    void removeRecording(int recording);
    void replaceSlices(int recording, std::vector<pack::ChosenSlice> slices, const QString& what);
    void setSliceRange(int recording, const std::string& sliceId, FrameRange range, bool dragging = false);
    void setSliceKind(int recording, const std::string& sliceId, music::SampleKind kind);
    void setSliceRole(int recording, const std::string& sliceId, music::Role role);
    std::string addSlice(int recording, FrameRange range, music::SampleKind kind); ///< the new slice's id
    void removeSlices(int recording, const std::vector<std::string>& sliceIds);
    void splitSlice(int recording, const std::string& sliceId, Frame at);
    void renameSlice(int recording, const std::string& sliceId, const QString& name);   ///< empty: by convention again
    void moveSlice(int recording, const std::string& sliceId, const QString& group);    ///< empty: by role again
    void setLeftOut(int recording, const std::vector<std::string>& sliceIds, bool leftOut);
    void setPreset(const fx::Preset& preset);                                           ///< another preset as a whole
    void setChain(const fx::Chain& chain, const QString& what, int mergeId = 0);        ///< a knob; the same mergeId != 0 merges
    /// Any other setting of the pack (name, minimum counts, target, naming …).
    void editRequest(const QString& what, const std::function<void(pack::PackRequest&)>& change, int mergeId = 0);
    void editSong(const QString& what, const std::function<void(compose::ComposeRequest&)>& change, int mergeId = 0);

    // Sessions. Opening and saving never touch recordings.
    bool isModified() const { return !m_undo.isClean(); }
    QString file() const { return m_file; } ///< empty: never saved
    void clear();
    void load(pack::Session session, std::vector<OpenRecording> recordings, const QString& file);
    /// Writes the session beside the target and commits in one step. Throws Error.
    void save(const QString& file);

Q_SIGNALS:
    void recordingsChanged();          ///< one came, went, or the whole session is another
    void slicesChanged(int recording); ///< of this recording
    void presetChanged();
    void requestChanged();             ///< pack settings
    void songChanged();
    void planChanged();                ///< after any of the above that changes the plan
    void fileChanged();

private:
    friend class SessionEdit;
    enum class Part { Recordings, Slices, Preset, Request, Song };
    void apply(Part part, int recording);
    void push(Part part, int recording, const QString& what, pack::Session after, std::vector<OpenRecording> recordings, int mergeId);

    pack::Session m_session;
    std::vector<OpenRecording> m_recordings;
    QUndoStack m_undo;
    QString m_file;
    mutable std::optional<pack::PackPlan> m_plan;
    mutable bool m_planKnown = false;
};

}
