// Two programs that write the same at once: each ends whole or with one clear sentence, and what is there
// afterwards is whole.

#include "command_line.h"

#include "support/mutants.h"
#include "support/program.h"

using namespace gleaner::test;

class TwoAtOnceTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        makeShortRecording();
        const Run packed = packTo(QStringLiteral("source"));
        QVERIFY2(packed.code == 0, packed.err);
        m_zip = packed.json()[QStringLiteral("zip")].toString();
        const Run song =
            run({QStringLiteral("compose"), QStringLiteral("--pack"), m_zip, QStringLiteral("--bars"),
                 QStringLiteral("8"), QStringLiteral("--samples"), QStringLiteral("absolute"),
                 QStringLiteral("--song"), in(QStringLiteral("given.json")), QStringLiteral("--output"),
                 in(QStringLiteral("given.flp"))});
        QVERIFY2(song.code == 0, song.err);
    }

    void write_data() {
        QTest::addColumn<QStringList>("one");
        QTest::addColumn<QStringList>("other");
        const auto row = [](const char* name, const QStringList& one, const QStringList& other) {
            QTest::newRow(name) << one << other;
        };
        const QStringList pack{QStringLiteral("pack"), m_recording, QStringLiteral("--out"),
                               in(QStringLiteral("out"))};
        row("the same pack", pack, pack);
        row("two packs into one folder", pack,
            pack + QStringList{QStringLiteral("--seed"), QStringLiteral("2")});
        const QStringList compose{
            QStringLiteral("compose"),          QStringLiteral("--pack"), m_zip,
            QStringLiteral("--bars"),           QStringLiteral("8"),      QStringLiteral("--output"),
            in(QStringLiteral("out/song.flp")), QStringLiteral("--midi"), in(QStringLiteral("out/song.mid"))};
        row("the same song", compose, compose);
        row("two songs of one name", compose,
            compose + QStringList{QStringLiteral("--seed"), QStringLiteral("7")});
        const QStringList index{QStringLiteral("index"), in(QStringLiteral("source")),
                                QStringLiteral("--output"), in(QStringLiteral("out/index.json"))};
        row("index", index, index);
        const QStringList flp{QStringLiteral("flp"), QStringLiteral("--from"),
                              in(QStringLiteral("given.json")), QStringLiteral("--output"),
                              in(QStringLiteral("out/from.flp"))};
        row("flp --from", flp, flp);
        row("pack and cache --clear", pack, {QStringLiteral("cache"), QStringLiteral("--clear")});
        row("pack and cache --limit", pack,
            {QStringLiteral("cache"), QStringLiteral("--limit"), QStringLiteral("100k")});
        row("compose and cache --check", compose, {QStringLiteral("cache"), QStringLiteral("--check")});
    }

    void write() {
        QFETCH(QStringList, one);
        QFETCH(QStringList, other);
        const QString out = in(QStringLiteral("out"));
        for (int round = 0; round < rounds(20, 2); ++round) {
            QDir(out).removeRecursively();
            QDir().mkpath(out);
            if (round % 2 == 0) QDir(in(QStringLiteral("cache-shared"))).removeRecursively();
            QProcess first, second;
            start(first, one, QStringLiteral("cache-shared"));
            start(second, other, QStringLiteral("cache-shared"));
            const QList<Run> runs{ended(first), ended(second)};
            QVERIFY(runs[0].code == 0 || runs[1].code == 0);
            for (const Run& run : runs) {
                QVERIFY2(run.code == 0 || run.code == 1, run.err);
                if (run.code == 1) QVERIFY2(isBusy(run.err), run.err);
            }
            requireWhole(out);
        }
    }

private:
    static Run ended(QProcess& process) {
        if (!process.waitForFinished(240000) || process.exitStatus() != QProcess::NormalExit) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static bool isBusy(const QByteArray& sentence) {
        const QByteArray last = sentence.trimmed().split('\n').last(); // notices may stand before
        return last.contains("by another program") || last.contains("by another Gleaner");
    }

    /// Every pack proves itself, every project finds its samples, nothing half-written lies about.
    void requireWhole(const QString& out) {
        for (const QString& file : everythingUnder(out)) {
            QVERIFY2(!QFileInfo(file).fileName().startsWith(u'.'), qPrintable(file));
            if (file.endsWith(QLatin1String(".zip"))) {
                const Run proof = run({QStringLiteral("verify"), file});
                QVERIFY2(proof.code == 0, proof.out + proof.err);
            }
            if (file.endsWith(QLatin1String(".flp"))) {
                const Run lost =
                    run({QStringLiteral("flp"), file, QStringLiteral("--missing"), QStringLiteral("--json")});
                QVERIFY2(lost.code == 0, lost.err);
                QVERIFY2(lost.json()[QStringLiteral("missing")].toArray().isEmpty(), lost.out);
            }
            if (file.endsWith(QLatin1String(".json"))) {
                QFile json(file);
                QVERIFY(json.open(QIODevice::ReadOnly));
                QVERIFY2(!QJsonDocument::fromJson(json.readAll()).isNull(), qPrintable(file));
            }
        }
    }
};

GLEANER_TEST(TwoAtOnceTest)
#include "two_at_once_test.moc"
