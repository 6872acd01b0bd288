#include "pack/seam.h"

#include "core/pack/sounds.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using music::SampleKind;

namespace {

constexpr int rate = 48000;
constexpr Frame crossing = 480;

}

class SeamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholePeriodsJoinSmoothly() {
        QVERIFY(pack::isSeamSmooth(sine(4800, 10.0 / 4800)));
        QVERIFY(pack::isSeamSmooth(noise(4800, 1)));
        QVERIFY(pack::isSeamSmooth(audio::AudioBuffer(2, 4800)));
    }

    void aStepAndABendAreHeard() {
        QVERIFY(!pack::isSeamSmooth(sine(4800, 10.25 / 4800))); // ends at a crest
        QVERIFY(!pack::isSeamSmooth(sine(4800, 10.5 / 4800)));  // ends at zero, turned round
        audio::AudioBuffer oneSide = sine(4800, 10.0 / 4800, 0.5, 2);
        mix(oneSide, audio::AudioBuffer(2, 1), 0);
        at(oneSide, 1, 4799) += 0.2F;
        QVERIFY(!pack::isSeamSmooth(oneSide));
    }

    /// The recording goes on: what lies before the loop leads into its first frame.
    void aToneCrossesWithoutSwelling() {
        const audio::AudioBuffer recorded = sine(20000, 0.0123);
        audio::AudioBuffer loop = recorded.copy({5000, 12345});
        QVERIFY(!pack::isSeamSmooth(loop));
        pack::crossfadeEnd(loop, recorded.copy({5000 - crossing, 5000}));
        QVERIFY(seamStep(loop) <= 1.1 * largestStep(sine(5000, 0.0123)));
        // Two stretches of a tone out of step may cancel; they must not rise.
        QVERIFY(rmsDb(loop, {loop.frames() - crossing, loop.frames()}) < rmsDb(loop, {0, crossing}) + 0.5);
        QVERIFY(loop.copy({0, 5000}) == recorded.copy({5000, 10000}));
    }

    void aToneInStepIsLeftAsItIs() {
        const audio::AudioBuffer recorded = sine(20000, 1.0 / 100);
        const audio::AudioBuffer before = recorded.copy({5000, 12000});
        audio::AudioBuffer loop = before;
        pack::crossfadeEnd(loop, recorded.copy({5000 - crossing, 5000}));
        for (Frame i = 0; i < loop.frames(); ++i)
            QVERIFY(std::abs(at(loop, 0, i) - at(before, 0, i)) < 1e-5);
    }

    void noiseKeepsItsLevelInTheCrossing() {
        const audio::AudioBuffer recorded = noise(60000, 7);
        audio::AudioBuffer end = recorded.copy({20000, 50000}), beginning = end;
        pack::crossfadeEnd(end, recorded.copy({20000 - crossing, 20000}));
        pack::crossfadeBeginning(beginning, recorded.copy({50000, 50000 + crossing}));
        const double level = rmsDb(recorded, {0, 60000});
        QVERIFY(std::abs(rmsDb(end, {end.frames() - crossing, end.frames()}) - level) < 0.7);
        QVERIFY(std::abs(rmsDb(beginning, {0, crossing}) - level) < 0.7);
    }

    void theBeginningComesFromWhatFollows() {
        const audio::AudioBuffer recorded = sine(20000, 0.0123);
        audio::AudioBuffer loop = recorded.copy({0, 12345});
        pack::crossfadeBeginning(loop, recorded.copy({12345, 12345 + crossing}));
        QVERIFY(seamStep(loop) <= 1.1 * largestStep(sine(5000, 0.0123)));
    }

    void endsThatWouldClickAreFaded() {
        audio::AudioBuffer sound = sine(rate / 10, 440.0 / rate, 0.5);
        for (Frame i = 0; i < sound.frames(); ++i)
            at(sound, 0, i) += 0.3F;
        pack::fadeEnds(sound, rate, SampleKind::Hit);
        QVERIFY(std::abs(at(sound, 0, 0)) < 0.001);
        QVERIFY(std::abs(at(sound, 0, sound.frames() - 1)) < 0.001);
        QVERIFY(std::abs(at(sound, 0, 48) -
                         (0.3 + 0.5 * std::sin(2.0 * std::numbers::pi * 440.0 / rate * 48))) < 1e-6);
    }

    void aTransientThatBeginsAtZeroIsNotTouched() {
        audio::AudioBuffer sound(1, rate / 10);
        mix(sound, struck(200.0, 0.08, rate), 0); // its first frame is 0, its attack follows at once
        const audio::AudioBuffer before = sound;
        pack::fadeEnds(sound, rate, SampleKind::Hit);
        QVERIFY(std::abs(at(before, 0, 1)) < 0.03);
        QVERIFY(rmsDb(sound, {0, 240}) > rmsDb(before, {0, 240}) - 0.5);
        audio::AudioBuffer silentStart(1, rate / 10);
        mix(silentStart, struck(200.0, 0.05, rate), 100);
        const audio::AudioBuffer untouched = silentStart;
        pack::fadeEnds(silentStart, rate, SampleKind::Hit);
        QVERIFY(silentStart == untouched);
    }

    void theShortestSoundsSurvive() {
        for (Frame frames = 0; frames < 6; ++frames) {
            audio::AudioBuffer sound = noise(frames, 3);
            pack::fadeEnds(sound, rate, SampleKind::Texture);
            pack::fadeSeam(sound, rate);
            QVERIFY(frames == 0 || pack::isSeamSmooth(sound));
            QCOMPARE(sound.frames(), frames);
        }
    }
};

QTEST_GUILESS_MAIN(SeamTest)
#include "seam_test.moc"
