#include "compose/bass.h"
#include "compose/chords.h"
#include "compose/harmony.h"
#include "compose/lead.h"
#include "support/program.h"

#include "named_key.h"
#include "pattern_text.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace gleaner;
using namespace gleaner::compose;
using gleaner::test::key;

namespace {

std::vector<std::array<int, 3>> classesOf(const char* progression, const music::Key& tonic) {
    std::vector<std::array<int, 3>> classes;
    for (const Chord& chord : findProgression(progression)->chords)
        classes.push_back(pitchClasses(tonic, chord));
    return classes;
}

QString namesOf(const char* progression, const char* tonic) {
    return QString::fromStdString(chordNames(key(tonic), findProgression(progression)->chords));
}

std::vector<Chord> chordsOf(const Progression& progression, int times = 1) {
    std::vector<Chord> chords;
    for (int i = 0; i < times; ++i)
        chords.insert(chords.end(), progression.chords.begin(), progression.chords.end());
    return chords;
}

std::set<int> setOf(const std::array<int, 3>& classes) { return {classes.begin(), classes.end()}; }

int classOf(int semitones) { return ((semitones % 12) + 12) % 12; }

template <typename Check>
void forEveryMelody(Check check) {
    for (const Scale& scale : allScales())
        for (const Progression* progression : progressionsFor(scale, true))
            for (std::uint64_t seed = 0; seed < 12; ++seed)
                check(scale, chordsOf(*progression, 2),
                      writeLead(scale, chordsOf(*progression, 2), Random(seed)));
}

}

class HarmonyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void despacitoLoop();
    void andalusianHasALeadingTone();
    void progressionsKeepToTheirScale();
    void everyScaleHasProgressions();
    void voiceLeadingOfAMinor();
    void voiceLeadingInEveryKey();
    void voicingsAreCompact();
    void narrowRegisterGivesNothing();
    void padHoldsEachChord();
    void stabsInTheirRhythm_data();
    void stabsInTheirRhythm();
    void melodyStaysInScale();
    void melodyMeetsTheChords();
    void melodyIsSingable();
    void melodyBreathes();
    void melodyComesHome();
    void answerBeginsLikeTheCall();
    void seedsGiveMelodies();
};

void HarmonyTest::despacitoLoop() {
    const auto classes = classesOf("i-VI-III-VII", key("Am"));
    const std::vector<std::array<int, 3>> expected = {{9, 0, 4}, {5, 9, 0}, {0, 4, 7}, {7, 11, 2}};
    QCOMPARE(classes, expected);
    QCOMPARE(namesOf("i-VI-III-VII", "Am"), QStringLiteral("Am F C G"));
    QCOMPARE(namesOf("i-VI-III-VII", "Bm"), QStringLiteral("Bm G D A"));
}

/// The V is major, and only its bar has the raised seventh.
void HarmonyTest::andalusianHasALeadingTone() {
    const Progression& progression = *findProgression("i-VII-VI-V");
    QCOMPARE(namesOf("i-VII-VI-V", "Am"), QStringLiteral("Am G F E"));
    QCOMPARE(setOf(classesOf("i-VII-VI-V", key("Am"))[3]), (std::set<int>{4, 8, 11}));
    QList<int> roots;
    for (const Chord& chord : progression.chords)
        roots += bassNote(9 + chord.root);
    QCOMPARE(roots, (QList<int>{33, 31, 29, 28}));
    for (std::size_t bar = 0; bar < 4; ++bar) {
        const auto scale = scaleUnder(usualScale(music::Mode::Minor), progression.chords[bar]);
        QCOMPARE(std::ranges::count(scale, 11), bar == 3 ? 1 : 0);
        QCOMPARE(std::ranges::count(scale, 10), bar == 3 ? 0 : 1);
    }
}

void HarmonyTest::progressionsKeepToTheirScale() {
    for (const Scale& scale : allScales())
        for (const bool allowLeadingTone : {false, true})
            for (const Progression* progression : progressionsFor(scale, allowLeadingTone))
                for (const Chord& chord : progression->chords)
                    for (const int interval : intervals(chord.quality)) {
                        const int tone = classOf(chord.root + interval);
                        const bool inScale = std::ranges::find(scale.degrees, tone) != scale.degrees.end();
                        const bool isLeadingTone = allowLeadingTone && scale.id == "minor" &&
                                                   chord == Chord{7, Quality::Major} && tone == 11;
                        QVERIFY2(inScale || isLeadingTone, progression->id.data());
                    }
}

void HarmonyTest::everyScaleHasProgressions() {
    for (const Scale& scale : allScales())
        QVERIFY2(progressionsFor(scale, false).size() >= 2, scale.id.data());
    QCOMPARE(progressionsFor(usualScale(music::Mode::Minor), true).size(),
             progressionsFor(usualScale(music::Mode::Minor), false).size() + 2);
}

/// The voicings of docs/music.md 3.2.
void HarmonyTest::voiceLeadingOfAMinor() {
    const auto classes = classesOf("i-VI-III-VII", key("Am"));
    const std::vector<Voicing> reference = {{57, 60, 64}, {57, 60, 65}, {55, 60, 64}, {55, 59, 62}};
    QCOMPARE(loopMotion(reference), 12);
    const auto loop = voiceLead(classes, chordRegister);
    QVERIFY(loopMotion(loop) <= 12);
    QCOMPARE(loop.front(), reference.front());
}

void HarmonyTest::voiceLeadingInEveryKey() {
    for (const Progression& progression : allProgressions())
        for (int tonic = 0; tonic < 12; ++tonic) {
            const auto classes = classesOf(progression.id.data(), {tonic, progression.mode});
            const auto loop = voiceLead(classes, chordRegister);
            QCOMPARE(loop.size(), std::size_t(4));
            if (progression.id == "i-VI-III-VII") QVERIFY(loopMotion(loop) <= 12);
            for (std::size_t bar = 0; bar < 4; ++bar) {
                std::set<int> sounding;
                for (const int note : loop[bar]) {
                    sounding.insert(note % 12);
                    QVERIFY(note >= 52 && note <= 69);
                }
                QCOMPARE(sounding, setOf(classes[bar]));
                QVERIFY(loop[bar][2] - loop[bar][0] <= 12);
            }
        }
}

/// C major from E3 to A4, no wider than an octave: its three inversions.
void HarmonyTest::voicingsAreCompact() {
    const std::vector<Voicing> expected = {{52, 55, 60}, {55, 60, 64}, {60, 64, 67}};
    QCOMPARE(voicings({0, 4, 7}, chordRegister), expected);
}

void HarmonyTest::narrowRegisterGivesNothing() {
    QVERIFY(voiceLead(classesOf("i-VI", key("Am")), {60, 62}).empty());
}

void HarmonyTest::padHoldsEachChord() {
    auto loop = voiceLead(classesOf("i-VI-III-VII", key("Am")), padRegister);
    loop.insert(loop.end(), loop.begin(), loop.end());
    const auto notes = writeChords(loop, *findChordRhythm("sustain"), 62);
    QCOMPARE(notes.size(), std::size_t(24));
    for (std::size_t i = 0; i < notes.size(); ++i) {
        QCOMPARE(notes[i].pos, static_cast<double>(i / 3) * 4.0);
        QCOMPARE(notes[i].len, 4.0);
        QVERIFY(notes[i].key >= 48);
    }
}

void HarmonyTest::stabsInTheirRhythm_data() {
    QTest::addColumn<QString>("expected");
    QTest::newRow("offbeat") << QStringLiteral("..x...x...x...x.");
    QTest::newRow("tresillo") << QStringLiteral("x..x..x.x..x..x.");
    QTest::newRow("skank") << QStringLiteral("....x.......x...");
    QTest::newRow("sustain") << QStringLiteral("x...............");
}

void HarmonyTest::stabsInTheirRhythm() {
    QFETCH(QString, expected);
    const std::vector<Voicing> bar = {{57, 60, 64}};
    const auto notes = writeChords(bar, *findChordRhythm(QTest::currentDataTag()), 78);
    QCOMPARE(gleaner::test::rowOf(notes), expected);
    QCOMPARE(notes.size(), static_cast<std::size_t>(expected.count(QLatin1Char('x')) * 3));
    for (const music::Note& note : notes)
        QVERIFY(note.len > 0.0 && std::fmod(note.pos, 4.0) + note.len <= 4.0);
}

/// Every note in the scale of its bar, which the leading tone enters with the V alone.
void HarmonyTest::melodyStaysInScale() {
    forEveryMelody(
        [](const Scale& scale, const std::vector<Chord>& chords, const std::vector<music::Note>& notes) {
            for (const music::Note& note : notes) {
                const auto allowed = scaleUnder(scale, chords[static_cast<std::size_t>(note.pos / 4.0)]);
                QVERIFY(std::ranges::find(allowed, classOf(note.key)) != allowed.end());
            }
        });
}

void HarmonyTest::melodyMeetsTheChords() {
    forEveryMelody([](const Scale&, const std::vector<Chord>& chords, const std::vector<music::Note>& notes) {
        int strong = 0, consonant = 0;
        for (const music::Note& note : notes) {
            if (std::fmod(note.pos, 2.0) != 0.0) continue;
            ++strong;
            consonant +=
                setOf(pitchClasses({0, music::Mode::Minor}, chords[static_cast<std::size_t>(note.pos / 4.0)]))
                    .contains(classOf(note.key));
        }
        QVERIFY(consonant * 4 >= strong * 3);
    });
}

void HarmonyTest::melodyIsSingable() {
    forEveryMelody([](const Scale& scale, const std::vector<Chord>&, const std::vector<music::Note>& notes) {
        const auto [low, high] = std::ranges::minmax(notes, {}, &music::Note::key);
        QVERIFY(high.key - low.key <= 12);
        const Register window = leadWindow(scale.mode);
        QVERIFY(low.key >= window.low && high.key <= window.high);
        for (std::size_t i = 1; i < notes.size(); ++i) {
            QVERIFY(std::abs(notes[i].key - notes[i - 1].key) <= 7);
            QVERIFY(notes[i - 1].pos + notes[i - 1].len <= notes[i].pos);
        }
    });
}

void HarmonyTest::melodyBreathes() {
    forEveryMelody([](const Scale&, const std::vector<Chord>& chords, const std::vector<music::Note>& notes) {
        double sounding = 0.0;
        for (const music::Note& note : notes)
            sounding += note.len;
        QVERIFY(sounding <= 0.75 * 4.0 * static_cast<double>(chords.size()));
    });
}

void HarmonyTest::melodyComesHome() {
    forEveryMelody([](const Scale& scale, const std::vector<Chord>&, const std::vector<music::Note>& notes) {
        const int third = scale.mode == music::Mode::Minor ? 3 : 4;
        for (const double end : {16.0, 32.0}) {
            const auto after =
                std::ranges::find_if(notes, [&](const music::Note& note) { return note.pos >= end; });
            QVERIFY((std::set<int>{0, third, 7}).contains(classOf((after - 1)->key)));
        }
    });
}

void HarmonyTest::answerBeginsLikeTheCall() {
    forEveryMelody([](const Scale&, const std::vector<Chord>&, const std::vector<music::Note>& notes) {
        const QString rows = gleaner::test::rowOf(notes, 8);
        QCOMPARE(rows.mid(2 * 17, 16), rows.left(16));
        QCOMPARE(rows.mid(4 * 17),
                 rows.left(4 * 17 - 1)); // bars five to eight in the rhythm of the first four
    });
}

void HarmonyTest::seedsGiveMelodies() {
    const Scale& minor = usualScale(music::Mode::Minor);
    const auto chords = chordsOf(*findProgression("i-VI-III-VII"));
    std::set<QString> melodies;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const auto notes = writeLead(minor, chords, Random(seed));
        QCOMPARE(notes, writeLead(minor, chords, Random(seed)));
        QString text = gleaner::test::rowOf(notes, 4);
        for (const music::Note& note : notes)
            text += QString::number(note.key) + QLatin1Char(' ');
        melodies.insert(text);
    }
    QVERIFY(melodies.size() >= 38);
}

GLEANER_TEST(HarmonyTest)
#include "harmony_test.moc"
