// What the command line says where something is wrong, and that it leaves nothing behind.

#include "command_line.h"
#include "support/program.h"

using namespace gleaner::test;

class CliUsageTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeRecordingAndPack(); }

    void clearErrorsLeaveNothingBehind_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const QString out = QStringLiteral("--out");
        const QString pack = QStringLiteral("pack");
        QTest::newRow("too few hits") << QStringList{pack,
                                                     QStringLiteral("@recording"),
                                                     out,
                                                     QStringLiteral("@out"),
                                                     QStringLiteral("--min-hits"),
                                                     QStringLiteral("5000")}
                                      << QStringLiteral("5000");
        QTest::newRow("too few loops") << QStringList{pack,
                                                      QStringLiteral("@recording"),
                                                      out,
                                                      QStringLiteral("@out"),
                                                      QStringLiteral("--min-loops"),
                                                      QStringLiteral("4000")}
                                       << QStringLiteral("4000");
        QTest::newRow("missing file")
            << QStringList{pack, QStringLiteral("@here/nowhere.wav"), out, QStringLiteral("@out")}
            << QStringLiteral("nowhere.wav");
        QTest::newRow("text named .wav")
            << QStringList{pack, QStringLiteral("@here/text.wav"), out, QStringLiteral("@out")}
            << QStringLiteral("text.wav");
        QTest::newRow("unwritable folder")
            << QStringList{pack, QStringLiteral("@recording"), out, QStringLiteral("@here/text.wav/packs")}
            << QStringLiteral("text.wav");
        QTest::newRow("unknown preset") << QStringList{pack,
                                                       QStringLiteral("@recording"),
                                                       out,
                                                       QStringLiteral("@out"),
                                                       QStringLiteral("--preset"),
                                                       QStringLiteral("no-such-preset")}
                                        << QStringLiteral("no-such-preset");
        QTest::newRow("request is no JSON")
            << QStringList{pack, QStringLiteral("--request"), QStringLiteral("@here/text.wav"), out,
                           QStringLiteral("@out")}
            << QStringLiteral("text.wav");
        QTest::newRow("not a project") << QStringList{QStringLiteral("flp"), QStringLiteral("@here/text.wav")}
                                       << QStringLiteral("text.wav");
        QTest::newRow("not a pack") << QStringList{QStringLiteral("verify"), QStringLiteral("@here/text.wav")}
                                    << QStringLiteral("text.wav");
    }

    void clearErrorsLeaveNothingBehind() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const QString here = in(QStringLiteral("here"));
        QDir().mkpath(here);
        writeText(here + QStringLiteral("/text.wav"), "This is a letter, not a recording.\n");
        for (QString& argument : arguments)
            argument.replace(QStringLiteral("@recording"), m_recording)
                .replace(QStringLiteral("@out"), here + QStringLiteral("/out"))
                .replace(QStringLiteral("@here"), here)
                .replace(QStringLiteral("@zip"), m_zip);
        const QStringList before = everythingUnder(here);
        const Run failed = run(arguments);
        QCOMPARE(failed.code, 1);
        QVERIFY2(failed.err.contains(says.toUtf8()), failed.err);
        QVERIFY2(isOneSentence(failed.err), failed.err);
        QVERIFY(failed.out.isEmpty());
        QStringList after = everythingUnder(here);
        QCOMPARE(after, before);
    }

    void wrongUsageIsTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("no such verb") << QStringList{QStringLiteral("frobnicate")};
        QTest::newRow("no such option")
            << QStringList{QStringLiteral("pack"), QStringLiteral("x.wav"), QStringLiteral("--frobnicate")};
        QTest::newRow("a file without a name") << QStringList{QStringLiteral("verify"), QString()};
        QTest::newRow("an output without a name")
            << QStringList{QStringLiteral("compose"), QStringLiteral("--output"), QString()};
        QTest::newRow("no out") << QStringList{QStringLiteral("pack"), QStringLiteral("x.wav")};
        QTest::newRow("no recording") << QStringList{QStringLiteral("detect")};
        QTest::newRow("bpm is a word")
            << QStringList{QStringLiteral("compose"), QStringLiteral("--bpm"), QStringLiteral("fast"),
                           QStringLiteral("--pack"),  QStringLiteral("p"),     QStringLiteral("--output"),
                           QStringLiteral("o.flp")};
        QTest::newRow("bpm is not a number")
            << QStringList{QStringLiteral("compose"), QStringLiteral("--bpm"), QStringLiteral("nan"),
                           QStringLiteral("--pack"),  QStringLiteral("p"),     QStringLiteral("--output"),
                           QStringLiteral("o.flp")};
        for (const char* option : {"style", "form", "scale", "bass-style", "kick-policy", "progression"})
            QTest::addRow("no such %s", option)
                << QStringList{QStringLiteral("compose"), QStringLiteral("--") + QLatin1String(option),
                               QStringLiteral("polka"), QStringLiteral("--output"), QStringLiteral("o.flp")};
        QTest::newRow("no such role")
            << QStringList{QStringLiteral("select"), QStringLiteral("--index"), QStringLiteral("i.json"),
                           QStringLiteral("--role"), QStringLiteral("drumkit")};
        QTest::newRow("no such naming")
            << QStringList{QStringLiteral("pack"), QStringLiteral("x.wav"), QStringLiteral("--plan"),
                           QStringLiteral("--naming"), QStringLiteral("{colour}")};
        QTest::newRow("key H") << QStringList{QStringLiteral("compose"), QStringLiteral("--key"),
                                              QStringLiteral("H"),       QStringLiteral("--pack"),
                                              QStringLiteral("p"),       QStringLiteral("--output"),
                                              QStringLiteral("o.flp")};
        for (const char* range : {"160-80", "fast", "60-", "100", "10-100", "60-500", "60-120-180"})
            for (const char* verb : {"analyse", "detect"})
                QTest::addRow("%s with tempi %s", verb, range)
                    << QStringList{QLatin1String(verb), QStringLiteral("x.wav"),
                                   QStringLiteral("--tempo-range"), QLatin1String(range)};
        QTest::newRow("pack with tempi turned round")
            << QStringList{QStringLiteral("pack"), QStringLiteral("x.wav"), QStringLiteral("--plan"),
                           QStringLiteral("--tempo-range"), QStringLiteral("160-80")};
        QTest::newRow("tempi beside a request") << QStringList{
            QStringLiteral("pack"),   QStringLiteral("--request"),     QStringLiteral("r.json"),
            QStringLiteral("--plan"), QStringLiteral("--tempo-range"), QStringLiteral("80-160")};
        QTest::newRow("true peak above 0")
            << QStringList{QStringLiteral("pack"), QStringLiteral("x.wav"),       QStringLiteral("--out"),
                           QStringLiteral("o"),    QStringLiteral("--true-peak"), QStringLiteral("3")};
    }

    void wrongUsageIsTwo() {
        QFETCH(QStringList, arguments);
        const Run failed = run(arguments);
        QCOMPARE(failed.code, 2);
        QVERIFY2(isOneSentence(failed.err), failed.err);
    }

    /// Whoever made the sentence: Qt, a reader, a library or we.
    void everyRefusalIsOneSentence() {
        const QString here = in(QStringLiteral("refused"));
        QDir().mkpath(here + QStringLiteral("/folder"));
        const std::pair<const char*, const char*> files[] = {
            {"empty.json", ""},
            {"list.json", "[]"},
            {"cut.json", "{\"entries\": [{\"path\": "},
            {"wrong.json", R"({"version": "one", "name": 5, "meta": {"bpm": "fast"}, "effects": 3})"},
            {"newer.json", R"({"version": 999, "entries": []})"},
            {"manifest.json", R"({"schema": 7})"},
            {"text.wav", "This is a letter."},
            {"text.flp", "FLhd"},
            {"text.zip", "PK"}};
        QStringList inputs{here + QStringLiteral("/missing"), here + QStringLiteral("/folder")};
        for (const auto& [name, text] : files) {
            inputs << here + QLatin1Char('/') + QLatin1String(name);
            writeText(inputs.last(), text);
        }
        const QString out = here + QStringLiteral("/out");
        const QList<QStringList> forms = {
            {QStringLiteral("detect")},
            {QStringLiteral("onsets")},
            {QStringLiteral("groove")},
            {QStringLiteral("analyse")},
            {QStringLiteral("pack"), QStringLiteral("--out"), out},
            {QStringLiteral("pack"), QStringLiteral("--out"), out, QStringLiteral("--request")},
            {QStringLiteral("pack"), m_recording, QStringLiteral("--out"), out, QStringLiteral("--preset")},
            {QStringLiteral("verify")},
            {QStringLiteral("select"), QStringLiteral("--index")},
            {QStringLiteral("compose"), QStringLiteral("--output"), out + QStringLiteral(".flp"),
             QStringLiteral("--index")},
            {QStringLiteral("compose"), QStringLiteral("--output"), out + QStringLiteral(".flp"),
             QStringLiteral("--pack")},
            {QStringLiteral("flp")},
            {QStringLiteral("flp"), QStringLiteral("--output"), out + QStringLiteral(".flp"),
             QStringLiteral("--from")},
            {QStringLiteral("presets")},
            {QStringLiteral("effects"), QStringLiteral("--nothing")},
            {QStringLiteral("cache"), QStringLiteral("--limit")}};
        int refused = 0;
        for (const QStringList& form : forms)
            for (const QString& input : inputs) {
                const Run failed = run(form + QStringList{input});
                if (failed.code == 0) continue; // `presets` asks for no file
                ++refused;
                QVERIFY2(isOneSentence(failed.err), failed.err);
            }
        QVERIFY2(refused > 150, QByteArray::number(refused));
    }

    void everyVerbHasHelp() {
        const QByteArray all = run({QStringLiteral("--help")}).out;
        for (const char* verb : {"detect", "onsets", "groove", "analyse", "pack", "verify", "index", "select",
                                 "compose", "flp", "effects", "presets"}) {
            QVERIFY2(all.contains(verb), verb);
            const Run help = run({QString::fromLatin1(verb), QStringLiteral("--help")});
            QCOMPARE(help.code, 0);
            QVERIFY(help.out.contains("Usage"));
        }
    }
};

GLEANER_TEST(CliUsageTest)
#include "cli_usage_test.moc"
