#include "base/error.h"
#include "demo/score.h"
#include "demo/sounds.h"
#include "support/program.h"
#include "support/some.h"
#include "walk.h"

#include <algorithm>
#include <set>

using namespace gleaner;
using namespace gleaner::demo;

/// The truth about the demo recording: what sounds when.
class ScoreTest : public QObject {
    Q_OBJECT

    static std::vector<double> steps(const Rhythm& rhythm) {
        std::vector<double> at;
        for (const Event& hit : hitsOf(rhythm))
            at.push_back((hit.seconds - rhythm.begin) / (60.0 / rhythm.bpm / 4.0));
        return at;
    }
    static bool isNear(double a, double b) { return std::abs(a - b) < 1e-9; }

private Q_SLOTS:
    void aPatternIsPlayedAgainUntilTheBarsAreFull() {
        const Rhythm dembow{
            .sound = "wood_high", .pattern = "...x..x....x..x.", .begin = 3.0, .bpm = 95.0, .bars = 2};
        const std::vector<double> wanted = {3, 6, 11, 14, 19, 22, 27, 30};
        QVERIFY(std::ranges::equal(steps(dembow), wanted, isNear));
    }

    void accentsAreLouderAndGhostsSofter() {
        const auto hits = hitsOf({.sound = "shaker", .pattern = "xXo.", .bars = 1, .level = 0.4});
        QCOMPARE(hits.size(), std::size_t(12));
        QVERIFY(isNear(hits[0].level, 0.4));
        QVERIFY(std::abs(20.0 * std::log10(hits[1].level / 0.4) - 4.0) < 0.1);
        QVERIFY(std::abs(20.0 * std::log10(hits[2].level / 0.4) + 6.0) < 0.1);
    }

    void swingMovesEverySecondSixteenth() {
        const auto at = steps({.sound = "shaker", .pattern = "xxxx", .swing = 0.6});
        QVERIFY(isNear(at[0], 0.0) && isNear(at[1], 1.2) && isNear(at[2], 2.0) && isNear(at[3], 3.2));
    }

    void aMelodyIsNotesAndBeats() {
        const auto notes =
            notesOf({.sound = "hum", .melody = "A3:1 C#4:0.5 -:0.5 Bb2:2", .begin = 9.0, .bpm = 120.0});
        QCOMPARE(notes.size(), std::size_t(3));
        QVERIFY(std::abs(notes[0].pitchHz - 220.0) < 1e-9);
        QVERIFY(std::abs(notes[1].pitchHz - 277.1826) < 1e-3);
        QVERIFY(std::abs(notes[2].pitchHz - 116.5409) < 1e-3);
        QVERIFY(isNear(notes[1].begin, 0.5) && isNear(notes[1].end, 0.75));
        QVERIFY(isNear(notes[2].begin, 1.0) && isNear(notes[2].end, 2.0));
    }

    void aMelodyThatCannotBeReadIsRefused_data() {
        QTest::addColumn<QString>("melody");
        for (const char* melody :
             {"A3", "A3:", "A3:x", "H3:1", "A:1", "A3:-1", "A3:0", "A3:1x", ":1", "3:1", " :1"})
            QTest::newRow(melody) << QString::fromLatin1(melody);
    }
    void aMelodyThatCannotBeReadIsRefused() {
        QFETCH(QString, melody);
        QVERIFY_THROWS_EXCEPTION(Error, notesOf({.sound = "hum", .melody = melody.toStdString()}));
    }

    void theScoreIsInOrderAndComplete() {
        Recipe recipe{.seconds = 20.0};
        recipe.events = {{.sound = "clap", .seconds = 9.0}, {.sound = "door", .seconds = 1.0}};
        recipe.rhythms = {{.sound = "wood_low", .pattern = "x...............", .begin = 2.0, .bars = 3}};
        recipe.phrases = {{.sound = "hum", .melody = "A3:1 C4:1", .begin = 4.0, .bpm = 60.0}};
        std::string order;
        for (const Event& event : score(recipe))
            order += event.sound + " ";
        QCOMPARE(order, "door wood_low hum wood_low hum wood_low clap ");
        const auto all = score(recipe);
        QVERIFY(isNear(all[2].length, 1.0));
        QVERIFY(std::abs(all[2].pitchHz - 220.0) < 1e-9);
    }

    void whoeverIsAskedForIsThere() {
        const Recipe walk = demo::test::walk();
        for (const Event& event : score(walk))
            if (event.sound != "hum") findSound(event.sound);
        for (const Bed& bed : walk.beds)
            findGround(bed.sound);
        QVERIFY_THROWS_EXCEPTION(Error, findSound("vuvuzela"));
        QVERIFY_THROWS_EXCEPTION(Error, findGround(""));
    }

    /// The walk must hold enough of everything for a pack and a song: hits with room around them, whole bars,
    /// notes in A minor.
    void theWalkIsRich() {
        const Recipe walk = demo::test::walk();
        QVERIFY(walk.events.size() >= 30);
        std::vector<double> times;
        for (const Event& event : walk.events)
            times.push_back(event.seconds);
        QVERIFY(std::ranges::is_sorted(times));
        for (std::size_t i = 1; i < times.size(); ++i)
            QVERIFY(times[i] - times[i - 1] >= 0.4);
        for (const Rhythm& rhythm : gleaner::test::some(walk.rhythms)) {
            QVERIFY(rhythm.bars >= 8);
            QVERIFY(isNear(rhythm.bpm, 95.0) && isNear(rhythm.begin, walk.rhythms.front().begin));
        }
        static const std::set<int> aMinor = {9, 11, 0, 2, 4, 5, 7};
        for (const Event& event : gleaner::test::some(score(walk))) {
            QVERIFY(event.seconds >= 0.0 && event.seconds < walk.seconds);
            if (event.sound != "hum") continue;
            const double midi = 69.0 + 12.0 * std::log2(event.pitchHz / 440.0);
            QVERIFY(aMinor.contains(static_cast<int>(std::lround(midi)) % 12));
        }
    }
};

GLEANER_TEST(ScoreTest)
#include "score_test.moc"
