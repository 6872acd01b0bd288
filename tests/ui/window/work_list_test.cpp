#include "support/program.h"
#include "ui/held.h"

#include "ui/window/work_list.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>

using namespace gleaner;
using test::Held;
using ui::Lane;

namespace {

constexpr int longEnough = 20000; ///< ms

template <typename Widget>
QList<Widget*> visible(const QWidget& parent) {
    QList<Widget*> widgets = parent.findChildren<Widget*>();
    widgets.removeIf([](const Widget* widget) { return !widget->isVisible(); });
    return widgets;
}

}

class WorkListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachPieceBesideTheBarsHasALine() {
        ui::Work work;
        ui::WorkList list(work);
        list.resize(600, 100);
        Held held;
        work.run<int>(Lane::Opening, QStringLiteral("one"), held.work(1), [](int) {});
        QVERIFY(list.isHidden());
        work.run<int>(Lane::Opening, QStringLiteral("two"), held.work(2), [](int) {});
        work.run<int>(Lane::Exporting, QStringLiteral("three"), held.work(3), [](int) {});
        QVERIFY(list.isVisible());
        QTRY_COMPARE(visible<QLabel>(list).size(), 2);
        QStringList lines;
        for (const QLabel* line : visible<QLabel>(list))
            lines << line->accessibleName();
        QVERIFY(lines.contains(QStringLiteral("two — waits")));
        for (QToolButton* cancel : visible<QToolButton>(list))
            if (cancel->accessibleName() == QStringLiteral("Cancel two")) cancel->click();
        QTRY_COMPARE(visible<QLabel>(list).size(), 1);
        QCOMPARE(work.pieces().size(), std::size_t(2));
        held.letGo();
        QTRY_VERIFY_WITH_TIMEOUT(!work.isRunning(), longEnough);
        QVERIFY(list.isHidden());
    }
};

GLEANER_TEST(WorkListTest)
#include "work_list_test.moc"
