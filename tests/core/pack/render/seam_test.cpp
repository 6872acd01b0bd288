#include "pack/render/cut.h"
#include "pack/render/seam.h"
#include "pack/render/seam_court.h"
#include "support/program.h"

#include "core/pack/sounds.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace gleaner;
using namespace gleaner::test;
using music::SampleKind;

namespace {

constexpr int rate = 48000;
constexpr Frame crossing = 480;

/// Energy of 4 ms round the seam between 300 and 3000 Hz over the median of the quiet quarter second behind
/// it, by a cascade of plain second-order filters: another way to look than the one that judges.
double splatterDb(const audio::AudioBuffer& loop, int ofRate) {
    const Frame length = loop.frames(), reach = ofRate / 4;
    std::vector<double> x;
    for (Frame i = -reach; i < reach; ++i)
        x.push_back(at(loop, 0, (i + length) % length));
    const auto filter = [&](double hertz, bool low) {
        const double w = 2.0 * std::numbers::pi * hertz / ofRate, c = std::cos(w),
                     alpha = std::sin(w) / std::sqrt(2.0);
        const double b = (low ? 1.0 - c : 1.0 + c) / 2.0, a0 = 1.0 + alpha;
        double x1 = 0.0, x2 = 0.0, y1 = 0.0, y2 = 0.0;
        for (double& sample : x) {
            const double y =
                (b * sample + (low ? 2.0 : -2.0) * b * x1 + b * x2 + 2.0 * c * y1 - (1.0 - alpha) * y2) / a0;
            x2 = x1;
            x1 = sample;
            y2 = y1;
            y1 = y;
            sample = y;
        }
    };
    for (int pass = 0; pass < 4; ++pass) {
        filter(300.0, false);
        filter(3000.0, true);
    }
    const Frame window = ofRate / 250;
    const auto powerAt = [&](Frame from) {
        double sum = 1e-20;
        for (Frame i = from; i < from + window; ++i)
            sum += x[static_cast<std::size_t>(i)] * x[static_cast<std::size_t>(i)];
        return sum;
    };
    std::vector<double> behind;
    for (Frame i = reach + 10 * window; i + window < 2 * reach; i += window)
        behind.push_back(powerAt(i));
    std::ranges::nth_element(behind, behind.begin() + static_cast<std::ptrdiff_t>(behind.size() / 2));
    return 10.0 * std::log10(powerAt(reach) / behind[behind.size() / 2]);
}

}

class SeamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholePeriodsJoinSmoothly() {
        QVERIFY(pack::isSeamSmooth(sine(4800, 10.0 / 4800), rate));
        QVERIFY(pack::isSeamSmooth(noise(4800, 1), rate));
        QVERIFY(pack::isSeamSmooth(audio::AudioBuffer(2, 4800), rate));
    }

    void aStepAndABendAreHeard() {
        QVERIFY(!pack::isSeamSmooth(sine(4800, 10.25 / 4800), rate)); // ends at a crest
        QVERIFY(!pack::isSeamSmooth(sine(4800, 10.5 / 4800), rate));  // ends at zero, turned round
        audio::AudioBuffer oneSide = sine(4800, 10.0 / 4800, 0.5, 2);
        mix(oneSide, audio::AudioBuffer(2, 1), 0);
        at(oneSide, 1, 4799) += 0.2F;
        QVERIFY(!pack::isSeamSmooth(oneSide, rate));
    }

    /// A loud tone that ends and a quiet room that begins: where the tone happens to cross zero there is no
    /// large step, and every turn clicks.
    void aLoudEndDoesNotHideAClickIntoAQuietBeginning_data() {
        QTest::addColumn<double>("hertz");
        QTest::addColumn<double>("level");
        for (const double hertz : {130.0, 700.0, 4301.0, 9000.0})
            for (const double level : {0.15, 0.6})
                QTest::addRow("%g Hz at %g", hertz, level) << hertz << level;
    }
    void aLoudEndDoesNotHideAClickIntoAQuietBeginning() {
        QFETCH(double, hertz);
        QFETCH(double, level);
        audio::AudioBuffer recorded = noise(5 * rate, 5, 0.0035);
        mix(recorded, sine(2 * rate, hertz / rate, level), 3 * rate);
        audio::MemorySource source(recorded, rate);
        for (int k = 0; k < 16; ++k) {
            const FrameRange range{rate / 2 + k, 4 * rate + 2 * k};
            QVERIFY(!pack::isSeamSmooth(recorded.copy(range), rate));
            for (const int to : {rate, 44100}) {
                const audio::AudioBuffer loop = pack::cutLoop(source, range, to, {});
                QVERIFY2(pack::isSeamSmooth(loop, to), qPrintable(QString::number(k)));
                QVERIFY(splatterDb(loop, to) < 6.0);
                if (k % 8 != 1 || to != rate) continue;
                const pack::CourtedLoop courted = pack::courtLoop(source, range, {}, to, {});
                QVERIFY2(courted.verdict.isCrossfaded && courted.verdict.seam.isSmooth(),
                         qPrintable(QString::number(k)));
                QVERIFY2(splatterDb(courted.sound, to) < 6.0,
                         qPrintable(QString::number(splatterDb(courted.sound, to))));
            }
        }
    }

    /// The same without a tone: another level, another offset, at either end, on one side alone.
    void otherStepsAreMendedToo() {
        audio::AudioBuffer level = noise(5 * rate, 5, 0.003, 2), offset = level, one = level;
        mix(level, noise(2 * rate, 6, 0.3), 3 * rate);
        for (Frame i = 3 * rate; i < 5 * rate; ++i)
            for (int c = 0; c < 2; ++c)
                at(offset, c, i) += 0.1F;
        for (Frame i = 3 * rate; i < 5 * rate; ++i)
            at(one, 1, i) += static_cast<float>(0.2 * std::sin(0.02 * static_cast<double>(i)));
        for (const audio::AudioBuffer& recorded : {level, offset, one}) {
            audio::MemorySource source(recorded, rate);
            for (const FrameRange range : {FrameRange{rate, 4 * rate + 7}, FrameRange{0, 4 * rate + 7}})
                QVERIFY(pack::isSeamSmooth(pack::cutLoop(source, range, rate, {}), rate));
        }
        audio::MemorySource whole(level.copy({2 * rate, 4 * rate}), rate); // nothing around it: faded
        const audio::AudioBuffer faded = pack::cutLoop(whole, {0, 2 * rate}, rate, {});
        QVERIFY(std::abs(at(faded, 0, 2 * rate - 1)) < 0.01);
    }

    /// The recording goes on: what lies before the loop leads into its first frame.
    void aToneCrossesWithoutSwelling() {
        const audio::AudioBuffer recorded = sine(20000, 0.0123);
        audio::AudioBuffer loop = recorded.copy({5000, 12345});
        QVERIFY(!pack::isSeamSmooth(loop, rate));
        pack::crossfadeEnd(loop, recorded.copy({5000 - crossing, 5000}));
        QVERIFY(seamStep(loop) <= 1.1 * largestStep(sine(5000, 0.0123)));
        // Two stretches of a tone out of step may cancel; they must not rise.
        QVERIFY(rmsDb(loop, {loop.frames() - crossing, loop.frames()}) < rmsDb(loop, {0, crossing}) + 0.5);
        QCOMPARE(loop.copy({0, 5000}), recorded.copy({5000, 10000}));
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
        QCOMPARE(silentStart, untouched);
    }

    void theShortestSoundsSurvive() {
        for (Frame frames = 0; frames < 6; ++frames) {
            audio::AudioBuffer sound = noise(frames, 3);
            pack::fadeEnds(sound, rate, SampleKind::Texture);
            pack::fadeSeam(sound, 96);
            QVERIFY(frames == 0 || pack::isSeamSmooth(sound, rate));
            QCOMPARE(sound.frames(), frames);
        }
    }
};

GLEANER_TEST(SeamTest)
#include "seam_test.moc"
