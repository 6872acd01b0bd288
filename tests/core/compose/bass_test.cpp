#include "compose/bass.h"
#include "compose/drum_writer.h"
#include "compose/feel.h"
#include "compose/harmony.h"
#include "music/time.h"
#include "styles/drum_styles.h"
#include "support/program.h"
#include "support/some.h"

#include "pattern_text.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace gleaner;
using namespace gleaner::compose;
using gleaner::test::rowOf;

namespace {

/// Am F C G, twice.
const std::vector<int> roots = {33, 29, 36, 31, 33, 29, 36, 31};
const std::vector<double> dembowSnares = {.75, 1.5, 2.75, 3.5};

std::vector<music::Note> bassOver(const char* style, const char* drums, const char* policy) {
    return writeBass(*findBassStyle(style), roots, kicksOf(*findDrumStyle(drums), 8),
                     *kickPolicyFromId(policy));
}

qsizetype countAt(const std::vector<music::Note>& notes, const std::vector<double>& places) {
    return std::ranges::count_if(notes, [&](const music::Note& note) {
        return std::ranges::find(places, std::fmod(note.pos, 4.0)) != places.end();
    });
}

std::vector<std::int64_t> ticksOfFirstBar(const std::vector<music::Note>& notes) {
    std::vector<std::int64_t> ticks;
    for (const music::Note& note : notes)
        if (note.pos < 4.0) ticks.push_back(music::ticksFromBeats(note.pos));
    return ticks;
}

}

class BassTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stylesAndPolicies_data();
    void stylesAndPolicies();
    void withoutKicksAvoidIsLock();
    void windowIsInclusive();
    void rootsAndLengths();
    void swungWithTheSnare();
    void subRegisterInEveryKey();
    void onKickSoundsLouder();
    void duckIsSofter();
    void shiftMakesRoom();
    void pickUpLeadsOver();
    void neverBeforeItsKick();
};

/// The lines of docs/music.md 2.1 by the policies of 2.2.
void BassTest::stylesAndPolicies_data() {
    QTest::addColumn<QString>("style");
    QTest::addColumn<QString>("drums");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("bar");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("onSnare");
    QTest::addColumn<int>("downbeats");
    const auto row = [](const char* id, const char* style, const char* drums, const char* policy,
                        const char* bar, int count, int onSnare, int downbeats) {
        QTest::newRow(id) << QString::fromLatin1(style) << QString::fromLatin1(drums)
                          << QString::fromLatin1(policy) << QString::fromLatin1(bar) << count << onSnare
                          << downbeats;
    };
    row("B1", "tresillo16", "dembow_classic", "lock", "x..x..x.x..x..x.", 48, 32, 8);
    row("B2", "tresillo16", "dembow_classic", "avoid", "...x..x....x..x.", 32, 32, 0);
    row("B3", "design_literal", "dembow_classic", "lock", "x..x..x.........", 24, 16, 8);
    row("B4", "design_literal", "dembow_classic", "avoid", "...x..x.........", 16, 16, 0);
    row("B4 lite", "design_literal", "dembow_lite", "avoid", "...x..x.........", 16, 16, 0);
    row("B5", "tresillo8", "dembow_classic", "lock", "x.....x.....x...", 24, 8, 8);
    row("B6", "tresillo8", "dembow_lite", "avoid", "......x.....x...", 16, 8, 0);
    row("B7", "onbeat", "dembow_classic", "lock", "x...x...x...x...", 32, 0, 8);
    row("B8", "onbeat", "dembow_classic", "avoid", "x...............", 8, 0, 8);
    row("B9", "perreo", "dembow_classic", "lock", "x.....x.x.....x.", 32, 16, 8);
    row("root2", "root2", "dembow_classic", "lock", "x.......x.......", 16, 0, 8);
}

void BassTest::stylesAndPolicies() {
    QFETCH(QString, style);
    QFETCH(QString, drums);
    QFETCH(QString, policy);
    QFETCH(QString, bar);
    QFETCH(int, count);
    QFETCH(int, onSnare);
    QFETCH(int, downbeats);
    const auto notes =
        bassOver(style.toUtf8().constData(), drums.toUtf8().constData(), policy.toUtf8().constData());
    QCOMPARE(rowOf(notes, 8), QStringList(8, bar).join(QLatin1Char(' ')));
    QCOMPARE(notes.size(), std::size_t(count));
    QCOMPARE(countAt(notes, dembowSnares), onSnare);
    QCOMPARE(countAt(notes, {0.0}), downbeats);
}

void BassTest::withoutKicksAvoidIsLock() {
    for (const BassStyle& style : bassStyles())
        QCOMPARE(writeBass(style, roots, {}, KickPolicy::Avoid),
                 writeBass(style, roots, {}, KickPolicy::Lock));
}

/// A kick exactly an eighth of a beat away drops the note, one a thousandth further does not.
void BassTest::windowIsInclusive() {
    const std::vector<int> oneBar = {33};
    const std::vector<double> at = {.625}, beside = {.624};
    QCOMPARE(rowOf(writeBass(*findBassStyle("tresillo16"), oneBar, at, KickPolicy::Avoid)),
             QStringLiteral("x.....x.x..x..x."));
    QCOMPARE(rowOf(writeBass(*findBassStyle("tresillo16"), oneBar, beside, KickPolicy::Avoid)),
             QStringLiteral("x..x..x.x..x..x."));
}

void BassTest::rootsAndLengths() {
    const auto notes = bassOver("tresillo16", "dembow_classic", "lock");
    const double lengths[] = {.75, .75, .5, .75, .75, .5};
    for (std::size_t i = 0; i < notes.size(); ++i) {
        QCOMPARE(notes[i].key, roots[i / 6]);
        QCOMPARE(notes[i].len, lengths[i % 6]);
        if (i + 1 < notes.size()) QVERIFY(notes[i].pos + notes[i].len <= notes[i + 1].pos);
    }
    QCOMPARE(notes.back().pos + notes.back().len, 32.0);
}

/// Where bass and snare meet they meet exactly.
void BassTest::swungWithTheSnare() {
    const std::pair<double, std::vector<std::int64_t>> cases[] = {{54.0, {0, 74, 144, 192, 266, 336}},
                                                                  {62.0, {0, 78, 144, 192, 270, 336}}};
    for (const auto& [percent, expected] : cases) {
        auto bass = bassOver("tresillo16", "dembow_classic", "lock");
        applyFeel(bass, Melodic::Bass, {.swing = percent}, {}, Random(1));
        QCOMPARE(ticksOfFirstBar(bass), expected);
        auto drums = writeBeat(*findDrumStyle("dembow_classic"), 1, {}, gleaner::test::fullKit());
        applyFeel(drums, {.swing = percent}, Random(2));
        for (const music::DrumNote& hit : gleaner::test::some(drums))
            if (hit.channel == channelOf(Voice::Snare)) {
                const auto meets = [&](const music::Note& note) { return note.pos == hit.note.pos; };
                QVERIFY(std::ranges::any_of(bass, meets));
            }
        for (std::size_t i = 1; i < bass.size(); ++i)
            QVERIFY(bass[i - 1].pos + bass[i - 1].len <= bass[i].pos + 1e-9);
    }
}

void BassTest::subRegisterInEveryKey() {
    const std::pair<const char*, int> perBar[] = {{"tresillo16", 6}, {"tresillo8", 3}, {"perreo", 4},
                                                  {"onbeat", 4},     {"root2", 2},     {"design_literal", 3}};
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
        for (const music::Mode mode : {music::Mode::Minor, music::Mode::Major})
            for (const auto& [style, count] : perBar) {
                std::vector<int> line;
                for (const Progression* progression : progressionsFor(usualScale(mode), true))
                    for (const Chord& chord : progression->chords)
                        line.push_back(bassNote(pitchClass + chord.root));
                const auto notes = writeBass(*findBassStyle(style), line,
                                             kicksOf(*findDrumStyle("dembow_classic"), 1), KickPolicy::Lock);
                QCOMPARE(notes.size(), line.size() * static_cast<std::size_t>(count));
                for (const music::Note& note : notes)
                    QVERIFY(note.key >= 28 && note.key <= 39);
            }
    const std::pair<int, int> table[] = {{9, 33}, {5, 29}, {0, 36},
                                         {7, 31}, {4, 28}, {2, 38}}; // docs/music.md 2.1
    for (const auto& [pitchClass, key] : table)
        QCOMPARE(bassNote(pitchClass), key);
}

void BassTest::onKickSoundsLouder() {
    const auto notes = bassOver("tresillo16", "dembow_classic", "lock");
    QList<int> bar;
    for (std::size_t i = 0; i < 6; ++i)
        bar += notes[i].velocity;
    QCOMPARE(bar, (QList<int>{100, 88, 88, 100, 88, 92}));
}

void BassTest::duckIsSofter() {
    const auto locked = bassOver("perreo", "dembow_classic", "lock");
    const auto ducked = bassOver("perreo", "dembow_classic", "duck");
    QCOMPARE(rowOf(ducked, 8), rowOf(locked, 8));
    QCOMPARE(ducked[0].velocity, 85);
    QCOMPARE(ducked[1].velocity, locked[1].velocity);
}

void BassTest::shiftMakesRoom() {
    QCOMPARE(rowOf(bassOver("tresillo8", "dembow_classic", "shift"), 8).left(16),
             QStringLiteral(".x....x......x.."));
    const auto notes = bassOver("onbeat", "dembow_classic", "shift");
    QCOMPARE(notes.front().pos + notes.front().len, 1.0); // the end stays
}

/// G on the last pick-up leads to A by itself; E is led by a scale step; nothing moves where the chord stays.
void BassTest::pickUpLeadsOver() {
    const std::vector<int> aMinor = {9, 11, 0, 2, 4, 5, 7};
    auto line = writeBass(*findBassStyle("tresillo16"), std::vector<int>{33, 28}, {}, KickPolicy::Lock);
    leadOver(line, 33, aMinor, 28);
    QCOMPARE(line.back().key, 31);
    QCOMPARE(line[line.size() - 2].key, 28);
    auto vamp = writeBass(*findBassStyle("tresillo16"), std::vector<int>{33, 33}, {}, KickPolicy::Lock);
    leadOver(vamp, 33, aMinor, 28);
    QCOMPARE(vamp.back().key, 33);
    auto held = writeBass(*findBassStyle("root2"), std::vector<int>{33, 28}, {}, KickPolicy::Lock);
    leadOver(held, 33, aMinor, 28);
    QCOMPARE(held.back().key, 28); // no pick-up, no step
}

void BassTest::neverBeforeItsKick() {
    const auto kicks = kicksOf(*findDrumStyle("dembow_classic"), 8);
    auto notes = bassOver("onbeat", "dembow_classic", "lock");
    const auto strict = notes;
    applyFeel(notes, Melodic::Bass, {.swing = 50, .timing = 1.0, .dynamics = 1.0, .bpm = 170}, kicks,
              Random(9));
    bool moved = false;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        QVERIFY(notes[i].pos >= strict[i].pos);
        moved |= notes[i].pos > strict[i].pos;
    }
    QVERIFY(moved);
    QCOMPARE(notes.front().pos, 0.0);
}

GLEANER_TEST(BassTest)
#include "bass_test.moc"
