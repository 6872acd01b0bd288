#pragma once

#include "jobs/run.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace gleaner::ui {

/// The one long piece of work that a person waits for, with progress and cancel. There is never a second one
/// beside it: what is asked for meanwhile is refused in words.
class Work : public QObject {
    Q_OBJECT
public:
    explicit Work(QObject* parent = nullptr) : QObject(parent) {}

    bool isRunning() const { return m_job != nullptr; }
    const QString& title() const { return m_title; } ///< "Exporting the pack"

    /// Runs `work` on the pool and hands its result to `done` here. An error ends in `failed`, a cancel in
    /// `cancelled`. False (and `failed`) while something else runs.
    template <typename Result>
    bool run(const QString& title, std::function<Result(const Progress&)> work,
             std::function<void(Result)> done) {
        if (!begin(title)) return false;
        m_job =
            jobs::run<Result>(std::move(work), [this, done = std::move(done)](jobs::Outcome<Result> outcome) {
                const bool wentWell = end(outcome.error, outcome.cancelled);
                if (wentWell) done(std::move(*outcome.result));
            });
        watch();
        return true;
    }

    void cancel();

Q_SIGNALS:
    void started(const QString& title);
    void progressed(double fraction, const QString& what);
    void finished(); ///< before the result is handed over, so that it may start the next piece
    void failed(const QString& sentence);
    void cancelled(const QString& title);

private:
    bool begin(const QString& title);
    void watch();
    bool end(const std::string& error, bool wasCancelled);

    std::unique_ptr<jobs::Job> m_job;
    QString m_title;
};

}
