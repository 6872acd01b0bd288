#include "support/program.h"
#include "support/synthetic.h"
#include "tonal/note_salience.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::hertz;
using gleaner::test::Tape;

namespace {
/// MIDI notes that sound in the middle of the tape, those above a tenth of the strongest.
std::vector<int> notesOf(const NoteSalience& salience) {
    const NoteSalience::Frame& frame = salience.frames[salience.frames.size() / 2];
    const double least = 0.1 * *std::max_element(frame.begin(), frame.end());
    std::vector<int> notes;
    for (std::size_t n = 0; n < frame.size(); ++n)
        if (frame[n] >= least) notes.push_back(NoteSalience::lowestMidi + static_cast<int>(n));
    return notes;
}
NoteSalience salienceOf(const Tape& tape, double cents = 0.0) {
    return noteSalienceOf(tape.samples(), tape.rate(), cents);
}
}

class NoteSalienceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void harmonicsBelongToTheirFundamental() {
        for (const int midi : {40, 52, 64, 76}) {
            Tape tape(2.0);
            tape.tone(0.0, 2.0, hertz(midi));
            QCOMPARE(notesOf(salienceOf(tape)), std::vector<int>{midi});
        }
    }
    void aTriadIsThreeNotes() {
        Tape tape(2.0);
        for (const int midi : {48, 64, 67})
            tape.tone(0.0, 2.0, hertz(midi));
        QCOMPARE(notesOf(salienceOf(tape)), (std::vector<int>{48, 64, 67}));
    }
    void theTuningIsTakenOff() {
        Tape tape(2.0);
        tape.tone(0.0, 2.0, hertz(60) * std::exp2(0.4 / 12.0));
        QCOMPARE(notesOf(salienceOf(tape, 40.0)), std::vector<int>{60});
    }
    void musicIsExplainedNoiseIsNot() {
        Tape tone(2.0);
        tone.tone(0.0, 2.0, 220.0);
        QVERIFY(salienceOf(tone).explained > 0.7);
        Tape noise(2.0);
        noise.noise(-20.0);
        QVERIFY(salienceOf(noise).explained < 0.1);
    }
    void aNoteUnderBreathIsFound() {
        for (const double decibels : {-30.0, -20.0}) {
            Tape tape(0.5);
            tape.noise(decibels).tone(0.0, 0.5, hertz(64) * std::exp2(0.2 / 12.0), 0.2);
            const auto note = dominantNote(salienceOf(tape, 20.0), 20.0);
            QVERIFY(note && std::abs(*note - 64.2) < 1e-9);
        }
    }
    void chordsAndNoiseHaveNoSingleNote() {
        Tape chord(1.0);
        for (const int midi : {48, 52, 55})
            chord.tone(0.0, 1.0, hertz(midi));
        QVERIFY(!dominantNote(salienceOf(chord), 0.0));
        Tape noise(1.0);
        noise.noise(-20.0);
        QVERIFY(!dominantNote(salienceOf(noise), 0.0));
        QVERIFY(!dominantNote(salienceOf(Tape(1.0)), 0.0));
    }
    void everyRateAndLengthGivesFrames() {
        for (const int rate : {8000, 22050, 48000, 96000}) {
            Tape tape(0.1, rate);
            tape.tone(0.0, 0.1, 440.0);
            const NoteSalience salience = salienceOf(tape);
            QVERIFY(!salience.frames.empty());
            QVERIFY(salience.hopSeconds > 0.08 && salience.hopSeconds < 0.1);
        }
        QVERIFY(!noteSalienceOf({}, 44100, 0.0).frames.empty());
    }
};

GLEANER_TEST(NoteSalienceTest)
#include "note_salience_test.moc"
