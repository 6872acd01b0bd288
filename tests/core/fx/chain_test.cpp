#include "base/error.h"
#include "core/fx/signals.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

class ChainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void effectsActInOrder() {
        const auto in = toneBuffer(300.0, 0.1, 0.2);
        auto levelThenGain = in, gainThenLevel = in;
        const Effect level{"level", true, {{"peak", -6.0}}}, gain{"gain", true, {{"gain", -12.0}}};
        process({level, gain}, levelThenGain, rate);
        process({gain, level}, gainThenLevel, rate);
        QVERIFY(std::abs(decibels(peakOf(levelThenGain.channel(0))) + 18.0) < 0.01);
        QVERIFY(std::abs(decibels(peakOf(gainThenLevel.channel(0))) + 6.0) < 0.01);
    }

    /// What a chain does to bring every sample to one level is told apart from what else it does.
    void itIsToldWhatBroughtASampleToOneLevel() {
        const auto in = toneBuffer(300.0, 0.1, 0.2);
        const double before = decibels(peakOf(in.channel(0)));
        const Effect level{"level", true, {{"peak", -6.0}}}, gain{"gain", true, {{"gain", -12.0}}};
        for (const Chain& chain : {Chain{level, gain}, Chain{gain, level, gain}}) {
            auto sample = in;
            const double first = chain.front().type == "gain" ? -12.0 : 0.0;
            QVERIFY(std::abs(process(chain, sample, rate).value - (-6.0 - before - first)) < 0.01);
        }
        auto sample = in;
        QCOMPARE(process({gain, {"level", false, {}}}, sample, rate).value, 0.0);
        audio::AudioBuffer silence(1, 100);
        QCOMPARE(process({level}, silence, rate).value, 0.0);
    }

    void disabledEffectsAndEmptyChainsDoNothing() {
        auto sample = noiseBuffer(2, 1000);
        const auto before = sample;
        process({}, sample, rate);
        process({{"gain", false, {{"gain", 12.0}}}, {"no such", false, {}}}, sample, rate);
        QCOMPARE(sample, before);
        QCOMPARE(responseDb({{"gain", false, {{"gain", 12.0}}}}, 100.0, rate), 0.0);
    }

    void valuesAreClampedAndCompleted() {
        const EffectType& type = *findEffectType("highpass");
        QCOMPARE(resolvedValues(type, {"highpass", true, {}}), (Values{40.0, 0.0}));
        QCOMPARE(resolvedValues(type, {"highpass", true, {{"frequency", 1e6}, {"slope", -3.0}}}),
                 (Values{2000.0, 0.0}));
        QCOMPARE(resolvedValues(type, {"highpass", true, {{"slope", 1.4}}}), (Values{40.0, 1.0}));
        QCOMPARE(resolvedValues(type, {"highpass", true, {{"frequency", std::nan("")}}}),
                 (Values{40.0, 0.0}));
    }

    void faultsNameTheEffectTheParameterAndTheRange() {
        QVERIFY(errors({{"gain", true, {{"gain", 3.0}}}, {"reverse", true, {}}}).empty());
        const auto all = errors({{"flanger", true, {}},
                                 {"gate", true, {{"thresholds", -30.0}}},
                                 {"highpass", true, {{"frequency", 5.0}, {"slope", 0.5}}},
                                 {"gain", false, {{"gain", std::nan("")}}}});
        QCOMPARE(all.size(), std::size_t(5));
        QVERIFY(all[0].starts_with("Effect 1 (flanger) is unknown; there are: trim, level, gain, "));
        QCOMPARE(all[1], "Effect 2 (Gate) has no parameter \"thresholds\"; it has: threshold, attack, hold, "
                         "release, range.");
        QCOMPARE(all[2], "Effect 3 (High-pass): frequency is 5, but goes from 10 Hz to 2000 Hz.");
        QCOMPARE(all[3], "Effect 3 (High-pass): slope is 0.5, but goes from 0 to 2 in whole steps.");
        QCOMPARE(all[4], "Effect 4 (Gain): gain is not a number, but goes from -48 dB to 24 dB.");
    }

    void unknownEffectsAreRefused() {
        auto sample = noiseBuffer(1, 100);
        try {
            process({{"flanger", true, {}}}, sample, rate);
            QFAIL("ran");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("flanger")));
        }
        QVERIFY_THROWS_EXCEPTION(Error, processLoop({{"flanger", true, {}}}, sample, rate));
        QVERIFY_THROWS_EXCEPTION(Error, responseDb({{"flanger", true, {}}}, 100.0, rate));
    }

    void responsesAddUp() {
        const Chain chain{{"gain", true, {{"gain", 3.0}}},
                          {"highpass", true, {{"frequency", 100.0}}},
                          {"compressor", true, {}}};
        QVERIFY(std::abs(responseDb(chain, 100.0, rate)) < 0.02); // +3 - 3.01
        QVERIFY(std::abs(responseDb(chain, 10000.0, rate) - 3.0) < 0.01);
    }

    void tellsProgressAndHeedsCancel() {
        std::vector<double> fractions;
        std::stop_source stop;
        const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
            fractions.push_back(fraction);
            if (fractions.size() == 2) stop.request_stop();
        });
        auto sample = noiseBuffer(1, 100);
        const Chain three(3, {"gain", true, {}});
        QVERIFY_THROWS_EXCEPTION(Cancelled, process(three, sample, rate, progress));
        QCOMPARE(fractions, (std::vector<double>{0.0, 1.0 / 3.0}));
    }

    void longChainsOfSilenceStayFast() { // denormals: forty times slower if they are not flushed
        auto sample = impulseBuffer(200000, 2);
        process({{"reverb", true, {{"decay", 8000}, {"size", 0}}},
                 {"equaliser", true, {{"lowGain", 6}, {"highGain", -6}}}},
                sample, rate);
        for (const float x : sample.channel(0).subspan(150000))
            QVERIFY(x == 0.0F || std::abs(x) > 1e-38F);
    }
};

GLEANER_TEST(ChainTest)
#include "chain_test.moc"
