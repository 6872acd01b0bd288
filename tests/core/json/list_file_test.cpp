// A long list read piece by piece: what comes out is what a whole reading gives, and no more is held.

#include "support/program.h"
#include "json/index.h"
#include "json/list_file.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace gleaner;
namespace fs = std::filesystem;

class ListFileTest : public QObject {
    Q_OBJECT

private:
    fs::path fileWith(const QByteArray& text) const {
        const fs::path file = m_folder.filePath(QStringLiteral("list.json")).toStdString();
        json::writeFile(file, text);
        return file;
    }
    static QJsonArray elementsOf(const json::ListFile& file) {
        QJsonArray found;
        file.each(file.list(), [&](const QJsonObject& element, std::size_t number) {
            QCOMPARE(static_cast<std::size_t>(found.size()), number);
            found.append(element);
        });
        return found;
    }
    QString complaintAbout(const QByteArray& text) const {
        const fs::path file = fileWith(text);
        try {
            elementsOf(json::ListFile(file, {"entries", "samples"}));
        } catch (const Error& error) {
            const QString said = QString::fromUtf8(error.what());
            return said.startsWith(QString::fromStdString(file.string()))
                       ? said
                       : QStringLiteral("no file: ") + said;
        }
        return {};
    }
    QTemporaryDir m_folder;

    /// JSON written with single quotes.
    static QByteArray quoted(const char* text) { return QByteArray(text).replace('\'', '"'); }

private Q_SLOTS:
    void piecesAreTheWhole_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("first") << quoted(
            "{'entries':[{'a':1},{'b':[2,{'c':']}'}]}],'version':2,'root':'..'}");
        QTest::newRow("last") << quoted("{'version':2,'root':'a\\'b\\\\','entries':[{'a':'x\\'y'}]}");
        QTest::newRow("empty") << quoted(" { 'entries' : [ ] } ");
        QTest::newRow("spaces") << QByteArray(
            "{\n\t\"x\" : null ,\r\n \"entries\" : [ {} , {\"u\":\"\\u00e9\"} ]\n}\n");
        QTest::newRow("other lists") << quoted("{'other':[{'a':1}],'entries':[{'b':2}],'z':{'entries':[3]}}");
    }
    void piecesAreTheWhole() {
        QFETCH(QByteArray, text);
        QJsonObject whole = QJsonDocument::fromJson(text).object();
        const json::ListFile file(fileWith(text), {"entries", "samples"});
        QCOMPARE(elementsOf(file), whole.take(QStringLiteral("entries")).toArray());
        QCOMPARE(file.rest(), whole);
    }

    void theTopMayBeTheList() {
        QCOMPARE(elementsOf(json::ListFile(fileWith("\xEF\xBB\xBF [{\"a\":1}, 7, {}]"), {"entries"})).size(),
                 3);
    }

    void whatIsNoJsonIsToldWithItsLine_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("cut in a list") << QByteArray("{\"entries\":[\n{\"a\":1},\n{\"b\"") << 3;
        QTest::newRow("cut in a text") << QByteArray("{\"entries\":[\"abc") << 1;
        QTest::newRow("a bad element") << QByteArray("{\"entries\":[\n{},\n{\"a\" 1}]}") << 3;
        QTest::newRow("a missing comma") << QByteArray("{\"entries\":[{}\n{}]}") << 2;
        QTest::newRow("no value") << QByteArray("{\"entries\":[,]}") << 1;
        QTest::newRow("more behind it") << QByteArray("{\"entries\":[]}\n}") << 2;
        QTest::newRow("nothing") << QByteArray("\n\n") << 3;
        QTest::newRow("no JSON") << QByteArray("hello") << 1;
    }
    void whatIsNoJsonIsToldWithItsLine() {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const QString said = complaintAbout(text);
        QVERIFY2(said.contains(QStringLiteral("line %1 is not valid JSON").arg(line)), qPrintable(said));
    }

    void anElementThatIsHugeIsRefused() {
        const QString said = complaintAbout("{\"entries\":[{\"a\":\"" + QByteArray(2 << 20, 'x') + "\"}]}");
        QVERIFY2(said.contains(QStringLiteral("entries[0] is larger than a megabyte")), qPrintable(said));
    }

    void valuesThatWouldFillTheMemoryAreRefused() {
        QByteArray zeros = "{\"a\":[0";
        zeros.reserve(30 << 20);
        for (int n = 0; n < 13'000'000; ++n)
            zeros += ",0";
        zeros += "]}";
        try {
            json::parseObject(zeros, "song.json");
            QFAIL("was read");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what())
                        .contains(QStringLiteral("more values than any file of ours")));
        }
    }

    void anIndexOfManySamplesIsRead() {
        QByteArray text = "{\"version\":2,\"entries\":[";
        constexpr int count = 30'000;
        for (int n = 0; n < count; ++n)
            text += (n ? ",\n" : "") + QByteArray("{\"path\":\"Kicks/kick_") + QByteArray::number(n) +
                    ".wav\",\"role\":\"kick\",\"bpm\":95,\"desc\":{\"lufs\":-14.5,\"centroid\":90}}";
        text += "],\"root\":\"..\"}";
        const json::IndexReading reading = json::readIndex(fileWith(text));
        QCOMPARE(reading.entries.size(), std::size_t{count});
        QCOMPARE(reading.proofs.size(), std::size_t{count});
        QCOMPARE(reading.entries.back().path, std::string("Kicks/kick_29999.wav"));
        QCOMPARE(reading.root, std::string(".."));
        QVERIFY(reading.skipped.empty() && reading.warnings.empty());
    }
};

GLEANER_TEST(ListFileTest)
#include "list_file_test.moc"
