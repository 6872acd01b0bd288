// Programs that are killed at any moment leave what was there, or all that was to be there; the next run has
// the same bytes, and nothing of the killed one stays.

#include "command_line.h"

#include "base/random.h"
#include "support/mutants.h"
#include "support/program.h"

using namespace gleaner;
using namespace gleaner::test;

class KillTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        makeShortRecording();
        const Run packed = packTo(QStringLiteral("source"));
        QVERIFY2(packed.code == 0, packed.err);
        m_zip = packed.json()[QStringLiteral("zip")].toString();
    }

    void ofPack() {
        sweep({QStringLiteral("pack"), m_recording, QStringLiteral("--out"), in(QStringLiteral("packs"))},
              QStringLiteral("packs"));
    }

    void ofCompose() {
        sweep({QStringLiteral("compose"), QStringLiteral("--pack"), m_zip, QStringLiteral("--bars"),
               QStringLiteral("8"), QStringLiteral("--output"), in(QStringLiteral("songs/song.flp")),
               QStringLiteral("--midi"), in(QStringLiteral("songs/song.mid")), QStringLiteral("--wav"),
               in(QStringLiteral("songs/song.wav")), QStringLiteral("--song"),
               in(QStringLiteral("songs/song.json"))},
              QStringLiteral("songs"));
    }

private:
    /// Kills the verb at moments drawn over the time that it takes, cold and warm, with nothing there before
    /// and with a whole set.
    void sweep(const QStringList& arguments, const QString& out) {
        const QString cache = QStringLiteral("cache-killed");
        QElapsedTimer timer;
        timer.start();
        const Run whole = run(arguments, cache);
        QVERIFY2(whole.code == 0, whole.err);
        const qint64 cold = std::max<qint64>(20, timer.elapsed());
        const auto wanted = contents(out);
        QVERIFY(!wanted.isEmpty());

        Random random(hash64(out.toStdString()));
        int killed = 0;
        for (int round = 0; round < rounds(100, 6); ++round) {
            if (round % 2 == 0) QDir(in(out)).removeRecursively();
            if (round % 3 == 0) QDir(in(cache)).removeRecursively();
            const auto before = contents(out);
            QProcess process;
            start(process, arguments, cache);
            QVERIFY(process.waitForStarted());
            if (!process.waitForFinished(static_cast<int>(random.below(static_cast<std::uint64_t>(cold)))))
                process.kill();
            QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(60000));
            killed += process.exitStatus() == QProcess::CrashExit;

            const auto after = contents(out);
            for (auto file = after.begin(); file != after.end(); ++file)
                QVERIFY2(wanted.value(file.key()) == file.value(), qPrintable(file.key()));
            for (auto file = before.begin(); file != before.end(); ++file)
                QVERIFY2(after.contains(file.key()), qPrintable(file.key()));

            if (round % 3 != 0 && round % 5 != 0) continue; // the next round may begin on what this one left
            const Run next = run(arguments, cache);
            QVERIFY2(next.code == 0, next.err);
            QCOMPARE(contents(out), wanted);
            QVERIFY2(partialFiles().isEmpty(), qPrintable(partialFiles().join(u' ')));
        }
        QVERIFY(killed > 0);
        const Run last = run(arguments, cache);
        QVERIFY2(last.code == 0, last.err);
        QCOMPARE(contents(out), wanted);
        QVERIFY2(partialFiles().isEmpty(), qPrintable(partialFiles().join(u' ')));
    }

    /// What a person sees: the hash of each file by its path, hidden ones left out.
    QMap<QString, QByteArray> contents(const QString& out) const {
        QMap<QString, QByteArray> files;
        QDirIterator entries(in(out), QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString name = entries.next();
            if (name.mid(in(out).size()).contains(QLatin1String("/."))) continue;
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly)) continue;
            QCryptographicHash hash(QCryptographicHash::Sha256);
            hash.addData(&file);
            files[name.mid(in(out).size())] = hash.result().toHex();
        }
        return files;
    }

    /// Halves of outputs and of entries of the cache.
    QStringList partialFiles() const {
        QStringList left;
        for (const QString& name : everythingUnder(m_folder.path())) {
            const QString file = QFileInfo(name).fileName();
            if (file.contains(QLatin1String(".part")) || file.endsWith(QLatin1String(".old")) ||
                (file.startsWith(u'.') && file.endsWith(QLatin1String(".lock"))))
                left << name;
        }
        return left;
    }
};

GLEANER_TEST(KillTest)
#include "kill_test.moc"
