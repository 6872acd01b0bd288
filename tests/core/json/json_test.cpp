#include "support/program.h"
#include "json/json.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace gleaner;

namespace {

std::string messageOf(const QByteArray& text) {
    try {
        json::parseObject(text, "song.json");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameValueGivesSameBytes() {
        QJsonObject one, other;
        one[u"b"] = 1.5;
        one[u"a"] = 95;
        other[u"a"] = 95;
        other[u"b"] = 1.5;
        QCOMPARE(json::toBytes(one), json::toBytes(other));
        QCOMPARE(json::toBytes(one), QByteArray("{\n    \"a\": 95,\n    \"b\": 1.5\n}\n"));
    }

    void numbersReadBackEqual_data() {
        QTest::addColumn<double>("number");
        QTest::newRow("tenth") << 0.1;
        QTest::newRow("third") << 1.0 / 3.0;
        QTest::newRow("tiny") << 5e-324;
        QTest::newRow("huge") << std::numeric_limits<double>::max();
        QTest::newRow("tempo") << 113.50000000000001;
    }
    void numbersReadBackEqual() {
        QFETCH(double, number);
        const QByteArray text = json::toBytes({{QStringLiteral("n"), number}});
        QVERIFY(json::parseObject(text, "n").value(u"n").toDouble() == number);
    }

    void framesBeyondDoublesReadBackEqual() {
        const qint64 frames = (1LL << 60) + 1;
        const QByteArray text = json::toBytes({{QStringLiteral("n"), frames}});
        QCOMPARE(json::parseObject(text, "n").value(u"n").toInteger(), frames);
    }

    void notANumberIsNull() {
        const QByteArray text = json::toBytes({{QStringLiteral("n"), std::nan("")}});
        QVERIFY(json::parseObject(text, "n").value(u"n").isNull());
    }

    void brokenTextNamesFileAndLine_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("empty") << QByteArray() << "line 1";
        QTest::newRow("garbage") << QByteArray("\x00\xff\x13 RIFF", 8) << "line 1";
        QTest::newRow("cut off") << QByteArray("{\n  \"a\": 1,\n  \"b\": [1, 2") << "line 3";
        QTest::newRow("NaN") << QByteArray("{\n\"a\": NaN}") << "line 2";
        QTest::newRow("comma") << QByteArray("{\n\n\n\"a\": 1,\n}") << "line 5";
        QTest::newRow("two values") << QByteArray("{}\n{}") << "line 2";
        QTest::newRow("bad UTF-8") << QByteArray("{\"a\": \"\xc3\x28\"}") << "line 1";
        QTest::newRow("not an object") << QByteArray("[1, 2]") << "object";
    }
    void brokenTextNamesFileAndLine() {
        QFETCH(QByteArray, text);
        QFETCH(QString, wanted);
        const QString message = QString::fromStdString(messageOf(text));
        QVERIFY2(message.startsWith(u"song.json: "), qPrintable(message));
        QVERIFY2(message.contains(wanted), qPrintable(message));
        QVERIFY2(!message.contains(u'\n'), qPrintable(message));
    }

    void deepNestingIsRefusedNotFollowed() {
        const QByteArray text = "{\"a\":" + QByteArray(200'000, '[') + QByteArray(200'000, ']') + "}";
        QVERIFY(QString::fromStdString(messageOf(text)).contains(u"line 1"));
    }

    void everyPrefixOfADocumentIsAnError() {
        const QByteArray text =
            json::toBytes({{QStringLiteral("name"), QStringLiteral("tram")}, {QStringLiteral("list"), 12.5}});
        for (qsizetype length = 0; length < text.size() - 2; ++length)
            QVERIFY2(!messageOf(text.left(length)).empty(), qPrintable(QString::number(length)));
    }

    void filesAreWrittenWholeOrNotAtAll() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("a.json")).toStdString();
        json::writeFile(file, "{\"a\": 1}\n");
        json::writeFile(file, "{\"a\": 2}\n");
        QCOMPARE(json::readObject(file).value(u"a").toInt(), 2);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void writingIntoNoFolderIsASentence() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("no/such/a.json")).toStdString();
        QVERIFY_THROWS_EXCEPTION(Error, json::writeFile(file, "{}"));
    }

    void readingWhatIsNoFileIsASentence() {
        QTemporaryDir folder;
        const std::filesystem::path inside = folder.path().toStdString();
        QVERIFY_THROWS_EXCEPTION(Error, json::readObject(inside));
        QVERIFY_THROWS_EXCEPTION(Error, json::readObject(inside / "missing.json"));
    }

    void anErrorOfAFieldNamesTheFile() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("a.json")).toStdString();
        json::writeFile(file, "{}");
        try {
            json::readValue(file, [](const QJsonObject&) -> int { throw Error("\"pos\" must be a number"); });
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(std::string(error.what()), file.string() + ": \"pos\" must be a number.");
        }
    }
};

GLEANER_TEST(JsonTest)
#include "json_test.moc"
