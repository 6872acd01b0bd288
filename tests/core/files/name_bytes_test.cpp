#include "files/name_bytes.h"
#include "support/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QtTest>

using namespace gleaner::library;

/// Names come back byte for byte, whatever bytes they are.
class NameBytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNameComesBack_data() {
        QTest::addColumn<QByteArray>("bytes");
        for (const char* name : {"plain.wav",
                                 "Stra\xC3\x9F"
                                 "e.wav",
                                 "\xE9lan.wav", "a\xFF\xFE.wav", "\x80", "cut\xC3",
                                 "\xED\xB2\x80 surrogate.wav", "\xF0\x9F\x90\xA6\xF0\x9F.wav", ""})
            QTest::newRow(name) << QByteArray(name);
        QByteArray all;
        for (int byte = 1; byte < 256; ++byte)
            all += static_cast<char>(byte);
        QTest::newRow("all bytes") << all;
    }
    void everyNameComesBack() {
        QFETCH(QByteArray, bytes);
        const QString text = qStringFromBytes(bytes.toStdString());
        QCOMPARE(QByteArray::fromStdString(bytesFromQString(text)), bytes);
        QCOMPARE(QByteArray::fromStdString(pathFromQString(text).string()), bytes);
        // Through a file of ours, too.
        const QByteArray json = QJsonDocument(QJsonObject{{QStringLiteral("file"), text}}).toJson();
        const QString back = QJsonDocument::fromJson(json).object()[QStringLiteral("file")].toString();
        QCOMPARE(QByteArray::fromStdString(bytesFromQString(back)), bytes);
    }

    void peopleSeeASubstitute() {
        QCOMPARE(shownPath(std::filesystem::path("caf\xE9.wav")), QStringLiteral("caf\uFFFD.wav"));
        QCOMPARE(shownPath(std::filesystem::path("Stra\xC3\x9F"
                                                 "e \xF0\x9F\x90\xA6.wav")),
                 QStringLiteral("Stra\u00DFe \U0001F426.wav"));
    }

    void whatIsDroppedKeepsItsBytes() {
        const QUrl url(QStringLiteral("file:///field/caf%E9%20%23Stra%C3%9Fe.wav"));
        QCOMPARE(bytesFromQString(localFile(url)), std::string("/field/caf\xE9 #Stra\xC3\x9F"
                                                               "e.wav"));
        QCOMPARE(localFile(QUrl::fromLocalFile(QStringLiteral("/a b/\u00FC%41.wav"))),
                 QStringLiteral("/a b/\u00FC%41.wav"));
    }

    void argumentsKeepTheirBytes() {
        char program[] = "gleaner", name[] = "t\xFCr.wav";
        char* values[] = {program, name};
        const QStringList arguments = argumentsFrom(2, values);
        QCOMPARE(arguments.size(), 1);
        QCOMPARE(bytesFromQString(arguments.front()), std::string("t\xFCr.wav"));
    }
};

GLEANER_TEST(NameBytesTest)
#include "name_bytes_test.moc"
