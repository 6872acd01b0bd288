#include "support/places.h"
#include "support/program.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

namespace {

/// What binutils' readelf says of the program; empty where it isn't there.
QString readelf(const QStringList& options) {
    QProcess process;
    process.start(QStringLiteral("readelf"), options + QStringList{gleaner::test::commandLineProgram()});
    return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
}

bool isSanitized() {
    return readelf({QStringLiteral("--dyn-syms"), QStringLiteral("-W")}).contains(QLatin1String("__asan_"));
}

}

/// The program that is shipped has the guards that the compiler and the linker offer: a flag that gets lost
/// in the build would not be missed otherwise.
class HardenedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (readelf({QStringLiteral("-h")}).isEmpty()) QSKIP("readelf is not installed");
        if (isSanitized()) QSKIP("sanitizers bring guards of their own");
    }

    void liesAtAnAddressOfChance() {
        QVERIFY(readelf({QStringLiteral("-h")}).contains(QLatin1String("DYN (Position-Independent")));
    }

    void whatTheLoaderBoundIsReadOnly() {
        QVERIFY(readelf({QStringLiteral("-lW")}).contains(QLatin1String("GNU_RELRO")));
        QVERIFY(readelf({QStringLiteral("-dW")}).contains(QLatin1String("BIND_NOW")));
    }

    void theStackIsNotExecutable() {
        const QStringList lines = readelf({QStringLiteral("-lW")}).split(QLatin1Char('\n'));
        const QStringList stack = lines.filter(QStringLiteral("GNU_STACK"));
        QCOMPARE(stack.size(), 1);
        QVERIFY(!stack[0].contains(QLatin1String("RWE")));
    }

    void overrunsOfStackBuffersAndContainersAreCaught() {
        const QString symbols = readelf({QStringLiteral("--dyn-syms"), QStringLiteral("-W")});
        QVERIFY(symbols.contains(QLatin1String("__stack_chk_fail")));
        QVERIFY(symbols.contains(QLatin1String("_chk@GLIBC"))); // a fortified call of the C library
        QVERIFY(symbols.contains(QLatin1String("__glibcxx_assert_fail")));
    }
};

GLEANER_TEST(HardenedTest)
#include "hardened_test.moc"
