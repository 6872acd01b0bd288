#include "support/shared_data.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

namespace {

/// How a run of the command line ended.
struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

const QString program = QStringLiteral(GLEANER_BINARY_DIR "/gleaner-cli");

QStringList everythingUnder(const QString& folder) {
    QStringList names;
    QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        names << files.next();
    names.sort();
    return names;
}

void writeText(const QString& name, const QByteArray& text) {
    QFile file(name);
    if (file.open(QIODevice::WriteOnly)) file.write(text);
}

}

/// The contract of the command line on the demo recording: bytes, exit codes, what is left behind.
class CliTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_recording;
    QString m_zip;

    QString in(const QString& name) const { return m_folder.filePath(name); }

    Run run(const QStringList& arguments, const QString& cache = QStringLiteral("cache")) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GLEANER_CACHE"), in(cache));
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        if (!process.waitForFinished(240000)) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    Run packTo(const QString& out, const QStringList& more = {},
               const QString& cache = QStringLiteral("cache")) const {
        return run(QStringList{QStringLiteral("pack"), m_recording, QStringLiteral("--out"), in(out),
                               QStringLiteral("--json")} +
                       more,
                   cache);
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(QFile::exists(program), qPrintable(program));
        const Run demo = run({QStringLiteral("demo"), QStringLiteral("--recording-only"),
                              QStringLiteral("--out"), in(QStringLiteral("demo"))});
        QVERIFY2(demo.code == 0, demo.err);
        m_recording = QString::fromUtf8(demo.out).trimmed();
        QVERIFY(QFile::exists(m_recording));
    }

    void aSecondPackRendersNothing() {
        const Run first = packTo(QStringLiteral("packs"));
        QVERIFY2(first.code == 0, first.err);
        const Run second = packTo(QStringLiteral("packs"));
        QVERIFY2(second.code == 0, second.err);
        const QJsonObject a = first.json();
        const QJsonObject b = second.json();
        QVERIFY(a[QStringLiteral("rendered")].toInt() > 10);
        QCOMPARE(b[QStringLiteral("rendered")].toInt(), 0);
        QCOMPARE(b[QStringLiteral("reused")].toInt(), b[QStringLiteral("files")].toInt());
        QCOMPARE(a[QStringLiteral("zipSha256")], b[QStringLiteral("zipSha256")]);
        m_zip = a[QStringLiteral("zip")].toString();
        QVERIFY(QFile::exists(m_zip));
        QVERIFY(QFile::exists(a[QStringLiteral("manifest")].toString()));
    }

    void anotherPresetIsAnotherConfiguration() {
        const QJsonObject plain = packTo(QStringLiteral("a")).json();
        const QJsonObject tape =
            packTo(QStringLiteral("a"), {QStringLiteral("--preset"), QStringLiteral("warm-tape")}).json();
        QVERIFY(!tape[QStringLiteral("configHash")].toString().isEmpty());
        QVERIFY(plain[QStringLiteral("configHash")] != tape[QStringLiteral("configHash")]);
        QVERIFY(plain[QStringLiteral("packId")] != tape[QStringLiteral("packId")]);
    }

    void anyNumberOfJobsGivesTheSameBytes() {
        const QJsonObject one = packTo(QStringLiteral("one"), {QStringLiteral("--jobs"), QStringLiteral("1")},
                                       QStringLiteral("cache-1"))
                                    .json();
        const QJsonObject four =
            packTo(QStringLiteral("four"), {QStringLiteral("--jobs"), QStringLiteral("4")},
                   QStringLiteral("cache-4"))
                .json();
        QVERIFY(one[QStringLiteral("rendered")].toInt() > 10);
        QCOMPARE(four[QStringLiteral("rendered")], one[QStringLiteral("rendered")]);
        QCOMPARE(four[QStringLiteral("zipSha256")], one[QStringLiteral("zipSha256")]);
    }

    void thePackProvesItself() {
        const Run proof = run({QStringLiteral("verify"), m_zip});
        QVERIFY2(proof.code == 0, proof.err);
        QFile zip(m_zip);
        const QString broken = in(QStringLiteral("broken.zip"));
        QVERIFY(zip.copy(broken));
        QFile copy(broken);
        QVERIFY(copy.open(QIODevice::ReadWrite));
        copy.seek(copy.size() / 2);
        const QByteArray byte = copy.read(1);
        copy.seek(copy.size() / 2);
        copy.write(QByteArray(1, static_cast<char>(byte[0] ^ 0x40)));
        copy.close();
        QCOMPARE(run({QStringLiteral("verify"), broken}).code, 1);
    }

    void clearErrorsLeaveNothingBehind_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const QString out = QStringLiteral("--out");
        const QString pack = QStringLiteral("pack");
        QTest::newRow("too few hits") << QStringList{pack,
                                                     QStringLiteral("@recording"),
                                                     out,
                                                     QStringLiteral("@out"),
                                                     QStringLiteral("--min-hits"),
                                                     QStringLiteral("5000")}
                                      << QStringLiteral("5000");
        QTest::newRow("too few loops") << QStringList{pack,
                                                      QStringLiteral("@recording"),
                                                      out,
                                                      QStringLiteral("@out"),
                                                      QStringLiteral("--min-loops"),
                                                      QStringLiteral("4000")}
                                       << QStringLiteral("4000");
        QTest::newRow("missing file")
            << QStringList{pack, QStringLiteral("@here/nowhere.wav"), out, QStringLiteral("@out")}
            << QStringLiteral("nowhere.wav");
        QTest::newRow("text named .wav")
            << QStringList{pack, QStringLiteral("@here/text.wav"), out, QStringLiteral("@out")}
            << QStringLiteral("text.wav");
        QTest::newRow("unwritable folder")
            << QStringList{pack, QStringLiteral("@recording"), out, QStringLiteral("@here/text.wav/packs")}
            << QStringLiteral("text.wav");
        QTest::newRow("unknown preset") << QStringList{pack,
                                                       QStringLiteral("@recording"),
                                                       out,
                                                       QStringLiteral("@out"),
                                                       QStringLiteral("--preset"),
                                                       QStringLiteral("no-such-preset")}
                                        << QStringLiteral("no-such-preset");
        QTest::newRow("unknown naming") << QStringList{pack,
                                                       QStringLiteral("@recording"),
                                                       out,
                                                       QStringLiteral("@out"),
                                                       QStringLiteral("--naming"),
                                                       QStringLiteral("{colour}")}
                                        << QStringLiteral("{colour}");
        QTest::newRow("request is no JSON")
            << QStringList{pack, QStringLiteral("--request"), QStringLiteral("@here/text.wav"), out,
                           QStringLiteral("@out")}
            << QStringLiteral("text.wav");
        QTest::newRow("not a project") << QStringList{QStringLiteral("flp"), QStringLiteral("@here/text.wav")}
                                       << QStringLiteral("text.wav");
        QTest::newRow("not a pack") << QStringList{QStringLiteral("verify"), QStringLiteral("@here/text.wav")}
                                    << QStringLiteral("text.wav");
        QTest::newRow("no such style")
            << QStringList{QStringLiteral("compose"),        QStringLiteral("--pack"),
                           QStringLiteral("@zip"),           QStringLiteral("--style"),
                           QStringLiteral("polka"),          QStringLiteral("--output"),
                           QStringLiteral("@here/polka.flp")}
            << QStringLiteral("polka");
    }
    void clearErrorsLeaveNothingBehind() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const QString here = in(QStringLiteral("here"));
        QDir().mkpath(here);
        writeText(here + QStringLiteral("/text.wav"), "This is a letter, not a recording.\n");
        for (QString& argument : arguments)
            argument.replace(QStringLiteral("@recording"), m_recording)
                .replace(QStringLiteral("@out"), here + QStringLiteral("/out"))
                .replace(QStringLiteral("@here"), here)
                .replace(QStringLiteral("@zip"), m_zip);
        const QStringList before = everythingUnder(here);
        const Run failed = run(arguments);
        QCOMPARE(failed.code, 1);
        QVERIFY2(failed.err.contains(says.toUtf8()), failed.err);
        QCOMPARE(failed.err.count('\n'), 1);
        QVERIFY(failed.out.isEmpty());
        QStringList after = everythingUnder(here);
        QCOMPARE(after, before);
    }

    void wrongUsageIsTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("no such verb") << QStringList{QStringLiteral("frobnicate")};
        QTest::newRow("no such option")
            << QStringList{QStringLiteral("pack"), QStringLiteral("x.wav"), QStringLiteral("--frobnicate")};
        QTest::newRow("no out") << QStringList{QStringLiteral("pack"), QStringLiteral("x.wav")};
        QTest::newRow("no recording") << QStringList{QStringLiteral("detect")};
        QTest::newRow("bpm is a word")
            << QStringList{QStringLiteral("compose"), QStringLiteral("--bpm"), QStringLiteral("fast"),
                           QStringLiteral("--pack"),  QStringLiteral("p"),     QStringLiteral("--output"),
                           QStringLiteral("o.flp")};
        QTest::newRow("bpm is not a number")
            << QStringList{QStringLiteral("compose"), QStringLiteral("--bpm"), QStringLiteral("nan"),
                           QStringLiteral("--pack"),  QStringLiteral("p"),     QStringLiteral("--output"),
                           QStringLiteral("o.flp")};
        QTest::newRow("key H") << QStringList{QStringLiteral("compose"), QStringLiteral("--key"),
                                              QStringLiteral("H"),       QStringLiteral("--pack"),
                                              QStringLiteral("p"),       QStringLiteral("--output"),
                                              QStringLiteral("o.flp")};
        for (const char* range : {"160-80", "fast", "60-", "100", "10-100", "60-500", "60-120-180"})
            for (const char* verb : {"analyse", "detect"})
                QTest::addRow("%s with tempi %s", verb, range)
                    << QStringList{QLatin1String(verb), QStringLiteral("x.wav"),
                                   QStringLiteral("--tempo-range"), QLatin1String(range)};
        QTest::newRow("pack with tempi turned round")
            << QStringList{QStringLiteral("pack"), QStringLiteral("x.wav"), QStringLiteral("--plan"),
                           QStringLiteral("--tempo-range"), QStringLiteral("160-80")};
        QTest::newRow("tempi beside a request") << QStringList{
            QStringLiteral("pack"),   QStringLiteral("--request"),     QStringLiteral("r.json"),
            QStringLiteral("--plan"), QStringLiteral("--tempo-range"), QStringLiteral("80-160")};
        QTest::newRow("true peak above 0")
            << QStringList{QStringLiteral("pack"), QStringLiteral("x.wav"),       QStringLiteral("--out"),
                           QStringLiteral("o"),    QStringLiteral("--true-peak"), QStringLiteral("3")};
    }
    void wrongUsageIsTwo() {
        QFETCH(QStringList, arguments);
        const Run failed = run(arguments);
        QCOMPARE(failed.code, 2);
        QVERIFY(!failed.err.isEmpty());
    }

    void everyVerbHasHelp() {
        const QByteArray all = run({QStringLiteral("--help")}).out;
        for (const char* verb : {"detect", "onsets", "analyse", "pack", "verify", "index", "select",
                                 "compose", "flp", "effects", "presets"}) {
            QVERIFY2(all.contains(verb), verb);
            const Run help = run({QString::fromLatin1(verb), QStringLiteral("--help")});
            QCOMPARE(help.code, 0);
            QVERIFY(help.out.contains("Usage"));
        }
    }

    void aNegativeLoudnessIsAValue() {
        const Run plan =
            run({QStringLiteral("pack"), m_recording, QStringLiteral("--plan"),
                 QStringLiteral("--target-lufs"), QStringLiteral("-18"), QStringLiteral("--json")});
        QVERIFY2(plan.code == 0, plan.err);
    }

    /// The drums of the demo recording may be counted at 90 or at 180.
    void theTempoRangeChoosesTheOctave() {
        const auto fastest = [&](const QStringList& arguments) {
            const Run detect =
                run(QStringList{QStringLiteral("detect"), m_recording, QStringLiteral("--json")} + arguments);
            double bpm = 0.0;
            for (const QJsonValue& slice : detect.json()[QStringLiteral("recordings")]
                                               .toArray()
                                               .first()
                                               .toObject()[QStringLiteral("slices")]
                                               .toArray())
                bpm = std::max(bpm, slice.toObject()[QStringLiteral("bpm")].toDouble());
            return bpm;
        };
        const double usual = fastest({});
        QVERIFY2(usual > 0.0, "no tempo in the demo recording");
        const QString around = QStringLiteral("%1-%2").arg(1.4 * usual).arg(2.6 * usual);
        QVERIFY(std::abs(fastest({QStringLiteral("--tempo-range"), around}) / usual - 2.0) < 0.05);
    }

    void detectTellsTheContractsFields() {
        const Run detect = run({QStringLiteral("detect"), m_recording, QStringLiteral("--json")});
        QVERIFY2(detect.code == 0, detect.err);
        const QJsonObject recording =
            detect.json()[QStringLiteral("recordings")].toArray().first().toObject();
        for (const char* field : {"file", "sampleRate", "channels", "frames", "noiseFloorDb", "slices"})
            QVERIFY2(recording.contains(QLatin1String(field)), field);
        QCOMPARE(recording[QStringLiteral("frames")].toInt(), 90 * 48000);
        QSet<QString> kinds;
        for (const QJsonValue& value : recording[QStringLiteral("slices")].toArray()) {
            const QJsonObject slice = value.toObject();
            for (const char* field : {"id", "kind", "begin", "end", "confidence", "reason", "role", "bpm",
                                      "bars", "key", "pitchHz", "character"})
                QVERIFY2(slice.contains(QLatin1String(field)), field);
            kinds << slice[QStringLiteral("kind")].toString();
        }
        QCOMPARE(kinds.size(), 4);
    }

    void theSongReadsBackTheSame() {
        const QString flp = in(QStringLiteral("song/track.flp"));
        QDir().mkpath(in(QStringLiteral("song")));
        const Run composed =
            run({QStringLiteral("compose"), QStringLiteral("--pack"), m_zip, QStringLiteral("--key"),
                 QStringLiteral("Am"), QStringLiteral("--bpm"), QStringLiteral("95"),
                 QStringLiteral("--output"), flp, QStringLiteral("--json")});
        QVERIFY2(composed.code == 0, composed.err);
        const QJsonObject song = composed.json()[QStringLiteral("song")].toObject();
        const Run read = run({QStringLiteral("flp"), flp, QStringLiteral("--json")});
        QVERIFY2(read.code == 0, read.err);
        const QJsonObject project = read.json();

        const QJsonArray melodic = song[QStringLiteral("melodic_tracks")].toArray();
        const QJsonArray channels = project[QStringLiteral("channels")].toArray();
        QCOMPARE(channels.size(), 17 + melodic.size());
        QSet<int> placed;
        int clips = 0;
        for (const QJsonValue& value : project[QStringLiteral("playlist")].toArray()) {
            const QJsonObject item = value.toObject();
            QCOMPARE(item[QStringLiteral("bar")].toDouble(),
                     1.0 + item[QStringLiteral("startTicks")].toInt() / 384.0);
            if (item[QStringLiteral("kind")].toString() == QLatin1String("audio"))
                ++clips;
            else
                placed << item[QStringLiteral("index")].toInt();
        }
        QVERIFY(clips >= 1);
        QVERIFY(placed.size() >= 4);
        QCOMPARE(project[QStringLiteral("itemSize")].toInt(), 32);
        QVERIFY(project[QStringLiteral("warnings")].toArray().isEmpty());
        for (const QJsonValue& value : channels) {
            const QString sample = value.toObject()[QStringLiteral("samplePath")].toString();
            if (!sample.isEmpty()) QVERIFY2(QFile::exists(sample), qPrintable(sample));
        }
    }

    void aSongGoesIntoSomebodysProject() {
        const QString own = in(QStringLiteral("song/own.flp")), song = in(QStringLiteral("song/song.json"));
        const QString both = in(QStringLiteral("song/both.flp"));
        const QStringList compose = {QStringLiteral("compose"),
                                     QStringLiteral("--pack"),
                                     m_zip,
                                     QStringLiteral("--output"),
                                     own,
                                     QStringLiteral("--song"),
                                     song,
                                     QStringLiteral("--bars"),
                                     QStringLiteral("8")};
        QCOMPARE(run(compose + QStringList{QStringLiteral("--fl"), QStringLiteral("24.1")}).code, 0);
        const Run added = run({QStringLiteral("flp"), QStringLiteral("--from"), song,
                               QStringLiteral("--template"), own, QStringLiteral("--output"), both});
        QVERIFY2(added.code == 0, added.err);
        QVERIFY(added.err.contains("arrangement of its own"));
        const QJsonObject before = run({QStringLiteral("flp"), own, QStringLiteral("--json")}).json();
        const QJsonObject after = run({QStringLiteral("flp"), both, QStringLiteral("--json")}).json();
        const auto count = [](const QJsonObject& project, const char* what) {
            return project[QLatin1String(what)].toArray().size();
        };
        QCOMPARE(count(after, "playlist"), 2 * count(before, "playlist"));
        QCOMPARE(count(after, "patterns"), 2 * count(before, "patterns"));
        QVERIFY(count(after, "channels") > count(before, "channels"));
        QCOMPARE(count(after, "faults"), 0);
        QCOMPARE(count(before, "faults"), 0);
        QCOMPARE(after[QStringLiteral("itemSize")].toInt(), 60);
        QCOMPARE(run(compose + QStringList{QStringLiteral("--template"), own}).code, 2); // over itself
        QCOMPARE(run(compose + QStringList{QStringLiteral("--template"), own, QStringLiteral("--fl"),
                                           QStringLiteral("24.1")})
                     .code,
                 2);
    }

    void aProjectForWindowsNamesItsPaths() {
        const QString flp = in(QStringLiteral("song/windows.flp"));
        const QStringList compose = {QStringLiteral("compose"),
                                     QStringLiteral("--pack"),
                                     m_zip,
                                     QStringLiteral("--output"),
                                     flp,
                                     QStringLiteral("--bars"),
                                     QStringLiteral("8"),
                                     QStringLiteral("--path-style"),
                                     QStringLiteral("windows")};
        QCOMPARE(run(compose).code, 2); // without a root
        const Run composed =
            run(compose + QStringList{QStringLiteral("--path-root"), QStringLiteral("C:\\Packs\\Mine\\"),
                                      QStringLiteral("--genre"), QStringLiteral("Dembow")});
        QVERIFY2(composed.code == 0, composed.err);
        const QJsonObject project = run({QStringLiteral("flp"), flp, QStringLiteral("--json")}).json();
        QCOMPARE(project[QStringLiteral("genre")].toString(), QStringLiteral("Dembow"));
        int named = 0;
        for (const QJsonValue& channel : project[QStringLiteral("channels")].toArray()) {
            const QString path = channel[u"samplePath"].toString();
            if (path.isEmpty()) continue;
            ++named;
            QVERIFY2(path.startsWith(QStringLiteral("C:\\Packs\\Mine\\")) && !path.contains(u'/'),
                     qPrintable(path));
            QVERIFY(channel[u"sampleExists"].isBool() && !channel[u"sampleExists"].toBool());
        }
        QVERIFY(named >= 4);
        // What is lost there is found again where the copies lie.
        const QString relinked = in(QStringLiteral("song/relinked.flp"));
        const QJsonObject lost =
            run({QStringLiteral("flp"), flp, QStringLiteral("--missing"), QStringLiteral("--json")}).json();
        QCOMPARE(lost[QStringLiteral("missing")].toArray().size(), named);
        const Run found = run({QStringLiteral("flp"), flp, QStringLiteral("--relink"),
                               in(QStringLiteral("song/windows samples")), QStringLiteral("--output"),
                               relinked, QStringLiteral("--json")});
        QVERIFY2(found.code == 0, found.err);
        QCOMPARE(found.json()[QStringLiteral("relinked")].toArray().size(), named);
        QVERIFY(run({QStringLiteral("flp"), relinked, QStringLiteral("--missing")}).out.isEmpty());
    }

    void anotherReaderAgrees() {
        NEEDS_SHARED_DATA();
        const QString dump =
            QString::fromStdString((gleaner::test::sharedFolder() / "check" / "flp_dump.py").string());
        const QString flp = in(QStringLiteral("song/track.flp"));
        QProcess python;
        python.start(QStringLiteral("python3"), {dump, QStringLiteral("--json"), flp});
        if (!python.waitForStarted()) QSKIP("python3 is not installed");
        QVERIFY(python.waitForFinished());
        const QJsonObject other = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
        const QJsonObject ours = run({QStringLiteral("flp"), flp, QStringLiteral("--json")}).json();
        QCOMPARE(other[QStringLiteral("channels")].toInt(),
                 ours[QStringLiteral("channels")].toArray().size());
        QCOMPARE(other[QStringLiteral("patterns")].toInt(),
                 ours[QStringLiteral("patterns")].toArray().size());
        QCOMPARE(other[QStringLiteral("items")].toInt(), ours[QStringLiteral("playlist")].toArray().size());
        QCOMPARE(other[QStringLiteral("tempo")].toDouble(), ours[QStringLiteral("tempo")].toDouble());
        QVERIFY(other[QStringLiteral("roundtrip")].toBool());
        QVERIFY(other[QStringLiteral("notes")].toArray().isEmpty());
    }

    void aSignalCancelsAndLeavesNothing() {
        const QString out = in(QStringLiteral("cancelled"));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GLEANER_CACHE"), in(QStringLiteral("cache-cancelled")));
        process.setProcessEnvironment(environment);
        process.start(program, {QStringLiteral("pack"), m_recording, QStringLiteral("--out"), out,
                                QStringLiteral("--progress")});
        QVERIFY(process.waitForReadyRead(0) || process.waitForStarted());
        process.setReadChannel(QProcess::StandardError);
        QVERIFY(process.waitForReadyRead(60000));
        process.terminate();
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(everythingUnder(out).isEmpty());
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
