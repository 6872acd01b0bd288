#pragma once

#include "catalog/source.h"
#include "jobs/run.h"

#include <QObject>

#include <filesystem>
#include <memory>

namespace gleaner::ui {

class Document;
class OpenRecordings;
class SliceSelection;
class WaveformView;
class Work;

/// The way from a sample to the stretch of its recording that it was made from: the recording is opened where
/// it isn't, and the region, or the stretch, is shown.
class SampleSourceVisit : public QObject {
    Q_OBJECT
public:
    SampleSourceVisit(Document& document, Work& work, OpenRecordings& opening, SliceSelection& selection,
                      WaveformView& view, std::filesystem::path library, std::filesystem::path cacheFolder,
                      QObject* parent = nullptr);

    void visit(const QString& sample);
    /// Looks beside the window whether a sample of ours is among files that were opened; `offered` if so.
    void look(const QStringList& files);

Q_SIGNALS:
    void offered(const QString& sample);
    void shown(); ///< the stretch is on the screen

private:
    void arrive(const catalog::SampleSource& source);
    bool show(const catalog::SampleSource& source);

    Document& m_document;
    Work& m_work;
    OpenRecordings& m_opening;
    SliceSelection& m_selection;
    WaveformView& m_view;
    std::filesystem::path m_library, m_cacheFolder;
    std::unique_ptr<jobs::Job> m_look;
    std::optional<catalog::SampleSource> m_wanted; ///< until its recording is open
};

}
