#include "jobs/parallel.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "base/sentence.h"
#include "base/shown_text.h"
#include "jobs/task.h"

#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <mutex>
#include <new>
#include <vector>

namespace gleaner::jobs {
namespace {

/// What the pieces share: the mean of their fractions, and the first failure by index.
class Pieces {
public:
    Pieces(int count, Progress progress)
        : m_progress(std::move(progress)), m_fractions(static_cast<std::size_t>(count)) {
        m_failures.resize(static_cast<std::size_t>(count));
        m_stops.resize(static_cast<std::size_t>(count));
    }

    /// The progress of one piece: stops with its parent or when a piece before it failed. A failure stops
    /// nothing before it: those may fail as well, and the first failure by index is the one that counts,
    /// whichever came first in time.
    Progress progressOf(int index) {
        return Progress(
            m_stops[static_cast<std::size_t>(index)].get_token(),
            [this, index](double fraction, std::string_view what) { advance(index, fraction, what); });
    }

    void run(int index, const std::function<void(int, const Progress&)>& work) {
        try {
            const Progress progress = progressOf(index);
            progress.check();
            work(index, progress);
            advance(index, 1.0, {});
        } catch (...) {
            fail(index, std::current_exception());
            stopFrom(index + 1);
        }
    }

    void stopFrom(int index) {
        for (auto at = static_cast<std::size_t>(index); at < m_stops.size(); ++at)
            m_stops[at].request_stop();
    }

    /// The failure that counts: the first by index that is not merely "stopped because of a sibling".
    void rethrow() {
        const std::scoped_lock lock(m_mutex);
        std::exception_ptr stopped;
        for (const std::exception_ptr& failure : m_failures) {
            if (!failure) continue;
            try {
                std::rethrow_exception(failure);
            } catch (const Cancelled&) {
                stopped = failure;
            }
        }
        if (stopped) std::rethrow_exception(stopped);
    }

private:
    void fail(int index, std::exception_ptr failure) {
        const std::scoped_lock lock(m_mutex);
        m_failures[static_cast<std::size_t>(index)] = std::move(failure);
    }

    void advance(int index, double fraction, std::string_view what) {
        const std::scoped_lock lock(m_mutex);
        double& mine = m_fractions[static_cast<std::size_t>(index)];
        m_sum += fraction - mine;
        mine = fraction;
        m_progress.part(0.0, 1.0, what).report(m_sum / static_cast<double>(m_fractions.size()));
    }

    Progress m_progress;
    std::vector<std::stop_source> m_stops; ///< one a piece
    std::mutex m_mutex;
    std::vector<double> m_fractions;
    double m_sum = 0.0;
    std::vector<std::exception_ptr> m_failures;
};

/// Errors of our own are sentences; those of the standard library are put into one.
std::string sentenceOf(const std::exception& failure) {
    if (dynamic_cast<const std::bad_alloc*>(&failure) || dynamic_cast<const std::length_error*>(&failure))
        return "There is not enough memory for this; close other programs, or work on less at once.";
    if (const auto* refused = dynamic_cast<const std::filesystem::filesystem_error*>(&failure))
        return Error(refused->path1(), plainReason(refused->code())).what();
    return asSentence(failure.what());
}

int workersFor(int count, int atOnce) {
    const int wanted = atOnce > 0 ? atOnce : std::max(1, QThread::idealThreadCount());
    return std::min(wanted, count);
}

}

void parallelFor(int count, int atOnce, const Progress& progress,
                 const std::function<void(int, const Progress&)>& work) {
    progress.check();
    if (count <= 0) return;
    Pieces pieces(count, progress);
    const std::stop_callback stopAll(progress.stopToken(), [&pieces] { pieces.stopFrom(0); });

    // A pool of its own: work that itself calls parallelFor must not wait for a thread that waits for it.
    QThreadPool pool;
    pool.setMaxThreadCount(workersFor(count, atOnce));
    for (int index = 0; index < count; ++index)
        pool.start(new Task([&pieces, &work, index] { pieces.run(index, work); }));
    pool.waitForDone();
    pieces.rethrow();
    progress.check();
}

Ended guarded(const std::function<void()>& work) {
    try {
        work();
        return {};
    } catch (const Cancelled&) {
        return {{}, true};
    } catch (const std::exception& failure) {
        return {shownText(sentenceOf(failure)), false};
    }
}

}
