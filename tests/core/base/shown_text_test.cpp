// What a terminal is shown of a text that comes from a file.

#include "base/plain_reason.h"
#include "base/shown_text.h"
#include "base/utf8.h"
#include "support/program.h"

#include <QTest>

#include <cerrno>
#include <cstring>

using namespace gleaner;

class ShownTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatMovesTheCursorIsSpelledOut_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("plain") << QByteArray("Straße 街 🚋 …") << QByteArray("Straße 街 🚋 …");
        QTest::newRow("lines") << QByteArray("a\nb\r\tc") << QByteArray("a\\nb\\r\\tc");
        QTest::newRow("colours") << QByteArray("\033[31mred\007") << QByteArray("\\x1B[31mred\\x07");
        QTest::newRow("zero") << QByteArray("a\0b", 3) << QByteArray("a\\x00b");
        QTest::newRow("DEL") << QByteArray("\177") << QByteArray("\\x7F");
        QTest::newRow("CSI of one character") << QByteArray("\xC2\x9B"
                                                            "2J")
                                              << QByteArray("\\x9B2J");
        QTest::newRow("direction") << QByteArray("a\xE2\x80\xAEvaw.b") << QByteArray("a\\u202Evaw.b");
        QTest::newRow("line separator") << QByteArray("\xE2\x80\xA8") << QByteArray("\\u2028");
        QTest::newRow("one byte of Latin-1") << QByteArray("n\xF6") << QByteArray("n\xEF\xBF\xBD");
        QTest::newRow("half a character") << QByteArray("\xE2\x80") << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD");
    }
    void whatMovesTheCursorIsSpelledOut() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        const std::string once = shownText(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(once), shown);
        QCOMPARE(QByteArray::fromStdString(shownText(once)), shown); // shown twice is shown once
    }

    void utf8IsToldFromOtherBytes() {
        QVERIFY(isUtf8("") && isUtf8("ä\xEF\xBF\xBD🚋"));
        for (const char* bytes : {"\xE4", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x80"})
            QVERIFY(!isUtf8(bytes));
    }

    void systemsReasonsAreInPlainWords() {
        const auto words = [](std::errc code) { return plainReason(std::make_error_code(code)); };
        QCOMPARE(words(std::errc::no_space_on_device), std::string("the disk is full"));
        QCOMPARE(words(std::errc::permission_denied), std::string("permission denied"));
        QCOMPARE(words(std::errc::read_only_file_system), std::string("the disk is read-only"));
        QCOMPARE(plainReason(std::error_code(ENOSPC, std::system_category())),
                 std::string("the disk is full"));
        QCOMPARE(plainReason(std::error_code(EDQUOT, std::system_category())),
                 std::string("your share of the disk is used up"));
        QCOMPARE(plainReason(std::string_view(std::strerror(EROFS))), std::string("the disk is read-only"));
        QCOMPARE(plainReason(std::string_view("QuaZip has its own words")),
                 std::string("QuaZip has its own words"));
        for (int number = 1; number < 134; ++number)
            QVERIFY(plainReason(std::error_code(number, std::system_category())) != "Input/output error");
    }

    void textIsMadeUtf8() {
        QCOMPARE(readableText("T\xfcr"), "Tür");
        QCOMPARE(readableText("Tür"), "Tür");
        QCOMPARE(readableText("  a\tb\r\n"), "a b");
        QCOMPARE(readableText("\x01\x02"), "");
    }
};

GLEANER_TEST(ShownTextTest)
#include "shown_text_test.moc"
