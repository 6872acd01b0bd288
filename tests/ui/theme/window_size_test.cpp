#include "support/program.h"
#include "ui/theme/window_size.h"

#include <QScreen>
#include <QTest>
#include <QWidget>

using namespace gleaner::ui;

/// A dialog keeps its buttons on the screen.
class WindowSizeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsAsUsualWhereThereIsRoom() {
        QWidget window;
        resizeOnScreen(window, {320, 200});
        QCOMPARE(window.size(), QSize(320, 200));
    }
    void itStaysOnTheScreen() {
        QWidget window;
        resizeOnScreen(window, {5000, 200});
        const QSize room = window.screen()->availableSize();
        QVERIFY(window.width() < room.width() && window.width() > room.width() * 9 / 10);
        QCOMPARE(window.height(), 200);
        resizeOnScreen(window, {320, 5000});
        QVERIFY(window.height() < room.height());
    }
};

GLEANER_TEST(WindowSizeTest)
#include "window_size_test.moc"
