#include "support/program.h"
#include "ui/walk.h"
#include "ui/waveform/waveform_view.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

/// The walk in a view of 1,000 pixels that shows all of its 10 s.
struct Heard {
    Heard() {
        test::openWalk(document);
        view.resize(1068, 400); // 68 are the names at the left
        view.setRecording(0);
        view.show();
    }
    QAccessibleInterface& list() { return *QAccessible::queryAccessibleInterface(&view); }
    QAccessibleInterface& region(int index) { return *list().child(index); }
    void press(int index, const QString& action) { region(index).actionInterface()->doAction(action); }

    Document document;
    WaveformView view{document};
};

}

/// Regions as screen readers find them.
class RegionAccessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void regionsAreAListWithNamesAndRanges() {
        Heard walk;
        QCOMPARE(walk.list().role(), QAccessible::List);
        QCOMPARE(walk.list().childCount(), 5);
        QAccessibleInterface& hit = walk.region(0);
        QCOMPARE(hit.role(), QAccessible::ListItem);
        QCOMPARE(hit.parent(), &walk.list());
        QCOMPARE(walk.list().indexOfChild(&hit), 0);
        QCOMPARE(&walk.region(0), &hit); // not another one
        const FrameRange range = walk.document.slices(0)[0].slice.range;
        const double begin = secondsFromFrames(range.begin, test::walkRate);
        const QString name = hit.text(QAccessible::Name);
        QVERIFY2(name.startsWith(QStringLiteral("Hit, Kick")), qPrintable(name));
        QVERIFY2(name.contains(QStringLiteral("at 0:0%1").arg(begin, 0, 'f', 2)), qPrintable(name));
        QVERIFY2(name.endsWith(QStringLiteral("long")), qPrintable(name));
        const double end = secondsFromFrames(range.end, test::walkRate);
        QCOMPARE(hit.text(QAccessible::Description),
                 QStringLiteral("0:0%1 to 0:0%2").arg(begin, 0, 'f', 3).arg(end, 0, 'f', 3));
        QVERIFY(!walk.list().child(5));
    }

    void whatWasDecidedIsInTheDescription() {
        Heard walk;
        const std::string id = walk.document.slices(0)[0].slice.id;
        walk.document.setLocked(0, {id}, true);
        walk.document.setLeftOut(0, {id}, true);
        QVERIFY(walk.region(0).state().readOnly);
        QVERIFY(walk.region(0)
                    .text(QAccessible::Description)
                    .endsWith(QStringLiteral(", locked, not in the pack")));
    }

    void aRegionLiesWhereItIsDrawn() {
        Heard walk;
        const FrameRange range = walk.document.slices(0)[0].slice.range;
        const QPoint corner = walk.view.mapToGlobal(QPoint());
        const QRect rect = walk.region(0).rect().translated(-corner);
        const double begin = secondsFromFrames(range.begin, test::walkRate) * 100.0 + 68.0;
        QVERIFY2(std::abs(rect.left() - begin) <= 1.0, qPrintable(QString::number(rect.left())));
        QVERIFY(std::abs(rect.width() - secondsFromFrames(range.length(), test::walkRate) * 100.0) <= 2.0);
        const QPoint middle = rect.center() + corner;
        QCOMPARE(walk.list().childAt(middle.x(), middle.y()), &walk.region(0));
        walk.view.setVisibleRange({range.end + 4800, range.end + 48'000});
        QVERIFY(walk.region(0).rect().isEmpty());
        QVERIFY(walk.region(0).state().offscreen);
    }

    void pressingSelectsAndPlayPlays() {
        Heard walk;
        QVERIFY(!walk.region(1).state().selected);
        walk.press(1, QAccessibleActionInterface::pressAction());
        QVERIFY(walk.region(1).state().selected);
        QCOMPARE(walk.view.selectedSlices(), std::vector{walk.document.slices(0)[1].slice.id});
        const QSignalSpy played(&walk.view, &WaveformView::playRequested);
        walk.press(2, QStringLiteral("play"));
        QCOMPARE(played.count(), 1);
        QCOMPARE(played[0][0].value<FrameRange>(), walk.document.slices(0)[2].slice.range);
    }

    void aRegionThatIsGoneIsInvalid() {
        Heard walk;
        QAccessibleInterface& hit = walk.region(0);
        const QString second = walk.region(1).text(QAccessible::Name);
        walk.document.removeSlices(0, {walk.document.slices(0)[0].slice.id});
        QVERIFY(!hit.isValid());
        QVERIFY(hit.state().invalid);
        QCOMPARE(hit.text(QAccessible::Name), QString());
        QCOMPARE(walk.list().indexOfChild(&hit), -1);
        QCOMPARE(walk.region(0).text(QAccessible::Name), second);
    }

    void thousandsAreMadeWhenTheyAreAskedFor() {
        Document document;
        QString slices;
        for (int i = 0; i < 3000; ++i)
            slices +=
                QStringLiteral("hit kick %1 %2; ").arg(i * 0.1, 0, 'f', 1).arg(i * 0.1 + 0.05, 0, 'f', 2);
        slices.chop(2);
        document.addRecording(test::recordingOf("/recordings/long.wav", 310.0, slices.toStdString()));
        WaveformView view(document);
        view.setRecording(0);
        QAccessibleInterface& list = *QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(list.childCount(), 3000);
        QAccessibleInterface* last = list.child(2999);
        QVERIFY(last && last->isValid());
        QCOMPARE(list.indexOfChild(last), 2999);
        QVERIFY(last->text(QAccessible::Name).contains(QStringLiteral("4:59.9")));
    }
};

GLEANER_TEST(RegionAccessTest)
#include "region_access_test.moc"
