#include "dsp/biquad.h"

#include "core/dsp/reference_spectrum.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::dsp;
using namespace gleaner::test;

namespace {

double gainDb(const BiquadCoefficients& c, double hertz, double rate) {
    return decibels(std::abs(c.response(Hertz(hertz), rate)));
}

std::vector<float> impulseOf(const BiquadCoefficients& c) {
    Biquad filter(c);
    std::vector<float> x(1 << 16);
    for (std::size_t n = 0; n < x.size(); ++n)
        x[n] = static_cast<float>(filter(n == 0 ? 1.0 : 0.0));
    return x;
}

}

class BiquadTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cutsAreThreeDecibelsDownAtTheirFrequency() {
        for (const double rate : {44100.0, 48000.0, 96000.0})
            for (const double hertz : {35.0, 1000.0, 15000.0}) {
                const double q = std::sqrt(0.5);
                QVERIFY(std::abs(gainDb(BiquadCoefficients::lowPass(Hertz(hertz), q, rate), hertz, rate) +
                                 3.0103) < 1e-3);
                QVERIFY(std::abs(gainDb(BiquadCoefficients::highPass(Hertz(hertz), q, rate), hertz, rate) +
                                 3.0103) < 1e-3);
            }
    }

    void cutsFallTwelveDecibelsAnOctave() {
        const auto high = BiquadCoefficients::highPass(Hertz(1000.0), std::sqrt(0.5), 192000.0);
        QVERIFY(std::abs(gainDb(high, 50.0, 192000.0) - gainDb(high, 25.0, 192000.0) - 12.04) < 0.05);
        const auto low = BiquadCoefficients::lowPass(Hertz(200.0), std::sqrt(0.5), 192000.0);
        QVERIFY(std::abs(gainDb(low, 4000.0, 192000.0) - gainDb(low, 8000.0, 192000.0) - 12.04) < 0.1);
    }

    void bellsAndShelvesReachTheirGain() {
        for (const double gain : {-12.0, 6.0}) {
            QVERIFY(std::abs(gainDb(BiquadCoefficients::peak(Hertz(1000.0), 2.0, Decibels(gain), 48000.0),
                                    1000.0, 48000.0) -
                             gain) < 1e-6);
            const auto low = BiquadCoefficients::lowShelf(Hertz(200.0), 0.707, Decibels(gain), 48000.0);
            QVERIFY(std::abs(gainDb(low, 1.0, 48000.0) - gain) < 0.01);
            QVERIFY(std::abs(gainDb(low, 200.0, 48000.0) - gain / 2.0) < 0.01); // half of it at the corner
            QVERIFY(std::abs(gainDb(low, 20000.0, 48000.0)) < 0.01);
            const auto high = BiquadCoefficients::highShelf(Hertz(5000.0), 0.707, Decibels(gain), 48000.0);
            QVERIFY(std::abs(gainDb(high, 23999.0, 48000.0) - gain) < 0.01);
            QVERIFY(std::abs(gainDb(high, 10.0, 48000.0)) < 0.01);
        }
        const auto band = BiquadCoefficients::bandPass(Hertz(440.0), 8.0, 44100.0);
        QVERIFY(std::abs(gainDb(band, 440.0, 44100.0)) < 1e-6);
        QVERIFY(gainDb(band, 880.0, 44100.0) < -20.0);
    }

    void whatRunsIsWhatTheCurveSays() {
        const BiquadCoefficients filters[] = {
            BiquadCoefficients::highPass(Hertz(120.0), 0.9, 44100.0),
            BiquadCoefficients::peak(Hertz(2500.0), 3.0, Decibels(9.0), 44100.0),
            BiquadCoefficients::highShelf(Hertz(6000.0), 0.7, Decibels(-6.0), 44100.0),
        };
        for (const auto& filter : filters) {
            const auto impulse = impulseOf(filter);
            for (const double hertz : {60.0, 440.0, 2500.0, 9000.0, 18000.0})
                QVERIFY(std::abs(gainOfImpulse(impulse, hertz, 44100.0) - gainDb(filter, hertz, 44100.0)) <
                        0.01);
        }
    }

    void boostAndCutOfTheSameBellCancel() {
        Biquad up(BiquadCoefficients::peak(Hertz(700.0), 1.4, Decibels(8.0), 48000.0));
        Biquad down(BiquadCoefficients::peak(Hertz(700.0), 1.4, Decibels(-8.0), 48000.0));
        const auto x = sine(700.0, 0.5, 4800, 48000.0);
        for (const float value : x)
            QVERIFY(std::abs(down(up(static_cast<double>(value))) - static_cast<double>(value)) < 1e-9);
    }

    void frequencyAboveNyquistStaysStable() {
        Biquad filter(BiquadCoefficients::lowPass(Hertz(20000.0), 0.7, 8000.0));
        double last = 1.0;
        for (int n = 0; n < 8000; ++n)
            last = filter(n == 0 ? 1.0 : 0.0);
        QVERIFY(std::abs(last) < 1e-6);
    }
};

GLEANER_TEST(BiquadTest)
#include "biquad_test.moc"
