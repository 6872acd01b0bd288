#pragma once

#include "base/progress.h"
#include "jobs/outcome.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace gleaner::jobs {

/// A piece of work under way. Destroying the handle asks it to stop and forgets its outcome; it never blocks.
class Job : public QObject {
    Q_OBJECT
public:
    ~Job() override;
    bool isRunning() const;

    /// Asks the work to stop; `finished` follows within 100 ms of its next progress report.
    void cancel();

Q_SIGNALS:
    /// In order, at most 25 a second, on the thread of the Job.
    void progressed(double fraction, const QString& what);
    /// Exactly once, after the outcome was handed over.
    void finished();

protected:
    void customEvent(QEvent* event) override; ///< there are events from the worker

private:
    friend std::unique_ptr<Job> start(std::function<void(const Progress&)> work,
                                      std::function<void(std::string, bool)> ended);
    Job();
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

/// Runs `work` on the pool; `ended(error, cancelled)` is called on the calling thread (it needs an event
/// loop) with an empty error when all went well.
std::unique_ptr<Job> start(std::function<void(const Progress&)> work,
                           std::function<void(std::string error, bool cancelled)> ended);

/// Runs `work` on the pool and hands its one outcome to `done` on the calling thread.
template <typename Result>
std::unique_ptr<Job> run(std::function<Result(const Progress&)> work,
                         std::function<void(Outcome<Result>)> done) {
    auto result = std::make_shared<std::optional<Result>>();
    return start([work = std::move(work), result](const Progress& progress) { *result = work(progress); },
                 [done = std::move(done), result](const std::string& error, bool cancelled) {
                     Outcome<Result> outcome;
                     outcome.cancelled = cancelled;
                     outcome.error = error;
                     if (!outcome.cancelled && outcome.error.empty()) outcome.result = std::move(*result);
                     done(std::move(outcome));
                 });
}

}
