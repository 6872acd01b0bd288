// Files that a recorder split, and two recorders of one event, on the command line.

#include "command_line.h"
#include "support/program.h"

using namespace gleaner::test;

namespace {

constexpr int frameBytes = 6, rate = 48000; // WAV, stereo, 24 bit

QByteArray number(quint64 value, int bytes) {
    QByteArray text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>((value >> (8 * i)) & 0xFF);
    return text;
}

QByteArray chunk(const char* id, const QByteArray& body) {
    return QByteArray(id) + number(static_cast<quint64>(body.size()), 4) + body;
}

/// As a recorder writes it; `clock` counts frames from midnight.
QByteArray bext(quint64 clock) {
    QByteArray body(256, '\0');
    body += QByteArray("ZOOM F6").leftJustified(64, '\0') + "2024-05-12" + "14:03:22";
    return chunk("bext", (body + number(clock, 8)).leftJustified(602, '\0'));
}

}

class CliRecordersTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        makeShortRecording();
        QFile file(m_recording);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_sound = file.readAll().mid(44);
        m_format = chunk("fmt ", number(1, 2) + number(2, 2) + number(rate, 4) +
                                     number(rate * frameBytes, 4) + number(frameBytes, 2) + number(24, 2));
    }

    void whatGoesOnToTheFrameIsOneRecording() {
        const qint64 joint = 200003;
        const QStringList files = {write("ZOOM0001.WAV", 0, joint, bext(1000000)),
                                   write("ZOOM0001-0001.WAV", joint, -1, bext(1000000 + joint))};
        const Run one = run(QStringList{QStringLiteral("detect"), QStringLiteral("--json")} + files);
        QVERIFY2(one.code == 0, one.err);
        QVERIFY2(one.err.contains("read as one recording with ZOOM0001-0001.WAV"), one.err);
        const QJsonArray recordings = one.json()[QStringLiteral("recordings")].toArray();
        QCOMPARE(recordings.size(), 1);
        QCOMPARE(recordings[0][QStringLiteral("frames")].toInteger(), m_sound.size() / frameBytes);
        QCOMPARE(recordings[0][QStringLiteral("parts")].toArray().size(), 2);
        const QJsonArray whole = run({QStringLiteral("detect"), QStringLiteral("--json"), m_recording})
                                     .json()[QStringLiteral("recordings")]
                                     .toArray();
        QVERIFY(!whole[0][QStringLiteral("slices")].toArray().isEmpty());
        QCOMPARE(recordings[0][QStringLiteral("slices")], whole[0][QStringLiteral("slices")]);

        const QStringList apart{QStringLiteral("detect"), QStringLiteral("--json"),
                                QStringLiteral("--no-join")};
        QCOMPARE(run(apart + files).json()[QStringLiteral("recordings")].toArray().size(), 2);
    }

    void aPackNamesEveryPart() {
        const QStringList files = {write("a.wav", 0, 250000, {}), write("b.wav", 250000, -1, {})};
        const QStringList pack{QStringLiteral("pack"), QStringLiteral("--json"), QStringLiteral("--no-zip"),
                               QStringLiteral("--out"), in(QStringLiteral("packs"))};
        const Run joined = run(pack + files + QStringList{QStringLiteral("--join")});
        QVERIFY2(joined.code == 0, joined.err);
        QFile manifest(joined.json()[QStringLiteral("manifest")].toString());
        QVERIFY(manifest.open(QIODevice::ReadOnly));
        const QJsonObject told = QJsonDocument::fromJson(manifest.readAll()).object();
        const QJsonArray sources = told[QStringLiteral("sources")].toArray();
        QCOMPARE(sources.size(), 1);
        const QJsonArray parts = sources[0][QStringLiteral("parts")].toArray();
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[0][QStringLiteral("file")].toString(), QStringLiteral("a.wav"));
        QCOMPARE(parts[0][QStringLiteral("frames")].toInt(), 250000);
        QCOMPARE(parts[1][QStringLiteral("sha256")].toString().size(), 64);
        QCOMPARE(run({QStringLiteral("verify"), joined.json()[QStringLiteral("folder")].toString()}).code, 0);
        // A request that names the parts, and what a fresh pack has, is the same pack.
        writeText(in(QStringLiteral("request.json")),
                  QJsonDocument(
                      QJsonObject{{QStringLiteral("fx_preset"), QStringLiteral("clean-one-shots")},
                                  {QStringLiteral("loops"), QStringLiteral("exact-bars")},
                                  {QStringLiteral("take_levels"), QStringLiteral("together")},
                                  {QStringLiteral("assets"),
                                   QJsonArray{QJsonObject{{QStringLiteral("file"), files[0]},
                                                          {QStringLiteral("parts"), QJsonArray{files[1]}}}}}})
                      .toJson());
        const Run asked =
            run(pack + QStringList{QStringLiteral("--request"), in(QStringLiteral("request.json"))});
        QVERIFY2(asked.code == 0, asked.err);
        QCOMPARE(asked.json()[QStringLiteral("files")], joined.json()[QStringLiteral("files")]);
        QCOMPARE(asked.json()[QStringLiteral("rendered")].toInt(), 0);

        QVERIFY(QFile::remove(files[1]));
        const Run gone =
            run(pack + QStringList{QStringLiteral("--request"), in(QStringLiteral("request.json"))});
        QCOMPARE(gone.code, 1);
        QVERIFY2(isOneSentence(gone.err) && gone.err.contains("part 2 of 2"), gone.err);
    }

    void twoRecordersAreAligned() {
        const QString late = write("late.wav", 120000, -1, {});
        const Run found = run({QStringLiteral("align"), m_recording, late, QStringLiteral("--json")});
        QVERIFY2(found.code == 0, found.err);
        QVERIFY(std::abs(found.json()[QStringLiteral("offsetSeconds")].toDouble() - 2.5) < 0.001);
        QVERIFY(std::abs(found.json()[QStringLiteral("driftPpm")].toDouble()) < 20.0);
        QVERIFY(run({QStringLiteral("align"), late, m_recording})
                    .out.contains("begins 2.5000 s before late.wav"));
        QCOMPARE(run({QStringLiteral("align"), late}).code, 2);
    }

    void eachRegionOfAnEventIsTakenOnce() {
        const QString late = write("late.wav", 120000, -1, {});
        const QStringList plan{QStringLiteral("pack"), QStringLiteral("--plan"), QStringLiteral("--json"),
                               m_recording, late};
        const auto itemsOf = [](const Run& made) { return made.json()[QStringLiteral("items")].toArray(); };
        const QJsonArray both = itemsOf(run(plan)),
                         once = itemsOf(run(plan + QStringList{QStringLiteral("--aligned")}));
        const QJsonArray alone = itemsOf(
            run({QStringLiteral("pack"), QStringLiteral("--plan"), QStringLiteral("--json"), m_recording}));
        QVERIFY(alone.size() > 3);
        QVERIFY(both.size() > alone.size());
        QVERIFY2(once.size() <= alone.size() + 1, qPrintable(QString::number(once.size())));
        const auto sourcesOf = [](const QJsonArray& items) {
            QMap<QString, int> counts;
            for (const QJsonValue& item : items)
                ++counts[item[QStringLiteral("source")].toString()];
            return counts;
        };
        const Run preferred = run(plan + QStringList{QStringLiteral("--prefer"), QStringLiteral("late.wav")});
        QVERIFY2(preferred.code == 0, preferred.err);
        const QString lateId = run({QStringLiteral("detect"), QStringLiteral("--json"), late})
                                   .json()[QStringLiteral("recordings")][0][QStringLiteral("id")]
                                   .toString();
        for (const QJsonValue& item : itemsOf(preferred)) {
            const bool isLate = item[QStringLiteral("source")].toString() == lateId;
            QVERIFY(isLate || item[QStringLiteral("begin")].toInt() < 120000 + rate);
        }
        QVERIFY(sourcesOf(itemsOf(preferred)).value(lateId) > sourcesOf(once).value(lateId));
        const Run wrong = run(plan + QStringList{QStringLiteral("--prefer"), QStringLiteral("nobody.wav")});
        QCOMPARE(wrong.code, 1);
        QVERIFY2(isOneSentence(wrong.err) && wrong.err.contains("nobody.wav"), wrong.err);
    }

private:
    /// Frames of the recording as a file of its own; -1: to its end.
    QString write(const char* name, qint64 begin, qint64 end, const QByteArray& chunks) {
        const QByteArray sound = m_sound.mid(begin * frameBytes, end < 0 ? -1 : (end - begin) * frameBytes);
        const QByteArray content = "WAVE" + chunks + m_format + chunk("data", sound);
        const QString file = in(QString::fromLatin1(name));
        writeText(file, chunk("RIFF", content));
        return file;
    }

    QByteArray m_sound, m_format;
};

GLEANER_TEST(CliRecordersTest)
#include "cli_recorders_test.moc"
