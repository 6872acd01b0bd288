#include "pack/render/seam_court.h"
#include "support/program.h"

#include "core/pack/sounds.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr int courtRate = 48000;
constexpr int roundBeats = 8;

/// Strokes on every half beat, with a ring that reaches into the next one, and a little of a room: `turns` of
/// 8 roundBeats, each like the one before.
audio::AudioBuffer playedRounds(double bpm, int turns, int ofRate = courtRate) {
    const double seconds = 60.0 * roundBeats / bpm;
    audio::AudioBuffer sound = noise(framesFromSeconds(turns * seconds + 1.0, ofRate), 3, 0.0005);
    for (int stroke = 0; stroke < 2 * roundBeats * turns; ++stroke) {
        const double hertz = stroke % 4 == 0 ? 90.0 : stroke % 4 == 2 ? 210.0 : 900.0;
        mix(sound, struck(hertz, 0.4, ofRate, 0.4), framesFromSeconds(0.1 + stroke * 30.0 / bpm, ofRate));
    }
    return sound;
}

music::SampleTraits heard(double bpm) {
    music::SampleTraits traits;
    traits.kind = music::SampleKind::Loop;
    traits.bpm = bpm;
    traits.beats = roundBeats;
    return traits;
}

FrameRange secondTurn(double bpm, int ofRate = courtRate) {
    const double seconds = 60.0 * roundBeats / bpm;
    return {framesFromSeconds(0.095 + seconds, ofRate), framesFromSeconds(0.095 + 2.0 * seconds, ofRate)};
}

/// Where the nth stroke of a loop begins, s: the first frame over a tenth of the loudest one in the 40 ms
/// around `about`.
double strokeAt(const audio::AudioBuffer& loop, double about, int ofRate) {
    const Frame begin = std::max<Frame>(0, framesFromSeconds(about - 0.02, ofRate)),
                end = std::min(loop.frames(), framesFromSeconds(about + 0.02, ofRate));
    double most = 0.0;
    for (Frame i = begin + 1; i < end; ++i)
        most = std::max(most, std::abs(at(loop, 0, i) - at(loop, 0, i - 1)));
    for (Frame i = begin + 1; i < end; ++i)
        if (std::abs(at(loop, 0, i) - at(loop, 0, i - 1)) >= 0.5 * most) return secondsFromFrames(i, ofRate);
    return -1.0;
}

}

class SeamCourtTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeTempoWithinTheStretch_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<double>("mostStretch");
        QTest::addColumn<double>("wanted");
        QTest::newRow("0.25 %") << 120.3 << 0.5 << 120.0;
        QTest::newRow("upwards") << 121.7 << 0.25 << 122.0;
        QTest::newRow("0.29 % of 0.5") << 87.25 << 0.5 << 87.0;
        QTest::newRow("0.29 % is more than 0.25") << 87.25 << 0.25 << 87.25;
        QTest::newRow("too far") << 62.4 << 0.5 << 62.4;
        QTest::newRow("not at all") << 120.3 << 0.0 << 120.3;
        QTest::newRow("whole already") << 95.0 << 0.0 << 95.0;
    }
    void wholeTempoWithinTheStretch() {
        QFETCH(double, bpm);
        QFETCH(double, mostStretch);
        QFETCH(double, wanted);
        const auto tempo = music::loopTempo(heard(bpm), 60.0 * roundBeats / bpm, mostStretch);
        QVERIFY(tempo);
        QVERIFY(std::abs(tempo->wanted - wanted) < 1e-9);
        QCOMPARE(tempo->isWhole(), std::abs(wanted - std::round(wanted)) < 1e-9);
    }

    void beatsThatDontFitTheLengthMakeNoTempo() {
        QVERIFY(!music::loopTempo(heard(120.0), 60.0 * roundBeats / 116.0));
        music::SampleTraits hit = heard(120.0), uncounted = heard(120.0);
        hit.kind = music::SampleKind::Hit;
        uncounted.beats.reset();
        QVERIFY(!music::loopTempo(hit, 4.0));
        QVERIFY(!music::loopTempo(uncounted, 4.0));
        uncounted.bars = 2;
        QCOMPARE(music::loopTempo(uncounted, 4.0)->beats, 8);
    }

    /// The file is whole bars to the frame, its strokes lie on the grid, and the seam is as it was.
    void aLoopComesToWholeBars_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<double>("made");
        QTest::addColumn<int>("to");
        for (const int to : {48000, 44100, 96000}) {
            QTest::addRow("120.3 at %d", to) << 120.3 << 120.0 << to;
            QTest::addRow("121.7 at %d", to) << 121.7 << 122.0 << to;
            QTest::addRow("62.4 at %d", to) << 62.4 << 62.4 << to;
        }
    }
    void aLoopComesToWholeBars() {
        QFETCH(double, bpm);
        QFETCH(double, made);
        QFETCH(int, to);
        audio::MemorySource source(playedRounds(bpm, 4), courtRate);
        const FrameRange range = secondTurn(bpm);
        const auto tempo = music::loopTempo(heard(bpm), secondsFromFrames(range.length(), courtRate));
        const pack::CourtedLoop loop = pack::courtLoop(source, range, tempo, to, {});
        QVERIFY2(std::abs(*loop.verdict.bpm - made) < 0.01, qPrintable(QString::number(*loop.verdict.bpm)));
        const double seconds = 60.0 * roundBeats / made;
        QVERIFY(std::abs(loop.sound.frames() - framesFromSeconds(seconds, to)) <= (made == bpm ? 2 : 0));
        QVERIFY(!loop.verdict.isCrossfaded);
        QVERIFY(loop.verdict.seam.isSmooth());
        QVERIFY(loop.verdict.seam.clickDb < 0.0); // no larger than the steps beside it
        const double first = strokeAt(loop.sound, 0.005, to);
        for (int stroke = 1; stroke < 2 * roundBeats; ++stroke) {
            const double wanted = first + stroke * 30.0 / made;
            QVERIFY(1000.0 * std::abs(strokeAt(loop.sound, wanted, to) - wanted) < 1.5);
        }
    }

    void allFiveCutsAreJudged() {
        audio::MemorySource source(playedRounds(120.3, 4), courtRate);
        const FrameRange range = secondTurn(120.3);
        const auto tempo = music::loopTempo(heard(120.3), secondsFromFrames(range.length(), courtRate));
        const auto cuts = pack::judgeCuts(source, range, tempo, {});
        QCOMPARE(cuts.size(), pack::loopCuts.size());
        for (std::size_t n = 0; n < cuts.size(); ++n)
            QCOMPARE(cuts[n].cut, pack::loopCuts[n].cut);
        QCOMPARE(cuts[0].range, range);
        QVERIFY(std::abs(cuts[0].driftMs) < 0.1);
        QVERIFY(std::abs(cuts[0].barErrorMs + 9.98) < 0.1); // 4.000 s wanted of 3.990
        QVERIFY(std::abs(cuts[4].barErrorMs) < 0.02);
        QVERIFY(std::abs(cuts[4].driftMs - 9.98) < 0.1);
        QVERIFY(!cuts[4].passes);
        QCOMPARE(cuts[2].range.length(), range.length());
        QVERIFY(std::abs(cuts[3].range.end - range.end) < 5);
    }

    /// The step from the last frame to the first against the largest one near it, as it is defined.
    void clicksAreToldInDecibels() {
        const audio::AudioBuffer crest = sine(4800, 10.25 / 4800);
        const double expected = 20.0 * std::log10(seamStep(crest) / largestStep(crest));
        const pack::SeamNumbers numbers = pack::seamNumbers(crest, courtRate);
        QVERIFY(expected > 30.0);
        QVERIFY2(std::abs(numbers.clickDb - expected) < 0.2, qPrintable(QString::number(numbers.clickDb)));
        QVERIFY2(numbers.spectralDb > 10.0, qPrintable(QString::number(numbers.spectralDb)));
        const pack::SeamNumbers whole = pack::seamNumbers(sine(4800, 10.0 / 4800), courtRate);
        QVERIFY(whole.clickDb < 0.5 && whole.spectralDb < 1.0);
    }

    /// A region set a few milliseconds off by hand: the wave says where it ends, and nothing is faded.
    void theEndGoesToWhereTheWaveComesBack() {
        audio::AudioBuffer tone = sine(8 * courtRate, 220.0 / courtRate, 0.3);
        mix(tone, sine(8 * courtRate, 331.0 / courtRate, 0.2), 0);
        audio::MemorySource source(tone, courtRate);
        const FrameRange range{courtRate, 3 * courtRate + 260};
        QVERIFY(!pack::isSeamSmooth(tone.copy(range), courtRate));
        const pack::CourtedLoop loop = pack::courtLoop(source, range, {}, courtRate, {});
        QVERIFY(!loop.verdict.isCrossfaded);
        QVERIFY(!loop.verdict.bpm);
        QVERIFY(loop.verdict.taken != pack::LoopCut::Found);
        QVERIFY(pack::isSeamSmooth(loop.sound, courtRate));
        QCOMPARE(loop.sound, tone.copy(loop.verdict.range)); // to the bit: only moved
    }

    void onlyWhatFailsAllIsCrossfaded() {
        audio::AudioBuffer recorded = noise(5 * courtRate, 5, 0.0035);
        mix(recorded, sine(2 * courtRate, 4301.0 / courtRate, 0.6), 3 * courtRate);
        audio::MemorySource source(recorded, courtRate);
        const FrameRange range{courtRate / 2, 4 * courtRate};
        const pack::CourtedLoop loop = pack::courtLoop(source, range, {}, courtRate, {});
        for (const pack::CutVerdict& cut : loop.verdict.cuts)
            QVERIFY(!cut.passes);
        QVERIFY(loop.verdict.isCrossfaded);
        QCOMPARE(loop.verdict.taken, pack::LoopCut::Found);
        QVERIFY(loop.verdict.seam.isSmooth());
        QCOMPARE(loop.sound, pack::cutLoop(source, range, courtRate, {}));
    }

    void aRecordingThatEndsWithItsLoopIsJudgedToo() {
        const audio::AudioBuffer sound = playedRounds(120.0, 2).copy({4560, 4560 + 192000});
        audio::MemorySource source(sound, courtRate);
        const FrameRange all{0, sound.frames()};
        const auto tempo = music::loopTempo(heard(120.0), secondsFromFrames(all.length(), courtRate));
        const pack::CourtedLoop loop = pack::courtLoop(source, all, tempo, courtRate, {});
        QCOMPARE(loop.sound.frames(), Frame{192000});
        QVERIFY(loop.verdict.seam.isSmooth());
        audio::MemorySource silent(audio::AudioBuffer(2, courtRate), courtRate);
        QVERIFY(pack::courtLoop(silent, {0, courtRate}, {}, courtRate, {}).verdict.seam.isSmooth());
    }
};

GLEANER_TEST(SeamCourtTest)
#include "seam_court_test.moc"
