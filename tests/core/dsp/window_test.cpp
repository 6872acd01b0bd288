#include "dsp/window.h"
#include "support/program.h"

#include <QTest>

using gleaner::dsp::hann;

class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsAtZeroAndPeaksInTheMiddle() {
        const auto window = hann(512);
        QCOMPARE(window.size(), std::size_t(512));
        QCOMPARE(window[0], 0.0F);
        QCOMPARE(window[256], 1.0F);
        for (std::size_t i = 1; i < 256; ++i)
            QVERIFY(std::abs(window[i] - window[512 - i]) < 1e-6F);
    }
    void overlapsByHalfSumToOne() {
        for (const int size : {2, 16, 300, 2048}) {
            const auto window = hann(size);
            const auto half = static_cast<std::size_t>(size / 2);
            for (std::size_t i = 0; i < half; ++i)
                QVERIFY(std::abs(window[i] + window[i + half] - 1.0F) < 1e-6F);
        }
    }
    void noPointsNoWindow() { QVERIFY(hann(0).empty()); }
};

GLEANER_TEST(WindowTest)
#include "window_test.moc"
