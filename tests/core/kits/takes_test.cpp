#include "kits/takes.h"

#include "core/kits/kit_fixture.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

using music::Role;

std::vector<kits::Sample> snares(const std::vector<double>& levels) {
    std::vector<kits::Sample> samples;
    for (const double level : levels)
        samples.push_back(
            takeOf("snare_" + std::to_string(samples.size() + 1) + ".wav", Role::Snare, 2, level));
    return samples;
}

kits::Sound only(const std::vector<kits::Sample>& samples) {
    const auto groups = kits::groupTakes(samples);
    if (groups.size() != 1) qFatal("not one sound, but %d", static_cast<int>(groups.size()));
    return kits::soundOf(samples, groups.front());
}

}

class TakesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nearlyTheSameHitsAreOneSound() {
        const std::vector<kits::Sample> samples{
            takeOf("a.wav", Role::Kick, 1, -20.0), takeOf("b.wav", Role::Snare, 2, -20.0),
            takeOf("c.wav", Role::Kick, 1, -21.0), sampleOf("d.wav", music::SampleKind::Loop, Role::Perc),
            sampleOf("e.wav", music::SampleKind::Hit, Role::Perc)};
        const std::vector<std::vector<std::size_t>> expected{{0, 2}, {1}, {3}, {4}};
        QCOMPARE(kits::groupTakes(samples), expected);
    }

    /// Fingerprints have seven bands and can't tell a semitone.
    void tonesOfDifferentPitchAreDifferentSounds() {
        const std::vector<kits::Sample> samples{atPitch(takeOf("a.wav", Role::Bass, 1, -20.0), 40.1),
                                                atPitch(takeOf("b.wav", Role::Bass, 1, -20.0), 41.0),
                                                atPitch(takeOf("c.wav", Role::Bass, 1, -20.0), 39.9),
                                                takeOf("d.wav", Role::Bass, 1, -20.0)};
        const std::vector<std::vector<std::size_t>> expected{{0, 2}, {1}, {3}};
        QCOMPARE(kits::groupTakes(samples), expected);
    }

    void takesOfOneLevelTakeTurns() {
        const kits::Sound sound = only(snares({-20.0, -21.0, -22.9}));
        QVERIFY(sound.followsVelocity);
        QCOMPARE(sound.zones.size(), std::size_t{3});
        for (std::size_t n = 0; n < 3; ++n) {
            QCOMPARE(sound.zones[n].sample, n);
            QCOMPARE(sound.zones[n].robin, static_cast<int>(n) + 1);
            QCOMPARE(sound.zones[n].robins, 3);
            QCOMPARE(sound.zones[n].lowVelocity, 1);
            QCOMPARE(sound.zones[n].highVelocity, 127);
            QCOMPARE(sound.zones[n].gainDb, 0.0);
        }
    }

    /// 12 dB down: the boundary lies where 40 log10(v / 127) is 6 dB down, at 89.9.
    void takesOfOtherLevelsAreLayers() {
        const kits::Sound sound = only(snares({-32.0, -20.0}));
        QVERIFY(!sound.followsVelocity);
        QCOMPARE(sound.zones.size(), std::size_t{2});
        const kits::Zone &soft = sound.zones[0], &loud = sound.zones[1];
        QCOMPARE(soft.sample, std::size_t{0});
        QCOMPARE(soft.lowVelocity, 1);
        QCOMPARE(soft.highVelocity, 89);
        QCOMPARE(loud.lowVelocity, 90);
        QCOMPARE(loud.highVelocity, 127);
        QCOMPARE(soft.gainDb, -12.0);
        QCOMPARE(loud.gainDb, 0.0);
    }

    void everyLayerHasVelocitiesAndTheyMeet_data() {
        QTest::addColumn<std::vector<double>>("levels");
        QTest::newRow("far apart") << std::vector<double>{-20.0, -80.0, -140.0, -150.0, -160.0};
        QTest::newRow("close") << std::vector<double>{-20.0, -23.0, -26.0, -29.0, -32.0};
        QTest::newRow("takes in between") << std::vector<double>{-20.0, -22.0, -24.0, -26.0, -28.0, -30.0};
    }
    void everyLayerHasVelocitiesAndTheyMeet() {
        QFETCH(std::vector<double>, levels);
        const kits::Sound sound = only(snares(levels));
        int below = 0;
        for (const kits::Zone& zone : some(sound.zones)) {
            if (zone.robin == 1) {
                QCOMPARE(zone.lowVelocity, below + 1);
                below = zone.highVelocity;
            }
            QCOMPARE(zone.highVelocity, below);
            QVERIFY(zone.lowVelocity <= zone.highVelocity);
            QVERIFY(zone.gainDb <= 0.0);
        }
        QCOMPARE(below, 127);
        QCOMPARE(sound.zones.size(), levels.size());
    }

    /// Files that ended short of their target are not raised: the others come down to them.
    void gainsBringEveryTakeToItsLayerWithoutRaisingAny() {
        std::vector<kits::Sample> samples = snares({-20.0, -20.0, -30.0});
        samples[1].lufs = -15.0;
        samples[2].lufs = -13.0;
        const kits::Sound sound = only(samples);
        std::vector<double> heard(3);
        for (const kits::Zone& zone : some(sound.zones)) {
            QVERIFY(zone.gainDb <= 0.0);
            heard[zone.sample] = samples[zone.sample].lufs + zone.gainDb;
        }
        QCOMPARE(heard, (std::vector<double>{-15.0, -15.0, -25.0}));
    }

    void withoutLevelsAllTakesTakeTurns() {
        std::vector<kits::Sample> samples = snares({0.0, 0.0});
        samples[0].recordedLufs.reset();
        samples[1].recordedLufs.reset();
        const kits::Sound sound = only(samples);
        QCOMPARE(sound.zones.size(), std::size_t{2});
        QCOMPARE(sound.zones[1].robins, 2);
        QVERIFY(sound.followsVelocity);
    }

    void rootsKeepTheirCents() {
        const kits::Sound sound = only({atPitch(takeOf("bass.wav", Role::Bass, 1, -20.0), 33.25)});
        QCOMPARE(sound.key, 33);
        QVERIFY(std::abs(sound.zones.front().root - 33.25) < 1e-9);
        QVERIFY(!sound.isOneShot);
    }

    void loopsAndTexturesGoRound() {
        for (const auto kind : {music::SampleKind::Loop, music::SampleKind::Texture}) {
            const kits::Sound sound = only({sampleOf("a.wav", kind, Role::Perc)});
            QCOMPARE(sound.zones.front().loop, std::optional(FrameRange{0, 12000}));
            QVERIFY(!sound.isOneShot);
        }
        const kits::Sound phrase = only({sampleOf("a.wav", music::SampleKind::Phrase, Role::Vocal)});
        QVERIFY(!phrase.zones.front().loop);
        QVERIFY(phrase.isOneShot);
    }
};

GLEANER_TEST(TakesTest)
#include "takes_test.moc"
