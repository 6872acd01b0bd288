// A disk that is full where the target, the cache or the folder for temporary files lies. The disks are small
// ones in memory, which this test's programs alone see (a mount namespace); where that isn't allowed, a limit
// on the size of files stands for them.

#include "command_line.h"

#include "support/mutants.h"
#include "support/program.h"

#include <csignal>
#include <sys/resource.h>

using namespace gleaner::test;

class FullDiskTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        makeShortRecording();
        const Run packed = packTo(QStringLiteral("source"));
        QVERIFY2(packed.code == 0, packed.err);
        m_zip = packed.json()[QStringLiteral("zip")].toString();
        QDir().mkpath(in(QStringLiteral("small")));
        m_hasDisks = inside(QStringLiteral("true"), {}, 100).code == 0;
    }

    void atTheTarget_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("pack") << QStringList{QStringLiteral("pack"), m_recording, QStringLiteral("--out"),
                                             small()};
        QTest::newRow("compose") << QStringList{QStringLiteral("compose"), QStringLiteral("--pack"), m_zip,
                                                QStringLiteral("--bars"), QStringLiteral("8")} +
                                        QStringList{
                                            QStringLiteral("--output"), small() + QStringLiteral("/song.flp"),
                                            QStringLiteral("--wav"), small() + QStringLiteral("/song.wav")};
        QTest::newRow("demo") << QStringList{QStringLiteral("demo"), QStringLiteral("--recording-only"),
                                             QStringLiteral("--out"), small() + QStringLiteral("/demo")};
    }

    /// One clear sentence, and nothing there that was not there before.
    void atTheTarget() {
        QFETCH(QStringList, arguments);
        if (!m_hasDisks) QSKIP("no small disk can be made here");
        for (const int kilobytes : sizes({0, 4, 60, 400})) {
            const Run failed = inside(program(), arguments, kilobytes);
            QVERIFY2(failed.code == 1, failed.err);
            const QByteArray last = failed.err.trimmed().split('\n').last(); // notices may stand before
            QVERIFY2(last.contains(small().toUtf8()), failed.err);
            QVERIFY2(failed.err.contains("space") || failed.err.contains("full"), failed.err);
            QCOMPARE(failed.out, QByteArray()); // `inside` lists what is left on the disk
        }
    }

    /// A cache is no need: without room the same pack comes out, or a sentence where samples can't be kept.
    void ofTheCache() {
        if (!m_hasDisks) QSKIP("no small disk can be made here");
        const QString out = in(QStringLiteral("from-small"));
        for (const int kilobytes : sizes({0, 8, 100, 400})) {
            const Run run =
                inside(program(), {QStringLiteral("pack"), m_recording, QStringLiteral("--out"), out},
                       kilobytes, {QStringLiteral("GLEANER_CACHE=") + small()});
            QVERIFY2(run.code == 0 || run.code == 1, run.err);
            if (run.code == 1)
                QVERIFY2(run.err.count('\n') == 1 && run.err.contains(small().toUtf8()), run.err);
            const Run detect = inside(program(), {QStringLiteral("detect"), m_recording}, kilobytes,
                                      {QStringLiteral("GLEANER_CACHE=") + small()});
            QVERIFY2(detect.code == 0, detect.err);
            const Run index = inside(program(),
                                     {QStringLiteral("index"), in(QStringLiteral("source")),
                                      QStringLiteral("--output"), in(QStringLiteral("index.json"))},
                                     kilobytes, {QStringLiteral("GLEANER_CACHE=") + small()});
            QVERIFY2(index.code == 0, index.err);
        }
    }

    /// WAVs in a zip are proved as they lie there; what must be unpacked needs room. Without it nothing is
    /// known of the pack: it is not called false.
    void ofTheTemporaryFolder() {
        if (!m_hasDisks) QSKIP("no small disk can be made here");
        const Run packed =
            packTo(QStringLiteral("flacs"), {QStringLiteral("--format"), QStringLiteral("flac")});
        QVERIFY2(packed.code == 0, packed.err);
        const QString flacs = packed.json()[QStringLiteral("zip")].toString();
        const auto proofWith = [&](const QString& zip, int kilobytes) {
            return inside(program(), {QStringLiteral("verify"), zip}, kilobytes,
                          {QStringLiteral("TMPDIR=") + small()});
        };
        for (const int kilobytes : sizes({0, 4, 40})) {
            const Run proof = proofWith(flacs, kilobytes);
            QVERIFY2(proof.code == 1, proof.out + proof.err);
            QVERIFY2(proof.err.contains("can't be proved") && proof.err.contains("temporary"), proof.err);
            QVERIFY2(!proof.err.contains("is not what its manifest says"), proof.err);
            const Run straight = proofWith(m_zip, kilobytes);
            QVERIFY2(straight.code == 0, straight.err);
        }
        const Run proof = proofWith(flacs, 50000);
        QVERIFY2(proof.code == 0, proof.err);
    }

    /// Without small disks: no file may grow beyond a size, wherever it lies.
    void whereverItLies() {
        for (const int kilobytes : sizes({0, 4, 100})) {
            const QString out = in(QStringLiteral("limited"));
            QProcess process;
            process.setChildProcessModifier([kilobytes] {
                std::signal(SIGXFSZ, SIG_IGN);
                const rlimit limit{static_cast<rlim_t>(kilobytes) * 1024,
                                   static_cast<rlim_t>(kilobytes) * 1024};
                setrlimit(RLIMIT_FSIZE, &limit);
            });
            start(process, {QStringLiteral("pack"), m_recording, QStringLiteral("--out"), out},
                  QStringLiteral("cache-limited"));
            QVERIFY(process.waitForFinished(240000));
            QCOMPARE(process.exitCode(), 1);
            QCOMPARE(process.readAllStandardError().count('\n'), 1);
            QVERIFY(everythingUnder(out).isEmpty());
        }
    }

private:
    QString small() const { return in(QStringLiteral("small")); }

    static QList<int> sizes(const QList<int>& all) { return isLong() ? all : all.mid(1, 2); }
    static bool isLong() { return rounds(1, 0) == 1; }

    /// Runs a program where `small` is a disk of so many kilobytes; what it left there is its output.
    Run inside(const QString& command, const QStringList& arguments, int kilobytes,
               const QStringList& variables = {}) const {
        // A size of 0 would be no limit: a page is the least, and it is filled.
        const QString script =
            QStringLiteral("mount -t tmpfs -o size=%1k none \"$0\" || exit 99\n"
                           "%2\"$@\" >/dev/null; code=$?; find \"$0\" -mindepth 1 %3; exit $code");
        const QString fill =
            kilobytes == 0 ? QStringLiteral("head -c 4096 /dev/zero > \"$0/fill\"; ") : QString();
        const bool isTarget = variables.isEmpty();
        const QString listed = isTarget ? QStringLiteral("! -name fill") : QStringLiteral("-false");
        QStringList all{QStringLiteral("-m"), QStringLiteral("sh"), QStringLiteral("-c"),
                        script.arg(QString::number(std::max(4, kilobytes)), fill, listed), small()};
        all << QStringLiteral("env");
        all += variables;
        all << command;
        all += arguments;
        QProcess process;
        start(process, QStringLiteral("unshare"), all, QStringLiteral("cache-full"));
        if (!process.waitForFinished(240000)) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    bool m_hasDisks = false;
};

GLEANER_TEST(FullDiskTest)
#include "full_disk_test.moc"
