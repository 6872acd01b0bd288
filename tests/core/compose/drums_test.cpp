#include "compose/bass.h"
#include "compose/chords.h"
#include "compose/drum_writer.h"
#include "compose/feel.h"
#include "compose/harmony.h"
#include "music/time.h"
#include "support/program.h"

#include "pattern_text.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace gleaner;
using namespace gleaner::compose;
using gleaner::test::fullKit;
using gleaner::test::kitOf;
using gleaner::test::rowOf;

namespace {

std::vector<music::DrumNote> beatOf(const char* style, int bars = 1, const Beat& beat = {}) {
    return writeBeat(*findDrumStyle(style), bars, beat, fullKit());
}

std::vector<std::int64_t> ticksOf(const std::vector<music::DrumNote>& notes, Voice voice) {
    std::vector<std::int64_t> ticks;
    for (const music::DrumNote& hit : notes)
        if (hit.channel == channelOf(voice)) ticks.push_back(music::ticksFromBeats(hit.note.pos));
    return ticks;
}

qsizetype countOf(const std::vector<music::DrumNote>& notes, Voice voice) {
    return std::ranges::count(notes, channelOf(voice), &music::DrumNote::channel);
}

int velocityAt(const std::vector<music::DrumNote>& notes, Voice voice, double pos) {
    for (const music::DrumNote& hit : notes)
        if (hit.channel == channelOf(voice) && hit.note.pos == pos) return hit.note.velocity;
    return 0;
}

using Ticks = std::vector<std::int64_t>;

}

class DrumsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStyleAsWritten_data();
    void everyStyleAsWritten();
    void dembowInTicks();
    void eightBarsWithoutFills();
    void fillIsTheLastBarAlone();
    void tomFillRunsDown();
    void stopLeavesTheSnare();
    void swingMovesOddSixteenthsAlone_data();
    void swingMovesOddSixteenthsAlone();
    void velocitiesSpeakDembow();
    void everyStyleIsWhole();
    void allVelocitiesCanBeWritten();
    void missingVoicesHandOver();
    void buildThickens();
    void beatsWithoutKick();
    void clapsOverTheSnare();
    void looseningKeepsTheFrame();
    void sameChanceSameFeel();
};

/// The table of docs/music.md 1.2: two bars of each style.
void DrumsTest::everyStyleAsWritten_data() {
    QTest::addColumn<QString>("style");
    QTest::addColumn<int>("voice");
    QTest::addColumn<QString>("expected");
    const QString dembow = QStringLiteral("...x..x....x..x. ...x..x....x..x.");
    const QString quarters = QStringLiteral("x...x...x...x... x...x...x...x...");
    const QString eighths = QStringLiteral("x.x.x.x.x.x.x.x. x.x.x.x.x.x.x.x.");
    const QString offbeats = QStringLiteral("..x...x...x...x. ..x...x...x...x.");
    const QString all = QStringLiteral("xxxxxxxxxxxxxxxx xxxxxxxxxxxxxxxx");
    const auto row = [](const char* style, Voice voice, const QString& expected) {
        QTest::addRow("%s %s", style, info(voice).name.data())
            << QString::fromLatin1(style) << channelOf(voice) << expected;
    };
    row("dembow_classic", Voice::Kick, quarters);
    row("dembow_classic", Voice::Snare, dembow);
    row("dembow_classic", Voice::Hat, eighths);
    row("dembow_lite", Voice::Kick, QStringLiteral("x.......x....... x.......x......."));
    row("dembow_lite", Voice::Snare, dembow);
    row("perreo", Voice::Kick, QStringLiteral("x...x...x...x..x x...x...x...x..x"));
    row("perreo", Voice::Snare, dembow);
    row("perreo", Voice::Clap, QStringLiteral("......x.......x. ......x.......x."));
    row("perreo", Voice::OpenHat, QStringLiteral("................ ..............x."));
    row("moombahton", Voice::Kick, quarters);
    row("moombahton", Voice::Snare, QStringLiteral("...x..x....x..x. ...x..x........."));
    row("moombahton", Voice::SnareTwo, QStringLiteral("................ ...........x..x."));
    row("moombahton", Voice::Hat, offbeats);
    row("dembow_dominicano", Voice::Snare, dembow);
    row("dembow_dominicano", Voice::Hat, all);
    row("dancehall_digital", Voice::Kick, QStringLiteral("x.....x.x.....x. x.....x.x.....x."));
    row("dancehall_digital", Voice::Rim, dembow);
    row("afrobeats_a", Voice::Kick, QStringLiteral("x..x....x.x..... x..x....x.x....."));
    row("afrobeats_a", Voice::Clap, QStringLiteral("...x..x......x.. ...x..x......x.."));
    row("afrobeats_a", Voice::Hat, QStringLiteral("x..x..x......... x..x..x........."));
    row("trapeton_half", Voice::Kick, QStringLiteral("x............... x..............."));
    row("trapeton_half", Voice::Snare, QStringLiteral("........x....... ........x......."));
    row("trapeton_half", Voice::Hat, all);
    row("one_drop", Voice::Kick, QStringLiteral("........x....... ........x......."));
    row("one_drop", Voice::Rim, QStringLiteral("........x....... ........x......."));
}

void DrumsTest::everyStyleAsWritten() {
    QFETCH(QString, style);
    QFETCH(int, voice);
    QFETCH(QString, expected);
    QCOMPARE(rowOf(beatOf(style.toUtf8().constData(), 2), static_cast<Voice>(voice), 2), expected);
}

void DrumsTest::dembowInTicks() {
    const auto notes = beatOf("dembow_classic");
    QCOMPARE(ticksOf(notes, Voice::Kick), (Ticks{0, 96, 192, 288}));
    QCOMPARE(ticksOf(notes, Voice::Snare), (Ticks{72, 144, 264, 336}));
    QCOMPARE(ticksOf(notes, Voice::Hat), (Ticks{0, 48, 96, 144, 192, 240, 288, 336}));
    QCOMPARE(findDrumStyle("moombahton")->bpm, 108.0);
}

void DrumsTest::eightBarsWithoutFills() {
    const auto notes = beatOf("dembow_classic", 8);
    QCOMPARE(countOf(notes, Voice::Kick), 32);
    QCOMPARE(countOf(notes, Voice::Snare), 32);
    QCOMPARE(countOf(notes, Voice::Hat), 64);
    QCOMPARE(notes.size(), std::size_t(128));
    for (int bar = 0; bar < 8; ++bar)
        for (const double pos : {.75, 1.5, 2.75, 3.5})
            QVERIFY(velocityAt(notes, Voice::Snare, 4.0 * bar + pos) > 0);
    QVERIFY(notes.back().note.pos < 32.0);
}

/// The roll of steps 12 to 15; where the dembow strikes already there is one hit, the louder; the kick
/// makes room.
void DrumsTest::fillIsTheLastBarAlone() {
    const auto plain = beatOf("dembow_classic", 8);
    const auto notes = beatOf("dembow_classic", 8, {.fill = Fill::Roll});
    QCOMPARE(rowOf(notes, Voice::Snare, 8).left(7 * 17), rowOf(plain, Voice::Snare, 8).left(7 * 17));
    QCOMPARE(rowOf(notes, Voice::Snare, 8).right(16), QStringLiteral("...x..x....xxxxx"));
    QCOMPARE(rowOf(notes, Voice::Kick, 8).right(16), QStringLiteral("x...x...x......."));
    QCOMPARE(rowOf(notes, Voice::Kick, 8).left(7 * 17), rowOf(plain, Voice::Kick, 8).left(7 * 17));
    QCOMPARE(countOf(notes, Voice::Snare), 35);
    QCOMPARE(countOf(notes, Voice::Kick), 31);
    const std::vector<int> rising = {
        velocityAt(notes, Voice::Snare, 31.0), velocityAt(notes, Voice::Snare, 31.25),
        velocityAt(notes, Voice::Snare, 31.5), velocityAt(notes, Voice::Snare, 31.75)};
    QCOMPARE(rising, (std::vector<int>{70, 85, 110, 115})); // 110 is the dembow's own accent
    QCOMPARE(countOf(notes, Voice::Crash), 0);
}

void DrumsTest::tomFillRunsDown() {
    const auto notes = beatOf("dembow_classic", 2, {.fill = Fill::Toms});
    QCOMPARE(rowOf(notes, Voice::TomHigh, 2), QStringLiteral("................ .............xx."));
    QCOMPARE(rowOf(notes, Voice::TomLow, 2), QStringLiteral("................ ...............x"));
    const auto without = writeBeat(*findDrumStyle("dembow_classic"), 2, {.fill = Fill::Toms},
                                   kitOf({Voice::Kick, Voice::Snare, Voice::Hat}));
    QCOMPARE(rowOf(without, Voice::Snare, 2).right(16),
             QStringLiteral("...x..x....xxxxx")); // no toms: the roll
}

void DrumsTest::stopLeavesTheSnare() {
    const auto notes = beatOf("dembow_classic", 2, {.fill = Fill::Stop});
    QCOMPARE(rowOf(notes, Voice::Kick, 2), QStringLiteral("x...x...x...x... x...x...x......."));
    QCOMPARE(rowOf(notes, Voice::Hat, 2), QStringLiteral("x.x.x.x.x.x.x.x. x.x.x.x.x.x....."));
    QCOMPARE(rowOf(notes, Voice::Snare, 2), QStringLiteral("...x..x....x..x. ...x..x....x..x."));
}

/// The figures of docs/music.md 1.4.
void DrumsTest::swingMovesOddSixteenthsAlone_data() {
    QTest::addColumn<double>("percent");
    QTest::addColumn<int>("ticks");
    const std::pair<double, int> rows[] = {{50, 0}, {54, 2}, {58, 4},  {60, 5},
                                           {62, 6}, {66, 8}, {70, 10}, {75, 12}};
    for (const auto& [percent, ticks] : rows)
        QTest::addRow("%g", percent) << percent << ticks;
}

void DrumsTest::swingMovesOddSixteenthsAlone() {
    QFETCH(double, percent);
    QFETCH(int, ticks);
    auto notes = beatOf("dembow_classic");
    applyFeel(notes, {.swing = percent}, Random(1));
    QCOMPARE(ticksOf(notes, Voice::Kick), (Ticks{0, 96, 192, 288}));
    QCOMPARE(ticksOf(notes, Voice::Snare), (Ticks{72 + ticks, 144, 264 + ticks, 336}));
    QCOMPARE(ticksOf(notes, Voice::Hat), (Ticks{0, 48, 96, 144, 192, 240, 288, 336}));
}

/// Some of docs/music.md 1.3.
void DrumsTest::velocitiesSpeakDembow() {
    const auto notes = beatOf("dembow_classic");
    QCOMPARE(velocityAt(notes, Voice::Kick, 0.0), 115);
    QCOMPARE(velocityAt(notes, Voice::Kick, 2.0), 112);
    for (const double accent : {1.5, 3.5})
        for (const double plain : {.75, 2.75})
            QVERIFY(velocityAt(notes, Voice::Snare, accent) > velocityAt(notes, Voice::Snare, plain));
    for (int beat = 0; beat < 4; ++beat)
        QVERIFY(velocityAt(notes, Voice::Hat, beat) > velocityAt(notes, Voice::Hat, beat + .5));
    QCOMPARE(velocityAt(beatOf("perreo"), Voice::Kick, 3.75), 45);
}

/// What a new row of the table has to hold to.
void DrumsTest::everyStyleIsWhole() {
    for (const DrumStyle& style : drumStyles()) {
        const std::string id(style.id);
        QCOMPARE(findDrumStyle(style.id), &style); // no other has its id
        for (const std::string_view bass : {style.verseBass, style.bass})
            QVERIFY2(findBassStyle(bass), (id + ": no bass " + std::string(bass)).c_str());
        for (const std::string_view chords : {style.verseChords, style.chords})
            QVERIFY2(findChordRhythm(chords), (id + ": no chords " + std::string(chords)).c_str());
        QVERIFY2(style.bpm >= 40.0 && style.bpm <= 250.0 && style.swing >= 50.0 && style.swing <= 75.0,
                 id.c_str());
        for (const StepRow& row : style.rows) {
            QVERIFY2(row.steps.size() % 16 == 0, (id + ": bars have 16 steps").c_str());
            QVERIFY2(row.steps.find_first_not_of("xXo.-23456789") == std::string_view::npos, id.c_str());
        }
        QVERIFY2(kickPolicyFromId(style.kickPolicy), id.c_str());
        QVERIFY2(style.slowest <= style.bpm && style.bpm <= style.fastest, id.c_str());
        for (const ProgressionWeight& one : style.progressions)
            QVERIFY2(findProgression(one.id), (id + ": no progression " + std::string(one.id)).c_str());
    }
}

void DrumsTest::allVelocitiesCanBeWritten() {
    for (const DrumStyle& style : drumStyles())
        for (const double level : {0.01, 1.0, 1.5}) {
            auto notes = writeBeat(
                style, 4, {.claps = Claps::Backbeat, .openHats = true, .level = level, .fill = Fill::Roll},
                fullKit());
            applyFeel(notes, {.swing = 62, .timing = 1.0, .dynamics = 1.0}, Random(7));
            for (const music::DrumNote& hit : notes)
                QVERIFY(hit.note.velocity >= 1 && hit.note.velocity <= 127);
        }
}

void DrumsTest::missingVoicesHandOver() {
    const auto kit = kitOf({Voice::Kick, Voice::Snare, Voice::Hat});
    const auto afro = writeBeat(*findDrumStyle("afrobeats_a"), 1, {}, kit);
    QCOMPARE(rowOf(afro, Voice::Snare), QStringLiteral("...x..x......x.."));
    QCOMPARE(countOf(afro, Voice::Clap), 0);
    const auto moombahton = writeBeat(*findDrumStyle("moombahton"), 2, {}, kit);
    QCOMPARE(rowOf(moombahton, Voice::Snare, 2), QStringLiteral("...x..x....x..x. ...x..x....x..x."));
    const auto nobody = writeBeat(*findDrumStyle("dembow_classic"), 1, {}, {});
    QCOMPARE(nobody.size(), std::size_t(16)); // the beat is there to be filled
}

void DrumsTest::buildThickens() {
    const auto notes = beatOf("dembow_classic", 2, {.kick = false, .snareBuild = true});
    QCOMPARE(rowOf(notes, Voice::Snare, 2), QStringLiteral("x.x.x.x.x.x.x.x. xxxxxxxxxxxxxxxx"));
    QVERIFY(velocityAt(notes, Voice::Snare, 7.75) > velocityAt(notes, Voice::Snare, 0.0) + 40);
    QCOMPARE(countOf(notes, Voice::Kick), 0);
}

void DrumsTest::beatsWithoutKick() {
    const auto notes = beatOf("moombahton", 2, {.kick = false});
    QCOMPARE(countOf(notes, Voice::Kick) + countOf(notes, Voice::Sub), 0);
    QVERIFY(countOf(notes, Voice::Snare) > 0);
}

void DrumsTest::clapsOverTheSnare() {
    QCOMPARE(rowOf(beatOf("dembow_classic", 1, {.claps = Claps::Backbeat}), Voice::Clap),
             QStringLiteral("....x.......x..."));
    QCOMPARE(rowOf(beatOf("dembow_classic", 1, {.claps = Claps::Accents}), Voice::Clap),
             QStringLiteral("......x.......x."));
}

/// Kicks and the first downbeat stay, others move by their few milliseconds and nothing gets lost.
void DrumsTest::looseningKeepsTheFrame() {
    const auto strict = beatOf("dembow_classic", 8);
    auto loose = strict;
    const Feel feel{.swing = 50.0, .timing = 1.0, .dynamics = 1.0, .bpm = 120.0};
    applyFeel(loose, feel, Random(3));
    QCOMPARE(loose.size(), strict.size());
    QCOMPARE(ticksOf(loose, Voice::Kick), ticksOf(strict, Voice::Kick));
    QCOMPARE(ticksOf(loose, Voice::Hat).front(), 0);
    int moved = 0;
    for (const auto& [voice, spreadMs] : {std::pair(Voice::Snare, 3.0), {Voice::Hat, 6.0}}) {
        const Ticks was = ticksOf(strict, voice), is = ticksOf(loose, voice);
        const double spreadTicks = spreadMs / 1000.0 * feel.bpm / 60.0 * 96.0 + 0.5;
        for (std::size_t i = 0; i < was.size(); ++i) {
            QVERIFY(std::abs(static_cast<double>(is[i] - was[i])) <= spreadTicks);
            moved += is[i] != was[i];
        }
    }
    QVERIFY(moved > 10);
    QVERIFY(std::ranges::is_sorted(loose, {}, [](const music::DrumNote& hit) { return hit.note.pos; }));
}

void DrumsTest::sameChanceSameFeel() {
    const Feel feel{.swing = 54.0, .timing = 1.0, .dynamics = 1.0};
    auto a = beatOf("perreo", 4), b = a, c = a;
    applyFeel(a, feel, Random(5));
    applyFeel(b, feel, Random(5));
    applyFeel(c, feel, Random(6));
    QCOMPARE(a, b);
    QVERIFY(a != c);
}

GLEANER_TEST(DrumsTest)
#include "drums_test.moc"
