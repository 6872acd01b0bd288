#include "base/error.h"
#include "jobs/parallel.h"
#include "support/program.h"

#include <QTest>

#include <array>
#include <atomic>
#include <vector>

using namespace gleaner;

/// Work over many pieces: order by index, bounded parallelism, first failure, cancel.
class ParallelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyIndexOnce_data() {
        QTest::addColumn<int>("atOnce");
        for (const int n : {0, 1, 2, 7})
            QTest::addRow("%d at once", n) << n;
    }
    void everyIndexOnce() {
        QFETCH(int, atOnce);
        std::vector<int> sums(100, 0);
        jobs::parallelFor(100, atOnce, {},
                          [&](int i, const Progress&) { sums[static_cast<std::size_t>(i)] += i; });
        for (int i = 0; i < 100; ++i)
            QCOMPARE(sums[static_cast<std::size_t>(i)], i);
    }

    void neverMoreThanAsked() {
        std::atomic<int> now = 0;
        std::atomic<int> most = 0;
        jobs::parallelFor(64, 3, {}, [&](int, const Progress&) {
            const int running = ++now;
            int seen = most;
            while (running > seen && !most.compare_exchange_weak(seen, running)) {
            }
            --now;
        });
        QVERIFY(most >= 1);
        QVERIFY(most <= 3);
    }

    void firstFailureByIndexIsTheOneThrown() {
        try {
            jobs::parallelFor(20, 4, {}, [](int i, const Progress&) {
                if (i == 0) throw Error("piece 0 is broken");
                if (i == 3) throw Error("piece 3 is broken");
            });
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(error.what(), "piece 0 is broken.");
        }
    }

    void aLaterFailureDoesNotHideAnEarlierOne() {
        std::atomic<bool> laterFailed = false;
        const jobs::Ended ended = jobs::guarded([&] {
            jobs::parallelFor(2, 2, {}, [&](int i, const Progress& progress) {
                if (i == 1) {
                    laterFailed = true;
                    throw Error("piece 1 is broken");
                }
                while (!laterFailed)
                    progress.check();
                progress.check();
                throw Error("piece 0 is broken");
            });
        });
        QCOMPARE(ended.error, std::string("piece 0 is broken."));
    }

    void aFailureStopsTheOthers() {
        std::atomic<int> stopped = 0;
        const jobs::Ended ended = jobs::guarded([&] {
            jobs::parallelFor(2, 2, {}, [&](int i, const Progress& progress) {
                if (i == 0) throw Error("broken");
                try {
                    for (;;)
                        progress.check();
                } catch (const Cancelled&) {
                    ++stopped;
                    throw;
                }
            });
        });
        QCOMPARE(ended.error, std::string("broken."));
        QVERIFY(stopped <= 1);
    }

    void aStopEndsInCancelled() {
        std::stop_source source;
        bool cancelled = false;
        try {
            jobs::parallelFor(8, 2, Progress(source.get_token(), {}), [&](int, const Progress& progress) {
                source.request_stop();
                for (;;)
                    progress.check();
            });
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
    }

    void progressRisesToOne() {
        std::vector<double> seen;
        const Progress progress({}, [&](double fraction, std::string_view) { seen.push_back(fraction); });
        jobs::parallelFor(10, 2, progress, [](int, const Progress& piece) { piece.report(0.5); });
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.back(), 1.0);
    }

    void piecesMayHavePieces() {
        std::array<std::atomic<int>, 4> sums{};
        jobs::parallelFor(4, 2, {}, [&](int i, const Progress& progress) {
            jobs::parallelFor(5, 2, progress,
                              [&](int j, const Progress&) { sums[static_cast<std::size_t>(i)] += j; });
        });
        for (const auto& sum : sums)
            QCOMPARE(sum.load(), 10);
    }

    void guardedTellsHowItEnded() {
        QCOMPARE(jobs::guarded([] { throw Error("a.wav", "is missing"); }).error,
                 std::string("a.wav: is missing."));
        QVERIFY(jobs::guarded([] { throw Cancelled(); }).cancelled);
        QVERIFY(jobs::guarded([] {}).error.empty());
    }
};

GLEANER_TEST(ParallelTest)
#include "parallel_test.moc"
