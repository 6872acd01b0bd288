// Whole songs: every pitched part keeps to the key, and every sample to what it bears.

#include "pattern_text.h"
#include "songs.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <cmath>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;

class HarmonyOfSongsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bassKeepsToItsRegister();
    void samplesAreNotOverstretched();
    void everyNoteIsInTheScale();
    void transposingTheSong();
    void highBassMovesUp();
    void longBassPlaysLess();
    void chordSampleFollowsTheHarmony();
};

void HarmonyOfSongsTest::bassKeepsToItsRegister() {
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
        ComposeRequest wanted = request();
        wanted.key.pitchClass = pitchClass;
        wanted.progression = "i-VI-III-VII";
        const music::Song song = songOf(wanted);
        for (const char* name : {"Bass", "Bass verse"})
            for (const music::Note& note : some(trackOf(song, name)->notes)) {
                QVERIFY(note.key >= 28 && note.key <= 39);
                if (std::fmod(note.pos, 16.0) == 0.0) QCOMPARE(note.key % 12, pitchClass);
            }
    }
}

/// One-shots bear -12 to +7 semitones (docs/music.md 5.2); a lead may go an octave further before percussion
/// has to play it.
void HarmonyOfSongsTest::samplesAreNotOverstretched() {
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            ComposeRequest wanted = request();
            wanted.key.pitchClass = pitchClass;
            wanted.seed = seed;
            const music::Song song = songOf(wanted);
            for (const music::MelodicTrack& track : some(song.melodicTracks))
                for (const music::Note& note : track.notes) {
                    const int further = track.name.starts_with("Lead") ? 12 : 0;
                    QVERIFY2(note.key - track.rootNote >= -12 - further &&
                                 note.key - track.rootNote <= 7 + further,
                             track.name.c_str());
                }
        }
}

/// With a scale asked for nothing leaves it, without one the raised seventh of a major V
/// alone.
void HarmonyOfSongsTest::everyNoteIsInTheScale() {
    for (const Named& scale : scales())
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            ComposeRequest wanted = request(28);
            wanted.scale = scale.id;
            wanted.seed = seed;
            const music::Song song = songOf(wanted);
            const auto& degrees = findScale(scale.id)->degrees;
            for (const music::MelodicTrack& track : some(song.melodicTracks))
                for (const music::Note& note : track.notes)
                    QVERIFY2(std::ranges::find(degrees, (note.key + 3) % 12) != degrees.end(),
                             track.name.c_str());
        }
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        ComposeRequest wanted = request();
        wanted.seed = seed;
        for (const music::MelodicTrack& track : some(songOf(wanted).melodicTracks))
            for (const music::Note& note : track.notes) {
                const int degree = (note.key + 3) % 12;
                QVERIFY(std::set<int>({0, 2, 3, 5, 7, 8, 10, 11}).contains(degree));
            }
    }
}

/// In C minor everything stands three semitones higher, or nine lower, and the drums stay.
void HarmonyOfSongsTest::transposingTheSong() {
    ComposeRequest inA = request(), inC = request();
    inC.key = {0, music::Mode::Minor};
    const music::Song a = songOf(inA), c = songOf(inC);
    QCOMPARE(a.patterns, c.patterns);
    QCOMPARE(a.items, c.items);
    QCOMPARE(a.drums, c.drums);
    for (const music::MelodicTrack& track : some(a.melodicTracks)) {
        if (track.source == music::SourceType::Audio) continue;
        const music::MelodicTrack* other = trackOf(c, track.name.c_str());
        QVERIFY2(other, track.name.c_str());
        QCOMPARE(other->notes.size(), track.notes.size());
        std::multiset<int> classesA, classesC;
        for (std::size_t i = 0; i < track.notes.size(); ++i) {
            QCOMPARE(other->notes[i].pos, track.notes[i].pos);
            QCOMPARE(other->notes[i].velocity, track.notes[i].velocity);
            classesA.insert((track.notes[i].key + 3) % 12);
            classesC.insert(other->notes[i].key % 12);
            const bool isVoiced =
                track.role == Role::Chords || track.role == Role::Pad; // inversions may differ
            const int step = other->notes[i].key - track.notes[i].key;
            if (!isVoiced) QVERIFY(step == 3 || step == -9);
        }
        QCOMPARE(classesA, classesC);
    }
}

/// A hum at 220 Hz would have to come down by two octaves to be a sub: it plays the bass where it can.
void HarmonyOfSongsTest::highBassMovesUp() {
    const auto song =
        compose::compose(request(), {test::pitched(test::hit("hum.wav", Role::Bass, 0.4, 500.0), 220.0)})
            .song;
    const music::MelodicTrack* bass = trackOf(song, "Bass");
    QVERIFY(bass);
    QCOMPARE(bass->rootNote, 57);
    for (const music::Note& note : some(bass->notes)) {
        QVERIFY(note.key >= 40 && note.key <= 64);
        QVERIFY(note.key - 57 >= -12 && note.key - 57 <= 7);
    }
    auto detuned = compose::compose(request(), {test::pitched(test::hit("hum.wav", Role::Bass, 0.4, 500.0),
                                                              55.0 * std::exp2(0.4 / 12.0))})
                       .song;
    QCOMPARE(trackOf(detuned, "Bass")->rootNote, 33);
    QCOMPARE(trackOf(detuned, "Bass")->transpose, -0.4);
}

void HarmonyOfSongsTest::longBassPlaysLess() {
    const auto lineOf = [](double seconds, const char* style) {
        ComposeRequest wanted = request();
        wanted.bassStyle = style;
        wanted.progression = "i-VI-III-VII";
        const auto song =
            compose::compose(wanted, {test::pitched(test::hit("hum.wav", Role::Bass, seconds, 200.0), 55.0)})
                .song;
        return gleaner::test::rowOf(trackOf(song, "Bass")->notes, 4).left(16);
    };
    QCOMPARE(lineOf(0.4, ""), QStringLiteral("x..x..x.x..x..x."));
    QCOMPARE(lineOf(4.0, ""), QStringLiteral("x.......x......."));
    QCOMPARE(lineOf(4.0, "tresillo16"), QStringLiteral("x..x..x.x..x..x.")); // who asks for it gets it
}

/// A chord that was recorded whole plays one key a bar: its own root under minor chords, the relative's under
/// major ones.
void HarmonyOfSongsTest::chordSampleFollowsTheHarmony() {
    ComposeRequest wanted = request();
    wanted.progression = "i-VI-III-VII";
    const auto song =
        compose::compose(wanted, {test::inKey(test::hit("chord.wav", Role::Chords, 0.6, 700.0), "Am")}).song;
    const music::MelodicTrack* chords = trackOf(song, "Chords");
    QVERIFY(chords);
    QList<int> roots;
    for (const music::Note& note : chords->notes)
        if (std::fmod(note.pos, 4.0) == 0.0) roots += note.key % 12;
    QCOMPARE(roots, (QList<int>{9, 2, 9, 4})); // Am, Dm over F, Am over C, Em over G
}

GLEANER_TEST(HarmonyOfSongsTest)
#include "harmony_of_songs_test.moc"
