#include "support/program.h"
#include "ui/player/seam_source.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

constexpr int seamRate = 1000; // a frame a millisecond

/// Frame i holds i + 1, in every channel.
std::unique_ptr<audio::AudioSource> numbered(Frame frames) {
    audio::AudioBuffer buffer(2, frames);
    for (int c = 0; c < 2; ++c)
        for (Frame i = 0; i < frames; ++i)
            buffer.channel(c)[static_cast<std::size_t>(i)] = static_cast<float>(i + 1);
    return std::make_unique<audio::MemorySource>(std::move(buffer), seamRate);
}

std::vector<float> readInBlocks(audio::AudioSource& source, Frame block) {
    std::vector<float> all;
    audio::AudioBuffer part;
    for (Frame at = 0; at < source.info().frames; at += block) {
        source.read({at, at + block}, part);
        all.insert(all.end(), part.channel(1).begin(), part.channel(1).end());
    }
    return all;
}

}

class SeamSourceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEndIsFollowedByTheBegin() {
        for (const Frame block : {100'000, 333, 1}) {
            SeamSource source(numbered(10'000), {2'000, 6'000});
            const auto heard = readInBlocks(source, block);
            QCOMPARE(std::ssize(heard), source.info().frames);
            QCOMPARE(heard[599], 6'000.0F); // the last frame of the loop
            QCOMPARE(heard[600], 2'001.0F); // and its first one
            QCOMPARE(heard[100], 5'501.0F);
            QCOMPARE(heard[0], 0.0F); // faded in
            QCOMPARE(heard[1199], 0.0F);
            for (std::size_t i = 1200; i < heard.size(); ++i)
                QCOMPARE(heard[i], 0.0F); // silence before it is heard again
            QCOMPARE(heard.size(), std::size_t(1500));
        }
    }

    void aShortLoopIsHeardByHalves() {
        SeamSource source(numbered(300), {});
        const auto heard = readInBlocks(source, 64);
        QCOMPARE(heard[149], 300.0F);
        QCOMPARE(heard[150], 1.0F);
        QCOMPARE(heard.size(), std::size_t(600));
    }

    void whereItIsInTheLoop() {
        const Seam seam({2'000, 6'000}, seamRate);
        QCOMPARE(seam.inSource(0), Frame(5'400));
        QCOMPARE(seam.inSource(599), Frame(5'999));
        QCOMPARE(seam.inSource(600), Frame(2'000));
        QCOMPARE(seam.inSource(1'199), Frame(2'599));
        QCOMPARE(seam.inSource(1'400), Frame(2'600));
    }
};

GLEANER_TEST(SeamSourceTest)
#include "seam_source_test.moc"
