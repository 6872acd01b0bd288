#include "ui/timeline/time_format.h"

#include "support/program.h"
#include "ui/timeline/ruler.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

/// 48 kHz, 120 bpm from 1 s on, begun at 14:03:22.
const TimeBase dayBase{48000, {120.0, 48000}, 50602.0};
constexpr Frame frameAt(double seconds) { return static_cast<Frame>(seconds * 48000); }

}

class TimeFormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void positions_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<qint64>("frame");
        QTest::addColumn<QString>("text");
        const auto row = [](TimeFormat format, Frame frame, const char* text) {
            QTest::newRow(text) << static_cast<int>(format) << qint64{frame} << QString::fromLatin1(text);
        };
        row(TimeFormat::Minutes, frameAt(62.5), "1:02.500");
        row(TimeFormat::Minutes, frameAt(3723.25), "1:02:03.250");
        row(TimeFormat::Samples, 3'000'001, "3000001");
        row(TimeFormat::Bars, frameAt(1.0), "1.1.00");
        row(TimeFormat::Bars, frameAt(5.75), "3.2.50");
        row(TimeFormat::Bars, frameAt(0.5), "0.4.00"); // the upbeat
        row(TimeFormat::Clock, frameAt(62.5), "14:04:24.500");
        row(TimeFormat::Clock, frameAt(36000.0), "0:03:22.000"); // past midnight
    }
    /// What is shown is read as what it was.
    void positions() {
        QFETCH(int, format);
        QFETCH(qint64, frame);
        QFETCH(QString, text);
        const auto as = static_cast<TimeFormat>(format);
        QCOMPARE(positionText(frame, as, dayBase), text);
        QCOMPARE(positionFrom(text, as, dayBase), std::optional<Frame>(frame));
    }

    void durationsThereAndBack() {
        for (const TimeFormatInfo& info : timeFormats())
            for (const Frame frames : {frameAt(0.25), frameAt(2.5), frameAt(90.0)})
                QCOMPARE(durationFrom(durationText(frames, info.format, dayBase), info.format, dayBase),
                         std::optional<Frame>(frames));
        QCOMPARE(durationText(frameAt(2.5), TimeFormat::Bars, dayBase), QStringLiteral("1.1.00"));
        QCOMPARE(durationText(frameAt(0.25), TimeFormat::Minutes, dayBase), QStringLiteral("0.250 s"));
    }

    /// However times are shown, a person may say what they mean.
    void unitsAndMinutesAreReadInEveryFormat() {
        for (const TimeFormatInfo& info : timeFormats()) {
            QCOMPARE(durationFrom(QStringLiteral("250 ms"), info.format, dayBase),
                     std::optional(frameAt(0.25)));
            QCOMPARE(durationFrom(QStringLiteral("2,5s"), info.format, dayBase), std::optional(frameAt(2.5)));
            QCOMPARE(durationFrom(QStringLiteral("1 bar"), info.format, dayBase),
                     std::optional(frameAt(2.0)));
            QCOMPARE(durationFrom(QStringLiteral("480 samples"), info.format, dayBase),
                     std::optional<Frame>(480));
            QCOMPARE(positionFrom(QStringLiteral("1:02.5"), info.format, dayBase),
                     std::optional(frameAt(62.5)));
        }
    }

    void whatIsNoTimeIsNone() {
        for (const TimeFormatInfo& info : timeFormats())
            for (const char* text : {"", "soon", "1:2:3:4", "-5", "1e400", "5 furlongs", "::"})
                QVERIFY2(!positionFrom(QString::fromLatin1(text), info.format, dayBase), text);
    }

    void withoutAClockMinutesAreShown() {
        const TimeBase unknown{48000, {}, {}};
        QCOMPARE(positionText(frameAt(62.5), TimeFormat::Clock, unknown), QStringLiteral("1:02.500"));
        QCOMPARE(usable(TimeFormat::Clock, unknown), TimeFormat::Minutes);
    }

    void theRulerHasRoomForItsLabels() {
        for (const TimeFormatInfo& info : timeFormats())
            for (const double framesPerPixel : {0.05, 3.0, 480.0, 50'000.0}) {
                if (info.format == TimeFormat::Bars && framesPerPixel < 1.0)
                    continue; // no part of a beat is as short
                const double begin = 48'000.0, end = begin + 1000.0 * framesPerPixel;
                const auto ticks = frameTicks(begin, end, framesPerPixel, info.format, dayBase);
                double last = -1e9;
                int labels = 0;
                for (const FrameTick& tick : ticks) {
                    if (tick.label.isEmpty()) continue;
                    ++labels;
                    QVERIFY((tick.frame - last) / framesPerPixel >= 60.0);
                    last = tick.frame;
                }
                QVERIFY2(labels >= 2, info.id);
                QVERIFY(ticks.size() < 200);
            }
    }

    void theGridIsAsFineAsThereIsRoom() {
        QCOMPARE(finestGridStep(dayBase.grid, 48000, 100.0, 8.0), 1.0 / 16.0); // a beat is 240 pixels
        QCOMPARE(finestGridStep(dayBase.grid, 48000, 24'000.0, 8.0), 8.0);
        QCOMPARE(nearestGridLine(frameAt(1.6), dayBase.grid, 48000, 1.0), frameAt(1.5));
        QCOMPARE(nearestGridLine(frameAt(-0.5), dayBase.grid, 48000, 4.0), Frame{48000 - 96000});
    }
};

GLEANER_TEST(TimeFormatTest)
#include "time_format_test.moc"
