#include "analysis/key_finder.h"
#include "synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;
using music::Key;
using music::Mode;

namespace {
double hertz(int midi, double cents = 0.0) { return 440.0 * std::exp2((midi - 69 + cents / 100.0) / 12.0); }

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
Key keyOf(const Tape& tape) {
    return estimateKey(chromaOf(tape.samples(), tape.rate()))
        .value_or(KeyEstimate{{-1, Mode::Major}, 0.0})
        .key;
}
}

class KeyFinderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allTwentyFourKeys() {
        for (const Mode mode : {Mode::Major, Mode::Minor})
            for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
                const Key key{pitchClass, mode};
                QVERIFY2(keyOf(cadence(key)) == key, music::toString(key).c_str());
            }
    }
    void thirtyCentsOffIsTheSameKey() {
        for (const double cents : {-30.0, 30.0}) {
            const Tape tape = cadence({2, Mode::Minor}, cents);
            QVERIFY(keyOf(tape) == (Key{2, Mode::Minor}));
            QVERIFY(std::abs(chromaOf(tape.samples(), tape.rate()).tuningCents - cents) < 5.0);
        }
    }
    void noiseUnderneathIsTheSameKey() {
        Tape tape = cadence({7, Mode::Major});
        tape.noise(-32.0);
        QVERIFY(keyOf(tape) == (Key{7, Mode::Major}));
    }
    void aTuneIsSureOfItselfNoiseIsNot() {
        const Tape tune = cadence({9, Mode::Minor});
        QVERIFY(estimateKey(chromaOf(tune.samples(), tune.rate()))->confidence > 0.3);
        for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
            Tape noise(8.0);
            noise.noise(-20.0, seed);
            const auto key = estimateKey(chromaOf(noise.samples(), noise.rate()));
            QVERIFY(!key || key->confidence < 0.1);
        }
    }
    void silenceHasNoKey() { QVERIFY(!estimateKey(chromaOf(Tape(2.0).samples(), 44100))); }
};

QTEST_GUILESS_MAIN(KeyFinderTest)
#include "key_finder_test.moc"
