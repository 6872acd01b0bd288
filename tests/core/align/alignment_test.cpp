// Two recorders of one event, and of two: synthetic ones, so that every millisecond is known.

#include "align/alignment.h"

#include "audio/resampler.h"
#include "base/random.h"
#include "support/program.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace gleaner;
using gleaner::audio::AudioBuffer;

namespace {

constexpr int rate = 24000;
constexpr double eventSeconds = 100.0;

using Sound = std::vector<float>;

/// Strikes, squeaks and rustling at moments of chance, as they sound where they happen.
Sound eventOf(std::uint64_t seed, double seconds = eventSeconds) {
    Sound sound(static_cast<std::size_t>(seconds * rate), 0.0F);
    Random random(seed);
    for (int n = 0; n < 160; ++n) {
        const auto at = static_cast<std::size_t>(random.unit() * static_cast<double>(sound.size()));
        const double hertz = random.between(150.0, 3500.0), decay = random.between(4.0, 40.0),
                     level = random.between(0.02, 0.5), noisy = random.unit();
        for (std::size_t i = 0; i < rate && at + i < sound.size(); ++i) {
            const double t = static_cast<double>(i) / rate;
            const double tone = std::sin(2.0 * std::numbers::pi * hertz * t),
                         noise = random.between(-1.0, 1.0);
            sound[at + i] +=
                static_cast<float>(level * std::exp(-decay * t) * ((1.0 - noisy) * tone + noisy * noise));
        }
    }
    return sound;
}

/// Late paths: forty echoes within 300 ms, weaker the later; the direct sound stays the first.
Sound inRoom(const Sound& dry, std::uint64_t seed) {
    Sound wet = dry;
    Random random(seed);
    for (int n = 0; n < 40; ++n) {
        const double seconds = random.between(0.004, 0.3);
        const auto late = static_cast<std::size_t>(seconds * rate);
        const auto gain = static_cast<float>(random.between(-0.25, 0.25) * std::exp(-8.0 * seconds));
        for (std::size_t i = late; i < wet.size(); ++i)
            wet[i] += gain * dry[i - late];
    }
    return wet;
}

/// One pole that darkens.
Sound dull(Sound sound, float keep) {
    float state = 0.0F;
    for (float& sample : sound)
        sample = state += (1.0F - keep) * (sample - state);
    return sound;
}

Sound withNoise(Sound sound, float level, std::uint64_t seed) {
    Random random(seed);
    for (float& sample : sound)
        sample += level * static_cast<float>(random.between(-1.0, 1.0));
    return sound;
}

Sound from(const Sound& sound, double seconds) {
    return {sound.begin() + std::llround(seconds * rate), sound.end()};
}

AudioBuffer bufferOf(const Sound& sound, int channels = 1) {
    AudioBuffer buffer(channels, static_cast<Frame>(sound.size()));
    for (int c = 0; c < channels; ++c)
        std::ranges::copy(sound, buffer.channel(c).begin());
    return buffer;
}

/// A clock that counts so much faster.
AudioBuffer withDrift(const AudioBuffer& buffer, int ppm) {
    return audio::resample(buffer, 1'000'000, 1'000'000 + ppm);
}

align::Alignment aligned(const AudioBuffer& first, int firstRate, const AudioBuffer& second, int secondRate) {
    audio::MemorySource a(first, firstRate), b(second, secondRate);
    return align::align(a, b, {});
}

}

class AlignmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoRecordersAreAlignedWithinAMillisecond_data() {
        QTest::addColumn<double>("offset");
        QTest::addColumn<int>("ppm");
        QTest::addColumn<int>("otherRate");
        QTest::addColumn<int>("channels");
        QTest::newRow("begun later, a fast clock") << 37.123 << 23 << rate << 1;
        QTest::newRow("a slow clock") << 37.123 << -60 << rate << 1;
        QTest::newRow("begun earlier") << -12.3456 << 23 << rate << 1;
        QTest::newRow("another rate, stereo") << 37.123 << 23 << 44100 << 2;
    }

    void twoRecordersAreAlignedWithinAMillisecond() {
        QFETCH(double, offset);
        QFETCH(int, ppm);
        QFETCH(int, otherRate);
        QFETCH(int, channels);
        static const Sound whole = eventOf(1), near = withNoise(inRoom(whole, 2), 0.003F, 3),
                           far = withNoise(dull(inRoom(whole, 4), 0.7F), 0.008F, 5);
        const double late = static_cast<double>(std::llround(offset * rate)) / static_cast<double>(rate);
        const Sound first = late < 0.0 ? from(near, -late) : near,
                    second = late > 0.0 ? from(far, late) : far;
        AudioBuffer other = withDrift(bufferOf(second, channels), ppm);
        if (otherRate != rate) other = audio::resample(other, rate, otherRate);
        const align::Alignment found = aligned(bufferOf(first), rate, other, otherRate);
        QVERIFY2(found.isSure(), qPrintable(QString::number(found.confidence)));
        const double shared = eventSeconds - std::abs(late);
        const double begin = std::max(0.0, -late) * (1.0 + ppm * 1e-6);
        for (const double part : {0.0, 0.5, 1.0}) {
            const double place = begin + part * shared * (1.0 + ppm * 1e-6);
            const double truth = late + place / (1.0 + ppm * 1e-6);
            const double error = 1000.0 * (found.onFirst(place) - truth);
            qInfo("%.1f of it: %+.3f ms; %.2f ppm, residual %.3f ms, %d of %d places", part, error,
                  found.driftPpm, found.residualMs, found.agreeing, found.places);
            QVERIFY2(std::abs(error) <= 1.0, qPrintable(QString::number(error)));
            QVERIFY(std::abs(found.onSecond(found.onFirst(place)) - place) < 1e-9);
        }
        QVERIFY(std::abs(found.driftPpm + ppm) < 5.0);
    }

    void whatHasNoSoundInCommonIsRefused_data() {
        QTest::addColumn<quint64>("other");
        for (quint64 seed = 11; seed < 14; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }

    void whatHasNoSoundInCommonIsRefused() {
        QFETCH(quint64, other);
        const align::Alignment found =
            aligned(bufferOf(withNoise(eventOf(other, 40.0), 0.003F, 3)), rate,
                    bufferOf(withNoise(eventOf(other + 100, 40.0), 0.003F, 4)), rate);
        qInfo("confidence %.2f, %d places", found.confidence, found.places);
        QVERIFY(!found.isSure());
        QVERIFY(found.confidence < 0.25);
    }

    void silenceIsAlignedWithNothing() {
        const AudioBuffer silence(1, 20 * rate);
        QVERIFY(!aligned(silence, rate, bufferOf(eventOf(1)), rate).isSure());
        QVERIFY(!aligned(silence, rate, silence, rate).isSure());
        QVERIFY(!aligned(AudioBuffer(1, 10), rate, bufferOf(eventOf(1)), rate).isSure());
    }
};

GLEANER_TEST(AlignmentTest)
#include "alignment_test.moc"
