#include "dsp/envelope.h"

#include "base/random.h"
#include "support/program.h"

#include <QTest>

#include <algorithm>

using namespace gleaner;
using namespace gleaner::dsp;

class EnvelopeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followerCoversSixtyThreePercentInItsTime() {
        EnvelopeFollower follower(10.0, 100.0, 48000.0);
        double value = 0.0;
        for (int n = 0; n < 480; ++n)
            value = follower(1.0);
        QVERIFY(std::abs(value - (1.0 - std::exp(-1.0))) < 1e-6);
        for (int n = 0; n < 48000; ++n)
            follower(1.0);
        for (int n = 0; n < 4800; ++n)
            value = follower(0.0);
        QVERIFY(std::abs(value - std::exp(-1.0)) < 1e-6);
    }

    void noTimeMeansAtOnce() {
        EnvelopeFollower follower(0.0, 50.0, 44100.0);
        QCOMPARE(follower(0.8), 0.8);
    }

    void slidingMaxIsTheMaximumOfEveryWindow() {
        Random random(7);
        for (const std::size_t count : {0U, 1U, 2U, 17U, 100U})
            for (const int before : {0, 1, 5, 40})
                for (const int after : {0, 3, 33}) {
                    std::vector<float> x(count);
                    for (float& v : x)
                        v = static_cast<float>(random.between(-1.0, 1.0));
                    const auto out = slidingMax(x, before, after);
                    QCOMPARE(out.size(), count);
                    for (int n = 0; n < static_cast<int>(count); ++n) {
                        const int from = std::max(0, n - before),
                                  to = std::min(static_cast<int>(count), n + after + 1);
                        QCOMPARE(out[static_cast<std::size_t>(n)],
                                 *std::max_element(x.begin() + from, x.begin() + to));
                    }
                }
    }

    void trailingMeanContinuesTheFirstValue() {
        const std::vector<float> x{2.0F, 4.0F, 6.0F, 0.0F};
        QCOMPARE(trailingMean(x, 2), (std::vector<float>{2.0F, 3.0F, 5.0F, 3.0F}));
        QCOMPARE(trailingMean({}, 3), std::vector<float>());
    }
};

GLEANER_TEST(EnvelopeTest)
#include "envelope_test.moc"
