// Songs, projects and indexes as people have them: half of it missing, moved, zipped or wrong, and each told
// so.

#include "command_line.h"
#include "support/program.h"
#include "support/shared_data.h"
#include "support/some.h"

using namespace gleaner::test;

namespace {

QString q(const char* text) { return QString::fromUtf8(text); }

QJsonObject objectIn(const QString& file) {
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(source.readAll()).object()
                                            : QJsonObject();
}

/// A tenth of a second of silence.
QByteArray wav() {
    const auto word = [](quint32 value, int bytes) {
        QByteArray text;
        for (int n = 0; n < bytes; ++n)
            text += static_cast<char>(value >> (8 * n));
        return text;
    };
    const QByteArray sound(9600, '\0');
    return "RIFF" + word(36 + static_cast<quint32>(sound.size()), 4) + "WAVEfmt " + word(16, 4) + word(1, 2) +
           word(1, 2) + word(48000, 4) + word(96000, 4) + word(2, 2) + word(16, 2) + "data" +
           word(static_cast<quint32>(sound.size()), 4) + sound;
}

}

class CliCasesTest : public QObject, protected CommandLine {
    Q_OBJECT

private:
    /// A case of the shared folder, copied here so that what lies beside it is ours.
    QString caseFile(const char* name) const {
        const QString folder = in(q("case"));
        QDir().mkpath(folder);
        const QString file = folder + u'/' + QLatin1String(name);
        QFile::remove(file);
        QFile::copy(QString::fromStdString((sharedFolder() / "cases" / name).string()), file);
        return file;
    }
    Run write(const QString& song, const QStringList& more = {}) const {
        return run(QStringList{q("flp"), q("--from"), song, q("--output"), in(q("case/out.flp"))} + more);
    }
    QJsonObject written() const { return run({q("flp"), in(q("case/out.flp")), q("--json")}).json(); }
    void addSamples() const {
        for (const char* name : {"kick.wav", "bass.wav"})
            writeText(in(q("case/")) + QLatin1String(name), wav());
    }
    QString withChanged(const QString& song, const std::function<void(QJsonObject&)>& change) const {
        QJsonObject object = objectIn(song);
        change(object);
        writeText(song, QJsonDocument(object).toJson());
        return song;
    }
    static void changeTrack(QJsonObject& song, const std::function<void(QJsonObject&)>& change) {
        QJsonArray tracks = song[u"melodic_tracks"].toArray();
        QJsonObject track = tracks[0].toObject();
        change(track);
        tracks[0] = track;
        song[u"melodic_tracks"] = tracks;
    }

private Q_SLOTS:
    void init() { QDir(in(q("case"))).removeRecursively(); }

    void missingSamplesAreAllNamed() {
        NEEDS_SHARED_DATA();
        const QString song = caseFile("song_missing_and_relative_samples.json");
        const Run lost = write(song);
        QCOMPARE(lost.code, 1);
        for (const char* name : {"case/kick.wav", "case/bass.wav", "song_missing_and_relative_samples.json"})
            QVERIFY2(lost.err.contains(name), lost.err);
        QCOMPARE(lost.err.count('\n'), 1);
        QVERIFY(!QFile::exists(in(q("case/out.flp"))));
        // On the way to another machine that is but said.
        const Run windows = write(song, {q("--path-style"), q("windows"), q("--path-root"), q("C:\\Packs")});
        QVERIFY2(windows.code == 0, windows.err);
        QVERIFY(windows.err.contains("kick.wav") && windows.err.contains("bass.wav"));
        QCOMPARE(written()[u"channels"][0][u"samplePath"].toString(), q("C:\\Packs\\kick.wav"));
    }

    void relativeSamplesLieBesideTheirSong() {
        NEEDS_SHARED_DATA();
        const QString song = caseFile("song_missing_and_relative_samples.json");
        addSamples();
        const Run made = write(song);
        QVERIFY2(made.code == 0, made.err);
        QCOMPARE(written()[u"channels"][0][u"samplePath"].toString(), in(q("case/kick.wav")));
        QCOMPARE(written()[u"channels"][17][u"samplePath"].toString(), in(q("case/bass.wav")));
        QVERIFY(run({q("flp"), in(q("case/out.flp")), q("--missing")}).out.isEmpty());
        QDir().mkpath(in(q("case/Drums")));
        QFile::rename(in(q("case/kick.wav")), in(q("case/Drums/kick.wav"))); // as Windows writes it
        withChanged(song, [](QJsonObject& object) {
            QJsonArray drums = object[u"drums"].toArray();
            QJsonObject drum = drums[0].toObject();
            drum[u"sample_path"] = q("Drums\\kick.wav");
            drums[0] = drum;
            object[u"drums"] = drums;
        });
        QVERIFY2(write(song).code == 0, "backslashes");
        QCOMPARE(written()[u"channels"][0][u"samplePath"].toString(), in(q("case/Drums/kick.wav")));
    }

    void allFaultsOfASongAreToldAtOnce() {
        NEEDS_SHARED_DATA();
        const Run refused = write(caseFile("song_nine_faults.json"));
        QCOMPARE(refused.code, 1);
        QCOMPARE(refused.err.count('\n'), 1);
        for (const char* error :
             {"bpm 0 is outside", "\"melodic_tracks[0].role\" must be a role", "\"melodic_tracks[1].role\"",
              "\"melodic_tracks[0].source_type\"", "\"melodic_tracks[1].source_type\"", "Track 1: channel 16",
              "Track 2: channel 16", "Track 1: volume 1.7", "Track 2: volume 1.7", "Track 2: pan 3",
              "Track 2: length in bars -1"})
            QVERIFY2(refused.err.contains(error), (error + (": " + refused.err)).constData());
    }

    void wrongTypesAndUnboundedNumbersAreFaultsToo() {
        const QString song = in(q("odd.json"));
        writeText(
            song,
            R"({"version":1,"meta":{"bpm":"fast","ppq":1e9,"time_signature":[4]},"drums":[7,{"channel":"x"}],
            "patterns":[{"bars":1e308,"notes":"none"}],"items":[{"pattern":1,"bar":-1e308,"bars":true}],
            "melodic_tracks":[{"notes":[{"pos":"first","len":{}}],"repeats":["a",1,{}],"volume":null,"pan":[]}],"sections":3})");
        const Run refused = write(song);
        QCOMPARE(refused.code, 1);
        for (const char* error : {"meta.bpm", "ppq 1000000000", "meta.time_signature", "drums[0]",
                                  "drums[1].channel", "patterns[0].notes", "Pattern 1: length in bars 1e+308",
                                  "items[0].bars", "start bar -1e+308", "melodic_tracks[0].notes[0].pos",
                                  "melodic_tracks[0].notes[0].len", "melodic_tracks[0].repeats[0]",
                                  "melodic_tracks[0].repeats[2]", "melodic_tracks[0].pan", "\"sections\""})
            QVERIFY2(refused.err.contains(error), (error + (": " + refused.err)).constData());
    }

    void placesAreBeatsTimesPpq() {
        NEEDS_SHARED_DATA();
        const QString song = caseFile("song_bars_as_floats.json");
        addSamples();
        const auto clip = [&] {
            for (const QJsonValue& item : written()[u"playlist"].toArray())
                if (item[u"track"].toInt() == 2) return item.toObject();
            return QJsonObject();
        };
        QCOMPARE(write(song).code, 0);
        QCOMPARE(clip()[u"startTicks"].toInt(), 384);
        QCOMPARE(clip()[u"lengthTicks"].toInt(), 4 * 384);
        withChanged(song, [](QJsonObject& object) {
            changeTrack(object, [](QJsonObject& track) {
                track[u"bar"] = 1.5;
                track[u"num_bars"] = 2.25;
                track[u"repeats"] = QJsonArray{4.125};
            });
        });
        const Run made = write(song);
        QVERIFY2(made.code == 0, made.err);
        QCOMPARE(clip()[u"startTicks"].toInt(), 576);
        QCOMPARE(clip()[u"lengthTicks"].toInt(), 864);
    }

    void aTrackWithoutPlacementHasFourBarsFromTheFirst() {
        NEEDS_SHARED_DATA();
        const QString song = caseFile("song_audio_without_placement.json");
        addSamples();
        const Run faulty = write(song); // an audio clip has no notes
        QCOMPARE(faulty.code, 1);
        withChanged(song, [](QJsonObject& object) {
            changeTrack(object, [](QJsonObject& track) {
                track.remove(u"notes");
                track[u"seconds"] = 60.0;
            });
        });
        const Run made = write(song);
        QVERIFY2(made.code == 0, made.err);
        for (const QJsonValue& item : some(written()[u"playlist"].toArray())) {
            if (item[u"kind"].toString() != u"audio") continue;
            QCOMPARE(item[u"startTicks"].toInt(), 0);
            QCOMPARE(item[u"lengthTicks"].toInt(), 4 * 384);
        }
    }

    void aChannelThatMovesIsTold() {
        NEEDS_SHARED_DATA();
        const QString song = caseFile("song_missing_and_relative_samples.json");
        addSamples();
        withChanged(song, [](QJsonObject& object) {
            changeTrack(object, [](QJsonObject& track) { track[u"channel_index"] = 40; });
        });
        const Run made = write(song, {q("--json")});
        QCOMPARE(made.code, 0);
        QVERIFY2(made.err.contains("40 (Bass) is 17"), made.err);
        QVERIFY(made.json()[u"notices"][0].toString().contains(u"40 (Bass) is 17"));
    }

    void aSongOfEndlessRepeatsIsRefusedInASentence() {
        const QString song = in(q("endless.json"));
        QByteArray items;
        for (int n = 0; n < 60; ++n)
            items += (n ? "," : "") + QByteArray(R"({"pattern":1,"bar":0,"bars":100000,"track":1})");
        writeText(
            song,
            R"({"version":1,"meta":{"bpm":95},"patterns":[{"bars":1,"notes":[{"channel":0,"pos":0,"len":1,
            "key":60,"vel":100}]}],"items":[)" +
                items + "]}");
        const Run refused = write(song);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("6000000 patterns and clips"), refused.err);
    }

    void aPathRootIsAFolderOfWindows() {
        QVERIFY(QDir(in(QString())).mkpath(q("case")));
        const QString song = in(q("empty.json"));
        writeText(song, R"({"version":1,"meta":{"bpm":95}})");
        for (const char* root : {"/home/me/packs", "Packs", "C:", "C:\\a*b"})
            QCOMPARE(
                write(song, {q("--path-style"), q("windows"), q("--path-root"), QLatin1String(root)}).code,
                2);
        for (const char* root : {"C:\\Packs", "\\\\nas\\music"})
            QCOMPARE(
                write(song, {q("--path-style"), q("windows"), q("--path-root"), QLatin1String(root)}).code,
                0);
    }

    void theOriginalDesignsIndexIsReadAndRebased() {
        NEEDS_SHARED_DATA();
        const QString index = caseFile("index_original_design_windows.json");
        const auto select = [&](const char* role, const QStringList& more = {}) {
            return run(
                QStringList{q("select"), q("--index"), index, q("--role"), QLatin1String(role), q("--json")} +
                more);
        };
        const Run kick = select("kick");
        QVERIFY2(kick.code == 0 && kick.err.isEmpty(), kick.err);
        QCOMPARE(kick.json()[u"matches"][0][u"path"].toString(), q("D:/Samples/Pack/Drums/kick_01.wav"));
        const Run bass = select("bass", {q("--key"), q("Am"), q("--bpm"), q("95")});
        QCOMPARE(bass.json()[u"matches"][0][u"key"].toString(), q("Am"));

        QDir().mkpath(in(q("case/new/Drums")));
        writeText(in(q("case/new/Drums/kick_01.wav")), wav());
        const Run found = select("kick", {q("--root"), in(q("case/new"))});
        QVERIFY2(found.code == 0, found.err);
        QCOMPARE(found.json()[u"matches"][0][u"path"].toString(), in(q("case/new/Drums/kick_01.wav")));
        QCOMPARE(found.json()[u"unresolved"][0][u"path"].toString(), q("D:/Samples/Pack/Bass/bass_Am.wav"));
        QVERIFY(found.err.contains("bass_Am.wav"));

        const QStringList compose = {q("compose"),  q("--index"),         index, q("--bars"), q("8"),
                                     q("--output"), in(q("case/out.flp"))};
        const Run lost = run(compose);
        QCOMPARE(lost.code, 1);
        QVERIFY2(lost.err.contains("--root"), lost.err);
        const Run made = run(compose + QStringList{q("--root"), in(q("case/new"))});
        QVERIFY2(made.code == 0, made.err);
        QVERIFY(QFile::exists(in(q("case/out samples/kick_01.wav"))));
    }

    void aZippedProjectIsReadAsAProjectIs() {
        const Run made = run({q("compose"), q("--bars"), q("8"), q("--output"), in(q("case/zipped.flp")),
                              q("--samples"), q("zip")});
        QVERIFY2(made.code == 0, made.err);
        QVERIFY(made.err.contains("demo pack")); // what it is made of where nobody says
        const QString zip = in(q("case/zipped.zip"));
        const Run read = run({q("flp"), zip, q("--json")});
        QVERIFY2(read.code == 0, read.err);
        QVERIFY(read.json()[u"channels"].toArray().size() > 17);
        QVERIFY(run({q("flp"), zip, q("--missing")}).out.isEmpty());
        const Run relinked =
            run({q("flp"), zip, q("--relink"), in(q("case")), q("--output"), in(q("case/out.flp"))});
        QVERIFY2(relinked.code == 0, relinked.err);
        QVERIFY(relinked.err.contains("unpack"));
        const Run both = run(
            {q("compose"), q("--bars"), q("8"), q("--template"), zip, q("--output"), in(q("case/both.flp"))});
        QVERIFY2(both.code == 0, both.err);
        writeText(in(q("case/broken.zip")), "PK\3\4 and no more");
        QCOMPARE(run({q("flp"), in(q("case/broken.zip"))}).code, 1);
    }

    void aFreshMachineComposes() {
        const QStringList compose = {
            q("compose"), q("--key"), q("Am"), q("--bpm"), q("95"), q("--output"), in(q("case/track.flp")),
            q("--json")};
        QProcess other; // at once, for another project
        start(other, {q("compose"), q("--bars"), q("8"), q("--output"), in(q("case/other.flp"))}, q("fresh"));
        const Run first = run(compose, q("fresh"));
        QVERIFY2(first.code == 0, first.err);
        QVERIFY(other.waitForFinished(240000));
        QVERIFY2(other.exitCode() == 0, other.readAllStandardError());
        QCOMPARE(QDir(in(q("fresh/demo")))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                     .size(),
                 1);
        const QJsonObject project = run({q("flp"), in(q("case/track.flp")), q("--json")}).json();
        int samples = 0;
        for (const QJsonValue& channel : some(project[u"channels"].toArray())) {
            const QString path = channel[u"samplePath"].toString();
            if (path.isEmpty()) continue;
            QVERIFY2(path.startsWith(in(q("case/track samples/"))) && QFile::exists(path), qPrintable(path));
            ++samples;
        }
        QVERIFY(samples >= 8);
        // The pack is there for the next time, and a damaged one is made again.
        const QStringList before = everythingUnder(in(q("fresh/demo")));
        const Run second = run(compose, q("fresh"));
        QCOMPARE(second.json(), first.json());
        QCOMPARE(everythingUnder(in(q("fresh/demo"))), before);
        for (const QString& file : before)
            if (file.endsWith(q(".wav"))) {
                QFile(file).resize(100);
                break;
            }
        const Run third = run(compose, q("fresh"));
        QVERIFY2(third.code == 0, third.err);
        QCOMPARE(third.json(), first.json());
        QCOMPARE(everythingUnder(in(q("fresh/demo"))), before);
        QCOMPARE(run(compose + QStringList{q("--root"), in(q("case"))}).code, 2); // of no index
    }

    void theDemoSongsPartsArePlayedByTheirRoles() {
        const QJsonArray choices =
            run({q("compose"), q("--output"), in(q("case/track.flp")), q("--json")}, q("fresh"))
                .json()[u"choices"]
                .toArray();
        QMap<QString, QString> reasons;
        for (const QJsonValue& choice : choices)
            reasons[choice[u"part"].toString()] =
                choice[u"reason"].toString() + u' ' + choice[u"path"].toString();
        for (const char* part : {"Chords", "Pad", "Lead"})
            QVERIFY2(!reasons[QLatin1String(part)].contains(u"perc"),
                     qPrintable(reasons[QLatin1String(part)]));
    }

    /// What was marked while recording is a region, named as its label is.
    void marksBecomeRegions() {
        NEEDS_SHARED_DATA();
        const auto marksOf = [this](const char* name) {
            const Run heard = run({q("detect"), caseFile(name), q("--json")});
            QStringList marks;
            const QJsonArray recordings = heard.json()[u"recordings"].toArray();
            for (const QJsonValue& slice : recordings.at(0)[u"slices"].toArray())
                if (slice[u"origin"] == q("mark"))
                    marks << QStringLiteral("%1 %2")
                                 .arg(slice[u"begin"].toInt())
                                 .arg(slice[u"label"].toString());
            return marks;
        };
        QCOMPARE(marksOf("marks_in_quiet.wav"), (QStringList{q("9600 "), q("22400 "), q("35200 ")}));
        QCOMPARE(marksOf("scene_take_marks.wav"), (QStringList{q("7200 clank"), q("32800 ramp")}));
        const QString out = in(q("marked"));
        // What was found before and is taken from the cache is named the same.
        const Run packed = run({q("pack"), caseFile("scene_take_marks.wav"), q("--out"), out, q("--no-zip")});
        QCOMPARE(packed.code, 0);
        QStringList names;
        QDirIterator files(out, {q("*.wav")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            names << QFileInfo(files.next()).completeBaseName();
        QVERIFY2(names.contains(q("clank")) && names.contains(q("ramp")), qPrintable(names.join(u' ')));
    }
};

GLEANER_TEST(CliCasesTest)
#include "cli_cases_test.moc"
