#include "hands.h"

#include "support/program.h"
#include "ui/help/tour.h"

#include <QLabel>
#include <QTabWidget>

using namespace gleaner;
using namespace gleaner::test;

namespace {

QPushButton* offer(ui::MainWindow& window) {
    return window.findChild<QPushButton*>(QStringLiteral("tourEmptyButton"));
}

/// What has an outline now, in the window; empty: nothing.
QRect outlined(const ui::MainWindow& window) {
    for (const QWidget* child : window.findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        if (child->testAttribute(Qt::WA_TransparentForMouseEvents) && child->isVisible())
            return child->geometry();
    return {};
}

}

/// The way through the window, at a person's own pace.
class TourTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsOfferedUntilItWasBegun() {
        Desk desk;
        QVERIFY(offer(desk.window())->isVisible());
        desk.window().openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.current().document().recordings().empty() && isIdle(desk.current()),
                                 patience);
        action(desk.current(), "tour").trigger(); // on what is open: the demo isn't needed
        QVERIFY(desk.current().findChild<ui::Tour*>());
        QCOMPARE(desk.current().document().recordings().size(), std::size_t(1));
        QVERIFY(!offer(desk.window())->isVisible());
    }

    void keysLeadThroughIt() {
        Desk desk;
        ui::MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        const int steps = window.document().undoStack()->count();
        action(window, "tour").trigger();
        QPointer<ui::Tour> tour = window.findChild<ui::Tour*>();
        const auto& pages = *window.findChild<QTabWidget*>(QStringLiteral("pages"));
        QSet<QString> texts;
        QSet<int> seen;
        for (std::size_t step = 0; tour && step < 20; ++step) {
            QCOMPARE(tour->step(), step);
            QVERIFY(tour->isVisible());
            QVERIFY(window.rect().contains(tour->geometry()));
            QVERIFY2(!outlined(window).isEmpty(), qPrintable(tour->accessibleName()));
            QVERIFY2(window.rect().contains(outlined(window)), qPrintable(tour->accessibleName()));
            texts.insert(tour->accessibleDescription());
            seen.insert(pages.currentIndex());
            QTest::keyClick(tour, Qt::Key_Left);
            QCOMPARE(tour->step(), step == 0 ? 0 : step - 1);
            if (step > 0) QTest::keyClick(tour, Qt::Key_Right);
            QTest::keyClick(tour, Qt::Key_Return);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        QVERIFY(!tour); // the last step ends it
        QCOMPARE(texts.size(), 8);
        QCOMPARE(seen.size(), 4);
        QCOMPARE(window.document().undoStack()->count(), steps);
        QVERIFY(outlined(window).isEmpty());
    }

    void theOutlineFollows() {
        Desk desk;
        ui::MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        action(window, "tour").trigger();
        window.resize(1400, 860);
        QTRY_COMPARE(window.size(), QSize(1400, 860));
        const QRect before = outlined(window);
        window.resize(1024, 600);
        QTRY_VERIFY(outlined(window).height() < before.height());
        QVERIFY(window.rect().contains(window.findChild<ui::Tour*>()->geometry()));
        QTest::keyClick(window.findChild<ui::Tour*>(), Qt::Key_Escape);
        QVERIFY(outlined(window).isEmpty());
    }

    /// It may be begun before the demo is there.
    void itBringsTheDemo() {
        Desk desk;
        ui::MainWindow& window = desk.window();
        offer(window)->click();
        auto* tour = window.findChild<ui::Tour*>();
        QVERIFY(tour && tour->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        QVERIFY(!outlined(window).isEmpty()); // what it told of has come
    }
};

GLEANER_TEST(TourTest)
#include "tour_test.moc"
