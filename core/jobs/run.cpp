#include "jobs/run.h"

#include "jobs/parallel.h"
#include "jobs/task.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QPointer>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <vector>

namespace gleaner::jobs {
namespace {
constexpr qint64 leastMillisecondsBetweenReports = 40;
/// Beside as many analyses as there are processors: an export, what a person looks at, what they listen to.
constexpr int placesBesideAnalyses = 3;

/// Never Qt's own: its painting splits large fills among the threads of QThreadPool::globalInstance() and
/// waits for them (Qt 6.4.2), so that the window stands still while long work holds them all. Goes with the
/// application, which waits for what still runs.
QThreadPool& threads() {
    static QPointer<QThreadPool> pool;
    if (!pool) {
        pool = new QThreadPool(QCoreApplication::instance());
        pool->setMaxThreadCount(std::max(1, QThread::idealThreadCount()) + placesBesideAnalyses);
    }
    return *pool;
}
}

/// Outlives the Job: the worker may still run when the handle is gone.
struct Job::Shared {
    std::stop_source stop;
    std::mutex mutex;
    Job* job = nullptr;                        ///< null once the handle was destroyed
    std::vector<std::function<void()>> events; ///< for the Job's thread, in order
    bool running = true;
    QElapsedTimer sinceReport;
    std::atomic<qint64> latestReport =
        -leastMillisecondsBetweenReports; ///< shared by all parts of the progress

    /// Queues `call` to the Job's thread, unless the Job is gone. Qt only carries the news that there are
    /// some: what is in them passes through our own mutex, where a thread sanitizer can follow it.
    void post(std::function<void()> call) {
        const std::scoped_lock lock(mutex);
        if (!job) return;
        events.push_back(std::move(call));
        QCoreApplication::postEvent(job, new QEvent(QEvent::User));
    }

    /// No more events, and what lies there is not read: it holds on to this.
    void leave() {
        std::vector<std::function<void()>> unread;
        const std::scoped_lock lock(mutex);
        job = nullptr;
        unread.swap(events);
    }

    std::vector<std::function<void()>> takeEvents() {
        const std::scoped_lock lock(mutex);
        return std::exchange(events, {});
    }
};

Job::Job() : m_shared(std::make_shared<Shared>()) { m_shared->job = this; }

Job::~Job() {
    m_shared->stop.request_stop();
    m_shared->leave();
}

void Job::customEvent(QEvent*) {
    const std::shared_ptr<Shared> shared = m_shared; // what an event does may destroy this Job
    for (const std::function<void()>& call : shared->takeEvents())
        if (shared->job) call();
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
    threads().start(new Task([shared, listener, work = std::move(work), ended = std::move(ended)] {
        const Ended outcome = guarded([&] { work(Progress(shared->stop.get_token(), listener)); });
        shared->post([shared, outcome, ended] {
            // `ended` may destroy the Job, so nothing of it is touched afterwards unless it is still
            // there.
            shared->running = false;
            ended(outcome.error, outcome.cancelled);
            if (shared->job) Q_EMIT shared->job->finished();
        });
    }));
    return job;
}

}
