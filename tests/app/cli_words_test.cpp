// What the command line says of names and texts that are not plain: one line stays one line, whatever stands
// in a file, and every character is what it was meant to be.

#include "catalog/query.h"
#include "command_line.h"
#include "compose/song_settings.h"
#include "pack/plan/pack_settings.h"
#include "slices/detection_settings.h"
#include "support/program.h"

using namespace gleaner::test;

class CliWordsTest : public QObject, protected CommandLine {
    Q_OBJECT

    static QStringList verbs() {
        return {QStringLiteral("detect"), QStringLiteral("onsets"),  QStringLiteral("analyse"),
                QStringLiteral("pack"),   QStringLiteral("verify"),  QStringLiteral("index"),
                QStringLiteral("diff"),   QStringLiteral("select"),  QStringLiteral("compose"),
                QStringLiteral("flp"),    QStringLiteral("effects"), QStringLiteral("presets"),
                QStringLiteral("demo"),   QStringLiteral("library"), QStringLiteral("lint"),
                QStringLiteral("guard"),  QStringLiteral("groove")};
    }

    /// No control but the end of its lines, and UTF-8.
    static bool isPlain(const QByteArray& text) {
        for (const QChar c : QString::fromUtf8(text))
            if ((c.category() == QChar::Other_Control && c != u'\n') || c == QChar::ReplacementCharacter)
                return false;
        return QString::fromUtf8(text).toUtf8() == text;
    }

    QString copyAs(const QString& name) {
        const QString copy = in(name);
        QFile::remove(copy);
        QFile::copy(m_recording, copy);
        return copy;
    }

private Q_SLOTS:
    void initTestCase() { makeRecording(); }

    void helpIsWhatWasWritten_data() {
        QTest::addColumn<QByteArray>("locale");
        for (const char* locale : {"C", "C.UTF-8", "POSIX"})
            QTest::newRow(locale) << QByteArray(locale);
    }
    void helpIsWhatWasWritten() {
        QFETCH(QByteArray, locale);
        qputenv("LC_ALL", locale);
        for (const QString& verb : verbs()) {
            const Run help = run({verb, QStringLiteral("--help")});
            QCOMPARE(help.code, 0);
            QVERIFY2(isPlain(help.out) && !help.out.contains("\xC3\xA2"), help.out); // "…" read as Latin-1
            QVERIFY2(help.err.isEmpty(), help.err);
        }
        qputenv("LC_ALL", "C.UTF-8");
    }

    /// What a setting can be is told where a person looks for it.
    void everySettingIsAnOption() {
        const auto requireAll = [&](const char* verb, const auto& fields) {
            const QByteArray help = run({QLatin1String(verb), QStringLiteral("--help")}).out;
            for (const auto& field : fields)
                for (const std::string_view option : {field.setting.option, field.setting.offOption})
                    QVERIFY2(option.empty() || help.contains("--" + QByteArray(option.data()) + ' '),
                             option.data());
        };
        requireAll("compose", gleaner::compose::songSettings());
        requireAll("select", gleaner::compose::sampleSettings());
        requireAll("library", gleaner::catalog::querySettings());
        requireAll("pack", gleaner::pack::packSettings());
        requireAll("detect", gleaner::analysis::detectionSettings());
    }

    void namesAreShownOnOneLine_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("a line break") << QStringLiteral("a\nb") << QByteArray("a\\nb");
        QTest::newRow("a colour") << QStringLiteral("\033[31mred\033[0m")
                                  << QByteArray("\\x1B[31mred\\x1B[0m");
        QTest::newRow("another direction") << QStringLiteral("x\u202Evaw") << QByteArray("x\\u202Evaw");
        QTest::newRow("CSI") << QStringLiteral("\u009B2J") << QByteArray("\\x9B2J");
        QTest::newRow("other scripts") << QStringLiteral("Tür 街 🚋") << QByteArray("Tür 街 🚋");
        QTest::newRow("placeholders") << QStringLiteral("%1%2%3 %n") << QByteArray("%1%2%3 %n");
    }
    void namesAreShownOnOneLine() {
        QFETCH(QString, name);
        QFETCH(QByteArray, shown);
        const QString missing = in(name + QStringLiteral(".wav"));
        for (const char* verb : {"detect", "onsets", "analyse", "verify", "flp"}) {
            const Run failed = run({QLatin1String(verb), missing});
            QCOMPARE(failed.code, 1);
            QCOMPARE(failed.err.count('\n'), 1);
            QVERIFY2(failed.err.contains(shown) && isPlain(failed.err), failed.err);
        }
        const QString there = copyAs(name + QStringLiteral(".there.wav"));
        const Run told = run({QStringLiteral("detect"), there});
        QCOMPARE(told.code, 0);
        QVERIFY2(told.out.contains(shown + ".there.wav: ") && isPlain(told.out), told.out.left(300));
        QVERIFY(told.out.left(told.out.indexOf('\n')).contains(" slices, noise floor "));
        const Run json = run({QStringLiteral("detect"), there, QStringLiteral("--json")});
        QVERIFY(isPlain(json.out));
        QCOMPARE(json.json()[QStringLiteral("recordings")][0][QStringLiteral("file")].toString(), there);
        const Run progress = run({QStringLiteral("detect"), there, QStringLiteral("--progress")});
        QVERIFY2(!progress.err.contains("\033[31m") && !progress.err.contains('\n'), progress.err);
    }

    void aNameOfAnotherScriptIsOpenedInAnyLocale() {
        const QString there = copyAs(QStringLiteral("Tür 街 🚋.wav"));
        for (const char* locale : {"C", "C.UTF-8"}) {
            qputenv("LC_ALL", locale);
            const Run told = run({QStringLiteral("onsets"), there});
            QCOMPARE(told.code, 0);
            QVERIFY2(told.err.isEmpty(), told.err);
        }
        qputenv("LC_ALL", "C.UTF-8");
    }

    void textsInFilesAreShownOnOneLine() {
        const QString file = in(QStringLiteral("bad.json"));
        const QJsonObject track{{QStringLiteral("role"), QStringLiteral("\033[31mred\nline")}};
        const QJsonObject song{{QStringLiteral("version"), 1},
                               {QStringLiteral("melodic_tracks"), QJsonArray{track}}};
        writeText(file, QJsonDocument(song).toJson());
        const Run failed = run({QStringLiteral("flp"), QStringLiteral("--from"), file,
                                QStringLiteral("--output"), in(QStringLiteral("bad.flp"))});
        QCOMPARE(failed.code, 1);
        QCOMPARE(failed.err.count('\n'), 1);
        QVERIFY2(failed.err.contains("bad.json") && failed.err.contains("\\x1B[31mred\\nline"), failed.err);
    }

    /// A notice about the recording's length must not stand before the reason why there is no pack.
    void anErrorStandsAlone() {
        const QString cut = in(QStringLiteral("cut.wav"));
        QByteArray bytes("RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0", 24);
        bytes += QByteArray::fromHex("80bb0000 00770100 0200 1000") + "data";
        bytes +=
            QByteArray::fromHex("00000200") + QByteArray(20'000, '\0'); // of 65,536 frames 10,000 are there
        writeText(cut, bytes);
        const Run told = run({QStringLiteral("detect"), cut});
        QCOMPARE(told.code, 0);
        QVERIFY2(told.err.contains("claims"), told.err);
        const Run failed =
            run({QStringLiteral("pack"), cut, QStringLiteral("--out"), in(QStringLiteral("none"))});
        QCOMPARE(failed.code, 1);
        QVERIFY2(failed.err.startsWith("gleaner-cli: ") && failed.err.count('\n') == 1, failed.err);
    }

    void reasonsAreInPlainWords() {
        const Run noFolder = run({QStringLiteral("pack"), m_recording, QStringLiteral("--out"),
                                  m_recording + QStringLiteral("/packs")});
        QCOMPARE(noFolder.code, 1);
        QVERIFY2(noFolder.err.contains("a part of its path is a file, not a folder") ||
                     noFolder.err.contains("is not a folder"),
                 noFolder.err);
        const Run noProject = run({QStringLiteral("flp"), in(QStringLiteral("nowhere.flp"))});
        QCOMPARE(noProject.code, 1);
        QVERIFY2(noProject.err.contains("there is no such file"), noProject.err);
    }

    void tagsAreEvidence() {
        if (QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty()) QSKIP("needs ffmpeg");
        const QString tagged = in(QStringLiteral("tagged.flac"));
        QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"),
                                   {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"),
                                    QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                                    QStringLiteral("sine=220:d=4"), QStringLiteral("-metadata"),
                                    QStringLiteral("INITIALKEY=5A"), tagged}),
                 0);
        const Run heard = run({QStringLiteral("analyse"), tagged, QStringLiteral("--json")});
        QCOMPARE(heard.code, 0);
        const QJsonObject sample = heard.json()[QStringLiteral("samples")][0].toObject();
        QCOMPARE(sample[QStringLiteral("key")].toString(), QStringLiteral("Cm"));
        QCOMPARE(sample[QStringLiteral("evidence")][QStringLiteral("key")].toString(), QStringLiteral("tag"));
    }
};

GLEANER_TEST(CliWordsTest)
#include "cli_words_test.moc"
