#include "features/band_frames.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;

namespace {
std::vector<BandLevels> framesOf(const Tape& tape, std::size_t block) {
    BandFrames bands(tape.rate());
    std::vector<BandLevels> frames;
    const auto keep = [&](const BandLevels& levels) { frames.push_back(levels); };
    for (std::size_t at = 0; at < tape.samples().size(); at += block)
        bands.push(std::span(tape.samples()).subspan(at, std::min(block, tape.samples().size() - at)), keep);
    bands.finish(keep);
    return frames;
}
std::size_t loudest(const BandLevels& levels, std::size_t count) {
    return static_cast<std::size_t>(
        std::max_element(levels.begin(), levels.begin() + static_cast<std::ptrdiff_t>(count)) -
        levels.begin());
}
}

class BandFramesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layoutFitsEveryRate() {
        for (const int rate : {8000, 11025, 16000, 22050, 32000, 44100, 48000, 80000}) {
            const BandLayout layout = BandLayout::forRate(rate);
            QVERIFY(std::abs(layout.hop / double(rate) - 0.0029) < 0.0002);
            QVERIFY(layout.count >= 5 && layout.count <= maxBands);
            for (std::size_t b = 0; b < layout.count; ++b)
                QVERIFY(layout.edges[b] < layout.edges[b + 1]);
            QVERIFY(layout.edges[layout.count] <= layout.size / 2);
        }
        QCOMPARE(BandLayout::forRate(48000).count, maxBands);
    }
    void fullScaleSineIsZeroDecibelsInOneBand() {
        Tape tape(0.5);
        tape.sine(0.0, 0.5, 3000.0, 1.0);
        const auto frames = framesOf(tape, 1000);
        const BandLevels& middle = frames[frames.size() / 2];
        const std::size_t band = loudest(middle, maxBands);
        QVERIFY(std::abs(middle[band]) < 0.5F);
        for (std::size_t b = 0; b < maxBands; ++b)
            if (b + 1 < band || b > band + 1) QVERIFY(middle[b] < -50.0F);
    }
    void constantOffsetIsSilence() {
        Tape tape(1.0);
        tape.constant(0.3);
        const auto frames = framesOf(tape, 4096);
        for (std::size_t i = frames.size() / 2; i < frames.size() - 10; ++i)
            for (std::size_t b = 0; b < maxBands; ++b)
                QVERIFY(frames[i][b] < -90.0F);
    }
    void blocksDoNotMatter() {
        Tape tape(0.3);
        tape.noise(-20.0);
        QCOMPARE(framesOf(tape, 1), framesOf(tape, 100000));
    }
    void oneFrameForEveryHop() {
        Tape tape(1.0);
        const auto hop = static_cast<std::size_t>(BandLayout::forRate(44100).hop);
        QCOMPARE(framesOf(tape, 777).size(), 44100 / hop + 1);
    }
};

GLEANER_TEST(BandFramesTest)
#include "band_frames_test.moc"
