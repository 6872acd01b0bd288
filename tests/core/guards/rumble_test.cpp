#include "core/guards/guarding.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using guards::FlagKind;

namespace {
constexpr double seconds = 16.0;

/// A place: hiss, and strokes that both channels hear.
audio::AudioBuffer place(int channels) {
    Tape tape(seconds);
    tape.noise(-55.0).hit(5.0, 0.3).hit(14.5, 0.3, 400.0);
    return tape.buffer(channels);
}

/// Gusts from 8 to 12 s: noise under 40 Hz that swells and falls within half a second, in each channel its
/// own.
void blow(audio::AudioBuffer& sound, double level, bool isSame = false) {
    const auto swell = lowNoise(4.0, 1.5, 99);
    for (int c = 0; c < sound.channels(); ++c) {
        const auto gust = lowNoise(4.0, 40.0, isSame ? 5 : 5 + static_cast<std::uint64_t>(c));
        for (std::size_t n = 0; n < gust.size(); ++n)
            sound.channel(c)[static_cast<std::size_t>(8 * 44100) + n] +=
                static_cast<float>(level) * gust[n] * std::exp(0.7F * swell[n]);
    }
}

/// A touch at `at`: a swing of `hertz` that dies within a tenth of a second, and a scratch far softer.
void touch(audio::AudioBuffer& sound, double at, double hertz, double level) {
    Random random(3);
    for (std::size_t n = 0; n < 22050; ++n) {
        const double t = static_cast<double>(n) / 44100.0, decay = std::exp(-t / 0.05);
        const double swing = std::sin(2.0 * std::numbers::pi * hertz * t) * (1.0 - std::exp(-t / 0.004));
        for (int c = 0; c < sound.channels(); ++c)
            sound.channel(c)[static_cast<std::size_t>(at * 44100.0) + n] +=
                static_cast<float>(level * decay * (swing + 0.02 * random.between(-1.0, 1.0)));
    }
}

/// The mains' partials over the whole of it, drifting by `drift` Hz.
void hum(audio::AudioBuffer& sound, double hertz, double level, double drift = 0.0) {
    double phase = 0.0;
    for (Frame n = 0; n < sound.frames(); ++n) {
        const double share = static_cast<double>(n) / static_cast<double>(sound.frames());
        phase += (hertz + drift * (share - 0.5)) / 44100.0;
        double x = 0.0;
        for (int partial = 1; partial <= 5; ++partial)
            x += std::sin(2.0 * std::numbers::pi * partial * phase) / partial;
        for (int c = 0; c < sound.channels(); ++c)
            sound.channel(c)[static_cast<std::size_t>(n)] += static_cast<float>(level * x);
    }
}
}

class RumbleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQuietPlaceHasNoFlags() {
        for (const int channels : {1, 2}) {
            audio::MemorySource source(place(channels), 44100);
            QCOMPARE(guards::flagsOf(source, {}).size(), std::size_t{0});
        }
    }
    void windIsFoundWhereItBlows_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<double>("level");
        for (const int channels : {1, 2})
            for (const double level : {0.01, 0.2})
                QTest::addRow("%d channels, %g", channels, level) << channels << level;
    }
    void windIsFoundWhereItBlows() {
        QFETCH(int, channels);
        QFETCH(double, level);
        audio::AudioBuffer sound = place(channels);
        blow(sound, level);
        const auto flags = flagged(FlagKind::Wind, sound);
        QVERIFY(!flags.empty());
        for (const double at : {9.0, 10.0, 11.0})
            QVERIFY(covers(flags, at));
        QVERIFY(!covers(flags, 5.0) && !covers(flags, 14.5));
    }
    void rumbleThatBothChannelsHearIsNoWind() {
        audio::AudioBuffer sound = place(2);
        blow(sound, 0.1, true);
        QCOMPARE(flagged(FlagKind::Wind, sound).size(), std::size_t{0});
    }
    void aTouchIsFound_data() {
        QTest::addColumn<double>("hertz");
        for (const double hertz : {10.0, 16.0, 25.0})
            QTest::addRow("%g Hz", hertz) << hertz;
    }
    void aTouchIsFound() {
        QFETCH(double, hertz);
        audio::AudioBuffer sound = place(2);
        for (const double at : {3.0, 8.0, 13.0})
            touch(sound, at, hertz, 0.2);
        const auto flags = flagged(FlagKind::Handling, sound);
        QCOMPARE(flags.size(), std::size_t{3});
        for (const double at : {3.03, 8.03, 13.03})
            QVERIFY(covers(flags, at));
    }
    void aBassDrumIsNoTouch() {
        audio::AudioBuffer sound = place(2);
        for (const double at : {3.0, 8.0, 13.0})
            touch(sound, at, 60.0, 0.5);
        QCOMPARE(flagged(FlagKind::Handling, sound).size(), std::size_t{0});
    }
    void humIsFoundAndMeasured_data() {
        QTest::addColumn<double>("hertz");
        QTest::addColumn<double>("drift");
        QTest::newRow("50 Hz") << 50.0 << 0.0;
        QTest::newRow("60 Hz") << 60.0 << 0.0;
        QTest::newRow("50 Hz that drifts") << 50.0 << 0.3;
        QTest::newRow("a clock that is off") << 59.8 << 0.0;
    }
    void humIsFoundAndMeasured() {
        QFETCH(double, hertz);
        QFETCH(double, drift);
        audio::AudioBuffer sound = place(2);
        hum(sound, hertz, 0.003, drift);
        const auto flags = flagged(FlagKind::Hum, sound);
        QCOMPARE(flags.size(), std::size_t{1});
        QVERIFY(flags[0].range.length() > 44100 * 12);
        // A sine of 0.003 in white noise of -55 dBFS over 22 kHz, heard in a quarter of a hertz (Hann: 1.5
        // bins).
        const double expected =
            10.0 * std::log10(0.003 * 0.003 / 2.0) - (-55.0 + 10.0 * std::log10(0.375 / 22050.0));
        QVERIFY2(std::abs(flags[0].value - expected) < (drift > 0.0 ? 6.0 : 4.0),
                 qPrintable(QStringLiteral("%1 for %2").arg(flags[0].value).arg(expected)));
    }
    void notesBesideTheMainsAreNoHum() {
        for (const int note : {31, 35, 43, 47}) { // G1, B1 and their octaves
            Tape tape(seconds);
            tape.noise(-60.0).tone(0.0, seconds, hertz(note), 0.3);
            QCOMPARE(flagged(FlagKind::Hum, tape.buffer()).size(), std::size_t{0});
        }
    }
};

GLEANER_TEST(RumbleTest)
#include "rumble_test.moc"
