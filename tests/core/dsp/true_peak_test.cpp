#include "dsp/true_peak_limiter.h"

#include "base/random.h"
#include "core/dsp/reference_spectrum.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::dsp;
using namespace gleaner::test;

namespace {

constexpr int rates[] = {8000, 44100, 48000, 96000, 192000};

void fadeEnds(std::vector<float>& x) {
    for (std::size_t n = 0; n < 100; ++n) {
        x[n] *= static_cast<float>(n) / 100.0F;
        x[x.size() - 1 - n] *= static_cast<float>(n) / 100.0F;
    }
}

/// Noise driven into hard clipping: content up to Nyquist and peaks between the samples of up to 3 dB.
std::vector<float> clippedNoise(std::uint64_t seed, double darkness, double drive,
                                std::size_t frames = 4096) {
    Random random(seed);
    std::vector<float> x(frames);
    double dark = 0.0;
    for (float& value : x) {
        const double white = random.between(-1.0, 1.0) + random.between(-1.0, 1.0);
        dark += darkness * (white - dark);
        value = static_cast<float>(std::clamp(drive * dark / std::sqrt(darkness), -1.0, 1.0));
    }
    fadeEnds(x);
    return x;
}

/// Largest error over all rates: the wave is the same, the way to it is not.
double worstErrorDb(const std::vector<float>& x) {
    const double ideal = idealPeak(x);
    double worst = 0.0;
    for (const int rate : rates) {
        const double error = decibels(truePeak(x, rate) / ideal);
        if (std::abs(error) > std::abs(worst)) worst = error;
    }
    return worst;
}

std::string describe(double error) { return std::to_string(error) + " dB"; }

}

class TruePeakTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clippedNoiseReadsAsTheIdealWave() {
        for (std::uint64_t seed = 0; seed < 6; ++seed)
            for (const double darkness : {1.0, 0.3, 0.05}) {
                const double error = worstErrorDb(clippedNoise(seed, darkness, 3.0));
                QVERIFY2(std::abs(error) < 0.1, describe(error).c_str());
            }
    }

    void tonesReadAsTheIdealWave() {
        for (double part = 0.003; part < 0.49; part += 0.0171) {
            auto x = sine(part, 0.5, 4000, 1.0, part * 3.0);
            fadeEnds(x);
            const double error = worstErrorDb(x);
            QVERIFY2(std::abs(error) < 0.03, describe(error).c_str());
        }
    }

    void aPeakBetweenTheSamplesIsSeenAtEveryRate() {
        for (const int rate :
             rates) { // EBU Tech 3341, case 19: fs/4 at 45 degrees never shows its top in a sample
            auto x = sine(rate / 4.0, 1.41, static_cast<std::size_t>(rate), rate, 0.125);
            fadeEnds(x);
            QVERIFY(std::abs(decibels(truePeak(x, rate)) - 2.984) < 0.05);
        }
    }

    void neverBelowTheSamplePeakAndSilenceIsNothing() {
        std::vector<float> click(1000);
        click[500] = -0.8F;
        QVERIFY(truePeak(click, 44100) >= 0.8 - 1e-6);
        QVERIFY(truePeak(click, 44100) < 0.81);
        QCOMPARE(truePeak(std::vector<float>(1000), 48000), 0.0);
        QCOMPARE(truePeak({}, 48000), 0.0);
        QVERIFY(std::abs(truePeak(std::vector<float>{0.5F}, 48000) - 0.5) < 1e-3);
    }

    void aPeakAtTheVeryEdgeCounts() {
        const std::vector<float> step(500, 0.5F); // cut hard: it overshoots behind the edge
        const double error = decibels(truePeak(step, 48000) / idealPeak(step));
        QVERIFY2(std::abs(error) < 0.1, describe(error).c_str());
    }

    void envelopeFindsWhatStandsOut() {
        auto x = sine(0.02, 0.3, 20000, 1.0);
        for (std::size_t n = 0; n < 40; ++n)
            x[9000 + n] +=
                static_cast<float>(0.65 * std::sin(2.0 * std::numbers::pi * (0.23 * static_cast<double>(n))));
        const auto envelope = truePeakEnvelope(x, 48000, 0.5F);
        const double peak = truePeak(x, 48000);
        const auto top = std::max_element(envelope.begin(), envelope.end());
        QVERIFY(std::abs(static_cast<double>(*top) / peak - 1.0) < 0.01);
        QVERIFY(std::abs(top - envelope.begin() - 9020) < 25);
        for (std::size_t n = 0; n < 8900; ++n)
            QVERIFY(envelope[n] < 0.5F);
    }
};

class LimiterTest : public QObject {
    Q_OBJECT

    static Decibels limit(std::vector<std::vector<float>>& channels, int rate,
                          const LimiterSettings& settings = {}) {
        std::vector<std::span<float>> spans(channels.begin(), channels.end());
        return limitTruePeak(spans, rate, settings);
    }

private Q_SLOTS:
    void holdsTheCeilingAgainstTheIdealWave() {
        for (const int rate : {44100, 48000, 96000})
            for (const double darkness : {1.0, 0.3, 0.05})
                for (const double over : {2.0, 8.0}) {
                    std::vector<std::vector<float>> x{clippedNoise(1, darkness, 2.0, 8000),
                                                      clippedNoise(2, darkness, 2.0, 8000)};
                    const double peak = std::max(truePeak(x[0], rate), truePeak(x[1], rate));
                    for (auto& channel : x)
                        for (float& value : channel)
                            value *= static_cast<float>(std::pow(10.0, (over - 1.0) / 20.0) / peak);
                    const Decibels reduction = limit(x, rate);
                    const double after = decibels(std::max(idealPeak(x[0], 16), idealPeak(x[1], 16)));
                    QVERIFY2(after < -0.9, describe(after).c_str());
                    QVERIFY2(after > -1.6, describe(after).c_str());
                    QVERIFY(reduction.value > over - 0.3 && reduction.value < over + 1.0);
                }
    }

    void leavesWhatIsBelowAlone() {
        std::vector<std::vector<float>> x{sine(440.0, 0.85, 20000, 48000.0)};
        const auto before = x;
        QCOMPARE(limit(x, 48000), Decibels(0.0));
        QCOMPARE(x, before);
    }

    void linkedChannelsKeepTheirBalance() {
        auto loud = sine(200.0, 1.8, 20000, 48000.0);
        auto soft = loud;
        for (float& value : soft)
            value *= 0.25F;
        std::vector<std::vector<float>> x{loud, soft};
        limit(x, 48000);
        for (std::size_t n = 0; n < x[0].size(); ++n)
            QVERIFY(std::abs(x[1][n] - 0.25F * x[0][n]) < 1e-6F);
    }

    void comesDownAheadSmoothlyAndRecovers() {
        auto x = sine(100.0, 0.5, 48000, 48000.0);
        for (std::size_t n = 24000; n < 24480; ++n)
            x[n] *= 4.0F;
        std::vector<std::vector<float>> channels{x};
        limit(channels, 48000, {.ceiling = Decibels(-1.0), .lookaheadMs = 2.0, .releaseMs = 50.0});
        const auto gainAt = [&](std::size_t n) { return channels[0][n] / x[n]; };
        QCOMPARE(channels[0][23700], x[23700]); // more than the look-ahead before: untouched
        float last = 1.0F, steepest = 0.0F;
        for (std::size_t n = 23800; n < 24100; ++n)
            if (std::abs(x[n]) > 0.05F) {
                steepest = std::max(steepest, std::abs(gainAt(n) - last));
                last = gainAt(n);
            }
        QVERIFY(steepest < 0.08F); // from 1 to 0.45 within 2 ms, no jump
        QVERIFY(std::abs(gainAt(24240) - 0.445F) < 0.02F);
        QVERIFY(gainAt(24480 + 48 * 50 + 60) > 0.75F); // 63 % back behind one release
        QVERIFY(gainAt(40000) > 0.995F);
    }

    void takesAnyLength() {
        for (const std::size_t frames : {0U, 1U, 2U, 10U, 100U}) {
            std::vector<std::vector<float>> x{std::vector<float>(frames, 2.0F)};
            limit(x, 48000);
            QVERIFY(decibels(truePeak(x[0], 48000)) < -0.95);
        }
    }
};

GLEANER_TEST(TruePeakTest)
GLEANER_TEST(LimiterTest)
#include "true_peak_test.moc"
