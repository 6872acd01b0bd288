#pragma once

#include "ui/document/document.h"

#include "jobs/run.h"
#include "library/analysed_recording.h"

#include <optional>
#include <set>

namespace gleaner::ui {

class Work;

/// Finds regions again, by the button or while the slider moves. The first time it listens to the recording,
/// which a person waits for; from then on a change of the sensitivity is a matter of a moment and happens
/// beside everything else. What a person did stays: see `mergedWithDetection`.
class LiveDetection : public QObject {
    Q_OBJECT
public:
    LiveDetection(Document& document, Work& work, QObject* parent = nullptr);

    struct Request {
        int recording = -1;
        analysis::DetectSettings settings;
        bool isFinal = true;    ///< false while the slider is held: all of that is one step of undo
        bool isReported = true; ///< ends in a sentence
    };
    /// The newest request counts: one that is under way makes room for it.
    void request(const Request& request);
    bool isBusy() const { return m_isAnalysing || m_job; }

Q_SIGNALS:
    void busyChanged();
    void detected(const QString& sentence);
    void failed(const QString& sentence);

private:
    using Analysed = std::shared_ptr<library::AnalysedRecording>;
    void begin();
    void analyse(const library::Recording& recording);
    void find();
    void take(const Request& request, const jobs::Outcome<analysis::Detection>& outcome);
    void receive(const Request& request, const analysis::Detection& found);

    Document& m_document;
    Work& m_work;
    Analysed m_analysed; ///< the recording that was asked about last
    std::optional<Request> m_wanted;
    library::RecordingId m_wantedId;
    std::unique_ptr<jobs::Job> m_job;
    bool m_isAnalysing = false;
};

}
