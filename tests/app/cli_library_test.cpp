// The library by the command line: what packs and folders enter, what is asked of it, and the way back from a
// sample to its recording.

#include "command_line.h"
#include "support/program.h"

using namespace gleaner::test;

class CliLibraryTest : public QObject, protected CommandLine {
    Q_OBJECT

    static QString q(const char* text) { return QString::fromLatin1(text); }

    QString packFolder() const { return QFileInfo(m_pack[u"manifest"].toString()).path(); }
    QString firstSample() const {
        for (const QString& file : everythingUnder(packFolder()))
            if (file.endsWith(u".wav")) return file;
        return {};
    }
    QJsonObject library(const QStringList& arguments) const {
        const Run asked = run(QStringList{q("library")} + arguments + QStringList{q("--json")});
        return asked.code == 0 ? asked.json() : QJsonObject{{q("failed"), QString::fromUtf8(asked.err)}};
    }
    QString libraryFile() const { return in(q("library/library.sqlite")); }

private Q_SLOTS:
    void initTestCase() {
        makeShortRecording();
        const Run packed = packTo(q("packs"), {q("--no-zip"), q("--preset"), q("transparent")});
        QVERIFY2(packed.code == 0, packed.err);
        m_pack = packed.json();
    }

    void aPackEntersTheLibrary() {
        const QJsonObject size = library({});
        QCOMPARE(size[u"samples"].toInt(), m_pack[u"files"].toInt());
        QCOMPARE(size[u"packs"].toInt(), 1);
        QCOMPARE(size[u"recordings"].toInt(), 1);
        QVERIFY(size[u"regions"].toInt() > 0);
        const QJsonObject list = library({q("list")});
        QCOMPARE(list[u"recordings"][0][u"path"].toString(), QFileInfo(m_recording).absoluteFilePath());
        QCOMPARE(list[u"packs"][0][u"packId"].toString(), m_pack[u"packId"].toString());
    }

    void aSampleLeadsToItsRecording() {
        const QString sample = firstSample();
        const QJsonObject source = library({q("source"), sample});
        QCOMPARE(source[u"recording"].toString(), QFileInfo(m_recording).absoluteFilePath());
        QVERIFY(source[u"sourceEnd"].toInt() > source[u"sourceBegin"].toInt());
        QCOMPARE(source[u"sourceRate"].toInt(), 48000);

        QDir().mkpath(in(q("elsewhere")));
        const QString loose = in(q("elsewhere/renamed.wav"));
        QFile::remove(loose);
        QVERIFY(QFile::copy(sample, loose));
        QCOMPARE(library({q("source"), loose})[u"sourceBegin"], source[u"sourceBegin"]);

        // Its chunks stripped: the library knows its sound.
        QFile file(loose);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        const auto format = whole.indexOf("fmt "), data = whole.indexOf("data");
        const auto size = [&](qsizetype at) {
            return qFromLittleEndian<quint32>(whole.constData() + at + 4);
        };
        const QByteArray bare = whole.mid(format, 8 + size(format)) + whole.mid(data, 8 + size(data));
        QByteArray head = QByteArray("RIFF....WAVE");
        qToLittleEndian(static_cast<quint32>(bare.size() + 4), head.data() + 4);
        writeText(in(q("elsewhere/bare.wav")), head + bare);
        QCOMPARE(library({q("source"), in(q("elsewhere/bare.wav"))})[u"sourceBegin"], source[u"sourceBegin"]);

        const QString moved = in(q("elsewhere/walk moved.wav")); // its name alone is not where it was
        QVERIFY(QFile::rename(m_recording, moved));
        const Run lost = run({q("library"), q("source"), sample});
        QCOMPARE(lost.code, 1);
        QVERIFY2(isOneSentence(lost.err) && lost.err.contains("not found"), lost.err);
        QVERIFY(QFile::rename(moved, m_recording));
        const Run none = run({q("library"), q("source"), m_recording});
        QCOMPARE(none.code, 1);
        QVERIFY2(isOneSentence(none.err), none.err);
    }

    void indexEntersAndSelectAsks() {
        const Run indexed = run({q("index"), packFolder(), q("--json")});
        QVERIFY2(indexed.code == 0, indexed.err);
        QVERIFY(indexed.json()[u"index"].isNull());
        const QString sample = firstSample();
        const QJsonObject near = library({q("search"), q("--near"), sample, q("--limit"), q("3")});
        QCOMPARE(near[u"samples"][0][u"path"].toString(), sample);
        QCOMPARE(near[u"samples"][0][u"distanceDb"].toDouble(), 0.0);
        QVERIFY(near[u"samples"][1][u"distanceDb"].toDouble() > 0.0);
        const QString role = near[u"samples"][0][u"role"].toString();
        const Run selected = run({q("select"), q("--role"), role, q("--json")});
        QVERIFY2(selected.code == 0, selected.err);
        QVERIFY(selected.json()[u"matches"].toArray().size() > 0);
        // The same of an index of the same folder.
        const QString index = in(q("index.json"));
        QCOMPARE(run({q("index"), packFolder(), q("--output"), index}).code, 0);
        const Run fromIndex = run({q("select"), q("--index"), index, q("--role"), role, q("--json")});
        QVERIFY2(fromIndex.code == 0, fromIndex.err);
    }

    void aDamagedLibraryIsFilledAgain() {
        const int before = library({})[u"samples"].toInt();
        QVERIFY(before > 0);
        writeText(libraryFile(), QByteArray(20000, 'x'));
        const Run asked = run({q("library"), q("--json")});
        QVERIFY2(asked.code == 0, asked.err);
        QVERIFY2(isOneSentence(asked.err) && asked.err.contains("library.sqlite.damaged"), asked.err);
        QCOMPARE(asked.json()[u"samples"].toInt(), before);
        QVERIFY(run({q("library")}).err.isEmpty()); // said once
        QVERIFY(library({q("check")})[u"ok"].toBool());
    }

    void aLibraryThatCantBeOpenedIsNoFailureOfAPack() {
        writeText(in(q("file")), "a file where the folder should be");
        const QStringList closed{q("--library"), in(q("file/library.sqlite"))};
        const Run packed =
            packTo(q("packs2"), QStringList{q("--no-zip"), q("--preset"), q("transparent")} + closed);
        QCOMPARE(packed.code, 0);
        QVERIFY2(packed.err.contains("not in the library"), packed.err);
        QCOMPARE(packed.json()[u"packId"], m_pack[u"packId"]);
        QCOMPARE(run(QStringList{q("library")} + closed).code, 1);
    }

    void severalProgramsWriteAtOnce() {
        QStringList folders;
        for (int n = 0; n < 4; ++n) {
            folders << in(q("many/%1").arg(n));
            QDir().mkpath(folders.last());
            int copied = 0;
            for (const QString& file : everythingUnder(packFolder()))
                if (file.endsWith(u".wav") && copied < 5)
                    QFile::copy(file, folders.last() + q("/%1.wav").arg(copied++));
        }
        const QString library = in(q("many/library.sqlite"));
        std::vector<std::unique_ptr<QProcess>> programs;
        for (const QString& folder : folders) {
            programs.push_back(std::make_unique<QProcess>());
            start(*programs.back(), {q("index"), folder, q("--library"), library}, q("cache"));
        }
        for (const auto& one : programs) {
            QVERIFY(one->waitForFinished(120000));
            QVERIFY2(one->exitCode() == 0, one->readAllStandardError());
        }
        const Run asked = run({q("library"), q("--library"), library, q("--json")});
        QCOMPARE(asked.json()[u"samples"].toInt(), 20);
        QCOMPARE(asked.json()[u"places"].toArray().size(), 4);
        QVERIFY(run({q("library"), q("check"), q("--library"), library}).code == 0);
        QFile places(library + q(".places.json"));
        QVERIFY(places.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(places.readAll())[u"folders"].toArray().size(), 4);
    }

    void whatIsForgottenLeaves() {
        QVERIFY(library({q("forget"), packFolder()})[u"removed"].toInt() > 0);
        QCOMPARE(library({})[u"samples"].toInt(), 0);
        QVERIFY(QFile::exists(firstSample()));
    }

    void wrongUsageIsTwo() {
        for (const QStringList& arguments : {QStringList{q("sing")},
                                             {q("forget")},
                                             {q("source")},
                                             {q("check"), q("x")},
                                             {q("search"), q("--bpm-to"), q("fast")}})
            QCOMPARE(run(QStringList{q("library")} + arguments).code, 2);
        QCOMPARE(run({q("select"), q("--role"), q("kick"), q("--root"), q("x")}).code, 2);
    }

private:
    QJsonObject m_pack;
};

GLEANER_TEST(CliLibraryTest)
#include "cli_library_test.moc"
