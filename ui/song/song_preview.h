#pragma once

#include "ui/document/document.h"

#include "jobs/run.h"

#include <QTimer>

#include <memory>

namespace gleaner::ui {

/// What the composer would make of the pack as it stands, before anything is rendered: composed in the
/// background, a moment after the last change. Nothing is computed while nobody looks.
class SongPreview : public QObject {
    Q_OBJECT
public:
    explicit SongPreview(Document& document, QObject* parent = nullptr);

    void setWatched(bool watched);
    /// Nothing while there is no pack, or the request can't be met (`fault` says why).
    const std::optional<compose::Composition>& composition() const { return m_composition; }
    const QString& error() const { return m_error; }
    bool isUpToDate() const { return !m_isOutdated && !m_job; }

Q_SIGNALS:
    void changed();

private:
    void outdate();
    void compose();

    Document& m_document;
    QTimer m_delay;
    bool m_isWatched = false;
    bool m_isOutdated = true;
    std::optional<compose::Composition> m_composition;
    QString m_error;
    std::unique_ptr<jobs::Job> m_job;
};

/// The plan's items as the composer sees them; their paths are those inside the pack.
std::vector<music::SampleEntry> sampleEntries(const pack::LivePlan& plan);

}
