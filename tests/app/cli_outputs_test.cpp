// Outputs that are no files, and a standard output that takes nothing.

#include "command_line.h"
#include "support/program.h"

#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace gleaner::test;

class CliOutputsTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        makeShortRecording();
        const Run packed = packTo(QStringLiteral("packs"));
        QVERIFY2(packed.code == 0, packed.err);
        m_zip = packed.json()[QStringLiteral("zip")].toString();
        const Run song = compose({QStringLiteral("--song"), in(QStringLiteral("given.json"))});
        QVERIFY2(song.code == 0, song.err);
    }

    void writers_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("index") << QStringList{QStringLiteral("index"), in(QStringLiteral("packs")),
                                              QStringLiteral("--output"), QStringLiteral("@")};
        QTest::newRow("flp --from") << QStringList{QStringLiteral("flp"), QStringLiteral("--from"),
                                                   in(QStringLiteral("given.json")),
                                                   QStringLiteral("--output"), QStringLiteral("@")};
        QTest::newRow("compose --output")
            << composeTo({QStringLiteral("--output"), QStringLiteral("@"), QStringLiteral("--samples"),
                          QStringLiteral("absolute")});
        QTest::newRow("compose --samples zip")
            << composeTo({QStringLiteral("--output"), QStringLiteral("@"), QStringLiteral("--samples"),
                          QStringLiteral("zip")});
        for (const char* option : {"--midi", "--dawproject", "--wav", "--song"})
            QTest::newRow(option) << composeTo({QString::fromLatin1(option), QStringLiteral("@")});
    }

    /// A device of the test's own, so that nothing is lost where this fails; and a link to it.
    void writers() {
        QFETCH(QStringList, arguments);
        const QString device = in(QStringLiteral("device")), link = in(QStringLiteral("link"));
        if (!QFile::exists(device) &&
            ::mknod(QFile::encodeName(device).constData(), S_IFCHR | 0666, makedev(1, 3)) != 0)
            QSKIP("devices can't be made here");
        QFile::link(device, link);
        for (const QString& output : {device, link}) {
            QStringList here = arguments;
            here.replaceInStrings(QStringLiteral("@"), output);
            const Run written = run(here);
            QVERIFY2(written.code == 0, written.err);
        }
        struct stat status {};
        QCOMPARE(::lstat(QFile::encodeName(device).constData(), &status), 0);
        QVERIFY(S_ISCHR(status.st_mode));
        QCOMPARE(::lstat(QFile::encodeName(link).constData(), &status), 0);
        QVERIFY(S_ISLNK(status.st_mode));
        for (const QString& file : everythingUnder(m_folder.path()))
            QVERIFY2(!QFileInfo(file).fileName().startsWith(QLatin1String(".device")), qPrintable(file));
    }

    /// Whatever a result is called, what it is made from is still there afterwards.
    void inputsAreNeverWrittenOver() {
        const QString one = in(QStringLiteral("one")), index = in(QStringLiteral("list.json"));
        QDir().mkpath(one);
        const QString sample = one + QStringLiteral("/kick_01.wav"), zip = in(QStringLiteral("copy.zip"));
        QVERIFY(QFile::copy(m_recording, sample) && QFile::copy(m_zip, zip));
        QCOMPARE(run({QStringLiteral("index"), one, QStringLiteral("--output"), index}).code, 0);
        const QString output = QStringLiteral("--output"), song = in(QStringLiteral("song.flp"));
        const QList<std::pair<QString, QStringList>> calls = {
            {sample, {QStringLiteral("index"), one, output, sample}},
            {index, {QStringLiteral("compose"), QStringLiteral("--index"), index, output, index}},
            {sample, {QStringLiteral("compose"), QStringLiteral("--index"), index, output, sample}},
            {zip, {QStringLiteral("compose"), QStringLiteral("--pack"), zip, output, zip}},
            {zip,
             {QStringLiteral("compose"), QStringLiteral("--pack"), zip, output, song,
              QStringLiteral("--midi"), zip}}};
        for (const auto& [input, arguments] : calls) {
            QFile before(input);
            QVERIFY(before.open(QIODevice::ReadOnly));
            const QByteArray bytes = before.readAll();
            const Run refused = run(arguments);
            QVERIFY2(refused.code == 1 && refused.err.contains("is what the result is made from"),
                     qPrintable(arguments.join(u' ') + QString::fromUtf8(refused.err)));
            QFile after(input);
            QVERIFY(after.open(QIODevice::ReadOnly));
            QVERIFY2(after.readAll() == bytes, qPrintable(input));
        }
        QVERIFY(!QFile::exists(song));
    }

    void samplesCantLieBesideADevice() {
        const QString device = in(QStringLiteral("device-copy"));
        if (::mknod(QFile::encodeName(device).constData(), S_IFCHR | 0666, makedev(1, 3)) != 0)
            QSKIP("devices can't be made here");
        const Run refused = run(composeTo({QStringLiteral("--output"), device}));
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("--samples absolute"), refused.err);
    }

    void aPackGoesIntoAFolder() {
        const QString pipe = in(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const Run refused = packTo(QStringLiteral("pipe"));
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("pipe") && refused.err.count('\n') == 1, refused.err);
    }

    /// Before minutes of listening: there is not even a word of progress.
    void whatCannotBeWrittenIsToldBeforeTheWork() {
        writeText(in(QStringLiteral("in the way")), "x");
        const QString below = in(QStringLiteral("in the way/below"));
        for (const QStringList& arguments :
             {QStringList{QStringLiteral("pack"), m_recording, QStringLiteral("--out"), below},
              QStringList{QStringLiteral("index"), in(QStringLiteral("packs")), QStringLiteral("--output"),
                          below},
              composeTo({QStringLiteral("--output"), below})}) {
            const Run refused =
                run(arguments + QStringList{QStringLiteral("--progress")}, QStringLiteral("cache-none"));
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.err.count('\n') == 1 && !refused.err.contains('%'), refused.err);
        }
    }

    void standardOutputThatTakesNothing_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("detect") << QStringList{QStringLiteral("detect"), m_recording};
        QTest::newRow("detect --json")
            << QStringList{QStringLiteral("detect"), m_recording, QStringLiteral("--json")};
        QTest::newRow("effects") << QStringList{QStringLiteral("effects")};
        QTest::newRow("--help") << QStringList{QStringLiteral("--help")};
        QTest::newRow("pack --help") << QStringList{QStringLiteral("pack"), QStringLiteral("--help")};
        QTest::newRow("--version") << QStringList{QStringLiteral("--version")};
    }

    /// A full disk, and a reader that went away.
    void standardOutputThatTakesNothing() {
        QFETCH(QStringList, arguments);
        for (const char* command :
             {"\"$@\" > /dev/full", "{ \"$@\"; echo $? >&3; } | true", "\"$@\" > /dev/full 2>&1"}) {
            const bool isPipe = QByteArray(command).contains('|');
            QProcess process;
            const QString told = in(QStringLiteral("told"));
            start(process, QStringLiteral("sh"),
                  QStringList{QStringLiteral("-c"),
                              QString::fromLatin1(command) + QStringLiteral(" 3>'%1'").arg(told),
                              QStringLiteral("sh"), program()} +
                      arguments,
                  QStringLiteral("cache"));
            QVERIFY(process.waitForFinished(240000));
            if (isPipe)
                continue; // whether the reader was gone in time is chance; a crash is seen all the same
            QCOMPARE(process.exitCode(), 1);
            const QByteArray err = process.readAllStandardError();
            if (!QByteArray(command).contains("2>"))
                QVERIFY2(err.contains("tandard output can't be written") && err.count('\n') == 1, err);
        }
    }

    void aReaderThatWentAwayIsAnError() {
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0);
        ::close(ends[0]);
        QProcess process;
        process.setChildProcessModifier([&ends] { ::dup2(ends[1], STDOUT_FILENO); });
        start(process, {QStringLiteral("effects")}, QStringLiteral("cache"));
        QVERIFY(process.waitForFinished(60000));
        ::close(ends[1]);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("tandard output can't be written"));
    }

    /// What is printed must not end up in a file that was opened in its place.
    void closedDescriptorsAreOpened() {
        for (const char* closed : {"<&-", ">&-", "2>&-", "<&- >&- 2>&-"}) {
            const QString output = in(QStringLiteral("closed.json"));
            QFile::remove(output);
            QProcess process;
            start(process, QStringLiteral("sh"),
                  {QStringLiteral("-c"), QStringLiteral("\"$@\" ") + QString::fromLatin1(closed),
                   QStringLiteral("sh"), program(), QStringLiteral("index"), in(QStringLiteral("packs")),
                   QStringLiteral("--output"), output, QStringLiteral("--progress")},
                  QStringLiteral("cache"));
            QVERIFY(process.waitForFinished(60000));
            QCOMPARE(process.exitCode(), 0);
            QFile json(output);
            QVERIFY(json.open(QIODevice::ReadOnly));
            QVERIFY(QJsonDocument::fromJson(json.readAll()).isObject());
        }
    }

private:
    QStringList composeTo(const QStringList& outputs) const {
        return QStringList{QStringLiteral("compose"), QStringLiteral("--pack"), m_zip,
                           QStringLiteral("--bars"), QStringLiteral("4")} +
               outputs;
    }
    Run compose(const QStringList& outputs) const { return run(composeTo(outputs)); }
};

GLEANER_TEST(CliOutputsTest)
#include "cli_outputs_test.moc"
