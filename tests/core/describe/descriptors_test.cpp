#include "describe/descriptors.h"
#include "describe/sample_sound.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;

namespace {
Descriptors describe(const Tape& tape) {
    return Descriptors::of(SampleSound::of(tape.buffer(), tape.rate()));
}
Tape chord(std::initializer_list<double> pitches, double seconds = 1.0) {
    Tape tape(seconds);
    for (const double hertz : pitches)
        tape.tone(0.0, seconds, hertz, 0.2);
    return tape;
}
/// A tone whose pitch follows `semitones(t)` around `hertz`.
template <class Bend>
Tape bent(double seconds, double hertz, Bend&& semitones) {
    Tape tape(seconds);
    double phase = 0.0;
    for (std::size_t n = 0; n < tape.samples().size(); ++n) {
        const double t = static_cast<double>(n) / tape.rate();
        phase += hertz * std::exp2(semitones(t) / 12.0) / tape.rate();
        double x = 0.0;
        for (int h = 1; h <= 5; ++h)
            x += std::sin(2.0 * std::numbers::pi * h * phase) / h;
        tape.samples()[n] = static_cast<float>(0.2 * x);
    }
    return tape;
}
Tape sliding() {
    return bent(2.0, 200.0, [](double t) { return 6.0 * std::sin(2.0 * std::numbers::pi * 2.0 * t); });
}
Tape swayed(double perSecond) {
    return bent(2.0, 440.0, [=](double t) { return 0.6 * std::sin(2.0 * std::numbers::pi * perSecond * t); });
}
Tape pulsing(double perSecond) {
    Tape tape(4.0);
    tape.noise(-20.0);
    for (std::size_t n = 0; n < tape.samples().size(); ++n)
        tape.samples()[n] *= static_cast<float>(
            0.5 + 0.5 * std::sin(2.0 * std::numbers::pi * perSecond * static_cast<double>(n) / tape.rate()));
    return tape;
}
}

/// What the newer descriptors measure, on sounds whose truth is known.
class DescriptorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneNoteIsOneVoice() {
        const auto d = describe(chord({220.0}));
        QCOMPARE(d[Descriptor::VoiceClasses], 1.0);
        QVERIFY(std::abs(d[Descriptor::FirstVoiceOctave] - std::log2(220.0)) < 0.05);
        QVERIFY(std::abs(d[Descriptor::LowestVoiceOctave] - std::log2(220.0)) < 0.05);
    }
    void triadsAreThreeVoices_data() {
        QTest::addColumn<double>("root");
        for (const double root : {130.81, 220.0, 349.23})
            QTest::newRow(qPrintable(QString::number(root))) << root;
    }
    void triadsAreThreeVoices() {
        QFETCH(double, root);
        const double third = std::exp2(3.0 / 12.0);
        const double fifth = std::exp2(7.0 / 12.0);
        const auto d = describe(chord({root, root * third, root * fifth}));
        QVERIFY2(d[Descriptor::VoiceClasses] >= 3.0,
                 qPrintable(QString::number(d[Descriptor::VoiceClasses])));
        QVERIFY(d[Descriptor::SecondVoice] > 2.0 * describe(chord({root}))[Descriptor::SecondVoice]);
        QVERIFY(std::abs(d[Descriptor::LowestVoiceOctave] - std::log2(root)) < 0.05);
    }
    void vibratoIsHeardAtItsRate() {
        const auto singing = describe(swayed(5.5));
        QVERIFY2(singing[Descriptor::Vibrato] > 0.7,
                 qPrintable(QString::number(singing[Descriptor::Vibrato])));
        QVERIFY(describe(swayed(14.0))[Descriptor::Vibrato] < 0.3);
        QVERIFY(singing[Descriptor::PartialSway] >
                describe(chord({440.0}, 2.0))[Descriptor::PartialSway] + 0.5);
    }
    void notesStandAndWordsGlide() {
        Tape tune(2.4);
        double t = 0.0;
        for (const double hertz : {220.0, 246.94, 261.63, 329.63}) {
            tune.tone(t, 0.55, hertz);
            t += 0.6;
        }
        const auto notes = describe(tune);
        const auto words = describe(sliding());
        QVERIFY2(notes[Descriptor::NoteTime] > 0.8, qPrintable(QString::number(notes[Descriptor::NoteTime])));
        QVERIFY2(words[Descriptor::NoteTime] < 0.3, qPrintable(QString::number(words[Descriptor::NoteTime])));
        QVERIFY(words[Descriptor::ClearShare] > 0.8);
        QVERIFY(words[Descriptor::GlideSpeed] > notes[Descriptor::GlideSpeed] + 0.7);
    }
    void syllablesSwingFourTimesASecond() {
        const double four = describe(pulsing(4.0))[Descriptor::SyllableShare];
        QVERIFY(four > describe(pulsing(1.0))[Descriptor::SyllableShare] + 1.0);
        QVERIFY(four > describe(pulsing(15.0))[Descriptor::SyllableShare] + 1.0);
    }
    void lateBandsTellWhatRingsOn() {
        Tape kept(0.6);
        kept.sine(0.0, 0.6, 62.0);
        Tape gone(0.6);
        gone.hit(0.0, 0.5, 62.0, 0.08);
        QVERIFY(describe(kept)[Descriptor::Late0] > -6.0);
        QVERIFY(describe(gone)[Descriptor::Late0] < -30.0);
    }
    void partialsTellTheColour() {
        const auto colour = [](int step) {
            Tape tape(1.0);
            for (int h = 1; h <= 8; h += step)
                tape.sine(0.0, 1.0, 300.0 * h, 0.1);
            return describe(tape);
        };
        const auto hollow = colour(2);
        const auto full = colour(1);
        QVERIFY(std::abs(hollow[Descriptor::Partial3] - hollow[Descriptor::Partial1]) < 1.5);
        QVERIFY(hollow[Descriptor::Partial2] < hollow[Descriptor::Partial1] - 20.0);
        QVERIFY(std::abs(full[Descriptor::Partial2] - full[Descriptor::Partial1]) < 1.5);
        QVERIFY(std::abs(full[Descriptor::Partial8] + 9.0) < 1.5); // one of eight alike: -9 dB
    }
    void imageTellsWhereAndWhen() {
        Tape tape(1.5);
        tape.sine(0.0, 1.5, 200.0);
        tape.sine(0.0, 0.25, 6000.0);
        const auto d = describe(tape);
        QVERIFY(d[Descriptor::LowAt0] > 0.3 && d[Descriptor::LowAt5] > 0.3);
        QVERIFY(d[Descriptor::HighMidAt3] > 0.15); // two of its eight bands
        QVERIFY2(d[Descriptor::HighMidAt5] < 0.02, qPrintable(QString::number(d[Descriptor::HighMidAt5])));
        QCOMPARE(d[Descriptor::LowAt7], 0.0); // over after 2.2 s
        QVERIFY(d[Descriptor::MidAt3] < d[Descriptor::LowAt3]);
    }
    void brightnessMoves() {
        Tape sweep(1.0);
        double phase = 0.0;
        for (std::size_t n = 0; n < sweep.samples().size(); ++n) {
            phase += 200.0 * std::exp2(4.0 * static_cast<double>(n) / 44100.0) / 44100.0;
            sweep.samples()[n] = static_cast<float>(0.5 * std::sin(2.0 * std::numbers::pi * phase));
        }
        const auto d = describe(sweep);
        QVERIFY(d[Descriptor::CentroidTrend] > 2.0);
        QVERIFY(d[Descriptor::CentroidMovement] >
                5.0 * describe(chord({440.0}))[Descriptor::CentroidMovement]);
    }
    void nothingIsEverInfinite_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("level");
        QTest::newRow("one sample") << 1.0 / 44100.0 << 0.0;
        QTest::newRow("click") << 0.001 << 0.0;
        QTest::newRow("silence") << 1.0 << -400.0;
        QTest::newRow("faint noise") << 0.5 << -130.0;
        QTest::newRow("loud noise") << 30.0 << 0.0;
    }
    void nothingIsEverInfinite() {
        QFETCH(double, seconds);
        QFETCH(double, level);
        Tape tape(seconds);
        tape.noise(level);
        for (const int rate : {4000, 44100, 96000}) {
            const auto d = Descriptors::of(SampleSound::of(tape.buffer(), rate));
            for (std::size_t i = 0; i < descriptorCount; ++i)
                QVERIFY2(std::isfinite(d.at(i)),
                         qPrintable(QStringLiteral("descriptor %1 at %2 Hz").arg(i).arg(rate)));
        }
    }
    void levelDoesNotMatter() {
        Tape loud = chord({220.0, 277.18, 329.63});
        Tape quiet = loud;
        quiet.gain(-50.0);
        const auto a = describe(loud);
        const auto b = describe(quiet);
        for (std::size_t i = 0; i < descriptorCount; ++i)
            QVERIFY2(std::abs(a.at(i) - b.at(i)) < 0.05 + 0.02 * std::abs(a.at(i)),
                     qPrintable(QStringLiteral("%1: %2 %3").arg(i).arg(a.at(i)).arg(b.at(i))));
    }
};

GLEANER_TEST(DescriptorsTest)
#include "descriptors_test.moc"
