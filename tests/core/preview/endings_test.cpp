// How long sounds ring, what cuts them, and how.

#include "sounds.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

class EndingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneShotsRingOn();
    void openHatIsCutByTheClosedOne();
    void bassCutsItself();
    void cutsFadeOut();
    void tailsAreLimited();
    void anEnvelopeShapesEveryNote();
    void aNoteWithAnEnvelopeEndsWithItsKey();
    void aShortNoteIsReleasedFromWhereItWas();
};

void EndingsTest::oneShotsRingOn() {
    music::MelodicTrack track = trackOf("long", {{0.0, 0.25, 60, 100}});
    const AudioBuffer mix = rendered(songOf({track})); // two bars at 120: four seconds
    QCOMPARE(mix.channel(0)[static_cast<std::size_t>(2.9 * rate)], 0.25F);
    QCOMPARE(mix.channel(0)[static_cast<std::size_t>(3.1 * rate)], 0.0F);
}

void EndingsTest::openHatIsCutByTheClosedOne() {
    music::Song song = drumSong("x...............", 120.0, "long");
    song.drums = {{0, music::Role::OpenHat, "long"}, {1, music::Role::Hat, "click"}};
    const auto levelAt = [&](double seconds) {
        return rendered(song).channel(0)[static_cast<std::size_t>(seconds * rate)];
    };
    QCOMPARE(levelAt(1.5), 0.25F);
    song.patterns[0].notes.push_back(at(2.0, 1)); // a second in
    QCOMPARE(levelAt(0.9), 0.25F);
    QCOMPARE(levelAt(1.5), 0.0F);
    song.drums[1].role = music::Role::Perc;
    QCOMPARE(levelAt(1.5), 0.25F);
}

void EndingsTest::bassCutsItself() {
    music::MelodicTrack track = trackOf("long", {{0.0, 0.25, 60, 100}, {1.0, 0.25, 60, 100}});
    const auto levelAt = [&](double seconds) {
        return rendered(songOf({track})).channel(0)[static_cast<std::size_t>(seconds * rate)];
    };
    QCOMPARE(levelAt(0.75), 0.5F);
    track.role = music::Role::Bass;
    QCOMPARE(levelAt(0.25), 0.25F);
    QCOMPARE(levelAt(0.75), 0.25F);
}

/// A cut is a slope of two milliseconds, not a step.
void EndingsTest::cutsFadeOut() {
    const AudioBuffer mix =
        rendered(songOf({clipOf("long")}, 240.0)); // two bars at 240: cut after two seconds
    const auto samples = mix.channel(0);
    float steepest = 0.0F;
    for (std::size_t i = 1; i < samples.size(); ++i)
        steepest = std::max(steepest, std::abs(samples[i] - samples[i - 1]));
    QVERIFY(steepest <= 0.25F / 96.0F + 1e-6F);
    const auto before = static_cast<std::size_t>(2.0 * rate - 0.0021 * rate),
               halfway = static_cast<std::size_t>(2.0 * rate - 0.001 * rate);
    QCOMPARE(samples[before], 0.25F);
    QVERIFY(std::abs(samples[halfway] - 0.125F) < 0.005F);
}

void EndingsTest::tailsAreLimited() {
    auto track = trackOf("sine", {{7.99, 0.25, 60 - 48, 100}}); // four octaves down: sixteen seconds long
    const AudioBuffer mix = rendered(songOf({track}));
    QCOMPARE(mix.frames(), Frame(8 * rate)); // four of song, four of tail
}

void EndingsTest::anEnvelopeShapesEveryNote() {
    music::MelodicTrack track = trackOf("long", {{0.0, 2.0, 60, 100}}); // a second at 120
    track.envelope = music::Envelope{100.0, 100.0, 200.0, 0.5, 400.0};
    const AudioBuffer mix = rendered(songOf({track}));
    for (const auto& [seconds, share] : {std::pair{0.05, 0.5},
                                         {0.15, 1.0},
                                         {0.3, 0.75},
                                         {0.5, 0.5},
                                         {0.99, 0.5},
                                         {1.2, 0.25},
                                         {1.3, 0.125},
                                         {1.5, 0.0}}) {
        const float heard = mix.channel(0)[static_cast<std::size_t>(std::llround(seconds * rate))];
        QVERIFY2(std::abs(heard - 0.25F * static_cast<float>(share)) < 1e-4F,
                 qPrintable(QString::number(seconds)));
    }
}

void EndingsTest::aNoteWithAnEnvelopeEndsWithItsKey() {
    music::MelodicTrack track = trackOf("long", {{0.0, 1.0, 60, 100}});
    track.envelope = music::Envelope(); // no times at all: on while the key is held
    const auto samples = rendered(songOf({track}));
    QCOMPARE(samples.channel(0)[static_cast<std::size_t>(0.49 * rate)], 0.25F);
    QCOMPARE(samples.channel(0)[static_cast<std::size_t>(0.51 * rate)], 0.0F);
}

/// Let go half up an attack of 400 ms, it dies away from half the level.
void EndingsTest::aShortNoteIsReleasedFromWhereItWas() {
    music::MelodicTrack track = trackOf("long", {{0.0, 0.4, 60, 100}}); // 200 ms
    track.envelope = music::Envelope{400.0, 0.0, 0.0, 1.0, 200.0};
    const auto mix = rendered(songOf({track}));
    const auto levelAt = [&](double seconds) {
        return mix.channel(0)[static_cast<std::size_t>(std::llround(seconds * rate))];
    };
    QVERIFY(std::abs(levelAt(0.2) - 0.125F) < 1e-4F);
    QVERIFY(std::abs(levelAt(0.3) - 0.0625F) < 1e-4F);
}

GLEANER_TEST(EndingsTest)
#include "endings_test.moc"
