#include "ui/pack/drag_files.h"

#include "base/error.h"
#include "files/paths.h"
#include "jobs/parallel.h"
#include "library/artifact_store.h"
#include "pack/render/render.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int restMilliseconds = 400;
constexpr double mostSeconds = 60.0; ///< of sound that is made on the chance that it is dragged

/// A copy under the pack's name: what it is dropped on may change it, the store's own must not. Whole or not
/// there.
void place(const std::filesystem::path& artifact, const std::filesystem::path& file) {
    std::filesystem::path part = file;
    part += ".part";
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (!failed)
        std::filesystem::copy_file(artifact, part, std::filesystem::copy_options::overwrite_existing, failed);
    if (!failed) std::filesystem::rename(part, file, failed);
    if (failed) throw Error(file, "can't be written (" + failed.message() + ").");
}

}

DragFiles::DragFiles(Document& document, std::filesystem::path cacheFolder, QObject* parent)
    : QObject(parent), m_document(document), m_cacheFolder(std::move(cacheFolder)) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &DragFiles::makeExpected);
}

std::optional<pack::PackPlan> DragFiles::planOf(const std::vector<SliceRef>& slices) const {
    const pack::LivePlan* plan = slices.empty() ? nullptr : m_document.livePlan();
    std::vector<const pack::LiveItem*> items;
    for (const SliceRef& ref : slices)
        if (const pack::LiveItem* item =
                plan ? plan->find(static_cast<std::size_t>(ref.recording), ref.slice) : nullptr)
            items.push_back(item);
    if (items.empty()) return {};
    std::ranges::sort(items, {}, [](const pack::LiveItem* item) { return item->item.path; });
    items.erase(std::ranges::unique(items).begin(), items.end());
    return plan->planOf(items);
}

std::filesystem::path DragFiles::fileFor(const pack::PlanItem& item) const {
    const std::filesystem::path folder =
        m_folder ? library::pathFromUtf8(m_folder->path().toStdString()) : std::filesystem::path();
    return folder / item.key.substr(0, 16) / library::pathFromUtf8(item.path).filename();
}

void DragFiles::expect(const std::vector<SliceRef>& slices) {
    m_expected = slices;
    if (slices.empty())
        m_rest.stop();
    else
        m_rest.start();
}

void DragFiles::makeExpected() {
    const auto plan = planOf(m_expected);
    if (!plan) return;
    double seconds = 0.0;
    for (const pack::PlanItem& item : plan->items)
        seconds += secondsFromFrames(item.slice.range.length(), plan->sources[item.source].info.rate);
    if (seconds <= mostSeconds && !areReady(m_expected)) render(m_expected);
}

void DragFiles::prepare(const std::vector<SliceRef>& slices) {
    m_rest.stop();
    if (!areReady(slices)) render(slices);
}

bool DragFiles::areReady(const std::vector<SliceRef>& slices) const {
    const auto plan = planOf(slices);
    return m_folder && (!plan || std::ranges::all_of(plan->items, [this](const pack::PlanItem& item) {
               return std::filesystem::exists(fileFor(item));
           }));
}

QList<QUrl> DragFiles::files(const std::vector<SliceRef>& slices) const {
    QList<QUrl> urls;
    const auto plan = m_folder ? planOf(slices) : std::nullopt;
    if (!plan) return urls;
    for (const pack::PlanItem& item : plan->items)
        if (const auto file = fileFor(item); std::filesystem::exists(file))
            urls << QUrl::fromLocalFile(library::qStringFromPath(file));
    return urls;
}

void DragFiles::render(const std::vector<SliceRef>& slices) {
    const auto wanted = planOf(slices);
    if (!wanted) return;
    if (!m_folder) {
        std::error_code ignored;
        std::filesystem::create_directories(m_cacheFolder, ignored); // the next line says what is wrong
        m_folder =
            std::make_unique<QTemporaryDir>(library::qStringFromPath(m_cacheFolder / "dragged-XXXXXX"));
        if (!m_folder->isValid()) {
            Q_EMIT failed(tr("Files for dragging can't be made: %1.").arg(m_folder->errorString()));
            return m_folder.reset();
        }
    }
    std::vector<std::filesystem::path> targets;
    for (const pack::PlanItem& item : wanted->items)
        targets.push_back(fileFor(item));
    m_job = jobs::run<bool>(
        [plan = *wanted, targets, cache = m_cacheFolder](const Progress& progress) {
            library::ArtifactStore store(cache / "artifacts");
            const pack::RenderedPack rendered = pack::render(plan, store, jobs::oneAProcessor, progress);
            for (std::size_t i = 0; i < targets.size(); ++i)
                place(rendered.artifacts[i].file, targets[i]);
            return true;
        },
        [this](const jobs::Outcome<bool>& outcome) {
            m_job.release()->deleteLater();
            if (outcome.result)
                Q_EMIT prepared();
            else if (!outcome.cancelled)
                Q_EMIT failed(QString::fromStdString(outcome.error));
        });
}

}
