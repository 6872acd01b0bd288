#include "jobs/run.h"

#include "jobs/parallel.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <atomic>
#include <mutex>

namespace gleaner::jobs {
namespace {
constexpr qint64 leastMillisecondsBetweenReports = 40;
}

/// Outlives the Job: the worker may still run when the handle is gone.
struct Job::Shared {
    std::stop_source stop;
    std::mutex mutex;
    Job* job = nullptr; ///< null once the handle was destroyed
    bool running = true;
    QElapsedTimer sinceReport;
    std::atomic<qint64> latestReport =
        -leastMillisecondsBetweenReports; ///< shared by all parts of the progress

    /// Queues `call` to the Job's thread, unless the Job is gone.
    template <typename Call>
    void post(Call call) {
        const std::scoped_lock lock(mutex);
        if (job) QMetaObject::invokeMethod(job, std::move(call), Qt::QueuedConnection);
    }
};

Job::Job() : m_shared(std::make_shared<Shared>()) { m_shared->job = this; }

Job::~Job() {
    m_shared->stop.request_stop();
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->job = nullptr;
}

bool Job::isRunning() const { return m_shared->running; }
void Job::cancel() { m_shared->stop.request_stop(); }

std::unique_ptr<Job> start(std::function<void(const Progress&)> work,
                           std::function<void(std::string, bool)> ended) {
    std::unique_ptr<Job> job(new Job);
    const std::shared_ptr<Job::Shared> shared = job->m_shared;
    shared->sinceReport.start();

    const auto listener = [shared](double fraction, std::string_view what) {
        const qint64 now = shared->sinceReport.elapsed();
        if (fraction < 1.0 && now - shared->latestReport < leastMillisecondsBetweenReports) return;
        shared->latestReport = now;
        shared->post([shared, fraction, text = QString::fromUtf8(what.data(), qsizetype(what.size()))] {
            if (shared->running) Q_EMIT shared->job->progressed(fraction, text);
        });
    };
    QThreadPool::globalInstance()->start(
        [shared, listener, work = std::move(work), ended = std::move(ended)] {
            const Ended outcome = guarded([&] { work(Progress(shared->stop.get_token(), listener)); });
            shared->post([shared, outcome, ended] {
                // `ended` may destroy the Job, so nothing of it is touched afterwards unless it is still
                // there.
                shared->running = false;
                ended(outcome.error, outcome.cancelled);
                if (shared->job) Q_EMIT shared->job->finished();
            });
        });
    return job;
}

}
