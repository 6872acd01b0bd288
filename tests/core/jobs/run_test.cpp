#include "jobs/run.h"
#include "support/program.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <atomic>

using namespace gleaner;

/// One outcome, on the caller's thread, whatever happened to the work.
class RunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aResultComesBackToThisThread() {
        std::optional<int> result;
        QThread* thread = nullptr;
        const auto job = jobs::run<int>([](const Progress&) { return 42; },
                                        [&](jobs::Outcome<int> outcome) {
                                            result = outcome.result;
                                            thread = QThread::currentThread();
                                        });
        QTRY_VERIFY(result.has_value());
        QCOMPARE(*result, 42);
        QCOMPARE(thread, QThread::currentThread());
        QVERIFY(!job->isRunning());
    }

    void anErrorIsASentence() {
        std::string sentence;
        const auto job =
            jobs::run<int>([](const Progress&) -> int { throw Error("walk.wav", "no such file"); },
                           [&](jobs::Outcome<int> outcome) { sentence = outcome.error; });
        QTRY_COMPARE(sentence, std::string("walk.wav: no such file."));
    }

    /// Qt's painting waits for the threads of the global pool: long work there would stop the window.
    void longWorkLeavesQtsOwnThreadsAlone() {
        std::atomic<int> running = 0;
        std::atomic<bool> isLetGo = false;
        std::vector<std::unique_ptr<jobs::Job>> held;
        for (int n = 0; n < QThread::idealThreadCount(); ++n)
            held.push_back(jobs::run<jobs::Nothing>(
                [&](const Progress& progress) -> jobs::Nothing {
                    for (++running; !isLetGo;)
                        progress.report(0.5);
                    return {};
                },
                [&](const jobs::Outcome<jobs::Nothing>&) { --running; }));
        QTRY_COMPARE(running.load(), QThread::idealThreadCount());
        QCOMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
        isLetGo = true;
        QTRY_COMPARE(running.load(), 0);
    }

    void cancelIsNoError() {
        bool cancelled = false;
        std::string error = "not told";
        const auto job = jobs::run<jobs::Nothing>(
            [](const Progress& progress) -> jobs::Nothing {
                for (;;)
                    progress.report(0.5);
            },
            [&](jobs::Outcome<jobs::Nothing> outcome) {
                cancelled = outcome.cancelled;
                error = outcome.error;
            });
        job->cancel();
        QTRY_VERIFY(cancelled);
        QVERIFY(error.empty());
    }

    void progressIsRateLimitedAndRises() {
        QList<double> fractions;
        QElapsedTimer clock;
        clock.start();
        bool done = false;
        const auto job = jobs::run<jobs::Nothing>(
            [](const Progress& progress) {
                for (int i = 0; i <= 200000; ++i)
                    progress.part(0.0, 1.0, "counting").report(i / 200000.0);
                return jobs::Nothing();
            },
            [&](jobs::Outcome<jobs::Nothing>) { done = true; });
        connect(job.get(), &jobs::Job::progressed, this, [&](double fraction, const QString& what) {
            QCOMPARE(what, QStringLiteral("counting"));
            fractions.append(fraction);
        });
        QTRY_VERIFY(done);
        QVERIFY(!fractions.isEmpty());
        QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
        QCOMPARE(fractions.last(), 1.0);
        QVERIFY2(fractions.size() <= clock.elapsed() / 40 + 2, "more than 25 a second");
    }

    void aForgottenJobSaysNothing() {
        bool told = false;
        std::atomic<bool> stopped = false;
        {
            const auto job = jobs::run<jobs::Nothing>(
                [&](const Progress& progress) -> jobs::Nothing {
                    while (!progress.stopRequested()) {
                    }
                    stopped = true;
                    throw Cancelled();
                },
                [&](jobs::Outcome<jobs::Nothing>) { told = true; });
        }
        QTRY_VERIFY(stopped);
        QVERIFY(!told);
    }

    void finishedComesOnceAfterTheOutcome() {
        int outcomes = 0;
        const auto job =
            jobs::run<int>([](const Progress&) { return 1; }, [&](jobs::Outcome<int>) { ++outcomes; });
        QSignalSpy finished(job.get(), &jobs::Job::finished);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(outcomes, 1);
    }
};

GLEANER_TEST(RunTest)
#include "run_test.moc"
