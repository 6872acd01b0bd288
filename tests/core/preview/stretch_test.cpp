// The stretcher by itself: where attacks come to lie, and what a loop is like where it begins again.

#include "preview/time_stretch.h"
#include "sounds.h"
#include "support/program.h"

#include "base/random.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr double ratios[] = {0.5, 0.9, 1.3, 2.0};

AudioBuffer stretched(const AudioBuffer& sample, double ratio) {
    return preview::timeStretched(sample, std::llround(static_cast<double>(sample.frames()) * ratio), rate,
                                  {});
}

/// A burst of noise that dies away within 60 ms, at each place.
AudioBuffer strokesAt(const std::vector<double>& places, double seconds) {
    AudioBuffer buffer(1, std::llround(seconds * rate));
    Random random(9);
    for (const double place : places)
        for (Frame i = 0; i < 60 * rate / 1000; ++i) {
            const Frame at = std::llround(place * rate) + i;
            if (at >= buffer.frames()) break;
            buffer.channel(0)[static_cast<std::size_t>(at)] += static_cast<float>(
                0.5 * random.between(-1.0, 1.0) * std::exp(-static_cast<double>(i) / (0.008 * rate)));
        }
    return buffer;
}

AudioBuffer with(AudioBuffer sample, const AudioBuffer& under) {
    for (std::size_t i = 0; i < sample.channel(0).size() && i < under.channel(0).size(); ++i)
        sample.channel(0)[i] += under.channel(0)[i];
    return sample;
}

AudioBuffer noise(double seconds, double level) {
    AudioBuffer buffer(1, std::llround(seconds * rate));
    Random random(4);
    for (float& sample : buffer.channel(0))
        sample = static_cast<float>(random.between(-level, level));
    return buffer;
}

/// The places of a swung, sloppy rhythm, s: 40 ms to half a second apart.
std::vector<double> rhythm() {
    std::vector<double> places{0.0};
    Random random(2);
    while (places.back() < 1.7)
        places.push_back(places.back() + random.between(0.04, 0.3));
    return places;
}

/// Where the sound gets loud near a place: the first sample over a fifth of the peak there.
double attackNear(const AudioBuffer& sound, double seconds) {
    const auto samples = sound.channel(0);
    const auto from = static_cast<std::size_t>(std::max(0.0, (seconds - 0.015) * rate));
    const auto to = std::min(samples.size(), static_cast<std::size_t>((seconds + 0.015) * rate));
    float peak = 0.0F;
    for (std::size_t i = from; i < to; ++i)
        peak = std::max(peak, std::abs(samples[i]));
    std::size_t first = from;
    while (std::abs(samples[first]) < 0.35F * peak)
        ++first;
    return static_cast<double>(first) / rate;
}

double powerOf(std::span<const float> samples) {
    double power = 0.0;
    for (const float sample : samples)
        power += static_cast<double>(sample) * static_cast<double>(sample);
    return power / static_cast<double>(samples.size());
}

}

class StretchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void attacksComeInTheirPlace_data() {
        QTest::addColumn<int>("under");
        QTest::newRow("alone") << 0;
        QTest::newRow("over noise") << 1;
        QTest::newRow("over a tone") << 2;
    }
    void attacksComeInTheirPlace() {
        QFETCH(int, under);
        const std::vector<double> places = rhythm();
        AudioBuffer loop = strokesAt(places, 2.1);
        if (under == 1) loop = with(std::move(loop), noise(2.1, 0.01));
        if (under == 2) loop = with(std::move(loop), sine(220.0, 2.1, 0.05F));
        double furthest = 0.0;
        for (const double ratio : ratios) {
            const AudioBuffer made = stretched(loop, ratio);
            for (const double place : places) {
                const double off = attackNear(made, place * ratio) - attackNear(loop, place) * ratio;
                furthest = std::max(furthest, std::abs(off) * 1000.0);
            }
        }
        qInfo("furthest %.3f ms of %d places", furthest, static_cast<int>(places.size() * std::size(ratios)));
        QVERIFY2(furthest < 1.0, qPrintable(QString::number(furthest)));
    }

    /// Single samples, which windows like to double.
    void clicksComeOnce() {
        for (const double ratio : ratios) {
            AudioBuffer loop(1, 2 * rate);
            for (int n = 0; n < 17; ++n)
                loop.channel(0)[static_cast<std::size_t>(n * n * 300 + n * 1000)] = 0.5F;
            const AudioBuffer made = stretched(loop, ratio);
            std::vector<Frame> clicks;
            for (Frame i = 0; i < made.frames(); ++i)
                if (std::abs(made.channel(0)[static_cast<std::size_t>(i)]) > 0.02F) clicks.push_back(i);
            QCOMPARE(clicks.size(), std::size_t(17));
            for (int n = 0; n < 17; ++n) {
                const double off = static_cast<double>(clicks[static_cast<std::size_t>(n)]) -
                                   (n * n * 300 + n * 1000) * ratio;
                QVERIFY2(std::abs(off) < 0.001 * rate, qPrintable(QString::number(off)));
            }
        }
    }

    /// What a loop is like where its end meets its beginning: as steep as elsewhere, and as loud.
    void loopsGoOn_data() {
        QTest::addColumn<int>("sound");
        QTest::newRow("tone") << 0;
        QTest::newRow("noise") << 1;
        QTest::newRow("beat") << 2;
    }
    void loopsGoOn() {
        QFETCH(int, sound);
        const AudioBuffer loop = sound == 0 ? sine(220.0, 1.0)
                                 : sound == 1
                                     ? noise(1.0, 0.2)
                                     : with(strokesAt({0.0, 0.25, 0.5, 0.75}, 1.0), noise(1.0, 0.02));
        for (const double ratio : ratios) {
            const AudioBuffer made = stretched(loop, ratio);
            const auto samples = made.channel(0);
            QVERIFY(std::abs(samples.back() - loop.channel(0).back()) < 1e-6F);
            QVERIFY(std::abs(samples.front() - loop.channel(0).front()) < 1e-6F);
            float steepest = 0.0F;
            for (std::size_t i = 1; i < samples.size(); ++i)
                steepest = std::max(steepest, std::abs(samples[i] - samples[i - 1]));
            QVERIFY(std::abs(samples.front() - samples.back()) <= 1.02F * steepest);
            if (sound == 2) continue;
            const std::size_t span = 20 * rate / 1000;
            const double end = powerOf(samples.last(span)), whole = powerOf(samples);
            const double decibels = 10.0 * std::log10(end / whole);
            QVERIFY2(std::abs(decibels) < 3.0,
                     qPrintable(QStringLiteral("%1: %2 dB").arg(ratio).arg(decibels)));
        }
    }

    /// Made in part, it is the part of what would be made.
    void aPartIsTheBeginOfTheWhole() {
        const AudioBuffer loop = strokesAt(rhythm(), 2.1);
        const AudioBuffer whole = stretched(loop, 1.3);
        const AudioBuffer part = preview::timeStretched(loop, whole.frames(), rate, {}, 100000);
        QCOMPARE(part.frames(), Frame(100000));
        QVERIFY(std::ranges::equal(part.channel(0), whole.channel(0).first(100000)));
    }
};

GLEANER_TEST(StretchTest)
#include "stretch_test.moc"
