#include "base/error.h"
#include "support/program.h"
#include "ui/theme/theme.h"
#include "ui/wave/spectrogram.h"

#include <QColor>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace gleaner;
using namespace gleaner::ui;
namespace spectrogram = gleaner::ui::spectrogram;

namespace {

constexpr int rate = 48000;

audio::MemorySource sine(double hertz, double amplitude, double from, double to, double seconds) {
    audio::AudioBuffer buffer(2, framesFromSeconds(seconds, rate));
    for (int channel = 0; channel < 2; ++channel)
        for (Frame i = framesFromSeconds(from, rate); i < framesFromSeconds(to, rate); ++i)
            buffer.channel(channel)[static_cast<std::size_t>(i)] = static_cast<float>(
                amplitude * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
    return {std::move(buffer), rate};
}

int loudestRow(const QImage& tile, int column) {
    int loudest = 0;
    for (int row = 1; row < tile.height(); ++row)
        if (tile.pixelIndex(column, row) > tile.pixelIndex(column, loudest)) loudest = row;
    return loudest;
}

double decibels(const QImage& tile, int column, int row) {
    return (tile.pixelIndex(column, row) - 255) * spectrogram::decibelsPerStep;
}

}

class SpectrogramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSineStandsAtItsHeight_data() {
        QTest::addColumn<double>("hertz");
        QTest::addColumn<int>("level");
        for (const double hertz : {220.0, 1000.0, 5000.0, 12000.0})
            for (const int level : {5, 8, 9})
                QTest::addRow("%g Hz, %d frames a column", hertz, 1 << level) << hertz << level;
    }

    void aSineStandsAtItsHeight() {
        QFETCH(double, hertz);
        QFETCH(int, level);
        auto source = sine(hertz, 0.5, 0.0, 4.0, 4.0);
        const QImage tile = spectrogram::computeTile(source, {level, 1}, {});
        const int row = loudestRow(tile, 100);
        // The window's main lobe is four bins wide: the finer the time, the wider.
        const double slack = level < 8 ? 100.0 : 25.0;
        QVERIFY2(
            std::abs(spectrogram::hertzOfRow(row, rate) - hertz) < slack + 0.01 * hertz,
            qPrintable(QStringLiteral("row %1 is %2 Hz").arg(row).arg(spectrogram::hertzOfRow(row, rate))));
        // Half of full scale is -6 dB; between two bins a Hann window loses up to 1.4 dB.
        QVERIFY(std::abs(decibels(tile, 100, row) + 6.0) < 2.0);
    }

    void rowsAndHertzAgree() {
        for (const double hertz : {50.0, 440.0, 1000.0, 15000.0})
            QVERIFY(std::abs(spectrogram::hertzOfRow(spectrogram::rowOfHertz(hertz, rate), rate) - hertz) <
                    0.01);
        QVERIFY(spectrogram::rowOfHertz(100.0, rate) >
                spectrogram::rowOfHertz(1000.0, rate)); // low ones below
        QVERIFY(spectrogram::highestHertz(8000) <= 4000.0);
    }

    void soundStandsAtItsTime() {
        auto source = sine(1000.0, 0.5, 1.0, 1.5, 3.0);
        const int level = 9; // 512 frames a column: 10.7 ms
        const QImage tile = spectrogram::computeTile(source, {level, 0}, {});
        const int row = static_cast<int>(std::lround(spectrogram::rowOfHertz(1000.0, rate)));
        const auto columnAt = [](double seconds) { return static_cast<int>(seconds * rate / 512.0); };
        QVERIFY(decibels(tile, columnAt(0.9), row) < -100.0);
        QVERIFY(decibels(tile, columnAt(1.25), row) > -10.0);
        QVERIFY(decibels(tile, columnAt(1.6), row) < -100.0);
        QVERIFY(decibels(tile, 255, row) < -100.0); // still inside the recording
    }

    void farOutOneTileCoversTheWholeRecording() {
        auto source = sine(2000.0, 0.25, 0.0, 60.0, 60.0);
        const int level = spectrogram::levelFor(60.0 * rate / 200.0);
        const QImage tile = spectrogram::computeTile(source, {level, 0}, {});
        QVERIFY(std::abs(spectrogram::hertzOfRow(loudestRow(tile, 50), rate) - 2000.0) < 40.0);
    }

    void tilesLieSideBySide() {
        QCOMPARE(spectrogram::framesOf({6, 3}).end, spectrogram::framesOf({6, 4}).begin);
        QCOMPARE(spectrogram::framesOf({6, 0}).length(), Frame(256 * 64));
        QVERIFY((1 << spectrogram::levelFor(700.0)) <= 700);
    }

    void itStopsWhenItIsNotWanted() {
        auto source = sine(1000.0, 0.5, 0.0, 2.0, 2.0);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 spectrogram::computeTile(source, {6, 0}, Progress(stop.get_token(), {})));
    }

    void louderIsAlwaysFartherFromThePaper_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void louderIsAlwaysFartherFromThePaper() {
        QFETCH(QPalette, palette);
        const QList<QRgb> table = spectrogram::colourTable(palette, -90.0);
        QCOMPARE(table.size(), 256);
        const QColor paper = palette.color(QPalette::Base);
        QCOMPARE(QColor::fromRgb(table.first()), paper);
        double last = 1.0;
        for (int step = 255 - 160; step < 256; step += 8) { // the range of 80 dB above the floor, every 4 dB
            const double ratio = contrastRatio(QColor::fromRgb(table[step]), paper);
            QVERIFY2(ratio >= last - 0.02,
                     qPrintable(QStringLiteral("step %1: %2 after %3").arg(step).arg(ratio).arg(last)));
            last = ratio;
        }
        QVERIFY(last > 7.0);
    }
};

GLEANER_TEST(SpectrogramTest)
#include "spectrogram_test.moc"
