#include "core/fx/signals.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

namespace {

/// What the processed impulse says, and what the curve in the editor says, of the same effect.
struct Response {
    audio::AudioBuffer impulse;
    Effect effect;
    int at;

    Response(const std::string& type, const Settings& values, int sampleRate = rate)
        : impulse(through(type, values, impulseBuffer(1 << 16), sampleRate)), effect{type, true, values},
          at(sampleRate) {}
    double measured(double hertz) const { return gainOfImpulse(impulse.channel(0), hertz, at); }
    double drawn(double hertz) const { return responseDb({effect}, hertz, at); }
};

bool close(double value, double expected, double tolerance) {
    if (std::abs(value - expected) <= tolerance) return true;
    qWarning("%.3f instead of %.3f", value, expected);
    return false;
}

}

class FiltersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cutsAreThreeDecibelsDownWhateverTheSlope() {
        for (const char* type : {"highpass", "lowpass"})
            for (const double slope : {0.0, 1.0, 2.0})
                for (const double hertz : {100.0, 1000.0, 2000.0}) {
                    const Response filter(type, {{"frequency", hertz}, {"slope", slope}});
                    QVERIFY(close(filter.measured(hertz), -3.01, 0.02));
                    QVERIFY(close(filter.drawn(hertz), -3.01, 0.01));
                }
    }

    void slopesFollowButterworth() {
        const auto warped = [](double hertz) { return std::tan(std::numbers::pi * hertz / rate); };
        for (const double slope : {0.0, 1.0, 2.0}) {
            const double order = 2.0 * std::exp2(slope);
            const Response low("highpass", {{"frequency", 2000.0}, {"slope", slope}});
            const Response high("lowpass", {{"frequency", 2000.0}, {"slope", slope}});
            for (const double hertz : {700.0, 1000.0, 1900.0, 3000.0, 4000.0, 6000.0}) {
                const double ratio = warped(hertz) / warped(2000.0);
                QVERIFY(close(low.measured(hertz), -10.0 * std::log10(1.0 + std::pow(ratio, -2.0 * order)),
                              0.03));
                QVERIFY(close(high.measured(hertz), -10.0 * std::log10(1.0 + std::pow(ratio, 2.0 * order)),
                              0.03));
            }
        }
    }

    void passBandIsFlat() {
        const Response filter("highpass", {{"frequency", 35.0}, {"slope", 1.0}});
        for (const double hertz : {100.0, 1000.0, 10000.0, 20000.0})
            QVERIFY(close(filter.measured(hertz), 0.0, 0.01));
    }

    void whatIsHeardIsWhatIsDrawn() {
        const Settings bands{{"lowFrequency", 120}, {"lowGain", 5},  {"lowMidFrequency", 400},
                             {"lowMidGain", -7},    {"lowMidQ", 2},  {"highMidFrequency", 3000},
                             {"highMidGain", 9},    {"highMidQ", 4}, {"highFrequency", 9000},
                             {"highGain", -4}};
        for (const int at : {44100, 48000, 96000}) {
            const Response equaliser("equaliser", bands, at),
                cut("lowpass", {{"frequency", 9000}, {"slope", 2}}, at);
            for (double hertz = 20.0; hertz < 20000.0; hertz *= 1.3) {
                QVERIFY(close(equaliser.measured(hertz), equaliser.drawn(hertz), 0.02));
                if (cut.drawn(hertz) > -80.0) QVERIFY(close(cut.measured(hertz), cut.drawn(hertz), 0.05));
            }
        }
    }

    void bandsReachTheirGain() {
        const Response bell("equaliser", {{"highMidFrequency", 2500}, {"highMidGain", 6}, {"highMidQ", 3}});
        QVERIFY(close(bell.measured(2500), 6.0, 0.01));
        QVERIFY(close(bell.measured(100), 0.0, 0.02));
        const Response low("equaliser", {{"lowFrequency", 200}, {"lowGain", -9}});
        QVERIFY(close(low.measured(10), -9.0, 0.1));
        QVERIFY(close(low.measured(200), -4.5, 0.05));
        const Response high("equaliser", {{"highFrequency", 6000}, {"highGain", 4}});
        QVERIFY(close(high.measured(20000), 4.0, 0.1));
        QVERIFY(close(high.measured(6000), 2.0, 0.05));
    }

    void flatBandsTouchNothing() {
        const auto in = noiseBuffer(2, 4000);
        QCOMPARE(through("equaliser", {}, in), in);
        QCOMPARE(through("gain", {}, in), in);
    }

    void aFrequencyAboveNyquistIsHeldBelow() {
        const Response filter("lowpass", {{"frequency", 20000}, {"slope", 2}}, 16000);
        for (const double hertz : {100.0, 3000.0, 6000.0}) {
            QVERIFY(close(filter.measured(hertz), 0.0, 0.2));
            QVERIFY(close(filter.measured(hertz), filter.drawn(hertz), 0.05));
        }
    }
};

GLEANER_TEST(FiltersTest)
#include "filters_test.moc"
