// Where a loose sample is from and what became of it, and what became of a pack, on the command line.

#include "command_line.h"
#include "support/program.h"
#include "support/schema_errors.h"

using namespace gleaner::test;

class CliProofTest : public QObject, protected CommandLine {
    Q_OBJECT

    /// A sample of the pack, copied to where nothing else is.
    QString looseSample(const QString& name) const {
        const QString copy = in(name);
        QFile::remove(copy);
        QFile::copy(m_sample, copy);
        return copy;
    }
    static void flip(const QString& name, qint64 at) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(at);
        const QByteArray byte = file.read(1);
        file.seek(at);
        file.write(QByteArray(1, static_cast<char>(byte[0] ^ 1)));
    }

    QString m_folderOfPack, m_sample;

private Q_SLOTS:
    void initTestCase() {
        makeShortRecording();
        const Run packed =
            packTo(QStringLiteral("packs"), {QStringLiteral("--artist"), QStringLiteral("Jo Field"),
                                             QStringLiteral("--copyright"), QStringLiteral("CC0-1.0")});
        QVERIFY2(packed.code == 0, packed.err);
        m_folderOfPack = packed.json()[QStringLiteral("folder")].toString();
        for (const QString& name : everythingUnder(m_folderOfPack))
            if (name.endsWith(QLatin1String(".wav"))) m_sample = name;
        QVERIFY(!m_sample.isEmpty());
    }

    void aSampleSaysWhereItIsFrom() {
        const QString file = looseSample(QFileInfo(m_sample).fileName());
        const Run proof = run({QStringLiteral("verify"), file});
        QVERIFY2(proof.code == 0, proof.err);
        QVERIFY(proof.out.contains("From the recording of SHA-256 "));
        QVERIFY(proof.out.contains("Gain ") && proof.out.contains("highpass("));
        QVERIFY(proof.out.endsWith(": as it was written.\n"));
        const Run printed = run({QStringLiteral("verify"), file, QStringLiteral("--json")});
        QCOMPARE(printed.code, 0);
        QCOMPARE(printed.json()[QStringLiteral("ok")], QJsonValue(true));
        QCOMPARE(printed.json()[QStringLiteral("sourceSha256")].toString().size(), 64);
        VERIFY_SCHEMA("verify_sample-1", printed.json());
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        QVERIFY(bytes.readAll().contains(QByteArray("ICOP\x08\0\0\0CC0-1.0", 15)));
    }

    void aShopsDemandsAreToldAndWhatMendsThem() {
        const QStringList lint = {QStringLiteral("lint"), m_folderOfPack, QStringLiteral("--profile")};
        const Run refused = run(lint + QStringList{QStringLiteral("splice")});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.out.contains("red name-numbers: "), refused.out);
        QVERIFY(refused.err.contains(" red."));
        const QString request = in(QStringLiteral("mended.json"));
        const Run mended =
            run(lint + QStringList{QStringLiteral("splice"), QStringLiteral("--fix-to"), request,
                                   QStringLiteral("--recordings"), QFileInfo(request).path()});
        QVERIFY2(mended.out.contains("naming_convention: classic would be splice, which mends "), mended.out);
        QFile written(request);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains("\"naming_convention\": \"splice\""));
        const Run printed = run(lint + QStringList{QStringLiteral("digitakt"), QStringLiteral("--json")});
        VERIFY_SCHEMA("lint-1", printed.json());
        const Run unknown = run(lint + QStringList{QStringLiteral("corner")});
        QCOMPARE(unknown.code, 2);
        QVERIFY(unknown.err.contains("--profile takes one of splice, "));
    }

    void whatWasDoneIsToldAndEndsWithOne() {
        const QString file = looseSample(QStringLiteral("other name.wav"));
        flip(file, 44 + 3000);
        const Run proof = run({QStringLiteral("verify"), file});
        QCOMPARE(proof.code, 1);
        QVERIFY2(proof.out.contains("Changed: its sound was edited between "), proof.out);
        QVERIFY2(proof.out.contains("Changed: it was renamed"), proof.out);
        QVERIFY2(isOneSentence(proof.err) && proof.err.contains("is not what was written: 2 changes"),
                 proof.err);
        const Run printed = run({QStringLiteral("verify"), file, QStringLiteral("--json")});
        QCOMPARE(printed.code, 1);
        const QJsonArray changes = printed.json()[QStringLiteral("changes")].toArray();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].toObject()[QStringLiteral("change")], QJsonValue(QStringLiteral("edited")));
        QCOMPARE(changes[1].toObject()[QStringLiteral("change")], QJsonValue(QStringLiteral("renamed")));
        VERIFY_SCHEMA("verify_sample-1", printed.json());
    }

    void whatSaysNothingNeedsItsPack() {
        const Run alone = run({QStringLiteral("verify"), m_recording});
        QCOMPARE(alone.code, 1);
        QVERIFY2(isOneSentence(alone.err) && alone.err.contains("--pack"), alone.err);
        const Run foreign =
            run({QStringLiteral("verify"), m_recording, QStringLiteral("--pack"), m_folderOfPack});
        QCOMPARE(foreign.code, 1);
        QVERIFY2(isOneSentence(foreign.err) && foreign.err.contains("is none of the samples"), foreign.err);
        QCOMPARE(
            run({QStringLiteral("verify"), m_folderOfPack, QStringLiteral("--pack"), m_folderOfPack}).code,
            2);
    }

    void aDifferenceIsAnEntryForAChangelog() {
        const Run other =
            packTo(QStringLiteral("others"), {QStringLiteral("--tag"), QStringLiteral("night"),
                                              QStringLiteral("--true-peak"), QStringLiteral("-3")});
        QVERIFY2(other.code == 0, other.err);
        const QString newer = other.json()[QStringLiteral("zip")].toString();
        const Run same = run({QStringLiteral("diff"), m_folderOfPack, m_folderOfPack});
        QVERIFY(same.code == 0 && same.out.endsWith("nothing changed.\n"));
        const Run diff = run({QStringLiteral("diff"), m_folderOfPack, newer});
        QVERIFY2(diff.code == 0, diff.err);
        QVERIFY2(diff.out.startsWith("## Gleaner pack "), diff.out);
        QVERIFY2(diff.out.contains("### Changed sound (") && diff.out.contains("### Changed facts ("),
                 diff.out);
        QVERIFY2(diff.out.contains("\n- true_peak_db -1 to -3\n"), diff.out);
        const Run printed = run({QStringLiteral("diff"), m_folderOfPack, newer, QStringLiteral("--json")});
        QVERIFY(!printed.json()[QStringLiteral("changedSound")].toArray().isEmpty());
        VERIFY_SCHEMA("diff-1", printed.json());
        QCOMPARE(run({QStringLiteral("diff"), m_folderOfPack}).code, 2);
        QCOMPARE(run({QStringLiteral("diff"), m_folderOfPack, in(QStringLiteral("nothing"))}).code, 1);
    }

    void lossyFormatsAreProvedAsWell_data() {
        QTest::addColumn<QString>("format");
        QTest::newRow("ogg") << QStringLiteral("ogg");
        QTest::newRow("opus") << QStringLiteral("opus");
    }
    void lossyFormatsAreProvedAsWell() {
        QFETCH(QString, format);
        const Run packed = packTo(format, {QStringLiteral("--format"), format});
        QVERIFY2(packed.code == 0, packed.err);
        const Run again = packTo(format + QStringLiteral("-2"), {QStringLiteral("--format"), format},
                                 QStringLiteral("cache-") + format);
        QCOMPARE(again.json()[QStringLiteral("zipSha256")], packed.json()[QStringLiteral("zipSha256")]);
        const Run proof = run({QStringLiteral("verify"), packed.json()[QStringLiteral("zip")].toString()});
        QVERIFY2(proof.code == 0, proof.out + proof.err);
        const QString folder = packed.json()[QStringLiteral("folder")].toString();
        for (const QString& name : everythingUnder(folder))
            if (name.endsWith(QLatin1Char('.') + format)) {
                const Run sample = run({QStringLiteral("verify"), name});
                QVERIFY2(sample.code == 0, sample.out + sample.err);
            }
    }

    void opusHoldsOneRate() {
        const Run refused =
            packTo(QStringLiteral("refused"), {QStringLiteral("--format"), QStringLiteral("opus"),
                                               QStringLiteral("--rate"), QStringLiteral("44100")});
        QCOMPARE(refused.code, 1);
        QVERIFY2(isOneSentence(refused.err) && refused.err.contains("48000"), refused.err);
        QVERIFY(!QFile::exists(in(QStringLiteral("refused"))));
    }
};

GLEANER_TEST(CliProofTest)
#include "cli_proof_test.moc"
