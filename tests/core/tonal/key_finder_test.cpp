#include "support/program.h"
#include "support/synthetic.h"
#include "tonal/key_finder.h"

#include <QTest>

#include <initializer_list>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::hertz;
using gleaner::test::Tape;
using music::Key;
using music::Mode;

namespace {

/// I IV V I (or i iv V i), triads of four harmonics each, with the bass below.
Tape cadence(Key key, double cents = 0.0) {
    Tape tape(8.0);
    const int third = key.mode == Mode::Major ? 4 : 3;
    const int degrees[4][2] = {{0, third}, {5, third}, {7, 4}, {0, third}};
    for (int i = 0; i < 4; ++i) {
        const int root = 57 + key.pitchClass - 9 + degrees[i][0];
        for (const int step : {-12, 0, degrees[i][1], 7})
            tape.tone(2.0 * i, 1.95, hertz(root + step, cents), 0.12);
    }
    return tape;
}

/// A tune, one voice, half a second a beat.
struct Note {
    int midi;
    double beats;
};
Tape tune(std::initializer_list<Note> notes) {
    double beats = 0.0;
    for (const Note& note : notes)
        beats += note.beats;
    Tape tape(0.5 * beats);
    double at = 0.0;
    for (const Note& note : notes) {
        tape.tone(at, 0.5 * note.beats - 0.02, hertz(note.midi), 0.3);
        at += 0.5 * note.beats;
    }
    return tape;
}
/// "Alle Vögel sind schon da" in G.
Tape majorTune() {
    return tune({{67, 1.5},
                 {71, 0.5},
                 {74, 1},
                 {79, 1},
                 {76, 1},
                 {79, 0.5},
                 {76, 0.5},
                 {74, 2},
                 {72, 1.5},
                 {74, 0.5},
                 {71, 1},
                 {67, 1},
                 {69, 2},
                 {67, 2}});
}
/// "God rest ye merry" in E minor.
Tape minorTune() {
    return tune({{64, 1},
                 {64, 1},
                 {71, 1},
                 {71, 1},
                 {69, 1},
                 {67, 1},
                 {66, 1},
                 {64, 1},
                 {62, 1},
                 {64, 1},
                 {66, 1},
                 {67, 1},
                 {69, 1},
                 {71, 3}});
}

std::optional<KeyEstimate> estimateOf(const Tape& tape) {
    const Chroma chroma = chromaOf(tape.samples(), tape.rate());
    return estimateKey(noteSalienceOf(tape.samples(), tape.rate(), chroma.tuningCents), chroma);
}
Key keyOf(const Tape& tape) { return estimateOf(tape).value_or(KeyEstimate{{-1, Mode::Major}, 0.0}).key; }
}

class KeyFinderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allTwentyFourKeys() {
        for (const Mode mode : {Mode::Major, Mode::Minor})
            for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
                const Key key{pitchClass, mode};
                const auto found = estimateOf(cadence(key));
                QVERIFY2(found && found->key == key, music::toString(key).c_str());
                QVERIFY2(found->confidence > 0.6, music::toString(key).c_str());
            }
    }
    void thirtyCentsOffIsTheSameKey() {
        for (const double cents : {-30.0, 30.0})
            for (const Key key : {Key{2, Mode::Minor}, Key{8, Mode::Major}}) {
                const Tape tape = cadence(key, cents);
                QCOMPARE(music::toString(keyOf(tape)), music::toString(key));
                QVERIFY(std::abs(chromaOf(tape.samples(), tape.rate()).tuningCents - cents) < 5.0);
            }
    }
    void aSingleVoiceHasAKeyToo() {
        QCOMPARE(music::toString(keyOf(majorTune())), std::string("G"));
        QCOMPARE(music::toString(keyOf(minorTune())), std::string("Em"));
    }
    void noiseUnderneathIsTheSameKey() {
        for (Tape tape : {cadence({7, Mode::Major}), majorTune()}) {
            tape.noise(-32.0);
            QCOMPARE(music::toString(keyOf(tape)), std::string("G"));
        }
    }
    void drumsUnderneathAreTheSameKey() {
        Tape tape = cadence({4, Mode::Minor});
        tape.pattern(0.0, "x...o...x.x.o...", 120.0, 4, 0.0, 0.3);
        QCOMPARE(music::toString(keyOf(tape)), std::string("Em"));
    }
    void aTuneIsSureOfItself() {
        QVERIFY(estimateOf(cadence({9, Mode::Minor}))->confidence > 0.6);
        QVERIFY(estimateOf(minorTune())->confidence > 0.3);
    }
    void noiseIsNot() {
        for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
            Tape noise(8.0);
            noise.noise(-20.0, seed);
            const auto key = estimateOf(noise);
            QVERIFY(!key || key->confidence < 0.1);
        }
    }
    void silenceHasNoKey() { QVERIFY(!estimateOf(Tape(2.0))); }
};

GLEANER_TEST(KeyFinderTest)
#include "key_finder_test.moc"
