#include "support/program.h"
#include "support/some.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/time_text.h"

#include <QTest>

#include <cmath>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

TimeAxis axisOver(Frame frames, int width) {
    TimeAxis axis;
    axis.setWidth(width);
    axis.setFrames(frames);
    return axis;
}

}

class TimeAxisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsAllAtFirst() {
        const TimeAxis axis = axisOver(48000 * 60, 1000);
        QVERIFY(axis.showsAll());
        QCOMPARE(axis.range(), (FrameRange{0, 48000 * 60}));
        QCOMPARE(axis.framesPerPixel(), 2880.0);
    }

    void zoomKeepsTheFrameUnderThePointer_data() {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("factor");
        for (const double x : {100.0, 499.5, 730.0})
            for (const double factor : {1.25, 4.0, 1000.0, 0.8, 0.5})
                QTest::addRow("x %g by %g", x, factor) << x << factor;
    }

    void zoomKeepsTheFrameUnderThePointer() {
        QFETCH(double, x);
        QFETCH(double, factor);
        TimeAxis axis = axisOver(96000LL * 7200, 1000);
        axis.setRange({300'000'000, 310'000'000}); // far from both edges
        const double before = axis.frameAt(x);
        axis.zoomAround(x, factor);
        QVERIFY(std::abs(axis.frameAt(x) - before) < 1e-3);
        QVERIFY(std::abs(axis.framesPerPixel() * factor - 10'000.0) < 1e-6 * 10'000.0);
    }

    void zoomGoesDownToSingleSamples() {
        TimeAxis axis = axisOver(96000LL * 7200, 1000);
        for (int i = 0; i < 100; ++i)
            axis.zoomAround(500.0, 2.0);
        QCOMPARE(axis.framesPerPixel(), 1.0 / TimeAxis::closestPixelsPerFrame);
    }

    void zoomNeverLosesTheRecording() {
        TimeAxis axis = axisOver(48000, 800);
        axis.zoomAround(400.0, 10.0);
        axis.zoomAround(790.0, 0.0001);
        QVERIFY(axis.showsAll());
        axis.scrollBy(5000.0);
        QVERIFY(axis.showsAll());
    }

    void scrollingStopsAtBothEnds() {
        TimeAxis axis = axisOver(48000, 800);
        axis.setRange({10000, 20000});
        axis.scrollBy(-1e9);
        QCOMPARE(axis.range(), (FrameRange{0, 10000}));
        axis.scrollBy(1e9);
        QCOMPARE(axis.range(), (FrameRange{38000, 48000}));
    }

    void resizingKeepsFirstFrameAndScale() {
        TimeAxis axis = axisOver(480000, 800);
        axis.setRange({10000, 18000});
        axis.setWidth(400);
        QCOMPARE(axis.range(), (FrameRange{10000, 14000}));
        axis.showAll();
        axis.setWidth(1000); // what shows everything goes on showing everything
        QVERIFY(axis.showsAll());
    }

    void emptyRecordingIsHarmless() {
        TimeAxis axis = axisOver(0, 800);
        axis.zoomAround(10.0, 3.0);
        axis.scrollBy(100.0);
        QCOMPARE(axis.nearestFrame(400.0), Frame(0));
        QVERIFY(axis.range().isEmpty() || axis.range().length() <= 1);
    }

    void timesReadAsPeopleWriteThem() {
        QCOMPARE(timeText(0.0, 0), QStringLiteral("0:00"));
        QCOMPARE(timeText(59.9996, 3), QStringLiteral("1:00.000"));
        QCOMPARE(timeText(83.25, 2), QStringLiteral("1:23.25"));
        QCOMPARE(timeText(3723.5, 1), QStringLiteral("1:02:03.5"));
        QCOMPARE(lengthText(0.0384), QStringLiteral("38 ms"));
        QCOMPARE(lengthText(1.25), QStringLiteral("1.25 s"));
        QCOMPARE(lengthText(250.0), QStringLiteral("4 min 10 s"));
        QCOMPARE(lengthText(7500.0), QStringLiteral("2 h 05 min"));
    }

    void rulerTicksAreRoundAndApart_data() {
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::newRow("ten hours") << 0.0 << 36000.0;
        QTest::newRow("a minute") << 100.0 << 160.0;
        QTest::newRow("a beat") << 12.3 << 12.8;
        QTest::newRow("a few samples") << 12.3 << 12.3005;
        QTest::newRow("a year") << 0.0 << 3.2e7;
        QTest::newRow("longer than any recording") << 0.0 << 9.2e18 / 8000.0;
    }

    void rulerTicksAreRoundAndApart() {
        QFETCH(double, begin);
        QFETCH(double, end);
        const double pixelsPerSecond = 1200.0 / (end - begin);
        std::vector<RulerTick> labelled;
        for (const RulerTick& tick : gleaner::test::some(rulerTicks(begin, end, pixelsPerSecond))) {
            QVERIFY(tick.seconds >= begin - 1e-9 && tick.seconds <= end + 1e-9);
            if (!tick.label.isEmpty()) labelled.push_back(tick);
        }
        QVERIFY(labelled.size() >= 2);
        for (std::size_t i = 1; i < labelled.size(); ++i) {
            QVERIFY((labelled[i].seconds - labelled[i - 1].seconds) * pixelsPerSecond >= 88.0 - 1e-6);
            QVERIFY(labelled[i].label != labelled[i - 1].label);
        }
    }
};

GLEANER_TEST(TimeAxisTest)
#include "time_axis_test.moc"
