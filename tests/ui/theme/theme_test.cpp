#include "support/program.h"
#include "ui/theme/application_icon.h"
#include "ui/theme/kind_shape.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QPushButton>
#include <QScopeGuard>
#include <QStyle>
#include <QTest>
#include <QToolButton>

#include <array>
#include <cmath>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

QImage drawn(const QIcon& icon, QIcon::Mode mode = QIcon::Normal) {
    return icon.pixmap(QSize(24, 24), 1.0, mode).toImage().convertToFormat(QImage::Format_ARGB32);
}

/// The colour of the most opaque pixel.
QColor inkOf(const QImage& image) {
    QRgb ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) > qAlpha(ink)) ink = image.pixel(x, y);
    return QColor::fromRgb(ink);
}

double linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

using Triple = std::array<double, 3>;

Triple times(const double (&m)[3][3], const Triple& v) {
    Triple result{};
    for (std::size_t row = 0; row < 3; ++row)
        result[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
    return result;
}

/// CIE L*a*b* (D65) of linear sRGB.
Triple labOf(const Triple& rgb) {
    constexpr double toXyz[3][3] = {
        {0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}};
    const Triple xyz = times(toXyz, rgb);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double distance(const Triple& a, const Triple& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textReadsInEveryTheme_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<double>("least");
        QTest::newRow("light") << lightPalette() << 4.5;
        QTest::newRow("dark") << darkPalette() << 4.5;
        QTest::newRow("high contrast, dark") << highContrastPalette(true) << 7.0;
        QTest::newRow("high contrast, light") << highContrastPalette(false) << 7.0;
    }

    void textReadsInEveryTheme() {
        QFETCH(QPalette, palette);
        QFETCH(double, least);
        using P = QPalette;
        const std::pair<P::ColorRole, P::ColorRole> pairs[] = {{P::WindowText, P::Window},
                                                               {P::Text, P::Base},
                                                               {P::Text, P::AlternateBase},
                                                               {P::ButtonText, P::Button},
                                                               {P::PlaceholderText, P::Base},
                                                               {P::PlaceholderText, P::Window},
                                                               {P::HighlightedText, P::Highlight},
                                                               {P::ToolTipText, P::ToolTipBase},
                                                               {P::Link, P::Base},
                                                               {P::Link, P::Window}};
        for (const auto& [text, ground] : pairs) {
            const double ratio = contrastRatio(palette.color(text), palette.color(ground));
            QVERIFY2(ratio >= least,
                     qPrintable(QStringLiteral("role %1 on %2: %3").arg(text).arg(ground).arg(ratio)));
        }
        for (const P::ColorRole ground : {P::Base, P::Window})
            QVERIFY(contrastRatio(errorColour(palette), palette.color(ground)) >= least);
    }

    void theFrameOfTheKeyboardLeavesWordsAlone() {
        applyTheme(*qApp, ThemeChoice::HighContrast);
        const auto restore = qScopeGuard([] { applyTheme(*qApp, ThemeChoice::Light); });
        QWidget window;
        QPushButton button(QStringLiteral("Open recordings…"), &window);
        window.resize(240, 80);
        button.setGeometry(20, 20, 200, 40);
        window.show();
        button.setFocus();
        QApplication::setActiveWindow(&window);
        QTRY_VERIFY(button.hasFocus());
        const QImage image = button.grab().toImage();
        const QRect words = image.rect().adjusted(8, 8, -8, -8);
        const QColor frame = QApplication::palette().color(QPalette::Link);
        int atTheEdge = 0, onTheWords = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) != frame) continue;
                (words.contains(x, y) ? onTheWords : atTheEdge) += 1;
            }
        QVERIFY(atTheEdge > 400);
        QCOMPARE(onTheWords, 0);
    }

    void linesOfHighContrastCanBeSeen_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }
    void linesOfHighContrastCanBeSeen() {
        QFETCH(bool, dark);
        const QPalette palette = highContrastPalette(dark);
        using P = QPalette;
        QVERIFY(isHighContrast(palette));
        QCOMPARE(isDark(palette), dark);
        // Borders, lines of a grid, what a bar is filled with and the place of the keyboard.
        const std::pair<P::ColorRole, P::ColorRole> pairs[] = {
            {P::Mid, P::Window},     {P::Mid, P::Base},       {P::Mid, P::AlternateBase},
            {P::Highlight, P::Mid},  {P::Highlight, P::Base}, {P::Link, P::Base},
            {P::WindowText, P::Mid}, {P::Link, P::Mid},       {P::Link, P::Button}};
        for (const auto& [line, ground] : pairs) {
            const double ratio = contrastRatio(palette.color(line), palette.color(ground));
            QVERIFY2(ratio >= 3.0,
                     qPrintable(QStringLiteral("role %1 on %2: %3").arg(line).arg(ground).arg(ratio)));
        }
        for (const P::ColorRole role : {P::WindowText, P::Text, P::ButtonText}) // what can't be used now
            QVERIFY(contrastRatio(palette.color(P::Disabled, role), palette.color(P::Window)) >= 3.0);
    }

    void theUsualThemesAreNotOfHighContrast() {
        QVERIFY(!isHighContrast(lightPalette()));
        QVERIFY(!isHighContrast(darkPalette()));
    }

    void whatIsKeptOfAThemeIsRead() {
        for (const ThemeChoice choice :
             {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast})
            QCOMPARE(themeChoice(static_cast<int>(choice)), choice);
        QCOMPARE(themeChoice(7), ThemeChoice::System);
        QCOMPARE(themeChoice(-1), ThemeChoice::System);
    }

    /// Without any colour: no two kinds cover the same pixels, and every shape is about as large.
    void kindsDifferByTheirShape() {
        std::vector<QImage> drawn;
        for (const music::SampleKindInfo& info : music::sampleKinds) {
            QImage image(32, 32, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.fillPath(kindShape(info.kind, QRectF(4, 4, 24, 24)), Qt::black);
            painter.end();
            drawn.push_back(image);
            QVERIFY(!kindIcon(info.kind).pixmap(16, 16).isNull());
        }
        for (std::size_t a = 0; a < drawn.size(); ++a)
            for (std::size_t b = a + 1; b < drawn.size(); ++b) {
                int others = 0;
                for (int y = 0; y < 32; ++y)
                    for (int x = 0; x < 32; ++x)
                        others += drawn[a].pixel(x, y) != drawn[b].pixel(x, y);
                QVERIFY2(others >= 60,
                         qPrintable(QStringLiteral("kinds %1 and %2: %3 pixels").arg(a).arg(b).arg(others)));
            }
    }

    void kindsStandOutInEveryTheme_data() { textReadsInEveryTheme_data(); }

    void kindsStandOutInEveryTheme() {
        QFETCH(QPalette, palette);
        QFETCH(double, least);
        for (const music::SampleKindInfo& info : music::sampleKinds) {
            const QColor colour = kindColour(info.kind, palette);
            for (const QPalette::ColorRole ground : {QPalette::Base, QPalette::Window})
                QVERIFY(contrastRatio(colour, palette.color(ground)) >= least);
            QVERIFY(contrastRatio(colour, textOn(colour)) >= 4.5);
        }
    }

    void kindsDifferForTheColourBlind_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<int>("vision");
        for (int vision = 0; vision < 4; ++vision) {
            QTest::addRow("light, vision %d", vision) << lightPalette() << vision;
            QTest::addRow("dark, vision %d", vision) << darkPalette() << vision;
            QTest::addRow("high contrast, vision %d", vision) << highContrastPalette(false) << vision;
        }
    }

    void kindsDifferForTheColourBlind() {
        QFETCH(QPalette, palette);
        QFETCH(int, vision);
        // Machado, Oliveira and Fernandes 2009, severity 1.0, in linear RGB: none, protan, deutan, tritan.
        constexpr double visions[4][3][3] = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
                                             {{0.152286, 1.052583, -0.204868},
                                              {0.114503, 0.786281, 0.099216},
                                              {-0.003882, -0.048116, 1.051998}},
                                             {{0.367322, 0.860646, -0.227968},
                                              {0.280085, 0.672501, 0.047413},
                                              {-0.011820, 0.042940, 0.968881}},
                                             {{1.255528, -0.076749, -0.178779},
                                              {-0.078411, 0.930809, 0.147602},
                                              {0.004733, 0.691367, 0.303900}}};
        std::vector<Triple> seen;
        for (const music::SampleKindInfo& info : music::sampleKinds) {
            const QColor c = kindColour(info.kind, palette);
            seen.push_back(
                labOf(times(visions[vision], {linear(c.redF()), linear(c.greenF()), linear(c.blueF())})));
        }
        for (std::size_t a = 0; a < seen.size(); ++a)
            for (std::size_t b = a + 1; b < seen.size(); ++b) {
                const double apart = distance(seen[a], seen[b]);
                QVERIFY2(apart >= 10.0,
                         qPrintable(QStringLiteral("kinds %1 and %2: %3").arg(a).arg(b).arg(apart)));
            }
    }

    void applyingAThemeChangesThePalette() {
        applyTheme(*qApp, ThemeChoice::Dark);
        QVERIFY(isDark(QApplication::palette()));
        applyTheme(*qApp, ThemeChoice::Light);
        QVERIFY(!isDark(QApplication::palette()));
        QCOMPARE(QApplication::palette().color(QPalette::Window), lightPalette().color(QPalette::Window));
        applyTheme(*qApp, ThemeChoice::HighContrast);
        QVERIFY(isHighContrast(QApplication::palette()));
        applyTheme(*qApp, ThemeChoice::System);
        const QColor window = QApplication::palette().color(QPalette::Window);
        QVERIFY(window == lightPalette().color(QPalette::Window) ||
                window == darkPalette().color(QPalette::Window));
    }

    void everyIconDrawsSomething() {
        QVERIFY(iconNames().size() > 30);
        for (const QString& name : iconNames()) {
            const QIcon drawing = icon(name);
            QVERIFY2(!drawing.isNull(), qPrintable(name));
            QVERIFY2(inkOf(drawn(drawing)).alpha() > 128, qPrintable(name));
        }
        QVERIFY(icon(QStringLiteral("no such icon")).isNull());
    }

    void theProgramHasAnIconAtEverySize() {
        for (const int size : {16, 32, 48, 256}) {
            const QImage image = applicationIcon().pixmap(QSize(size, size), 1.0).toImage();
            QCOMPARE(image.size(), QSize(size, size));
            QCOMPARE(qAlpha(image.pixel(0, 0)), 0); // round corners
            QCOMPARE(qAlpha(image.pixel(size / 2, size / 2)), 255);
        }
    }

    void iconsFollowTheTheme() {
        const QIcon play = icon(QStringLiteral("play"));
        applyTheme(*qApp, ThemeChoice::Light);
        const QColor onLight = inkOf(drawn(play));
        applyTheme(*qApp, ThemeChoice::Dark);
        const QColor onDark = inkOf(drawn(play));
        QVERIFY(onLight.lightnessF() < 0.4);
        QVERIFY(onDark.lightnessF() > 0.6);
        QCOMPARE(inkOf(drawn(icon(QStringLiteral("play"), Qt::red))), QColor(Qt::red));
    }

    void disabledIconsAreFainter() {
        applyTheme(*qApp, ThemeChoice::Light);
        const QIcon play = icon(QStringLiteral("play"));
        const QColor base = QApplication::palette().color(QPalette::Base);
        QVERIFY(contrastRatio(inkOf(drawn(play, QIcon::Disabled)), base) <
                contrastRatio(inkOf(drawn(play)), base));
    }
};

GLEANER_TEST(ThemeTest)
#include "theme_test.moc"
