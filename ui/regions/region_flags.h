#pragma once

#include "ui/document/document.h"

#include "guards/flag.h"
#include "jobs/run.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace gleaner::ui {

/// Has the guards listen to the recordings, one at a time and beside the window, as long as anybody wants to
/// see what they say. What they said of a recording once is known.
class RegionFlags : public QObject {
    Q_OBJECT
public:
    explicit RegionFlags(Document& document, QObject* parent = nullptr);

    void setWanted(bool wanted);

Q_SIGNALS:
    void found(const gleaner::library::RecordingId& recording,
               const std::vector<gleaner::guards::Flag>& flags);

private:
    void listenNext();
    void listen(const library::Recording& recording);

    Document& m_document;
    bool m_isWanted = false;
    QTimer m_rest;
    std::unique_ptr<jobs::Job> m_job;
    std::vector<library::RecordingId> m_asked; ///< of these it is known, or can't be
};

}
