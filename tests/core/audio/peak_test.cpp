#include "audio/peak.h"

#include "support/program.h"

#include <QTest>

using namespace gleaner;

class PeakTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLargestOfAnyChannelAndEitherSign() {
        audio::AudioBuffer sound(2, 4);
        QCOMPARE(audio::samplePeak(sound), 0.0F);
        sound.channel(0)[1] = 0.25F;
        sound.channel(1)[3] = -1.5F; // overs are kept
        QCOMPARE(audio::samplePeak(sound), 1.5F);
        QCOMPARE(audio::samplePeak({}), 0.0F);
    }
};

GLEANER_TEST(PeakTest)
#include "peak_test.moc"
