#include "core/fx/signals.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

namespace {

audio::AudioBuffer ones(Frame frames, int channels = 1) {
    audio::AudioBuffer buffer(channels, frames);
    for (int c = 0; c < channels; ++c)
        std::fill(buffer.channel(c).begin(), buffer.channel(c).end(), 1.0F);
    return buffer;
}

/// Frequency by counting upward crossings of zero.
double frequencyOf(std::span<const float> x) {
    double first = -1.0, last = 0.0;
    int periods = -1;
    for (std::size_t n = 1; n < x.size(); ++n)
        if (x[n - 1] < 0.0F && x[n] >= 0.0F) {
            last = static_cast<double>(n) - static_cast<double>(x[n] / (x[n] - x[n - 1]));
            if (first < 0.0) first = last;
            ++periods;
        }
    return rate * periods / (last - first);
}

}

class EditTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fadesBeginAndEndInSilence() {
        for (const double curve : {0.0, 1.0, 2.0, 3.0}) {
            const auto out = through("fade", {{"in", 10}, {"out", 50}, {"curve", curve}}, ones(48000, 2));
            for (int c = 0; c < 2; ++c) {
                const auto x = out.channel(c);
                QCOMPARE(x.front(), 0.0F);
                QCOMPARE(x.back(), 0.0F);
                for (std::size_t n = 1; n <= 480; ++n)
                    QVERIFY(x[n] >= x[n - 1]);
                for (std::size_t n = 480; n < 48000 - 2400; ++n)
                    QCOMPARE(x[n], 1.0F);
                for (std::size_t n = 48000 - 2400; n < 48000; ++n)
                    QVERIFY(x[n] <= x[n - 1]);
            }
        }
    }

    void curvesHaveTheirShape() {
        const auto half = [](double curve) {
            return static_cast<double>(
                through("fade", {{"in", 100}, {"out", 0}, {"curve", curve}}, ones(9600)).channel(0)[2400]);
        };
        QVERIFY(std::abs(half(0.0) - 0.5) < 1e-6);
        QVERIFY(std::abs(decibels(half(1.0)) + 3.01) < 0.01);
        QVERIFY(std::abs(half(2.0) - 0.5) < 1e-6);
        QVERIFY(std::abs(decibels(half(3.0)) + 24.6) < 0.1);
        const auto s = through("fade", {{"in", 100}, {"out", 0}, {"curve", 2}}, ones(9600));
        QVERIFY(s.channel(0)[1] < 1e-6F); // the S-curve leaves silence without a corner
    }

    void shortSamplesShareTheFades() {
        for (const Frame frames : {1, 2, 3, 10, 100}) {
            const auto out = through("fade", {{"in", 20}, {"out", 60}}, ones(frames));
            QCOMPARE(out.frames(), frames);
            QCOMPARE(out.channel(0).front(), 0.0F);
            QCOMPARE(out.channel(0).back(), 0.0F);
        }
        const auto onlyIn = through("fade", {{"in", 20}, {"out", 0}}, ones(100));
        QCOMPARE(onlyIn.channel(0).front(), 0.0F);
        QVERIFY(onlyIn.channel(0).back() > 0.9F);
    }

    void noFadeIsNoChange() {
        const auto in = noiseBuffer(2, 1000);
        QCOMPARE(through("fade", {{"in", 0}, {"out", 0}}, in), in);
    }

    void reverseTwiceIsNothing() {
        const auto in = noiseBuffer(2, 4801);
        const auto once = through("reverse", {}, in);
        QCOMPARE(once.channel(1)[0], in.channel(1)[4800]);
        QCOMPARE(through("reverse", {}, once), in);
    }

    void trimFindsTheSound() {
        audio::AudioBuffer in = noiseBuffer(2, 48000, 1e-4);
        for (Frame n = 12000; n < 24000; ++n)
            in.channel(1)[static_cast<std::size_t>(n)] = 0.5F; // in one channel only
        const auto out = through("trim", {{"threshold", -40}, {"lead", 2}, {"tail", 100}}, in);
        QCOMPARE(out.frames(), 96 + 12000 + 4800);
        QCOMPARE(out.channel(1)[95], in.channel(1)[11999]);
        QCOMPARE(out.channel(1)[96], 0.5F);
    }

    void trimGoesByTheSamplesOwnPeak() {
        audio::AudioBuffer in(1, 48000);
        for (Frame n = 12000; n < 24000; ++n)
            in.channel(0)[static_cast<std::size_t>(n)] = 1e-4F; // -80 dBFS is loud where nothing else sounds
        QCOMPARE(through("trim", {{"lead", 0}, {"tail", 0}}, in).frames(), 12000);
        const auto full = ones(500);
        QCOMPARE(through("trim", {{"lead", 50}, {"tail", 50}}, full), full);
        QCOMPARE(through("trim", {}, audio::AudioBuffer(1, 700)).frames(), 700);
    }

    void gainIsInDecibels() {
        QVERIFY(std::abs(through("gain", {{"gain", -6.0206}}, ones(10)).channel(0)[5] - 0.5F) < 1e-5F);
        QCOMPARE(responseDb({{"gain", true, {{"gain", 4.5}}}}, 1000.0, rate), 4.5);
    }

    void levelBringsThePeakThere() {
        for (const double amplitude : {0.05, 0.5, 4.0}) {
            const auto out = through("level", {{"peak", -6}}, toneBuffer(100.0, amplitude, 0.5, 2));
            QVERIFY(std::abs(decibels(peakOf(out.channel(1))) + 6.0) < 0.001);
        }
        const auto faint = through("level", {{"peak", 0}, {"boost", 20}}, toneBuffer(100.0, 1e-4, 0.5));
        QVERIFY(std::abs(decibels(peakOf(faint.channel(0))) + 60.0) < 0.01);
    }

    void pitchMovesFrequencyAndLength() {
        for (const double semitones : {-24.0, -12.0, -0.5, 3.0, 12.0, 19.0}) {
            const double speed = std::exp2(semitones / 12.0);
            const auto out = through("pitch", {{"semitones", semitones}}, toneBuffer(440.0, 0.5, 2.0));
            QCOMPARE(out.frames(), std::llround(96000.0 / speed));
            const double seconds = 2.0 / speed;
            const double hertz = frequencyOf(part(out.channel(0), 0.2 * seconds, 0.8 * seconds));
            QVERIFY2(std::abs(hertz / (440.0 * speed) - 1.0) < 1e-4, said(hertz).c_str());
            QVERIFY(std::abs(
                        amplitudeAt(part(out.channel(0), 0.2 * seconds, 0.8 * seconds), 440.0 * speed, rate) -
                        0.5) < 0.002);
        }
        const auto in = noiseBuffer(2, 1000);
        QCOMPARE(through("pitch", {{"semitones", 0}}, in), in);
    }

    void pitchUpDoesNotFoldDown() {
        const auto out =
            through("pitch", {{"semitones", 12}}, toneBuffer(15000.0, 0.5, 1.0)); // 30 kHz: must go
        QVERIFY2(decibels(peakOf(part(out.channel(0), 0.1, 0.4))) < -75.0,
                 said(decibels(peakOf(part(out.channel(0), 0.1, 0.4)))).c_str());
    }

    void pitchDownAddsNoImages() {
        const auto out = through("pitch", {{"semitones", -12}}, toneBuffer(9000.0, 0.5, 1.0));
        const auto middle = part(out.channel(0), 0.5, 1.5);
        QVERIFY(decibels(amplitudeAt(middle, 19500.0, rate)) < -80.0); // the mirror of 4.5 kHz about 12 kHz
    }
};

GLEANER_TEST(EditTest)
#include "edit_test.moc"
