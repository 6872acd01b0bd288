#include "loudness/loudness.h"

#include "base/error.h"
#include "core/loudness/signals.h"
#include "support/program.h"

#include <QTest>

#include <limits>

using namespace gleaner;
using namespace gleaner::loudness;
using namespace gleaner::test;

namespace {

constexpr int rates[] = {44100, 48000, 96000, 192000};

double lufs(const audio::AudioBuffer& x, int rate, Method method) {
    return measure(x, rate, method).loudness.value;
}

bool within(double value, double expected, double tolerance) {
    if (std::abs(value - expected) <= tolerance) return true;
    qWarning("%.3f instead of %.3f", value, expected);
    return false;
}

}

class MeasureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ebuIntegrated() { // EBU Tech 3341, cases 1 to 5
        const std::pair<std::vector<Stretch>, double> cases[] = {
            {{{20, -23}}, -23.0},
            {{{20, -33}}, -33.0},
            {{{10, -36}, {60, -23}, {10, -36}}, -23.0},
            {{{10, -72}, {10, -36}, {60, -23}, {10, -36}, {10, -72}}, -23.0},
            {{{20, -26}, {20.1, -20}, {20, -26}}, -23.0},
        };
        for (const int rate : {44100, 48000, 96000})
            for (const auto& [stretches, expected] : cases)
                QVERIFY(
                    within(lufs(stereo(tone(stretches, rate)), rate, Method::Integrated), expected, 0.05));
    }

    void ebuFiveChannels() { // case 6, as 5.0 and as 5.1 with a loud LFE that does not count
        const auto x = tone({{20, 0}}, 48000);
        const auto five =
            bufferOf({scaled(x, -28), scaled(x, -28), scaled(x, -24), scaled(x, -30), scaled(x, -30)});
        QVERIFY(within(lufs(five, 48000, Method::Integrated), -23.0, 0.05));
        const auto six = bufferOf(
            {scaled(x, -28), scaled(x, -28), scaled(x, -24), scaled(x, -3), scaled(x, -30), scaled(x, -30)});
        QVERIFY(within(lufs(six, 48000, Method::Integrated), -23.0, 0.05));
        QVERIFY(within(lufs(six, 48000, Method::MomentaryMax), -23.0, 0.05));
        QVERIFY(within(lufs(six, 48000, Method::LoopIntegrated), -23.0, 0.05));
    }

    void gates() { // as ITU-R BS.2217's AbsGateTest and RelGateTest
        const auto absolute = tone(
            {{.8, silent}, {.5, -69.5}, {.5, silent}, {.5, -69.5}, {.5, silent}, {.5, -69.5}, {.7, silent}},
            48000);
        QVERIFY(within(lufs(stereo(absolute), 48000, Method::Integrated), -69.5, 0.1));
        const auto relative = tone({{.5, silent}, {.9, -20}, {1.3, -7.15}, {.8, -20}, {.5, silent}}, 48000);
        QVERIFY(within(lufs(stereo(relative), 48000, Method::Integrated), -10.0, 0.1));
    }

    void ebuMomentary() { // cases 12, 13 (twenty files) and 14
        for (const int rate : {44100, 48000, 96000}) {
            std::vector<Stretch> pulses;
            for (int i = 0; i < 25; ++i)
                pulses.insert(pulses.end(), {{.18, -20}, {.22, -30}});
            QVERIFY(within(lufs(stereo(tone(pulses, rate)), rate, Method::MomentaryMax), -23.0, 0.05));
            for (int i = 0; i < 20; ++i) {
                const auto late = tone({{i * .02, silent}, {.4, -23}, {1, silent}}, rate);
                QVERIFY(within(lufs(stereo(late), rate, Method::MomentaryMax), -23.0, 0.03));
                const auto rising = tone({{i * .02, silent}, {.4, -38.0 + i}, {.4 - i * .02, silent}}, rate);
                QVERIFY(within(lufs(stereo(rising), rate, Method::MomentaryMax), -38.0 + i, 0.03));
            }
        }
    }

    void ebuTruePeak() { // cases 15 to 19, at every rate
        struct Case {
            double divisor, amplitude, degrees, expected;
        };
        for (const int rate : rates)
            for (const auto& [divisor, amplitude, degrees, expected] : {Case{4, .5, 0, -6.02},
                                                                        {4, .5, 45, -6.02},
                                                                        {6, .5, 60, -6.02},
                                                                        {8, .5, 67.5, -6.02},
                                                                        {4, 1.41, 45, 2.98}}) {
                std::vector<float> x(static_cast<std::size_t>(rate / 2));
                for (std::size_t n = 0; n < x.size(); ++n) {
                    const double edge = static_cast<double>(std::min(n, x.size() - 1 - n)) / (0.01 * rate);
                    const double turns = static_cast<double>(n) / divisor + degrees / 360.0;
                    x[n] = static_cast<float>(amplitude * std::min(1.0, edge) *
                                              std::sin(2.0 * std::numbers::pi * turns));
                }
                QVERIFY(within(truePeak(stereo(x), rate).value, expected, 0.03));
            }
    }

    void ebuTruePeakBetweenSamples() { // cases 20 to 23: one period of fs/4 at full scale in a softer tone,
                                       // cut from four times the rate
        constexpr int low = 24 * 800, taps = 511;
        std::vector<double> fine;
        for (int n = 0; n < low; ++n)
            fine.push_back(0.5 * std::sin(2.0 * std::numbers::pi * n / 24.0));
        for (int n = 0; n < 16; ++n)
            fine.push_back(std::sin(2.0 * std::numbers::pi * n / 16.0));
        for (int n = 0; n < low; ++n)
            fine.push_back(0.5 * std::sin(2.0 * std::numbers::pi * n / 24.0));
        for (int offset = 0; offset < 4; ++offset) {
            std::vector<float> x;
            for (std::size_t at = static_cast<std::size_t>(taps + offset); at + taps < fine.size(); at += 4) {
                double sum = 0.0;
                for (int k = -taps; k <= taps; ++k) {
                    const double cut =
                        k == 0 ? 0.25 : std::sin(0.25 * std::numbers::pi * k) / (std::numbers::pi * k);
                    sum += fine[at + static_cast<std::size_t>(taps + k) - taps] * cut *
                           (0.5 + 0.5 * std::cos(std::numbers::pi * k / (taps + 1)));
                }
                x.push_back(static_cast<float>(sum));
            }
            for (std::size_t n = 0; n < 480; ++n) {
                x[n] *= static_cast<float>(n) / 480.0F;
                x[x.size() - 1 - n] *= static_cast<float>(n) / 480.0F;
            }
            for (const int rate : rates) {
                const double peak = truePeak(stereo(x), rate).value;
                QVERIFY2(peak < 0.2 && peak > -0.4, std::to_string(peak).c_str());
            }
        }
    }

    void oneShotsBySizeAndShape() { // docs/sound.md 1.4: what padded momentary meters read
        const auto decaying = [](double seconds) {
            auto x = tone({{seconds, -10}}, 48000);
            for (std::size_t n = 0; n < x.size(); ++n)
                x[n] *= static_cast<float>(
                    std::exp(-5.0 * static_cast<double>(n) / static_cast<double>(x.size())));
            return x;
        };
        const auto loudest = [](const std::vector<float>& x) {
            return lufs(stereo(x), 48000, Method::MomentaryMax);
        };
        QVERIFY(within(loudest(tone({{.020, -10}}, 48000)), -23.01, 0.02));
        QVERIFY(within(loudest(tone({{.100, -10}}, 48000)), -16.01, 0.02));
        QVERIFY(within(loudest(tone({{.399, -10}}, 48000)), -10.00, 0.02));
        QVERIFY(within(loudest(tone({{.400, -10}}, 48000)), -9.99, 0.02));
        QVERIFY(within(loudest(decaying(0.5)), -19.03, 0.02));
        QVERIFY(within(loudest(decaying(1.0)), -16.09, 0.02));
    }

    void silenceAroundAOneShotChangesNothing() {
        const auto hit = drumLoop("x...", 48000);
        const double alone = lufs(mono(hit), 48000, Method::MomentaryMax);
        for (const std::size_t lead : {1U, 479U, 5000U, 48000U}) {
            std::vector<float> late(lead);
            late.insert(late.end(), hit.begin(), hit.end());
            late.resize(late.size() + 3 * lead);
            QVERIFY(within(lufs(mono(late), 48000, Method::MomentaryMax), alone, 0.005));
        }
    }

    void aLoopIsAsLoudWhereverItBegins() {
        const auto loop = drumLoop("x...o..xx...o...", 48000);
        const double straight = lufs(stereo(loop), 48000, Method::LoopIntegrated);
        for (std::size_t turn = 1; turn < 20; ++turn)
            QVERIFY(
                within(lufs(stereo(rotated(loop, turn * loop.size() / 20)), 48000, Method::LoopIntegrated),
                       straight, 0.002));
        QVERIFY(within(lufs(stereo(repeated(loop, 2)), 48000, Method::LoopIntegrated), straight, 0.002));
    }

    void aRepeatedLoopReadsTheSameOnAMeter() {
        const auto busy = drumLoop("x.x.o.x.x.xxo.x.", 48000);
        QVERIFY(within(lufs(stereo(repeated(busy, 8)), 48000, Method::Integrated),
                       lufs(stereo(busy), 48000, Method::LoopIntegrated), 0.05));
        // Where there are gaps, the meter's grid of 100 ms decides what falls through its gate: 0.5 LU from
        // one beginning to the next.
        const auto sparse = drumLoop("x...o..xx...o...", 48000);
        double sum = 0.0;
        for (std::size_t turn = 0; turn < 16; ++turn)
            sum += lufs(stereo(repeated(rotated(sparse, turn * sparse.size() / 16 + turn * 301), 4)), 48000,
                        Method::Integrated);
        QVERIFY(within(sum / 16.0, lufs(stereo(sparse), 48000, Method::LoopIntegrated), 0.05));
    }

    void loopsShorterThanAWindow() {
        for (const double seconds : {0.02, 0.1, 0.3, 0.399}) // whole periods of 1 kHz
            QVERIFY(within(lufs(stereo(tone({{seconds, -10}}, 48000)), 48000, Method::LoopIntegrated), -9.99,
                           0.02));
    }

    void sparseLoopsAreGated() {
        const auto loop = drumLoop("x...............", 48000);
        const auto once = lufs(stereo(loop), 48000, Method::LoopIntegrated);
        auto longer = loop;
        longer.resize(longer.size() * 3); // the silence behind it is below the gate
        QVERIFY(within(lufs(stereo(longer), 48000, Method::LoopIntegrated), once, 0.001));
    }

    void ourWeightingIsTheLibrarys() {
        for (const int rate : {22050, 44100, 48000, 96000, 192000})
            for (const double hertz : {25.0, 100.0, 500.0, 2000.0, 10000.0}) {
                const auto x = tone({{4, -20}}, rate, hertz);
                const double library = lufs(stereo(x), rate, Method::Integrated);
                QVERIFY(within(lufs(stereo(x), rate, Method::MomentaryMax), library, 0.05));
                QVERIFY(within(lufs(stereo(x), rate, Method::LoopIntegrated), library, 0.02));
            }
    }

    void monoIsAsLoudAsItsStereoTwin() {
        const auto x = drumLoop("x..ox...x..ox...", 44100);
        for (const Method method : {Method::MomentaryMax, Method::LoopIntegrated, Method::Integrated})
            QVERIFY(within(lufs(mono(x), 44100, method), lufs(stereo(x), 44100, method), 1e-6));
    }

    void upToSixteenChannels() {
        const auto x = tone({{4, -30}}, 48000);
        for (const int channels :
             {3, 7, 8, 16}) { // n equal channels are n times the energy of one, and two of them read -30
            const auto many =
                bufferOf(std::vector<std::vector<float>>(static_cast<std::size_t>(channels), x));
            const double expected = -30.0 + 10.0 * std::log10(channels / 2.0);
            for (const Method method : {Method::MomentaryMax, Method::LoopIntegrated, Method::Integrated})
                QVERIFY(within(lufs(many, 48000, method), expected, 0.03));
        }
    }

    void damagedSamplesAreRefused() {
        for (const float bad :
             {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            auto x = stereo(tone({{1, -10}}, 48000));
            x.channel(1)[1234] = bad;
            for (const Method method : {Method::MomentaryMax, Method::LoopIntegrated, Method::Integrated})
                try {
                    measure(x, 48000, method);
                    QFAIL("measured");
                } catch (const Error& error) {
                    QVERIFY(
                        QString::fromUtf8(error.what()).contains(QStringLiteral("Frame 1234 of channel 2")));
                }
        }
    }

    void silenceIsMinusInfinity() {
        for (const Method method : {Method::MomentaryMax, Method::LoopIntegrated, Method::Integrated})
            for (const Frame frames : {0, 1, 100, 200000}) {
                const Measurement m = measure(audio::AudioBuffer(2, frames), 48000, method);
                QCOMPARE(m.loudness.value, -HUGE_VAL);
                QCOMPARE(m.truePeak.value, -HUGE_VAL);
                QCOMPARE(m.method, method);
            }
    }

    void methodsByWhatTheSampleIs() {
        QCOMPARE(methodFor(true, 1.0), Method::LoopIntegrated);
        QCOMPARE(methodFor(true, 60.0), Method::LoopIntegrated);
        QCOMPARE(methodFor(false, 2.99), Method::MomentaryMax);
        QCOMPARE(methodFor(false, 3.0), Method::Integrated);
        QCOMPARE(id(Method::MomentaryMax), "momentary-max");
        QCOMPARE(id(Method::LoopIntegrated), "loop-integrated");
        QCOMPARE(id(Method::Integrated), "integrated");
    }
};

GLEANER_TEST(MeasureTest)
#include "measure_test.moc"
