#include "base/error.h"
#include "base/progress.h"
#include "support/program.h"

#include <QTest>

#include <vector>

using namespace gleaner;

/// One object down, one row of numbers up.
class ProgressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyNeedsToListen() {
        const Progress progress;
        progress.report(0.5);
        QVERIFY(!progress.stopRequested());
    }

    void partsOfPartsFillTheirPlace() {
        std::vector<double> told;
        std::string what;
        const Progress whole({}, [&](double fraction, std::string_view text) {
            told.push_back(fraction);
            what = text;
        });
        const Progress second = whole.part(0.5, 1.0, "Rendering");
        const Progress inner = second.part(0.0, 0.5);
        whole.report(0.25);
        QCOMPARE(what, "");
        inner.report(0.0);
        QCOMPARE(what, "Rendering");
        inner.report(1.0);
        second.report(1.0);
        QCOMPARE(told, (std::vector<double>{0.25, 0.5, 0.75, 1.0}));
    }

    void fractionsStayWithinTheirPart() {
        std::vector<double> told;
        const Progress whole({}, [&](double fraction, std::string_view) { told.push_back(fraction); });
        whole.part(0.2, 0.4).report(-3.0);
        whole.part(0.2, 0.4).report(7.0);
        QCOMPARE(told.front(), 0.2);
        QCOMPARE(told.back(), 0.4);
    }

    void aStopIsFeltEverywhereAndToldToNobody() {
        std::stop_source stop;
        int told = 0;
        const Progress whole(stop.get_token(), [&](double, std::string_view) { ++told; });
        const Progress part = whole.part(0.0, 0.5);
        part.report(0.1);
        stop.request_stop();
        QVERIFY(part.stopRequested());
        QVERIFY_THROWS_EXCEPTION(Cancelled, part.report(0.2));
        QVERIFY_THROWS_EXCEPTION(Cancelled, whole.check());
        QCOMPARE(told, 1);
    }

    void anErrorNamesItsFile() {
        const Error error("take 3.wav", "too quiet.");
        QCOMPARE(std::string(error.what()), "take 3.wav: too quiet.");
        QCOMPARE(error.file(), std::filesystem::path("take 3.wav"));
        QVERIFY(Error("Nothing was chosen.").file().empty());
    }
};

GLEANER_TEST(ProgressTest)
#include "progress_test.moc"
