// Songs and projects on the command line: what is composed is what is read back.

#include "command_line.h"
#include "support/program.h"
#include "support/shared_data.h"
#include "support/some.h"

using namespace gleaner::test;

class CliSongTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeRecordingAndPack(); }

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
        for (const QJsonValue& value : some(project[QStringLiteral("playlist")].toArray())) {
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

    void aSecondRunKeepsWhatIsInTheProject() {
        const QString first = in(QStringLiteral("merge/first.flp")),
                      second = in(QStringLiteral("merge/second.flp"));
        QDir().mkpath(in(QStringLiteral("merge")));
        const QStringList compose = {QStringLiteral("compose"), QStringLiteral("--pack"), m_zip,
                                     QStringLiteral("--bars"), QStringLiteral("8")};
        QCOMPARE(run(compose + QStringList{QStringLiteral("--output"), first}).code, 0);
        const QStringList merge = compose + QStringList{QStringLiteral("--bpm"), QStringLiteral("99"),
                                                        QStringLiteral("--merge"), first};
        const Run plan = run(merge + QStringList{QStringLiteral("--plan"), QStringLiteral("--json")});
        QVERIFY2(plan.code == 0, plan.err);
        QVERIFY(!QFile::exists(second));
        QVERIFY(!plan.json()[QStringLiteral("merge")].toArray().isEmpty());
        const Run made = run(merge + QStringList{QStringLiteral("--output"), second});
        QVERIFY2(made.code == 0, made.err);
        QVERIFY2(!made.err.contains("not known"), made.err); // it lies beside the samples
        const QJsonObject project = run({QStringLiteral("flp"), second, QStringLiteral("--json")}).json();
        QCOMPARE(project[QStringLiteral("tempo")].toDouble(), 99.0);
        QCOMPARE(project[QStringLiteral("faults")].toArray().size(), 0);
        QCOMPARE(run(merge + QStringList{QStringLiteral("--output"), first}).code, 2); // over itself
        QCOMPARE(
            run(merge + QStringList{QStringLiteral("--template"), first, QStringLiteral("--output"), second})
                .code,
            2);
        QCOMPARE(
            run(compose + QStringList{QStringLiteral("--plan"), QStringLiteral("--output"), second}).code, 2);
    }

    void aPackIsMadeOfAProject() {
        const QString flp = in(QStringLiteral("from/song.flp")), out = in(QStringLiteral("from/packs"));
        QDir().mkpath(in(QStringLiteral("from")));
        QCOMPARE(run({QStringLiteral("compose"), QStringLiteral("--pack"), m_zip, QStringLiteral("--bars"),
                      QStringLiteral("8"), QStringLiteral("--output"), flp})
                     .code,
                 0);
        const Run packed = run({QStringLiteral("pack"), QStringLiteral("--from"), flp,
                                QStringLiteral("--out"), out, QStringLiteral("--json")});
        QVERIFY2(packed.code == 0, packed.err);
        const QJsonObject told = packed.json();
        const int samples = static_cast<int>(
            QDir(in(QStringLiteral("from/song samples"))).entryList({QStringLiteral("*.wav")}).size());
        QVERIFY(samples > 0);
        QCOMPARE(told[QStringLiteral("files")].toInt(), samples);
        QCOMPARE(run({QStringLiteral("verify"), told[QStringLiteral("folder")].toString()}).code, 0);
        QVERIFY(!QDir(out + QStringLiteral("/song patterns")).entryList({QStringLiteral("*.mid")}).isEmpty());
        QCOMPARE(
            run({QStringLiteral("pack"), QStringLiteral("--from"), flp, flp, QStringLiteral("--out"), out})
                .code,
            2);
    }

    /// The composer believes the manifest; a sample that somebody worked on since may have another key.
    void aChangedSampleOfThePackIsTold() {
        const QString folder = in(QStringLiteral("changed"));
        QVERIFY(QDir().mkpath(folder));
        const QString pack = QFileInfo(m_zip).path() + u'/' + QFileInfo(m_zip).completeBaseName();
        QCOMPARE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), pack, folder}), 0);
        const QString copy = folder + u'/' + QFileInfo(pack).fileName();
        const auto compose = [&] {
            return run({QStringLiteral("compose"), QStringLiteral("--pack"), copy, QStringLiteral("--output"),
                        folder + QStringLiteral("/song.flp"), QStringLiteral("--json")});
        };
        const Run sound = compose();
        QVERIFY2(sound.code == 0 && !sound.err.contains("changed since"), sound.err);
        const QString kick = sound.json()[QStringLiteral("choices")][0][QStringLiteral("path")].toString();
        QVERIFY2(kick.startsWith(copy), qPrintable(kick));
        QFile file(kick);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.write("louder") == 6);
        file.close();
        const Run changed = compose();
        QCOMPARE(changed.code, 0);
        QVERIFY2(changed.err.contains("was changed since the pack was made"), changed.err);
        writeText(kick, "no sound at all");
        const Run destroyed = compose();
        QCOMPARE(destroyed.code, 1);
        QVERIFY2(destroyed.err.contains(QFileInfo(kick).fileName().toUtf8()), destroyed.err);
        QCOMPARE(destroyed.err.count('\n'), 1);
    }

    void whatAVersionLacksIsSaid() {
        const QString song = in(QStringLiteral("song/faded.json")),
                      flp = in(QStringLiteral("song/faded.flp"));
        writeText(song, R"({"version":1,"meta":{"bpm":120},"melodic_tracks":[{"role":"ambience","name":"Rain",
            "sample_path":"C:/rain.wav","source_type":"audio","channel_index":17,"seconds":4,"gain":0.5,
            "fade_in_ms":20,"offset_seconds":1.5,"num_bars":2}]})");
        const auto written = [&](const char* version) {
            return run({QStringLiteral("flp"), QStringLiteral("--from"), song, QStringLiteral("--fl"),
                        QString::fromLatin1(version), QStringLiteral("--output"), flp});
        };
        const Run old = written("20.9");
        QVERIFY2(old.code == 0, old.err);
        QVERIFY2(old.err.contains("no fades of clips, and those of Rain are left out"), old.err);
        const Run now = written("24.1");
        QCOMPARE(now.code, 0);
        QCOMPARE(now.err, QByteArray());
        const QJsonValue item =
            run({QStringLiteral("flp"), flp, QStringLiteral("--json")}).json()[u"playlist"][0];
        QCOMPARE(item[u"fadeInMs"].toDouble(), 20.0);
        QCOMPARE(item[u"gain"].toDouble(), 0.5);
        QCOMPARE(item[u"beginMs"].toDouble(), 1500.0);
        writeText(song, R"({"version":1,"melodic_tracks":[{"role":"ambience","sample_path":"C:/rain.wav",
            "source_type":"audio","channel_index":17,"fade_in_ms":-20}]})");
        QCOMPARE(written("24.1").code, 1);
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
        for (const QJsonValue& channel : some(project[QStringLiteral("channels")].toArray())) {
            const QString path = channel[u"samplePath"].toString();
            if (path.isEmpty()) continue;
            ++named;
            QVERIFY2(path.startsWith(QStringLiteral("C:\\Packs\\Mine\\")) && !path.contains(u'/'),
                     qPrintable(path));
            QVERIFY(channel[u"sampleExists"].toBool()); // in the folder beside
        }
        QVERIFY(named >= 4);
        // What is lost there is found again where the copies lie now.
        QVERIFY(QDir(in(QStringLiteral("song")))
                    .rename(QStringLiteral("windows samples"), QStringLiteral("moved")));
        const QString relinked = in(QStringLiteral("song/relinked.flp"));
        const QJsonObject lost =
            run({QStringLiteral("flp"), flp, QStringLiteral("--missing"), QStringLiteral("--json")}).json();
        QCOMPARE(lost[QStringLiteral("missing")].toArray().size(), named);
        const Run found =
            run({QStringLiteral("flp"), flp, QStringLiteral("--relink"), in(QStringLiteral("song/moved")),
                 QStringLiteral("--output"), relinked, QStringLiteral("--json")});
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
};

GLEANER_TEST(CliSongTest)
#include "cli_song_test.moc"
