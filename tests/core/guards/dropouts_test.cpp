#include "core/guards/guarding.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using guards::FlagKind;

namespace {
Tape ambience() {
    Tape tape(4.0);
    tape.noise(-30.0).tone(0.0, 4.0, 220.0, 0.1);
    for (float& x : tape.samples())
        x = std::round(x * 32767.0F) / 32768.0F;
    return tape;
}
}

class DropoutsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void samplesThatAreMissingAreFound_data() {
        QTest::addColumn<double>("milliseconds");
        QTest::addColumn<float>("level");
        for (const double ms : {1.5, 5.0, 20.0, 300.0})
            QTest::addRow("%g ms of zeros", ms) << ms << 0.0F;
        QTest::newRow("the last sample held") << 10.0 << 0.01F;
    }
    void samplesThatAreMissingAreFound() {
        QFETCH(double, milliseconds);
        QFETCH(float, level);
        Tape tape = ambience();
        const auto count = static_cast<std::ptrdiff_t>(44.1 * milliseconds);
        std::fill_n(tape.samples().begin() + 88200, count, level);
        const auto flags = flagged(FlagKind::Dropout, tape.buffer(2));
        QCOMPARE(flags.size(), std::size_t{1});
        QVERIFY(std::abs(flags[0].range.begin - 88200) <= 1);
        QVERIFY(std::abs(flags[0].value - milliseconds) < 0.1);
    }
    void aBlockThatComesTwiceIsFound_data() {
        QTest::addColumn<int>("frames");
        for (const int frames : {128, 441, 480, 1024, 4096, 16384})
            QTest::addRow("%d frames", frames) << frames;
    }
    void aBlockThatComesTwiceIsFound() {
        QFETCH(int, frames);
        Tape tape = ambience();
        std::copy_n(tape.samples().begin() + 50001, frames, tape.samples().begin() + 50001 + frames);
        const auto flags = flagged(FlagKind::Dropout, tape.buffer());
        QCOMPARE(flags.size(), std::size_t{1});
        QVERIFY(std::abs(flags[0].range.begin - 50001 - frames) <= 2);
        QVERIFY(std::abs(flags[0].range.length() - frames) <= 2);
    }
    void whatIsWholeIsLeftAlone() {
        QCOMPARE(flagged(FlagKind::Dropout, ambience().buffer()).size(), std::size_t{0});
        // A pause between sounds that fade, and drums of a machine out of digital silence.
        Tape faded(4.0);
        faded.tone(0.5, 1.0, 300.0).tone(1.52, 1.0, 300.0);
        QCOMPARE(flagged(FlagKind::Dropout, faded.buffer()).size(), std::size_t{0});
        Tape drums(6.0);
        drums.pattern(0.1, "x...o...x...o...", 120.0, 2);
        QCOMPARE(flagged(FlagKind::Dropout, drums.buffer()).size(), std::size_t{0});
    }
    void aMachinesToneIsNoBlockThatComesTwice() {
        audio::AudioBuffer square(1, 44100);
        for (std::size_t n = 0; n < 44100; ++n)
            square.channel(0)[n] = n % 200 < 100 ? 0.3F : -0.3F;
        QCOMPARE(flagged(FlagKind::Dropout, square).size(), std::size_t{0});
        audio::AudioBuffer saw(1, 44100);
        for (std::size_t n = 0; n < 44100; ++n)
            saw.channel(0)[n] = static_cast<float>(n % 147) / 200.0F;
        QCOMPARE(flagged(FlagKind::Dropout, saw).size(), std::size_t{0});
    }
};

GLEANER_TEST(DropoutsTest)
#include "dropouts_test.moc"
