#include "base/number_text.h"
#include "support/program.h"

#include <QTest>

#include <cmath>
#include <cstdlib>
#include <limits>

using namespace gleaner;

/// Numbers as people read them, and as they are read back.
class NumberTextTest : public QObject {
    Q_OBJECT

    static QString q(const std::string& text) { return QString::fromStdString(text); }

private Q_SLOTS:
    void shortestReadsBackEqual() {
        for (const double value : {0.0, 95.0, 128.5, 0.1, 1.0 / 3.0, -14.2, 1e300, 5e-324, 16777217.0})
            QVERIFY(std::strtod(shortestText(value).c_str(), nullptr) == value); // exactly
        QCOMPARE(q(shortestText(95.0)), QStringLiteral("95"));
        QCOMPARE(q(shortestText(128.5)), QStringLiteral("128.5"));
        QCOMPARE(q(shortestText(1e300)), QStringLiteral("1e+300"));
        QCOMPARE(q(shortestText(std::nan(""))), QStringLiteral("nan"));
    }

    void roundedHasSignificantDigits() {
        QCOMPARE(q(roundedText(128.5)), QStringLiteral("128.5"));
        QCOMPARE(q(roundedText(1.0 / 3.0)), QStringLiteral("0.333333"));
        QCOMPARE(q(roundedText(1.0 / 3.0, 4)), QStringLiteral("0.3333"));
        QCOMPARE(q(roundedText(94.98512, 4)), QStringLiteral("94.99"));
        QCOMPARE(q(roundedText(1e6)), QStringLiteral("1e+06"));
    }

    void fixedKeepsItsZeros() {
        QCOMPARE(q(fixedText(-14.2, 2)), QStringLiteral("-14.20"));
        QCOMPARE(q(fixedText(3.0, 1)), QStringLiteral("3.0"));
        QCOMPARE(q(fixedText(2.675, 0)), QStringLiteral("3"));
    }

    void decimalDropsThem() {
        QCOMPARE(q(decimalText(3.0, 2)), QStringLiteral("3"));
        QCOMPARE(q(decimalText(0.35, 2)), QStringLiteral("0.35"));
        QCOMPARE(q(decimalText(0.3049, 2)), QStringLiteral("0.3"));
        QCOMPARE(q(decimalText(100.0, 0)), QStringLiteral("100"));
        QCOMPARE(q(decimalText(120.004, 2)), QStringLiteral("120"));
    }

    /// A figure from a damaged file is text, too.
    void theLargestAndWhatIsNoNumberFit() {
        const double largest = std::numeric_limits<double>::max();
        QCOMPARE(fixedText(-largest, 20).size(), std::size_t(331));
        QCOMPARE(q(decimalText(largest, 2)).size(), qsizetype(309));
        QCOMPARE(q(decimalText(std::numeric_limits<double>::infinity(), 2)), QStringLiteral("inf"));
    }
};

GLEANER_TEST(NumberTextTest)
#include "number_text_test.moc"
