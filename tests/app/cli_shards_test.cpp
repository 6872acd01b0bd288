// One pack on several machines: four programs at once render a plan into one store, and what is put together
// from it is what one program makes, to the byte.

#include "command_line.h"

#include "files/paths.h"
#include "support/program.h"
#include "support/scratch.h"

using namespace gleaner;
using namespace gleaner::test;

class CliShardsTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        makeShortRecording();
        QVERIFY(QFile::copy(m_recording, in(QStringLiteral("other.wav"))));
        QFile other(in(QStringLiteral("other.wav")));
        QVERIFY(other.open(QIODevice::ReadWrite) &&
                other.resize(44 + 6 * 48000 * 2 * 3)); // cut in its middle
    }

    /// Each recording is listened to by itself, as by four machines with caches of their own.
    void fourProgramsMakeWhatOneMakes() {
        if (QStandardPaths::findExecutable(QStringLiteral("parallel")).isEmpty())
            QSKIP("GNU parallel is not installed");
        const Run alone =
            run(QStringList{QStringLiteral("pack"), m_recording, in(QStringLiteral("other.wav"))} +
                options() + QStringList{QStringLiteral("--out"), in(QStringLiteral("alone"))});
        QVERIFY2(alone.code == 0, alone.err);
        inParallel({QStringLiteral("pack"), QStringLiteral("{}"), QStringLiteral("--plan-out"),
                    QStringLiteral("{}.json")},
                   {m_recording, in(QStringLiteral("other.wav"))});
        inParallel(QStringList{QStringLiteral("render")} + plans() +
                       QStringList{QStringLiteral("--shard"), QStringLiteral("{}/4"),
                                   QStringLiteral("--store"), in(QStringLiteral("store"))},
                   {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")});
        const Run together = putTogether(QStringLiteral("together"));
        QVERIFY2(together.code == 0, together.err);
        QVERIFY(together.out.contains("0 rendered"));
        QCOMPARE(filesIn(library::pathFromUtf8(in(QStringLiteral("together")).toStdString())),
                 filesIn(library::pathFromUtf8(in(QStringLiteral("alone")).toStdString())));
        for (const QString& name : everythingUnder(in(QStringLiteral("alone"))))
            if (QFileInfo(name).isFile()) QCOMPARE(bytesOf(twinOf(name)), bytesOf(name));
    }

    void aMissingShardIsNamed() {
        const Run planned = plan(m_recording);
        QVERIFY2(planned.code == 0, planned.err);
        for (const char* shard : {"1/3", "3/3"}) {
            const Run rendered = render(QString::fromLatin1(shard), QStringLiteral("holes"));
            QVERIFY2(rendered.code == 0, rendered.err);
        }
        const Run lacking = putTogether(QStringLiteral("none"), {m_recording + QStringLiteral(".json")},
                                        QStringLiteral("holes"));
        QCOMPARE(lacking.code, 1);
        QVERIFY2(isOneSentence(lacking.err), lacking.err);
        QVERIFY2(lacking.err.contains("shard 2/3 was not rendered there"), lacking.err);
        QVERIFY(!QFile::exists(in(QStringLiteral("none"))));
    }

    void anotherRecordingIsRefused() {
        const QString file = in(QStringLiteral("changing.wav"));
        QVERIFY(QFile::copy(m_recording, file));
        QVERIFY(plan(file).code == 0);
        QFile changed(file);
        QVERIFY(changed.open(QIODevice::ReadWrite) && changed.seek(100'000) && changed.write("changed") == 7);
        changed.close();
        const Run refused =
            render(QStringLiteral("1/1"), QStringLiteral("changed"), {file + QStringLiteral(".json")});
        QCOMPARE(refused.code, 1);
        QVERIFY2(isOneSentence(refused.err) &&
                     refused.err.contains("is not the recording that the plan was made of"),
                 refused.err);
        QFile::remove(file);
        const Run missing =
            render(QStringLiteral("1/1"), QStringLiteral("changed"), {file + QStringLiteral(".json")});
        QVERIFY2(isOneSentence(missing.err) && missing.err.contains("there is no such file"), missing.err);
    }

    void aPlanOfAnotherVersionIsRefused() {
        QVERIFY(plan(m_recording).code == 0);
        QByteArray bytes = bytesOf(m_recording + QStringLiteral(".json"));
        const QByteArray id =
            QJsonDocument::fromJson(bytes).object()[QStringLiteral("pack_id")].toString().toUtf8();
        writeText(in(QStringLiteral("old.json")), bytes.replace(id, "0123456789ab"));
        const Run refused =
            render(QStringLiteral("1/1"), QStringLiteral("old"), {in(QStringLiteral("old.json"))});
        QCOMPARE(refused.code, 1);
        QVERIFY2(isOneSentence(refused.err) && refused.err.contains("this version plans another pack"),
                 refused.err);
    }

    void plansThatAskForOtherThingsAreRefused() {
        QVERIFY(plan(m_recording).code == 0);
        const QString other = in(QStringLiteral("other.wav"));
        QVERIFY(run({QStringLiteral("pack"), other, QStringLiteral("--name"), QStringLiteral("Else"),
                     QStringLiteral("--plan-out"), other + QStringLiteral(".json")})
                    .code == 0);
        const Run refused = putTogether(QStringLiteral("none"));
        QCOMPARE(refused.code, 1);
        QVERIFY2(isOneSentence(refused.err) && refused.err.contains("asks for another pack"), refused.err);
    }

private:
    static QStringList options() { return {QStringLiteral("--preset"), QStringLiteral("transparent")}; }
    QStringList plans() const {
        return {m_recording + QStringLiteral(".json"),
                in(QStringLiteral("other.wav")) + QStringLiteral(".json")};
    }

    Run plan(const QString& recording) const {
        return run(QStringList{QStringLiteral("pack"), recording} + options() +
                   QStringList{QStringLiteral("--plan-out"), recording + QStringLiteral(".json")});
    }

    Run render(const QString& shard, const QString& store, const QStringList& of = {}) const {
        const QStringList planned = of.isEmpty() ? QStringList{m_recording + QStringLiteral(".json")} : of;
        return run(QStringList{QStringLiteral("render")} + planned +
                   QStringList{QStringLiteral("--shard"), shard, QStringLiteral("--store"), in(store)});
    }

    Run putTogether(const QString& out, const QStringList& of = {},
                    const QString& store = QStringLiteral("store")) const {
        return run(QStringList{QStringLiteral("pack"), QStringLiteral("--from-plan")} +
                       (of.isEmpty() ? plans() : of) +
                       QStringList{QStringLiteral("--store"), in(store), QStringLiteral("--out"), in(out)},
                   QStringLiteral("cache-of-another"));
    }

    /// Each with a cache of its own.
    void inParallel(const QStringList& words, const QStringList& over) const {
        QString command =
            QStringLiteral("GLEANER_CACHE=%1.{#} %2").arg(in(QStringLiteral("cache")), program());
        for (const QString& word : words.first() == QStringLiteral("pack") ? words + options() : words)
            command += QLatin1Char(' ') + word;
        QProcess parallel;
        parallel.start(QStringLiteral("parallel"),
                       QStringList{QStringLiteral("--will-cite"), QStringLiteral("-j4"), command,
                                   QStringLiteral(":::")} +
                           over);
        QVERIFY(parallel.waitForFinished(240000));
        QVERIFY2(parallel.exitCode() == 0, parallel.readAllStandardError());
    }

    QString twinOf(const QString& name) const {
        return QString(name).replace(in(QStringLiteral("alone")), in(QStringLiteral("together")));
    }

    static QByteArray bytesOf(const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

GLEANER_TEST(CliShardsTest)
#include "cli_shards_test.moc"
