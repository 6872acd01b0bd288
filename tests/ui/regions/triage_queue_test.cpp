#include "support/program.h"
#include "ui/regions/triage_queue.h"

#include <QTest>

using gleaner::ui::TriageQueue;

/// How long it will take, by how long it takes.
class TriageQueueTest : public QObject {
    Q_OBJECT

    std::int64_t m_now = 0;
    void decideAfter(TriageQueue& queue, double seconds) {
        m_now += static_cast<std::int64_t>(seconds * 1000.0);
        queue.decided();
    }

private Q_SLOTS:
    void beginsWithAUsualPace() {
        const TriageQueue queue([this] { return m_now; });
        QCOMPARE(queue.text(30, 30), QStringLiteral("30 of 30 to decide, about 2 min"));
        QCOMPARE(queue.text(2, 30), QStringLiteral("2 of 30 to decide, about 10 s"));
        QCOMPARE(queue.text(0, 30), QStringLiteral("All 30 decided"));
        QCOMPARE(queue.text(0, 0), QString());
    }

    void goesByTheLatestDecisions() {
        TriageQueue queue([this] { return m_now; });
        for (int i = 0; i < 10; ++i)
            decideAfter(queue, 1.5);
        QCOMPARE(queue.secondsEach(), 1.5);
        for (int i = 0; i < 30; ++i)
            decideAfter(queue, 2.0);
        QCOMPARE(queue.secondsEach(), 2.0);
        QCOMPARE(queue.text(450, 500), QStringLiteral("450 of 500 to decide, about 15 min"));
        QCOMPARE(queue.text(2400, 2400), QStringLiteral("2400 of 2400 to decide, about 1 h 20 min"));
    }

    void breaksAndOddOnesDontCount() {
        TriageQueue queue([this] { return m_now; });
        for (int i = 0; i < 6; ++i)
            decideAfter(queue, 2.0);
        decideAfter(queue, 900.0); // coffee
        decideAfter(queue, 40.0);  // one that was heard over and over
        queue.pause();
        decideAfter(queue, 30.0); // another page was looked at
        QCOMPARE(queue.secondsEach(), 2.0);
    }
};

GLEANER_TEST(TriageQueueTest)
#include "triage_queue_test.moc"
