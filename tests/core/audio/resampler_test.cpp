#include "audio/resampler.h"
#include "base/error.h"
#include "core/audio/signals.h"
#include "support/aborts.h"
#include "support/program.h"

#include <complex>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// Another rate, the same sound: levels, places and lengths, and no ghosts.
class ResamplerTest : public QObject {
    Q_OBJECT

    /// Level of one frequency in the middle part, dB, by projection on a Hann-windowed sine.
    static double levelOf(const AudioBuffer& buffer, double hz, int rate) {
        const auto samples = buffer.channel(0);
        const std::size_t begin = samples.size() / 4, end = samples.size() * 3 / 4;
        std::complex<double> sum = 0.0;
        double weight = 0.0;
        for (std::size_t i = begin; i < end; ++i) {
            const double position = static_cast<double>(i - begin) / static_cast<double>(end - begin);
            const double window = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * position);
            const double phase = 2.0 * std::numbers::pi * hz * static_cast<double>(i) / rate;
            sum += window * static_cast<double>(samples[i]) * std::polar(1.0, -phase);
            weight += window;
        }
        return 20.0 * std::log10(2.0 * std::abs(sum) / weight);
    }

    static double rmsDb(std::span<const float> samples) {
        double energy = 0.0;
        for (const float x : samples)
            energy += static_cast<double>(x) * x;
        return 10.0 * std::log10(energy / static_cast<double>(samples.size()) + 1e-30);
    }

private Q_SLOTS:
    void pairs() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (const auto& [from, to] : {std::pair(44100, 48000),
                                       {48000, 44100},
                                       {96000, 48000},
                                       {48000, 96000},
                                       {192000, 44100},
                                       {22050, 48000},
                                       {48000, 8000},
                                       {44056, 48000}})
            QTest::addRow("%d to %d", from, to) << from << to;
    }
    void aToneKeepsItsLevel_data() { pairs(); }
    void aToneKeepsItsLevel() {
        QFETCH(int, from);
        QFETCH(int, to);
        const AudioBuffer tone = sine(1000.0, 0.5, 1, from, from);
        const AudioBuffer moved = resample(tone, from, to);
        QVERIFY(std::abs(levelOf(moved, 1000.0, to) - 20.0 * std::log10(0.5)) < 0.01);
    }

    void theLengthIsTheNearestFrame_data() { pairs(); }
    void theLengthIsTheNearestFrame() {
        QFETCH(int, from);
        QFETCH(int, to);
        for (const Frame frames : {Frame(1), Frame(2), Frame(1000), Frame(44101), Frame(123457)})
            QCOMPARE(resample(AudioBuffer(1, frames), from, to).frames(),
                     std::llround(static_cast<double>(frames) * to / from));
    }

    void anImpulseStaysAtItsPlace_data() { pairs(); }
    void anImpulseStaysAtItsPlace() {
        QFETCH(int, from);
        QFETCH(int, to);
        AudioBuffer click(2, from);
        const Frame place = from / 3;
        click.channel(1)[static_cast<std::size_t>(place)] = 1.0F;
        const AudioBuffer moved = resample(click, from, to);
        const auto samples = moved.channel(1);
        double moment = 0.0, energy = 0.0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double square = static_cast<double>(samples[i]) * samples[i];
            moment += square * static_cast<double>(i);
            energy += square;
        }
        QVERIFY(std::abs(moment / energy - static_cast<double>(place) * to / from) < 0.05);
        QCOMPARE(rmsDb(moved.channel(0)),
                 rmsDb(AudioBuffer(1, 10).channel(0))); // the other channel heard nothing
    }

    void whatTheNewRateCannotHoldIsGone() {
        const AudioBuffer high =
            sine(25200.0, 1.0, 1, 192000, 96000); // above half of 48 kHz, after the transition band
        const AudioBuffer moved = resample(high, 96000, 48000);
        QVERIFY(rmsDb(moved.channel(0).subspan(10000, 70000)) < -100.0);
    }

    void nothingIsAddedToATone() {
        const AudioBuffer tone = sine(997.0, 0.9, 1, 88200, 44100);
        const AudioBuffer moved = resample(tone, 44100, 48000);
        const AudioBuffer wanted = sine(997.0, 0.9, 1, 96000, 48000);
        std::vector<float> rest(76000);
        for (std::size_t i = 0; i < rest.size(); ++i)
            rest[i] = moved.channel(0)[i + 10000] - wanted.channel(0)[i + 10000];
        QVERIFY(rmsDb(rest) < -120.0);
    }

    void oversPassAndEqualRatesDoNothing() {
        const AudioBuffer loud = sine(500.0, 1.8, 1, 24000, 48000);
        QCOMPARE(distance(resample(loud, 48000, 48000), loud), 0.0);
        const AudioBuffer moved = resample(loud, 48000, 44100);
        QVERIFY(*std::ranges::max_element(moved.channel(0)) > 1.79F);
        QVERIFY(resample(AudioBuffer(2, 0), 48000, 44100).isEmpty());
        QVERIFY(gleaner::test::lastWordsOf([&] { resample(loud, 48000, 0); }).find("above 0 Hz") !=
                std::string::npos);
    }

    /// To the bit: a pack is not to change because less of it is worked out.
    void aPartIsThatOfTheWhole() {
        const AudioBuffer noise = steppedNoise(24, 2, 30000);
        for (const auto& [from, to] : {std::pair(96000, 48000), {44100, 48000}, {30000, 29987}})
            for (const FrameRange range : {FrameRange{0, 20}, {1000, 9000}, {8000, 40000}})
                QVERIFY(resample(noise, from, to, range) == resample(noise, from, to).copy(range));
        QVERIFY(resample(noise, 48000, 48000, {5, 9}) == noise.copy({5, 9}));
    }

    void twiceGivesTheSameSamples() {
        const AudioBuffer noise = steppedNoise(24, 2, 30000);
        QCOMPARE(distance(resample(noise, 44100, 48000), resample(noise, 44100, 48000)), 0.0);
    }
};

GLEANER_TEST(ResamplerTest)
#include "resampler_test.moc"
