#include "demo/sounds.h"
#include "demo/strike.h"
#include "measure.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::demo;
using namespace gleaner::demo::test;

/// Every instrument by itself.
class VoicesTest : public QObject {
    Q_OBJECT

    static constexpr int rate = 48000;

    static Samples played(const SoundInfo& sound, std::uint64_t seed = 1, double pitchHz = 0.0,
                          int atRate = rate) {
        return sound.play({.pitchHz = pitchHz > 0.0 ? pitchHz : sound.pitchHz,
                           .length = sound.length,
                           .rate = atRate,
                           .random = Random(seed)});
    }
    static double peakOf(const Samples& samples) {
        double peak = 0.0;
        for (const float x : samples)
            peak = std::max(peak, std::abs(static_cast<double>(x)));
        return peak;
    }
    static QString says(const SoundInfo& sound, double value) {
        return QStringLiteral("%1: %2").arg(QString::fromLatin1(sound.name.data())).arg(value);
    }

private Q_SLOTS:
    void everySoundLastsForItsLength() {
        for (const SoundInfo& sound : sounds())
            for (const int atRate : {44100, 48000, 96000}) {
                const Samples samples = played(sound, 1, 0.0, atRate);
                QCOMPARE(samples.size(), static_cast<std::size_t>(std::llround(sound.length * atRate)));
                QVERIFY(std::ranges::all_of(samples, [](float x) { return std::isfinite(x); }));
                QVERIFY(peakOf(samples) > 0.01);
            }
    }

    void aHitBeginsAtOnce() {
        for (const SoundInfo& sound : sounds()) {
            if (!sound.isHit) continue;
            const Samples samples = played(sound);
            const auto isAnalysed = [&](float x) {
                return std::abs(static_cast<double>(x)) > 0.1 * peakOf(samples);
            };
            const double at =
                static_cast<double>(std::ranges::find_if(samples, isAnalysed) - samples.begin()) / rate;
            QVERIFY2(at < 0.003, qPrintable(says(sound, at)));
            QVERIFY(decibels(energyOf(between(samples, 0.0, 0.03, rate))) >
                    decibels(energyOf(samples)) - 3.0);
        }
    }

    void noSoundEndsWithAClick() {
        for (const SoundInfo& sound : sounds()) {
            const Samples samples = played(sound);
            const double end =
                decibels(energyOf(std::span(samples).last(rate / 500))) - 20.0 * std::log10(peakOf(samples));
            QVERIFY2(end < -40.0, qPrintable(says(sound, end)));
        }
    }

    void everySoundHasItsOwnChance() {
        for (const SoundInfo& sound : sounds()) {
            QCOMPARE(played(sound, 5), played(sound, 5));
            QVERIFY(played(sound, 5) != played(sound, 6));
        }
    }

    void tonesAreInTune_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("hertz");
        for (const double hertz : {82.407, 110.0, 130.813, 196.0, 440.0}) {
            QTest::addRow("pipe %.0f", hertz) << QStringLiteral("pipe") << hertz;
            QTest::addRow("wire %.0f", hertz) << QStringLiteral("wire") << hertz;
        }
        for (const double hertz : {329.628, 440.0, 659.255})
            QTest::addRow("bowl %.0f", hertz) << QStringLiteral("bowl") << hertz;
    }
    void tonesAreInTune() {
        QFETCH(QString, name);
        QFETCH(double, hertz);
        const Samples samples = played(findSound(name.toStdString()), 2, hertz);
        // A bowl's upper modes are no multiples of its tone: they must have faded before a period can be
        // measured.
        const double begin = name == QStringLiteral("bowl") ? 2.2 : 0.4;
        const double found =
            pitchOf(between(samples, begin, begin + 0.35, rate), hertz * 0.7, hertz * 1.5, rate);
        QVERIFY2(std::abs(centsBetween(found, hertz)) < 12.0, qPrintable(QString::number(found)));
    }

    /// A drum for the bottom, a crack above it, and air on top: what a rhythm needs.
    void theRhythmFillsTheSpectrum() {
        const auto crossings = [](const Samples& samples) {
            int count = 0;
            const std::size_t window = std::min<std::size_t>(samples.size(), rate / 10);
            for (std::size_t i = 1; i < window; ++i)
                count += (samples[i - 1] < 0.0F) != (samples[i] < 0.0F);
            return count * rate / 2.0 / static_cast<double>(window); // Hz
        };
        QVERIFY(crossings(played(findSound("wood_low"))) < 400.0);
        const double high = crossings(played(findSound("wood_high")));
        QVERIFY(high > 500.0 && high < 5000.0);
        QVERIFY(crossings(played(findSound("shaker"))) > 5000.0);
    }
};

GLEANER_TEST(VoicesTest)
#include "voices_test.moc"
