#include "audio/audio_source.h"
#include "core/audio/signals.h"
#include "support/program.h"

using namespace gleaner;
using namespace gleaner::audio;

/// What a buffer must do for everybody who passes one along.
class BufferTest : public QObject {
    Q_OBJECT

    static AudioBuffer counting() {
        AudioBuffer buffer(2, 5);
        for (std::size_t i = 0; i < 5; ++i) {
            buffer.channel(0)[i] = static_cast<float>(i);
            buffer.channel(1)[i] = static_cast<float>(10 + i);
        }
        return buffer;
    }
    static std::vector<float> listed(std::span<const float> samples) {
        return {samples.begin(), samples.end()};
    }

private Q_SLOTS:
    void aNewShapeIsSilent() {
        AudioBuffer buffer = counting();
        buffer.reshape(3, 4);
        QCOMPARE(buffer.channels(), 3);
        QCOMPARE(buffer.frames(), Frame(4));
        for (int c = 0; c < 3; ++c)
            QCOMPARE(listed(buffer.channel(c)), std::vector<float>(4, 0.0F));
    }

    void truncatingKeepsTheHeadOfEveryChannel() {
        AudioBuffer buffer = counting();
        buffer.truncate(2);
        QCOMPARE(listed(buffer.channel(0)), (std::vector<float>{0, 1}));
        QCOMPARE(listed(buffer.channel(1)), (std::vector<float>{10, 11}));
        buffer.truncate(9);
        QCOMPARE(buffer.frames(), Frame(2));
    }

    void aCopyIsCutToWhatExists() {
        const AudioBuffer part = counting().copy({3, 99});
        QCOMPARE(listed(part.channel(0)), (std::vector<float>{3, 4}));
        QCOMPARE(listed(part.channel(1)), (std::vector<float>{13, 14}));
        QVERIFY(counting().copy({7, 9}).isEmpty());
        QCOMPARE(counting().copy({-3, 1}).frames(), Frame(1));
    }

    void aCircleGoesOnOnBothSides() {
        const AudioBuffer part = counting().copyInCircle({-7, 6});
        QCOMPARE(listed(part.channel(0)), (std::vector<float>{3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0}));
        QCOMPARE(part.channel(1)[0], 13.0F);
        QCOMPARE(listed(counting().copyInCircle({6, 8}).channel(1)), (std::vector<float>{11, 12}));
    }

    void monoIsTheMean() { QCOMPARE(counting().mono(), (std::vector<float>{5, 6, 7, 8, 9})); }

    void aSourceInMemoryGivesFewerFramesAtItsEnd() {
        MemorySource source(counting(), 44100);
        QCOMPARE(source.info().rate, 44100);
        AudioBuffer into;
        source.read({4, 8}, into);
        QCOMPARE(into.frames(), Frame(1));
        QCOMPARE(into.channel(1)[0], 14.0F);
    }
};

GLEANER_TEST(BufferTest)
#include "buffer_test.moc"
