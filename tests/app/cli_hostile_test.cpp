// Every verb over every hostile file: exit 0, or 1 with one line that names the file. Whole where
// GLEANER_LONG is set, a sample by default.

#include "command_line.h"
#include "support/mutants.h"
#include "support/program.h"
#include "support/shared_data.h"

#include "base/random.h"

using namespace gleaner::test;

class CliHostileTest : public QObject, protected CommandLine {
    Q_OBJECT

    struct Call {
        QString file;
        QStringList arguments;
    };

    static QStringList hostileFiles() {
        QStringList files;
        for (const char* folder : {"data/hostile", "cases"}) {
            const QDir inside(QString::fromStdString((sharedFolder() / folder).string()));
            for (const QString& name : inside.entryList(QDir::Files, QDir::Name))
                files << inside.filePath(name);
        }
        return files;
    }

    QList<Call> callsFor(const QString& file) const {
        const QString output = QStringLiteral("--output"), json = QStringLiteral("--json");
        const QString out = in(QStringLiteral("out"));
        return {
            {file, {QStringLiteral("detect"), file, json}},
            {file, {QStringLiteral("onsets"), file}},
            {file, {QStringLiteral("groove"), file}},
            {file, {QStringLiteral("analyse"), file, json}},
            {file,
             {QStringLiteral("pack"), file, QStringLiteral("--preset"), QStringLiteral("transparent"),
              QStringLiteral("--no-zip"), QStringLiteral("--out"), out}},
            {file, {QStringLiteral("pack"), QStringLiteral("--request"), file, QStringLiteral("--out"), out}},
            {file, {QStringLiteral("verify"), file}},
            {file, {QStringLiteral("flp"), file}},
            {file,
             {QStringLiteral("flp"), QStringLiteral("--from"), file, output, out + QStringLiteral(".flp")}},
            {file,
             {QStringLiteral("select"), QStringLiteral("--index"), file, QStringLiteral("--role"),
              QStringLiteral("kick")}},
            {file,
             {QStringLiteral("compose"), QStringLiteral("--index"), file, output,
              out + QStringLiteral(".flp")}},
            {file,
             {QStringLiteral("compose"), QStringLiteral("--pack"), file, output,
              out + QStringLiteral(".flp")}}};
    }

    /// Empty, or what was wrong.
    QString errorOf(const Call& call) const {
        QProcess process;
        start(process, call.arguments, QStringLiteral("cache"));
        if (!process.waitForFinished(120000)) {
            process.kill();
            process.waitForFinished();
            return QStringLiteral("hangs");
        }
        const QByteArray out = process.readAllStandardOutput(), err = process.readAllStandardError();
        const int code = process.exitCode();
        if (process.exitStatus() != QProcess::NormalExit || (code != 0 && code != 1))
            return QStringLiteral("ended with %1: %2").arg(code).arg(QString::fromUtf8(err.right(2000)));
        const QByteArray name = QFileInfo(call.file).fileName().toUtf8();
        if (code == 1 && (err.count('\n') != 1 || !err.contains(name)))
            return QStringLiteral("says: ") + QString::fromUtf8(err.left(2000));
        if (code == 0 && call.arguments.contains(QStringLiteral("--json")) &&
            !QJsonDocument::fromJson(out).isObject())
            return QStringLiteral("gives no JSON");
        return {};
    }

    void sweep(const QList<Call>& calls, int sample) {
        gleaner::Random random(29);
        const int count = rounds(static_cast<int>(calls.size()), sample);
        QStringList errors;
        for (int n = 0; n < count; ++n) {
            const auto any = static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(calls.size())));
            const Call& call = calls[count == calls.size() ? n : any];
            if (const QString error = errorOf(call); !error.isEmpty())
                errors << call.arguments.join(u' ') + QStringLiteral("\n    ") + error;
        }
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
    }

private Q_SLOTS:
    void everyVerbOverEveryFile() {
        NEEDS_SHARED_DATA();
        QList<Call> calls;
        for (const QString& file : hostileFiles())
            calls << callsFor(file);
        QVERIFY(calls.size() > 1000);
        sweep(calls, 25);
    }

    void theIndexOfAFolderLeavesOutWhatItCantRead() {
        NEEDS_SHARED_DATA();
        NEEDS_LONG_RUN("an index of hostile files");
        const QString folder = QString::fromStdString((sharedFolder() / "data/hostile").string());
        const Run made = run({QStringLiteral("index"), folder, QStringLiteral("--output"),
                              in(QStringLiteral("index.json")), QStringLiteral("--json")});
        QVERIFY2(made.code == 0, made.err);
        QVERIFY(made.json()[QStringLiteral("entries")].toInt() > 30);
        QCOMPARE(made.err.count('\n'), made.json()[QStringLiteral("skipped")].toInt());
    }

    /// Whatever a request says, the pack is made as it says or refused.
    void damagedRequestsAtTheCommandLine() {
        makeRecording();
        const QJsonObject slice{{QStringLiteral("id"), QStringLiteral("h1")},
                                {QStringLiteral("kind"), QStringLiteral("hit")},
                                {QStringLiteral("role"), QStringLiteral("kick")},
                                {QStringLiteral("begin"), 0},
                                {QStringLiteral("end"), 4800}};
        const QJsonObject asset{{QStringLiteral("file"), m_recording},
                                {QStringLiteral("slices"), QJsonArray{slice}}};
        const QByteArray request =
            QJsonDocument(QJsonObject{{QStringLiteral("version"), 1},
                                      {QStringLiteral("name"), QStringLiteral("A pack")},
                                      {QStringLiteral("assets"), QJsonArray{asset}},
                                      {QStringLiteral("seed"), 7},
                                      {QStringLiteral("normalise_target_lufs"), -14},
                                      {QStringLiteral("true_peak_db"), -1},
                                      {QStringLiteral("format"), QStringLiteral("wav16")}})
                .toJson();
        QStringList errors;
        for (int seed = 0; seed < rounds(1000, 20); ++seed) {
            const Mutant mutant = damagedJson(request, static_cast<std::uint64_t>(seed));
            const QString file = in(QStringLiteral("request.json"));
            writeText(file, mutant.bytes);
            const Run run =
                this->run({QStringLiteral("pack"), QStringLiteral("--request"), file, QStringLiteral("--out"),
                           in(QStringLiteral("out")), QStringLiteral("--no-zip")});
            const bool isClear = run.code == 0 || (run.code == 1 && run.err.count('\n') == 1);
            if (!isClear)
                errors << mutant.what + QStringLiteral(": ") + QString::fromUtf8(run.err.right(500));
        }
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
    }
};

GLEANER_TEST(CliHostileTest)
#include "cli_hostile_test.moc"
