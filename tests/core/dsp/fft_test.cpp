#include "dsp/fft.h"

#include "base/random.h"
#include "support/aborts.h"
#include "support/program.h"

#include <QTest>

#include <numbers>
#include <vector>

using gleaner::Random;
using gleaner::dsp::Fft;
using gleaner::test::lastWordsOf;

namespace {
std::vector<float> noise(int size, std::uint64_t seed) {
    Random random(seed);
    std::vector<float> x(static_cast<std::size_t>(size));
    for (float& v : x)
        v = static_cast<float>(random.between(-1.0, 1.0));
    return x;
}
std::vector<std::complex<float>> spectrumOf(Fft& fft, const std::vector<float>& x) {
    std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));
    fft.forward(x, spectrum);
    return spectrum;
}
}

class FftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cosineStandsInItsBinAlone() {
        Fft fft(64);
        std::vector<float> x(64);
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] = static_cast<float>(std::cos(2.0 * std::numbers::pi * 5.0 * static_cast<double>(i) / 64.0));
        const auto spectrum = spectrumOf(fft, x);
        QCOMPARE(spectrum.size(), std::size_t(33));
        for (std::size_t k = 0; k < spectrum.size(); ++k)
            QVERIFY(std::abs(spectrum[k] - std::complex<float>(k == 5 ? 32.0F : 0.0F)) < 1e-4F);
    }

    void matchesTheDefinition() {
        Fft fft(30); // not a power of two
        const auto x = noise(30, 1);
        const auto spectrum = spectrumOf(fft, x);
        for (int k = 0; k <= 15; ++k) {
            std::complex<double> sum = 0.0;
            for (int n = 0; n < 30; ++n)
                sum += static_cast<double>(x[static_cast<std::size_t>(n)]) *
                       std::polar(1.0, -2.0 * std::numbers::pi * k * n / 30.0);
            QVERIFY(std::abs(std::complex<double>(spectrum[static_cast<std::size_t>(k)]) - sum) < 1e-4);
        }
    }

    void inverseBringsTheSignalBackAndKeepsTheSpectrum() {
        for (const int size : {2, 6, 512, 4096}) {
            Fft fft(size);
            const auto x = noise(size, 7);
            const auto spectrum = spectrumOf(fft, x);
            const auto before = spectrum;
            std::vector<float> back(x.size());
            fft.inverse(spectrum, back);
            for (std::size_t i = 0; i < x.size(); ++i)
                QVERIFY(std::abs(back[i] - x[i]) < 2e-6F);
            QCOMPARE(before, spectrum);
        }
    }

    /// Memory behind a span is nobody's, whatever is asked for.
    void spansOfAnotherSizeAreOurMistake() {
        Fft fft(8);
        std::vector<float> x(8);
        std::vector<std::complex<float>> spectrum(5);
        const auto transforms = [&](std::size_t samples, std::size_t bins) {
            x.resize(samples);
            spectrum.resize(bins);
            return lastWordsOf([&] { fft.forward(x, spectrum); }).empty() &&
                   lastWordsOf([&] { fft.inverse(spectrum, x); }).empty();
        };
        QVERIFY(transforms(8, 5));
        QVERIFY(!transforms(7, 5));
        QVERIFY(!transforms(9, 5));
        QVERIFY(!transforms(8, 4));
        QVERIFY(!transforms(8, 6));
        QVERIFY(!lastWordsOf([] { Fft(7); }).empty());
        QVERIFY(!lastWordsOf([] { Fft(0); }).empty());
    }

    void sameInputSameBitsAcrossObjects() {
        const auto x = noise(2048, 3);
        Fft first(2048);
        Fft second(2048);
        QCOMPARE(spectrumOf(first, x), spectrumOf(second, x));
        Fft moved(std::move(first));
        QCOMPARE(moved.size(), 2048);
        QCOMPARE(spectrumOf(moved, x), spectrumOf(second, x));
    }
};

GLEANER_TEST(FftTest)
#include "fft_test.moc"
