#include "support/program.h"
#include "support/synthetic.h"
#include "tonal/pitch_track.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;

namespace {
std::optional<NotePitch> pitchOf(const Tape& tape) {
    return notePitch(trackPitch(tape.samples(), tape.rate()));
}
double cents(double a, double b) { return 1200.0 * std::log2(a / b); }
}

class PitchTrackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void notesFromLowToHigh() {
        for (const double hertz : {32.7, 55.0, 82.4, 110.0, 196.0, 440.0, 987.8, 1760.0, 3520.0}) {
            Tape tape(1.0);
            tape.noise(-70.0).tone(0.05, 0.9, hertz);
            const auto note = pitchOf(tape);
            QVERIFY(note);
            QVERIFY2(std::abs(cents(note->hertz, hertz)) < 8.0,
                     qPrintable(QStringLiteral("%1: %2").arg(hertz).arg(note->hertz)));
            QVERIFY(note->confidence > 0.6);
        }
    }
    void ratesDoNotMatter() {
        for (const int rate : {16000, 48000, 96000}) {
            Tape tape(0.8, rate);
            tape.tone(0.0, 0.8, 220.0);
            QVERIFY(std::abs(cents(pitchOf(tape)->hertz, 220.0)) < 5.0);
        }
    }
    void strongSecondHarmonicIsNotTheNote() {
        Tape tape(1.0);
        tape.sine(0.0, 1.0, 220.0, 0.05).sine(0.0, 1.0, 440.0, 0.4).sine(0.0, 1.0, 660.0, 0.05);
        QVERIFY(std::abs(cents(pitchOf(tape)->hertz, 220.0)) < 10.0);
    }
    void pureSineIsNotAnOctaveLow() {
        Tape tape(1.0);
        tape.noise(-60.0).sine(0.0, 1.0, 440.0);
        QVERIFY(std::abs(cents(pitchOf(tape)->hertz, 440.0)) < 5.0);
    }
    void struckBarsSoundAtTheirLowestPartial() {
        for (const double hertz : {523.3, 1046.5, 2093.0}) {
            Tape tape(0.35);
            tape.noise(-70.0);
            // A glockenspiel's bar, free at both ends.
            for (const auto& [ratio, level] : {std::pair{1.0, 0.3}, {2.756, 0.18}, {5.404, 0.12}})
                tape.sine(0.0, 0.35, ratio * hertz, level);
            const double found = lockedOnPartial(pitchOf(tape)->hertz, tape.samples(), tape.rate());
            QVERIFY2(std::abs(cents(found, hertz)) < 10.0, qPrintable(QString::number(found)));
        }
    }
    void harmonicNotesStayWhereTheyAre() {
        Tape tape(1.0);
        tape.noise(-60.0).tone(0.0, 1.0, 440.0);
        QCOMPARE(lockedOnPartial(440.0, tape.samples(), tape.rate()), 440.0);
        Tape without(1.0); // no fundamental, and another thing hums a semitone below
        without.sine(0.0, 1.0, 880.0).sine(0.0, 1.0, 1320.0).sine(0.0, 1.0, 415.3, 0.05);
        QCOMPARE(lockedOnPartial(440.0, without.samples(), without.rate()), 440.0);
        QCOMPARE(lockedOnPartial(440.0, std::span<const float>(), 44100), 440.0);
    }
    void theHighestNoteOfAPiano() {
        Tape tape(0.4);
        tape.noise(-70.0).sine(0.0, 0.4, 4192.0);
        QVERIFY(std::abs(cents(lockedOnPartial(2096.0, tape.samples(), tape.rate()), 4192.0)) < 10.0);
        QVERIFY(std::abs(cents(lockedOnPartial(4192.0, tape.samples(), tape.rate()), 4192.0)) < 1.0);
    }
    void chordsAndGlidesAreNoNote() {
        Tape glide(1.0);
        for (int i = 0; i < 20; ++i)
            glide.sine(0.05 * i, 0.05, 200.0 * std::exp2(i / 10.0));
        const auto note = pitchOf(glide);
        QVERIFY(!note || note->confidence < 0.35);
    }
    void noiseHasNone() {
        Tape tape(1.0);
        tape.noise(-20.0);
        const auto note = pitchOf(tape);
        QVERIFY(!note || note->confidence < 0.2);
        QVERIFY(!pitchOf(Tape(1.0)));
        QVERIFY(trackPitch(std::span<const float>(), 44100).empty());
    }
};

GLEANER_TEST(PitchTrackTest)
#include "pitch_track_test.moc"
