#include "dsp/oversampler.h"

#include "core/dsp/reference_spectrum.h"
#include "dsp/sinc_interpolator.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::dsp;
using namespace gleaner::test;

namespace {

constexpr Frame frames = 4096;

/// `count` frames from the middle of a long sine.
std::vector<float> upsampled(Oversampler& oversampler, double part) {
    const auto x = sine(part, 1.0, frames + 400, 1.0, 0.1);
    std::vector<float> fine;
    oversampler.up(x.data() + 200, frames, fine);
    return fine;
}

}

class OversamplerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void upKeepsTheToneAndLeavesNoImages() {
        for (const int steps : {1, 2, 3, 5}) {
            Oversampler oversampler(steps, 32, 9.0);
            const double factor = oversampler.factor();
            for (const double part : {0.01, 0.1, 0.25, 0.43}) {
                const auto fine = upsampled(oversampler, part);
                QCOMPARE(fine.size(), static_cast<std::size_t>(frames * oversampler.factor()));
                QVERIFY(std::abs(decibels(amplitudeAt(fine, part, factor))) < 0.005);
                for (double image = 1.0; image < factor / 2.0; image += 1.0) {
                    QVERIFY2(decibels(amplitudeAt(fine, image - part, factor)) < -75.0,
                             std::to_string(part).c_str());
                    QVERIFY(decibels(amplitudeAt(fine, image + part, factor)) < -75.0);
                }
            }
        }
    }

    void upLeavesTheSamplesThemselves() {
        Oversampler oversampler(3, 32, 9.0);
        const auto x = sine(0.2, 0.7, 600, 1.0);
        std::vector<float> fine;
        oversampler.up(x.data() + 200, 64, fine);
        for (std::size_t n = 0; n < 64; ++n)
            QCOMPARE(fine[8 * n], x[200 + n]);
    }

    void downUndoesUp() {
        for (const int steps : {1, 2, 3}) {
            Oversampler oversampler(steps, 32, 9.0);
            const Frame reach = oversampler.reach();
            const auto x = sine(0.37, 0.7, 2000, 1.0);
            std::vector<float> fine, back(500);
            oversampler.up(x.data() + 500 - reach, 500 + 2 * reach, fine);
            oversampler.down(fine.data() + reach * oversampler.factor(), 500, back.data());
            for (std::size_t n = 0; n < back.size(); ++n)
                QVERIFY(std::abs(back[n] - x[500 + n]) < 2e-4F);
        }
    }

    void downTakesOutWhatWouldFold() {
        for (const int steps : {1, 2, 3}) {
            Oversampler oversampler(steps, 32, 9.0);
            const double factor = oversampler.factor();
            for (const double hertz :
                 {0.58, 0.75, 0.9}) { // of the low rate: it would fold to 0.42, 0.25, 0.1
                const Frame margin = oversampler.reach() * oversampler.factor();
                const auto x = sine(
                    hertz, 1.0, static_cast<std::size_t>(2048 * oversampler.factor() + 2 * margin), factor);
                std::vector<float> low(2048);
                oversampler.down(x.data() + margin, 2048, low.data());
                QVERIFY(decibels(amplitudeAt(low, 1.0 - hertz, 1.0)) < -75.0);
            }
        }
    }

    void sincReadsBetweenTheSamples() {
        const SincInterpolator between(32);
        for (const double part : {0.01, 0.2, 0.4, 0.45}) {
            const auto x = sine(part, 1.0, 600, 1.0);
            double worst = 0.0;
            for (double position = 200.0; position < 300.0; position += 0.377) {
                const double ideal = std::sin(2.0 * std::numbers::pi * part * position);
                worst =
                    std::max(worst, std::abs(static_cast<double>(between.at(x.data(), position)) - ideal));
            }
            QVERIFY2(decibels(worst) < -80.0, std::to_string(decibels(worst)).c_str());
        }
    }

    void stretchedSincKeepsHighTonesOut() {
        const SincInterpolator half(32, 0.5);
        const auto high = sine(0.3, 1.0, 1000, 1.0), low = sine(0.2, 1.0, 1000, 1.0);
        double heardHigh = 0.0, heardLow = 0.0;
        for (double position = 300.0; position < 500.0; position += 2.0) {
            heardHigh = std::max(heardHigh, std::abs(static_cast<double>(half.at(high.data(), position))));
            heardLow = std::max(heardLow, std::abs(static_cast<double>(half.at(low.data(), position))));
        }
        QVERIFY(decibels(heardHigh) < -80.0);
        QVERIFY(heardLow > 0.9);
    }
};

GLEANER_TEST(OversamplerTest)
#include "oversampler_test.moc"
