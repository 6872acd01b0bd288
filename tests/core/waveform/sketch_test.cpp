#include "support/program.h"
#include "waveform/waveform_pyramid.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace gleaner;
using namespace gleaner::audio;

namespace {

constexpr int rate = 48000;
constexpr int columnCount = 1400; ///< of a window

/// Two hours of wind that comes and goes by 40 dB, left, and a hum at -20 dBFS, right; made as it is read.
class Walk final : public AudioSource {
public:
    explicit Walk(double hours) {
        m_info.rate = rate;
        m_info.channels = 2;
        m_info.frames = static_cast<Frame>(hours * 3600.0 * rate);
    }
    const AudioInfo& info() const override { return m_info; }
    void read(FrameRange range, AudioBuffer& into) override {
        range = intersection(range, {0, m_info.frames});
        into = AudioBuffer(2, range.length());
        framesRead += range.length();
        if (range.isEmpty()) return;
        firstRead = std::min(firstRead, range.begin);
        lastRead = std::max(lastRead, range.end);
        for (Frame i = 0; i < range.length(); ++i) {
            const Frame at = range.begin + i;
            into.channel(0)[static_cast<std::size_t>(i)] = static_cast<float>(level(at) * noise(at));
            into.channel(1)[static_cast<std::size_t>(i)] = static_cast<float>(
                0.1 * std::sin(2.0 * std::numbers::pi * 100.0 * static_cast<double>(at) / rate));
        }
    }
    /// Peak of the wind, linear.
    static double level(Frame at) {
        return std::pow(10.0, (-23.0 + 20.0 * std::sin(2.0 * std::numbers::pi * static_cast<double>(at) /
                                                       (600.0 * rate))) /
                                  20.0);
    }

    Frame framesRead = 0, firstRead = std::numeric_limits<Frame>::max(), lastRead = 0;

private:
    static double noise(Frame at) {
        auto x = static_cast<std::uint64_t>(at) * 0x9E3779B97F4A7C15U;
        x ^= x >> 29;
        x *= 0xBF58476D1CE4E5B9U;
        return static_cast<double>(x >> 11) / static_cast<double>(1ULL << 52) - 1.0;
    }
    AudioInfo m_info;
};

double decibels(double ratio) { return 20.0 * std::log10(ratio); }

/// Enough after this many looks.
std::function<bool()> after(int looks) {
    return [looks]() mutable { return --looks <= 0; };
}

}

/// A person who drops two hours sees where something is before a hundredth of it was read.
class SketchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void peaksAreNearAColumnAPixel() {
        Walk walk(2.0);
        const auto sketch = WaveformPyramid::sketch(walk, 2048, after(2048));
        QVERIFY(sketch);
        QCOMPARE(sketch->frames(), walk.info().frames);
        QVERIFY(walk.framesRead < walk.info().frames / 50);
        const FrameRange whole{0, walk.info().frames};
        const auto wind = sketch->columns(0, whole, columnCount),
                   hum = sketch->columns(1, whole, columnCount);
        for (int i = 0; i < columnCount; ++i) {
            const Frame width = whole.end / columnCount;
            const double loudest = std::max(Walk::level(i * width), Walk::level((i + 1) * width));
            QVERIFY2(std::abs(decibels(wind[static_cast<std::size_t>(i)].maximum / loudest)) < 6.0,
                     qPrintable(QString::number(i)));
            QVERIFY(std::abs(decibels(hum[static_cast<std::size_t>(i)].maximum / 0.1)) < 0.5);
        }
    }

    /// A format that seeks slowly gives a coarser picture, and still of the whole length.
    void aFewLooksReachTheEnd() {
        Walk walk(2.0);
        const auto sketch = WaveformPyramid::sketch(walk, 2048, after(300));
        QVERIFY(sketch);
        QVERIFY(walk.firstRead < walk.info().frames / 100);
        QVERIFY(walk.lastRead > walk.info().frames / 100 * 98);
        for (const WaveformColumn& column : sketch->columns(1, {0, walk.info().frames}, columnCount))
            QVERIFY(column.maximum > 0.09F);
    }

    void oneLookIsEnoughForAPicture() {
        Walk walk(2.0);
        const auto sketch = WaveformPyramid::sketch(walk, 2048, [] { return true; });
        QVERIFY(sketch);
        QCOMPARE(walk.framesRead, Frame(2048));
        QVERIFY(sketch->columns(1, {0, walk.info().frames}, 10).back().maximum > 0.09F);
    }

    /// Minutes are read whole in the same time.
    void shortRecordingsNeedNone() {
        Walk walk(0.1);
        QVERIFY(!WaveformPyramid::sketch(walk, 2048, after(1)));
        QCOMPARE(walk.framesRead, Frame(0));
    }

    /// Damage in the middle of a file may end what can be read of it.
    void whatCannotBeReadIsFlat() {
        class Gone final : public AudioSource {
        public:
            Gone() { m_info.frames = Frame{rate} * 7200; }
            const AudioInfo& info() const override { return m_info; }
            void read(FrameRange, AudioBuffer& into) override { into = AudioBuffer(1, 0); }

        private:
            AudioInfo m_info;
        } gone;
        const auto sketch = WaveformPyramid::sketch(gone, 1000, after(5000));
        QVERIFY(sketch);
        for (const WaveformColumn& column : sketch->columns(0, {0, gone.info().frames}, 100))
            QCOMPARE(column, WaveformColumn());
    }
};

GLEANER_TEST(SketchTest)
#include "sketch_test.moc"
