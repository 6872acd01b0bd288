#include "core/fx/signals.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

namespace {

/// Largest audible component that is neither the tone nor one of its harmonics, dB below the tone.
double aliasingDb(const audio::AudioBuffer& out, double hertz, int at) {
    constexpr std::size_t size = 1 << 15;
    const auto x = out.channel(0).subspan(4096, size);
    std::vector<float> windowed(x.begin(), x.end());
    for (std::size_t n = 0; n < size; ++n) { // Blackman-Harris: its side lobes lie at -92 dB
        const double t = 2.0 * std::numbers::pi * static_cast<double>(n) / size;
        windowed[n] *= static_cast<float>(0.35875 - 0.48829 * std::cos(t) + 0.14128 * std::cos(2 * t) -
                                          0.01168 * std::cos(3 * t));
    }
    const auto spectrum = spectrumOf(windowed, size);
    const double bin = static_cast<double>(at) / size;
    double tone = 0.0, alias = 0.0;
    for (std::size_t k = 8; k < size / 2; ++k) {
        const double frequency = static_cast<double>(k) * bin, magnitude = std::abs(spectrum[k]);
        const double fromHarmonic = std::abs(frequency - hertz * std::round(frequency / hertz));
        if (fromHarmonic < 6.0 * bin && frequency > 0.5 * hertz)
            tone = std::max(tone, magnitude);
        else if (frequency > 30.0 && frequency < 20000.0)
            alias = std::max(alias, magnitude);
    }
    return decibels(alias / tone);
}

double harmonicDb(const audio::AudioBuffer& out, double hertz, int harmonic) {
    const auto x = out.channel(0).subspan(9600, 24000);
    return decibels(amplitudeAt(x, hertz * harmonic, rate) / amplitudeAt(x, hertz, rate));
}

}

class ColourTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saturationHardlyAliases() {
        for (const int at : {44100, 48000, 96000})
            for (const double type : {0.0, 1.0, 2.0})
                for (const double hertz : {1234.5, 5011.0}) {
                    const auto tone = sine(hertz, 0.7, 1 << 16, at);
                    const auto out =
                        through("saturation", {{"drive", 12}, {"type", type}}, bufferOf({tone}), at);
                    const double alias = aliasingDb(out, hertz, at);
                    QVERIFY2(alias < -70.0,
                             (std::to_string(at) + " Hz, type " + said(type) + ": " + said(alias)).c_str());
                }
    }

    void fullScaleStaysFullScaleAndTheSoftComesUp() {
        for (const double type : {1.0, 2.0}) {
            const auto loud =
                through("saturation", {{"drive", 12}, {"type", type}}, toneBuffer(200.0, 1.0, 0.6));
            const double peak = decibels(peakOf(part(loud.channel(0), 0.2, 0.5)));
            QVERIFY2(std::abs(peak) < 1.5, said(peak).c_str());
            const auto soft =
                through("saturation", {{"drive", 12}, {"type", type}}, toneBuffer(200.0, 0.01, 0.6));
            const double gain = decibels(peakOf(part(soft.channel(0), 0.2, 0.5)) / 0.01);
            QVERIFY2(gain > 10.0 && gain < 16.0, said(gain).c_str());
        }
    }

    void everyTypeHasItsHarmonics() {
        const auto in = toneBuffer(400.0, 0.7, 1.0);
        const auto tape = through("saturation", {{"drive", 9}, {"type", 0}}, in);
        const auto tube = through("saturation", {{"drive", 9}, {"type", 1}}, in);
        const auto clip = through("saturation", {{"drive", 9}, {"type", 2}}, in);
        QVERIFY(harmonicDb(tape, 400.0, 2) < -80.0 && harmonicDb(clip, 400.0, 2) < -80.0);
        QVERIFY(harmonicDb(tube, 400.0, 2) > -35.0);
        for (const auto* out : {&tape, &tube, &clip})
            QVERIFY(harmonicDb(*out, 400.0, 3) > -35.0);
    }

    void tubeLeavesNoOffset() {
        const auto out = through("saturation", {{"drive", 18}, {"type", 1}}, toneBuffer(400.0, 0.9, 2.0));
        double mean = 0.0;
        for (const float x : part(out.channel(0), 1.0, 2.0))
            mean += static_cast<double>(x) / rate;
        QVERIFY(std::abs(mean) < 1e-4);
    }

    void softSoundsPassTapeUncoloured() {
        const auto out = through("saturation", {{"drive", 0}, {"type", 0}}, toneBuffer(400.0, 0.01, 1.0));
        QVERIFY(harmonicDb(out, 400.0, 3) < -70.0);
        for (const double hertz : {100.0, 3000.0, 12000.0}) { // emphasis and de-emphasis cancel
            const auto tone =
                through("saturation", {{"drive", 0}, {"type", 0}}, toneBuffer(hertz, 0.01, 1.0));
            const auto bass = through("saturation", {{"drive", 0}, {"type", 0}}, toneBuffer(50.0, 0.01, 1.0));
            const double difference = decibels(amplitudeAt(part(tone.channel(0), 0.2, 0.8), hertz, rate) /
                                               amplitudeAt(part(bass.channel(0), 0.2, 0.8), 50.0, rate));
            QVERIFY2(std::abs(difference) < 0.1, said(difference).c_str());
        }
    }

    void saturationComesOnTime() {
        audio::AudioBuffer in(1, 4000);
        for (std::size_t n = 0; n < 200; ++n)
            in.channel(0)[2000 + n] = static_cast<float>(
                0.3 * (0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(n) / 200.0)));
        const auto out = through("saturation", {{"drive", 6}, {"type", 2}}, in);
        const auto top = std::max_element(out.channel(0).begin(), out.channel(0).end());
        QCOMPARE(top - out.channel(0).begin(), 2100);
    }

    void dryMixIsTheInput() {
        const auto in = noiseBuffer(2, 5000, 0.5);
        QCOMPARE(through("saturation", {{"mix", 0}}, in), in);
        QCOMPARE(through("lofi", {{"mix", 0}}, in), in);
    }

    void bitsMakeSteps() {
        const auto out = through("lofi", {{"bits", 4}, {"rate", 48000}}, noiseBuffer(1, 20000));
        for (const float x : out.channel(0))
            QCOMPARE(x * 8.0F, std::round(x * 8.0F));
        const auto fine = through("lofi", {{"bits", 16}, {"rate", 48000}}, toneBuffer(997.0, 0.9, 1.0));
        double error = 0.0;
        const auto in = toneBuffer(997.0, 0.9, 1.0);
        for (std::size_t n = 0; n < 48000; ++n)
            error += std::pow(static_cast<double>(fine.channel(0)[n] - in.channel(0)[n]), 2.0);
        const double noise = 10.0 * std::log10(error / 48000.0) - 20.0 * std::log10(0.9 / std::sqrt(2.0));
        QVERIFY2(std::abs(noise + 98.1 - 0.9) < 1.0,
                 said(noise).c_str()); // 6.02 N + 1.76, 0.9 dB below full scale
    }

    void rateHoldsValues() {
        const auto in = noiseBuffer(1, 48000);
        const auto out = through("lofi", {{"bits", 16}, {"rate", 11025}}, in);
        int changes = 0;
        for (std::size_t n = 1; n < 48000; ++n)
            changes += out.channel(0)[n] != out.channel(0)[n - 1] ? 1 : 0;
        QVERIFY(std::abs(changes - 11025) < 15);
    }

    void wowSwingsThePitchAsFarAsItSays() {
        const auto out =
            through("lofi", {{"bits", 16}, {"rate", 48000}, {"wow", 100}}, toneBuffer(1000.0, 0.9, 4.0));
        double lowest = 1e9, highest = 0.0, lastCrossing = -1.0;
        const auto x = out.channel(0);
        double sum = 0.0;
        int periods = 0;
        for (std::size_t n = 4801; n < 180000; ++n)
            if (x[n - 1] < 0.0F && x[n] >= 0.0F) {
                const double at = static_cast<double>(n) - static_cast<double>(x[n] / (x[n] - x[n - 1]));
                if (lastCrossing > 0.0) {
                    sum += at - lastCrossing;
                    if (++periods % 10 == 0) {
                        lowest = std::min(lowest, 10.0 * rate / sum);
                        highest = std::max(highest, 10.0 * rate / sum);
                        sum = 0.0;
                    }
                }
                lastCrossing = at;
            }
        QVERIFY2(highest > 1009.0 && highest < 1012.5, said(highest).c_str());
        QVERIFY2(lowest < 991.0 && lowest > 987.5, said(lowest).c_str());
    }
};

GLEANER_TEST(ColourTest)
#include "colour_test.moc"
