#include "pack/render/mute.h"

#include "support/program.h"

#include <QTest>

using namespace gleaner;

class MuteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsMutedIsSilentAndItsEdgesFade() {
        audio::AudioBuffer sound(2, 1000);
        for (int c = 0; c < 2; ++c)
            std::ranges::fill(sound.channel(c), 0.5F);
        pack::mute(sound, std::vector<FrameRange>{{300, 400}, {950, 1200}}, 100);
        for (int c = 0; c < 2; ++c) {
            const auto samples = sound.channel(c);
            for (std::size_t n = 0; n < 1000; ++n) {
                const float expected = (n >= 300 && n < 400) || n >= 950  ? 0.0F
                                       : n < 200 || (n >= 500 && n < 850) ? 0.5F
                                                                          : samples[n];
                QCOMPARE(samples[n], expected);
                if (n > 0) QVERIFY(std::fabs(samples[n] - samples[n - 1]) < 0.006F); // no step
            }
            QVERIFY(std::fabs(samples[250] - 0.25F) < 0.01F);
        }
    }
};

GLEANER_TEST(MuteTest)
#include "mute_test.moc"
