#include "support/program.h"
#include "ui/held.h"

#include "ui/worker/work.h"

#include <QSignalSpy>
#include <QTest>

using namespace gleaner;
using test::Held;
using ui::Lane;

namespace {

constexpr int patience = 20000;

QStringList titles(const ui::Work& work, bool running) {
    QStringList titles;
    for (const ui::Piece& piece : work.pieces())
        if (piece.isRunning == running) titles << piece.title;
    return titles;
}

}

class WorkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QTRY_VERIFY_WITH_TIMEOUT(!m_work.isRunning(), patience); }

    void piecesOfALaneWaitForEachOther() {
        Held first;
        std::vector<int> results;
        const auto take = [&](int result) { results.push_back(result); };
        m_work.run<int>(Lane::Opening, QStringLiteral("one"), first.work(1), take);
        m_work.run<int>(
            Lane::Opening, QStringLiteral("two"), [](const Progress&) { return 2; }, take);
        QCOMPARE(titles(m_work, true), QStringList{QStringLiteral("one")});
        QCOMPARE(titles(m_work, false), QStringList{QStringLiteral("two")});
        first.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(results, (std::vector{1, 2}), patience);
    }

    void lanesRunBesideEachOther() {
        Held opening;
        bool isExported = false;
        m_work.run<int>(Lane::Opening, QStringLiteral("open"), opening.work(1), [](int) {});
        m_work.run<int>(
            Lane::Exporting, QStringLiteral("export"), [](const Progress&) { return 2; },
            [&](int) { isExported = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isExported, patience);
        QVERIFY(m_work.isRunning(Lane::Opening));
        QVERIFY(!m_work.isRunning(Lane::Exporting));
        opening.letGo();
    }

    void whatWaitsCanBeCancelledAlone() {
        Held first;
        QSignalSpy cancelled(&m_work, &ui::Work::cancelled);
        bool hasEnded = false, isDone = false;
        m_work.run<int>(Lane::Opening, QStringLiteral("one"), first.work(1), [&](int) { isDone = true; });
        const int second = m_work.run<int>(
            Lane::Opening, QStringLiteral("two"), [](const Progress&) { return 2; },
            [](int) { QFAIL("done"); }, [&] { hasEnded = true; });
        m_work.cancel(second);
        QVERIFY(hasEnded);
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(cancelled[0][0].toString(), QStringLiteral("two"));
        QVERIFY(!isDone);
        first.letGo();
        QTRY_VERIFY_WITH_TIMEOUT(isDone, patience);
    }

    /// A result that was on its way when somebody cancelled is of no use to them any more.
    void aResultThatCameTooLateIsLeft() {
        Held held;
        m_work.run<int>(Lane::Opening, QStringLiteral("late"), held.work(1), [](int) { QFAIL("done"); });
        held.letGo();
        m_work.cancelAll();
        QTRY_VERIFY_WITH_TIMEOUT(!m_work.isRunning(), patience);
    }

    void anErrorEndsOnePieceAlone() {
        QSignalSpy failed(&m_work, &ui::Work::failed);
        bool isDone = false;
        m_work.run<int>(
            Lane::Opening, QStringLiteral("bad"),
            [](const Progress&) -> int { throw std::runtime_error("the disk is gone"); }, [](int) {});
        m_work.run<int>(
            Lane::Opening, QStringLiteral("good"), [](const Progress&) { return 2; },
            [&](int) { isDone = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, patience);
        QCOMPARE(failed.size(), 1);
    }

private:
    ui::Work m_work;
};

GLEANER_TEST(WorkTest)
#include "work_test.moc"
