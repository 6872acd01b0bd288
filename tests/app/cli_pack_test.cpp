// Recordings to packs on the command line: bytes, exit codes, what is left behind.

#include "command_line.h"
#include "support/program.h"
#include "support/schema_errors.h"
#include "support/some.h"

using namespace gleaner::test;

class CliPackTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeRecording(); }

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

    void aPackThatStandsIsLeftAlone() {
        const QString zip = packTo(QStringLiteral("standing")).json()[QStringLiteral("zip")].toString();
        const QDateTime written = QFileInfo(zip).lastModified();
        const Run again = packTo(QStringLiteral("standing"));
        QVERIFY2(again.code == 0, again.err);
        QCOMPARE(QFileInfo(zip).lastModified(), written);
        const QString sample =
            everythingUnder(QString(zip).chopped(4)).filter(QStringLiteral(".wav")).first();
        QVERIFY(QFile::remove(sample));
        QVERIFY(packTo(QStringLiteral("standing")).code == 0);
        QVERIFY(QFile::exists(sample));
        QVERIFY(QFileInfo(zip).lastModified() > written);
    }

    void anotherPresetIsAnotherConfiguration() {
        const QJsonObject plain = packTo(QStringLiteral("a")).json();
        const QJsonObject tape =
            packTo(QStringLiteral("a"), {QStringLiteral("--preset"), QStringLiteral("warm-tape")}).json();
        QVERIFY(!tape[QStringLiteral("configHash")].toString().isEmpty());
        QVERIFY(plain[QStringLiteral("configHash")] != tape[QStringLiteral("configHash")]);
        QVERIFY(plain[QStringLiteral("packId")] != tape[QStringLiteral("packId")]);
        // A kind's own: the other kinds stay what they were.
        const QJsonObject dull =
            packTo(QStringLiteral("a"), {QStringLiteral("--preset-phrase"), QStringLiteral("warm-tape")})
                .json();
        QVERIFY(dull[QStringLiteral("packId")] != plain[QStringLiteral("packId")]);
        QVERIFY(dull[QStringLiteral("packId")] != tape[QStringLiteral("packId")]);
        QCOMPARE(dull[QStringLiteral("reused")].toInt(), dull[QStringLiteral("files")].toInt());
        QVERIFY(dull[QStringLiteral("phrases")].toInt() > 0);
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
        for (const QJsonValue& value : some(recording[QStringLiteral("slices")].toArray())) {
            const QJsonObject slice = value.toObject();
            for (const char* field : {"id", "kind", "begin", "end", "confidence", "reason", "role", "bpm",
                                      "bars", "key", "pitchHz", "character"})
                QVERIFY2(slice.contains(QLatin1String(field)), field);
            kinds << slice[QStringLiteral("kind")].toString();
        }
        QCOMPARE(kinds.size(), 4);
    }

    void documentsFollowTheirSchemas() {
        const QString json = QStringLiteral("--json");
        const Run detect = run({QStringLiteral("detect"), m_recording, json});
        QVERIFY2(detect.code == 0, detect.err);
        VERIFY_SCHEMA("detect-1", detect.json());
        const Run plan = run({QStringLiteral("pack"), m_recording, QStringLiteral("--plan"), json});
        QVERIFY2(plan.code == 0, plan.err);
        VERIFY_SCHEMA("plan-1", plan.json());
        const QString index = in(QStringLiteral("schema_index.json"));
        const Run indexed = run({QStringLiteral("index"), in(QStringLiteral("packs")),
                                 QStringLiteral("--output"), index, QStringLiteral("--json")});
        QVERIFY2(indexed.code == 0, indexed.err);
        QFile file(index);
        QVERIFY(file.open(QIODevice::ReadOnly));
        VERIFY_SCHEMA("index-2", QJsonDocument::fromJson(file.readAll()).object());
    }

    /// Everything that is printed, but for what is a file on disk, has names in camelCase.
    void printedNamesAreInCamelCase() {
        static const QRegularExpression snake(QStringLiteral("\"[a-z0-9]+_[a-z0-9_]*\" *:"));
        for (const QStringList& arguments :
             {QStringList{QStringLiteral("detect"), m_recording},
              QStringList{QStringLiteral("pack"), m_recording, QStringLiteral("--plan")},
              QStringList{QStringLiteral("analyse"), m_recording},
              QStringList{QStringLiteral("verify"), m_zip}}) {
            const Run printed = run(arguments + QStringList{QStringLiteral("--json")});
            QVERIFY2(printed.code == 0, printed.err);
            QCOMPARE(snake.match(QString::fromUtf8(printed.out)).captured(), QString());
        }
    }

    void anUnknownFieldOfARequestIsRefused() {
        const QString request = in(QStringLiteral("sources.json"));
        writeText(request, "{\"sources\": [\"walk.wav\"]}");
        const Run refused = run({QStringLiteral("pack"), QStringLiteral("--request"), request,
                                 QStringLiteral("--out"), in(QStringLiteral("nowhere"))});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("sources.json: \"sources\" is no field that is known here; \"assets\" "
                                      "may be meant"),
                 refused.err);
        QVERIFY(!QFile::exists(in(QStringLiteral("nowhere"))));
    }

    void aSignalCancelsAndLeavesNothing() {
        const QString out = in(QStringLiteral("cancelled"));
        QProcess process;
        start(
            process,
            {QStringLiteral("pack"), m_recording, QStringLiteral("--out"), out, QStringLiteral("--progress")},
            QStringLiteral("cache-cancelled"));
        QVERIFY(process.waitForReadyRead(0) || process.waitForStarted());
        process.setReadChannel(QProcess::StandardError);
        QVERIFY(process.waitForReadyRead(60000));
        process.terminate();
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(everythingUnder(out).isEmpty());
    }
};

GLEANER_TEST(CliPackTest)
#include "cli_pack_test.moc"
