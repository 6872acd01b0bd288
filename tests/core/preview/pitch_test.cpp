// At which pitch samples are heard.

#include "sounds.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

class PitchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pitchIsThePlayedKey_data();
    void pitchIsThePlayedKey();
    void tuningIsHeard();
    void drumKeysTransposeToo();
};

void PitchTest::pitchIsThePlayedKey_data() {
    QTest::addColumn<int>("semitones");
    for (const int semitones : {-12, -7, -1, 0, 1, 7, 12})
        QTest::addRow("%+d", semitones) << semitones;
}

/// Within two cents (docs/music.md 6).
void PitchTest::pitchIsThePlayedKey() {
    QFETCH(int, semitones);
    music::MelodicTrack track = trackOf("sine", {{0.0, 1.0, 69 + semitones, 100}});
    track.rootNote = 69;
    const AudioBuffer mix = rendered(songOf({track}));
    const double error = cents(hertzOf(mix, 2000, 20000), 440.0 * std::exp2(semitones / 12.0));
    QVERIFY2(std::abs(error) < 2.0, qPrintable(QString::number(error)));
    QVERIFY(std::abs(peakOf(mix) - 0.2F) < 0.004F);
}

void PitchTest::tuningIsHeard() {
    music::MelodicTrack track = trackOf("sine", {{0.0, 1.0, 69, 100}});
    track.rootNote = 69;
    track.transpose = -0.4;
    QVERIFY(std::abs(cents(hertzOf(rendered(songOf({track})), 2000, 40000), 440.0) + 40.0) < 2.0);
}

void PitchTest::drumKeysTransposeToo() {
    music::Song song = drumSong("x...............", 95.0, "sine");
    song.patterns[0].notes[0].note.key = 48;
    QVERIFY(std::abs(cents(hertzOf(rendered(song), 2000, 40000), 220.0)) < 2.0);
}

GLEANER_TEST(PitchTest)
#include "pitch_test.moc"
