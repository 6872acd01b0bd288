#include "base/file_names.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;

/// Names that every file system takes, and takes for different.
class FileNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNameBecomesLegal_data() {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("safe");
        const auto row = [](const char* wanted, const char* safe) {
            QTest::newRow(wanted) << QString::fromUtf8(wanted) << QString::fromUtf8(safe);
        };
        row("Kick 01", "Kick 01");
        row("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j");
        row("tab\there", "tab_here");
        row("trailing. . ", "trailing");
        row("..hidden", "hidden");
        row("--option", "option");
        row("../../etc/passwd", "_.._etc_passwd");
        row("", "untitled");
        row("...", "untitled");
        row("CON", "_CON");
        row("con.wav", "_con.wav");
        row("LPT1", "_LPT1");
        row("com9.tar.gz", "_com9.tar.gz");
        row("COM0", "COM0");
        row("console", "console");
        row("Straßenbahn 電車", "Straßenbahn 電車");
    }
    void everyNameBecomesLegal() {
        QFETCH(QString, wanted);
        QFETCH(QString, safe);
        QCOMPARE(QString::fromStdString(safeFileName(wanted.toStdString())), safe);
    }

    void aSafeNameIsSafeAgain() {
        for (const char* name : {"con", "a:b. ", "..-x", "", "nul.txt.", "ordinary"})
            QCOMPARE(safeFileName(safeFileName(name)), safeFileName(name));
    }

    void longNamesAreCutBetweenCharacters() {
        std::string longName;
        for (int i = 0; i < 100; ++i)
            longName += "ü";
        const std::string cut = safeFileName(longName);
        QCOMPARE(cut.size(), std::size_t(120));
        QVERIFY(!QString::fromStdString("x" + cut).contains(QChar(QChar::ReplacementCharacter)));
        QVERIFY(!QString::fromStdString(safeFileName("x" + longName))
                     .contains(QChar(QChar::ReplacementCharacter)));
    }

    void namesThatOnlyDifferInCaseAreKeptApart() {
        UniqueNames names;
        QCOMPARE(names.take("Kick"), "Kick");
        QCOMPARE(names.take("kick"), "kick_2");
        QCOMPARE(names.take("KICK"), "KICK_3");
        QCOMPARE(names.take("Snare"), "Snare");
        QCOMPARE(names.take("kick_2"), "kick_2_2"); // taken by the second kick
    }
};

GLEANER_TEST(FileNamesTest)
#include "file_names_test.moc"
