#include "support/program.h"
#include "ui/theme/theme.h"
#include "ui/waveform/crosshair.h"
#include "ui/waveform/overview_strip.h"
#include "ui/waveform/region_layout.h"
#include "ui/waveform/seen.h"

#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace gleaner;
using namespace gleaner::ui;
using test::gutter, test::placed, test::Seen, test::tenHours;

namespace {

double distance(QRgb a, QRgb b) {
    return std::hypot(qRed(a) - qRed(b), qGreen(a) - qGreen(b), qBlue(a) - qBlue(b));
}

/// Device pixels near `x` of a row that look otherwise than the ground far left of them.
int marked(const QImage& image, double x, double y) {
    const double scale = image.devicePixelRatio();
    const auto row = static_cast<int>(y * scale);
    const QRgb ground = image.pixel(static_cast<int>((x - 40.0) * scale), row);
    int count = 0;
    for (int i = static_cast<int>((x - 6.0) * scale); i < static_cast<int>((x + 8.0) * scale); ++i)
        if (distance(image.pixel(i, row), ground) > 12.0) ++count;
    return count;
}

}

/// What a person sees of a recording, and where.
class SeeingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waveAndSpectrogramShareTheHeight_data() {
        QTest::addColumn<int>("height");
        for (const int height : {128, 200, 260, 300, 480, 900})
            QTest::addRow("%d", height) << height;
    }
    void waveAndSpectrogramShareTheHeight() {
        QFETCH(int, height);
        const QSize size(1000, height);
        for (const double share : {0.0, 0.3, 0.5, 1.0}) {
            const ViewLayout below = layOut(size, SpectrogramMode::Below, share);
            QCOMPARE(below.spectrogram.bottom(), height - 1);
            if (below.isBlended()) {
                QVERIFY(height < 250);
                QCOMPARE(below.wave, below.spectrogram);
                continue;
            }
            QVERIFY(below.wave.height() >= 48 && below.spectrogram.height() >= 48);
            QCOMPARE(below.wave.bottom() + 1, below.spectrogram.top());
            QVERIFY(below.divider.contains(below.spectrogram.topLeft()));
            const int both = below.wave.height() + below.spectrogram.height();
            if (share == 0.5) QVERIFY(std::abs(below.wave.height() - both / 2) <= 1);
        }
        const ViewLayout blended = layOut(size, SpectrogramMode::Blended, 0.5);
        QCOMPARE(blended.wave, layOut(size, SpectrogramMode::Off, 0.5).wave);
        QCOMPARE(blended.spectrogram, blended.wave);
        QVERIFY(layOut(size, SpectrogramMode::Off, 0.5).spectrogram.isEmpty());
    }

    void aKeyGoesRoundTheWays() {
        Seen seen("phrase vocal 2 6", 10.0);
        QSignalSpy told(&seen.view, &WaveformView::spectrogramModeChanged);
        for (const auto mode : {SpectrogramMode::Below, SpectrogramMode::Blended, SpectrogramMode::Off}) {
            QTest::keyClick(&seen.view, Qt::Key_G);
            QCOMPARE(seen.view.spectrogramMode(), mode);
        }
        QCOMPARE(told.count(), 3);
    }

    void theLineBetweenThemIsDragged() {
        Seen seen("phrase vocal 2 6", 10.0);
        seen.view.setSpectrogramMode(SpectrogramMode::Below);
        const auto layout = [&] {
            return layOut(seen.view.size(), SpectrogramMode::Below, seen.view.waveShare());
        };
        const auto drag = [&](int by) {
            const QPoint at(gutter + 300, layout().spectrogram.top());
            QTest::mousePress(&seen.view, Qt::LeftButton, Qt::NoModifier, at);
            QTest::mouseMove(&seen.view, at + QPoint(0, by));
            QTest::mouseRelease(&seen.view, Qt::LeftButton, Qt::NoModifier, at + QPoint(0, by));
        };
        const int before = layout().wave.height(), steps = seen.document.undoStack()->count();
        drag(40);
        QVERIFY(std::abs(layout().wave.height() - before - 40) <= 1);
        drag(-500);
        QCOMPARE(layout().wave.height(), 48);
        drag(900);
        QCOMPARE(layout().spectrogram.height(), 48);
        QTest::keyClick(&seen.view, Qt::Key_Up, Qt::AltModifier);
        QVERIFY(layout().spectrogram.height() > 60);
        QTest::mouseDClick(&seen.view, Qt::LeftButton, Qt::NoModifier,
                           {gutter + 300, layout().spectrogram.top()});
        QCOMPARE(seen.view.waveShare(), 0.5);
        QVERIFY(seen.view.selectedSlices().empty() && seen.view.timeSelection().isEmpty());
        QCOMPARE(seen.document.undoStack()->count(), steps);
    }

    void whatIsSelectedIsTintedOverTheSpectrogram() {
        Seen seen("phrase vocal 1 3", 10.0);
        for (const auto mode : {SpectrogramMode::Below, SpectrogramMode::Blended}) {
            seen.view.setSpectrogramMode(mode);
            const int y = layOut(seen.view.size(), mode, 0.5).spectrogram.bottom() - 20;
            seen.view.selectSlices({}, false);
            const QImage plain = seen.drawn(seen.view);
            seen.view.selectSlices({seen.id(0)}, false);
            const QImage chosen = seen.drawn(seen.view);
            const int inside = gutter + 180, outside = gutter + 80;
            QVERIFY(distance(plain.pixel(inside, y), chosen.pixel(inside, y)) > 20.0);
            QCOMPARE(plain.pixel(outside, y), chosen.pixel(outside, y));
            seen.view.selectSlices({}, false);
            seen.view.setTimeSelection(
                {framesFromSeconds(0.5, test::walkRate), framesFromSeconds(1, test::walkRate)});
            QVERIFY(distance(plain.pixel(outside, y), seen.drawn(seen.view).pixel(outside, y)) > 20.0);
            seen.view.setTimeSelection({});
        }
    }

    void aShortRegionIsSeenAtAnyZoom_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("scale");
        for (const char* kind : {"hit kick", "loop perc", "phrase vocal", "texture ambience"})
            for (const double scale : {1.0, 2.0, 3.0})
                QTest::addRow("%s at %g", kind, scale) << QString::fromLatin1(kind) << scale;
    }
    /// Ten milliseconds of ten hours.
    void aShortRegionIsSeenAtAnyZoom() {
        QFETCH(QString, kind);
        QFETCH(double, scale);
        const double at = tenHours * placed;
        const QByteArray slices = QStringLiteral("%1 %2 %3").arg(kind).arg(at).arg(at + 0.01).toLatin1();
        Seen seen(slices.constData());
        OverviewStrip overview(seen.document, seen.view);
        overview.resize(1000, overview.sizeHint().height());
        const auto index = static_cast<int>(seen.document.slices(0).front().slice.traits.kind);
        const double x = gutter + 1000.0 * placed;
        for (const bool selected : {false, true}) {
            if (selected) seen.view.selectSlices({seen.id(0)}, false);
            const QImage image = seen.drawn(seen.view, scale);
            QVERIFY(marked(image, x, seen.layout.lanes[index].center().y()) >= 2);
            QVERIFY(marked(image, x, seen.layout.wave.bottom() - 30) >= 2);
            QVERIFY(marked(seen.drawn(overview, scale), 1000.0 * placed,
                           overview.height() - 14 + index * 3 + 0.5) >= 2);
        }
    }

    void theCrosshairSaysWhereThePointerIs() {
        QCOMPARE(frequencyText(440.0), QStringLiteral("440 Hz  A4"));
        QCOMPARE(frequencyText(1000.0), QStringLiteral("1.00 kHz  B5 +21 ct"));
        QCOMPARE(frequencyText(0.0), QStringLiteral("0 Hz"));
        Document document;
        document.addRecording(test::recordingOf("/recordings/night.wav", 10.0, "hit kick 1 1.1"));
        ViewState state(document);
        state.recording = 0;
        state.layout = layOut({gutter + 1000, 400}, SpectrogramMode::Below, 0.5);
        state.axis.setFrames(framesFromSeconds(10.0, test::walkRate));
        state.axis.setWidth(1000);
        state.axis.showAll();
        const QRect left = state.channelRect(0);
        const double middle = left.center().y() + 0.5; // half of it is 31 pixels
        const Crosshair linear(state, {gutter + 250.2, middle - 15.0}, {});
        QCOMPARE(linear.time, QStringLiteral("0:02.502"));
        QCOMPARE(linear.value, QStringLiteral("\u22126.3 dB"));
        state.decibels = true;
        QCOMPARE(Crosshair(state, {gutter + 250.2, middle - 15.0}, {}).value,
                 QStringLiteral("\u221231.0 dB"));
        QCOMPARE(Crosshair(state, {gutter + 250.2, middle}, {}).value, QStringLiteral("\u2212\u221E dB"));
        // Over the spectrogram the pitch, as far as a row of pixels tells it.
        const QRect picture = state.layout.spectrogram;
        const double row = spectrogram::rowOfHertz(880.0, test::walkRate);
        const double y = picture.top() + (row + 0.5) / spectrogram::rows * picture.height();
        const QString pitch = Crosshair(state, {gutter + 250.2, y}, {}).value;
        QVERIFY2(pitch.contains(QStringLiteral("  A5")), qPrintable(pitch));
        QVERIFY(Crosshair(state, {gutter + 250.2, 40.0}, {}).value.isEmpty());
        state.layout = layOut({gutter + 1000, 400}, SpectrogramMode::Blended, 0.5);
        QVERIFY(Crosshair(state, {gutter + 250.2, middle - 20}, {}).value.contains(QStringLiteral("dB   ")));
    }

    void theCrosshairStaysInside() {
        Seen seen("hit kick 1 1.1", 10.0);
        Document& document = seen.document;
        ViewState state(document);
        state.recording = 0;
        state.layout = layOut({gutter + 1000, 400}, SpectrogramMode::Blended, 0.5);
        state.axis.setFrames(framesFromSeconds(10.0, test::walkRate));
        state.axis.setWidth(1000);
        state.axis.showAll();
        for (const QPointF at :
             {QPointF(gutter, 120), QPointF(gutter + 999, 399), QPointF(gutter + 500, 113)}) {
            const Crosshair cross(state, at, smallFont(seen.view.font()));
            QVERIFY(QRectF(state.layout.plot).contains(cross.flag) &&
                    QRectF(state.layout.plot).contains(cross.plate));
            QVERIFY(cross.region().boundingRect().width() < 300);
        }
    }

    void aPartLooksAsItDoesInTheWhole() {
        QByteArray hits;
        for (int i = 0; i < 700; ++i) {
            const double at = 36.0 * (i + 0.37 * (i % 7));
            hits += QStringLiteral("%1 %2 %3; ")
                        .arg(QLatin1String(i % 3 ? "hit kick" : "phrase vocal"))
                        .arg(at)
                        .arg(at + (i % 50 ? 0.2 : 400.0))
                        .toLatin1();
        }
        Seen seen(hits.chopped(2).constData());
        const QImage whole = seen.drawn(seen.view);
        for (const QRect& part : {QRect(gutter + 100, 0, 33, 400), QRect(gutter + 251, 0, 120, 400),
                                  QRect(gutter + 640, 100, 7, 200)}) {
            QImage again = whole;
            QPainter(&again).fillRect(part, Qt::red);
            seen.view.render(&again, part.topLeft(), part);
            QVERIFY(again == whole);
        }
    }

    void aTintIsOneColourOverItsWholeLength_data() {
        QTest::addColumn<double>("scale");
        for (const double scale : {1.0, 1.25, 1.5, 2.0})
            QTest::addRow("%g", scale) << scale;
    }
    void aTintIsOneColourOverItsWholeLength() {
        QFETCH(double, scale);
        Seen seen("phrase vocal 1 3; hit kick 2 3", 10.0);
        const auto at = [&](const QImage& image, int x) {
            return image.pixel(static_cast<int>((gutter + x) * scale),
                               static_cast<int>((seen.layout.wave.bottom() - 20) * scale));
        };
        const QColor ground = seen.view.palette().color(QPalette::Base);
        const auto tinted = [](const QColor& below, const QColor& colour, double alpha) {
            const auto mix = [alpha](int a, int b) { return static_cast<int>(a + (b - a) * alpha); };
            return qRgb(mix(below.red(), colour.red()), mix(below.green(), colour.green()),
                        mix(below.blue(), colour.blue()));
        };
        seen.view.selectSlices({seen.id(0)}, false);
        const QImage image = seen.drawn(seen.view, scale);
        const QPalette palette = seen.view.palette();
        const QRgb once = tinted(ground, kindColour(music::SampleKind::Phrase, palette), 0.18);
        for (const int x : {105, 150, 195})
            QVERIFY(distance(at(image, x), once) <= 3.0);
        // The other one lies below it, at 7.5 %.
        const QRgb twice = tinted(QColor(tinted(ground, kindColour(music::SampleKind::Hit, palette), 0.075)),
                                  kindColour(music::SampleKind::Phrase, palette), 0.18);
        for (const int x : {205, 250, 295})
            QVERIFY(distance(at(image, x), twice) <= 3.0);
        QVERIFY(distance(once, twice) > 6.0);
        QCOMPARE(at(image, 95), ground.rgb());
        QCOMPARE(at(image, 305), ground.rgb());
    }

    void decibelsShowWhatIsQuiet() {
        Document document;
        ViewState state(document);
        QCOMPARE(state.heightOf(0.001), 0.001);
        state.decibels = true;
        QCOMPARE(state.heightOf(1.0), 1.0);
        QVERIFY(std::abs(state.heightOf(-0.0316228) + 0.5) < 1e-5); // -30 of -60 dB, both halves
        QCOMPARE(state.heightOf(0.0001), 0.0);
        state.gain = 10.0;
        QVERIFY(std::abs(state.heightOf(0.0316228) - 50.0 / 60.0) < 1e-5);
        for (const bool decibels : {false, true}) {
            state.decibels = decibels;
            for (const double value : {0.002, 0.01, 0.09})
                QVERIFY(std::abs(state.levelAt(state.heightOf(value)) - 20.0 * std::log10(value)) < 1e-9);
        }
        Seen seen("hit kick 1 1.1", 10.0);
        QTest::keyClick(&seen.view, Qt::Key_V, Qt::ShiftModifier);
        QVERIFY(seen.view.showsDecibels());
    }

    void aLongNeighbourDoesNotCoverIt() {
        Seen seen("hit kick 5400 5400.01; hit kick 5400.02 9000; hit snare 3000 5399.9");
        const QImage image = seen.drawn(seen.view);
        const int y = seen.layout.lanes[0].center().y();
        const QRgb body = image.pixel(gutter + 200, y);
        int strong = 0;
        for (int x = gutter + 145; x < gutter + 156; ++x)
            if (distance(image.pixel(x, y), seen.view.palette().color(QPalette::Base).rgb()) >
                1.5 * distance(body, seen.view.palette().color(QPalette::Base).rgb()))
                ++strong;
        QVERIFY(strong >= 2);
    }
};

GLEANER_TEST(SeeingTest)
#include "seeing_test.moc"
