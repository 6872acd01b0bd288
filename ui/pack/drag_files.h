#pragma once

#include "ui/pack/pack_tree.h"

#include "jobs/run.h"

#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace gleaner::ui {

/// The pack's files for dragging out of the window, rendered on demand: those that are selected are made
/// beside everything else, so that they are there when a drag drops them. They last as long as the program.
class DragFiles : public QObject {
    Q_OBJECT
public:
    DragFiles(Document& document, std::filesystem::path cacheFolder, QObject* parent = nullptr);

    /// What a person has selected; made when the hand rests, if it isn't much.
    void expect(const std::vector<SliceRef>& slices);
    /// What is dragged: made now, however much it is.
    void prepare(const std::vector<SliceRef>& slices);
    /// Those files of these slices that are there; slices that are not in the pack have none.
    QList<QUrl> files(const std::vector<SliceRef>& slices) const;
    /// Whether all files of these slices are there.
    bool areReady(const std::vector<SliceRef>& slices) const;

Q_SIGNALS:
    void prepared();
    void failed(const QString& sentence);

private:
    /// A plan of those that are in the pack.
    std::optional<pack::PackPlan> planOf(const std::vector<SliceRef>& slices) const;
    std::filesystem::path fileFor(const pack::PlanItem& item) const;
    void makeExpected();
    void render(const std::vector<SliceRef>& slices);

    Document& m_document;
    std::filesystem::path m_cacheFolder;
    std::unique_ptr<QTemporaryDir> m_folder; ///< made when first wanted
    QTimer m_rest;
    std::vector<SliceRef> m_expected;
    std::unique_ptr<jobs::Job> m_job;
};

}
