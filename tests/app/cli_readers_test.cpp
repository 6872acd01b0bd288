#include "codec/file_reader.h"
#include "command_line.h"
#include "core/audio/signals.h"
#include "core/audio/wave_maker.h"
#include "support/mutants.h"
#include "support/program.h"
#include "support/shared_data.h"

#include <sys/stat.h>

using namespace gleaner;
using gleaner::test::Run;

/// What the program is handed: names of any bytes, things that are no files, headers that lie. Each is opened
/// or refused in a sentence, and what was found out about its length is told wherever the recording is.
class CliReadersTest : public QObject, gleaner::test::CommandLine {
    Q_OBJECT

    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(in({}).toStdString()) / name;
    }

    /// Two seconds of knocks on a quiet floor.
    static audio::AudioBuffer knocks(int channels = 1) {
        audio::AudioBuffer buffer(channels, 48000 * 2);
        Random random(9);
        for (int c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < buffer.channel(c).size(); ++i) {
                const double since = std::fmod(static_cast<double>(i) / 48000.0, 0.5) - 0.2;
                const double level = since < 0.0 ? 0.0005 : 0.6 * std::exp(-since * 40.0) + 0.0005;
                buffer.channel(c)[i] = static_cast<float>(level * random.between(-1.0, 1.0));
            }
        return buffer;
    }

    Run shell(const QString& script) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GLEANER_CACHE"), in(QStringLiteral("cache")));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(in({}));
        process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script, program()});
        if (!process.waitForFinished(120000)) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static QJsonObject firstRecording(const Run& run) {
        return run.json()[QStringLiteral("recordings")].toArray().at(0).toObject();
    }

private Q_SLOTS:
    /// "café.wav" in Latin-1. QProcess can't pass such a name on; a shell can.
    void aNameThatIsNoUtf8() {
        audio::test::writeFile(path("caf\xE9.wav"), knocks(), {.channels = 1});
        const QString name = QStringLiteral("\"$(printf 'caf\\351.wav')\"");
        const Run detected = shell(QStringLiteral("exec \"$0\" detect --json ") + name);
        QVERIFY2(detected.code == 0, detected.err);
        QCOMPARE(firstRecording(detected)[QStringLiteral("frames")].toInt(), 96000);
        QCOMPARE(firstRecording(detected)[QStringLiteral("file")].toString(),
                 QStringLiteral("caf\uFFFD.wav"));
        QVERIFY(!detected.out.contains("\\udc"));

        const Run analysed = shell(QStringLiteral("exec \"$0\" analyse --json ") + name);
        QVERIFY2(analysed.code == 0, analysed.err);
        const Run packed =
            shell(QStringLiteral("exec \"$0\" pack --preset transparent --out packs --json ") + name);
        QVERIFY2(packed.code == 0, packed.err);
        QFile manifest(packed.json()[QStringLiteral("manifest")].toString());
        if (!manifest.exists()) manifest.setFileName(in(manifest.fileName()));
        QVERIFY(manifest.open(QIODevice::ReadOnly));
        const QJsonObject said = QJsonDocument::fromJson(manifest.readAll()).object();
        QCOMPARE(
            said[QStringLiteral("sources")].toArray().at(0).toObject()[QStringLiteral("file")].toString(),
            QStringLiteral("caf\uFFFD.wav"));

        std::filesystem::create_directory(path("f\xFFlder"));
        audio::test::writeFile(path("f\xFFlder/t\xFCr.wav"), knocks(), {.channels = 1});
        const Run indexed =
            shell(QStringLiteral("exec \"$0\" index --output index.json --json \"$(printf 'f\\377lder')\""));
        QVERIFY2(indexed.code == 0, indexed.err);
        QCOMPARE(indexed.json()[QStringLiteral("entries")].toInt(), 1);
        QCOMPARE(indexed.json()[QStringLiteral("skipped")].toInt(), 0);
        const Run missing = shell(QStringLiteral("exec \"$0\" detect \"$(printf 'm\\351.wav')\""));
        QCOMPARE(missing.code, 1);
        QVERIFY2(missing.err.count('\n') == 1 && missing.err.contains("no such file"), missing.err);
    }

    void whatIsNoFileIsRefusedUnopened() {
        QCOMPARE(mkfifo(path("pipe.wav").c_str(), 0600), 0);
        for (const QString& input : {in(QStringLiteral("pipe.wav")), QStringLiteral("/dev/zero"),
                                     QStringLiteral("/dev/null"), in({})})
            for (const QStringList& verb :
                 {QStringList{QStringLiteral("detect")},
                  {QStringLiteral("onsets")},
                  {QStringLiteral("groove")},
                  {QStringLiteral("analyse")},
                  {QStringLiteral("pack"), QStringLiteral("--out"), in(QStringLiteral("packs"))}}) {
                const Run refused = run(verb + QStringList{input});
                QVERIFY2(refused.code == 1, qPrintable(verb.first() + u' ' + input));
                QVERIFY2(refused.err.count('\n') == 1 && refused.err.contains(input.toUtf8()), refused.err);
            }
        const QString folder = in(QStringLiteral("with a pipe"));
        QVERIFY(QDir().mkpath(folder));
        QCOMPARE(mkfifo((folder + QStringLiteral("/pipe.wav")).toUtf8().constData(), 0600), 0);
        const Run indexed =
            run({QStringLiteral("index"), folder, QStringLiteral("--output"), in(QStringLiteral("i.json"))});
        QVERIFY2(indexed.code == 0, indexed.err);
    }

    /// Decoders have much to say about these; the program speaks for itself.
    void decodersAreSilent() {
        if (!audio::test::hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        audio::test::writeFile(path("source.wav"), knocks(2), {});
        const auto make = [&](const char* options, const char* name) {
            const QString command = QStringLiteral("ffmpeg -loglevel error -y -i source.wav %1 %2")
                                        .arg(QLatin1String(options), QLatin1String(name));
            QCOMPARE(shell(command).code, 0);
        };
        make("-c:a libmp3lame -q:a 4", "one.mp3");
        make("-c:a libmp3lame -b:a 64k -ar 22050 -ac 1", "other.mp3");
        make("-c:a aac", "phone.m4a");
        make("-c:a libvorbis", "sea.ogg");
        make("-c:a flac", "rain.flac");
        shell(QStringLiteral("cat one.mp3 other.mp3 > joined.mp3; head -c 9000 one.mp3 > cut.mp3; tail -c "
                             "+2000 one.mp3 > headless.mp3"));
        for (const char* name : {"one.mp3", "phone.m4a", "sea.ogg", "rain.flac"}) {
            QByteArray bytes = audio::test::bytesOf(path(name));
            Random random(4);
            for (int flip = 0; flip < 20; ++flip)
                bytes[bytes.size() / 3 +
                      static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(bytes.size() / 2)))] =
                    'x';
            audio::test::writeBytes(path((std::string("damaged ") + name).c_str()), bytes);
        }
        QDirIterator files(in({}),
                           {QStringLiteral("*.mp3"), QStringLiteral("*.m4a"), QStringLiteral("*.ogg"),
                            QStringLiteral("*.flac")},
                           QDir::Files);
        while (files.hasNext()) {
            const QString name = files.next();
            const Run heard = run({QStringLiteral("detect"), name});
            const bool isSilent =
                heard.err.isEmpty() || (heard.err.count('\n') == 1 && heard.err.contains(name.toUtf8()));
            QVERIFY2(isSilent && heard.code <= 1, qPrintable(name + u'\n' + QString::fromUtf8(heard.err)));
        }
    }

    void lengthsThatAreNotAsClaimedAreTold() {
        audio::test::writeFile(path("short.wav"), knocks(2), {.format = audio::FileFormat::Wav16});
        std::filesystem::resize_file(path("short.wav"),
                                     std::filesystem::file_size(path("short.wav")) * 3 / 4);
        const Run detected =
            run({QStringLiteral("detect"), in(QStringLiteral("short.wav")), QStringLiteral("--json")});
        QVERIFY2(detected.code == 0, detected.err);
        const QJsonObject recording = firstRecording(detected);
        QCOMPARE(recording[QStringLiteral("claimedFrames")].toInt(), 96000);
        QVERIFY(recording[QStringLiteral("frames")].toInt() < 96000);
        const QString note = recording[QStringLiteral("note")].toString();
        QVERIFY2(note.startsWith(QStringLiteral("its header claims 0:02.000")), qPrintable(note));
        QVERIFY2(detected.err.count('\n') == 1 && detected.err.contains("short.wav: its header claims"),
                 detected.err);

        const Run packed =
            run({QStringLiteral("pack"), in(QStringLiteral("short.wav")), QStringLiteral("--preset"),
                 QStringLiteral("transparent"), QStringLiteral("--out"), in(QStringLiteral("packs")),
                 QStringLiteral("--json")});
        QVERIFY2(packed.code == 0, packed.err);
        QFile manifest(packed.json()[QStringLiteral("manifest")].toString());
        QVERIFY(manifest.open(QIODevice::ReadOnly));
        const QJsonObject source = QJsonDocument::fromJson(manifest.readAll())
                                       .object()[QStringLiteral("sources")]
                                       .toArray()
                                       .at(0)
                                       .toObject();
        QCOMPARE(source[QStringLiteral("claimed_frames")].toInt(), 96000);
        QCOMPARE(source[QStringLiteral("note")].toString(), note);
    }

    void anIndexCountsWhatItSkips() {
        const QString folder = in(QStringLiteral("mixed"));
        QVERIFY(QDir().mkpath(folder));
        const auto inFolder = [&](const char* name) { return path("mixed") / name; };
        audio::test::writeFile(inFolder("knock.wav"), knocks(), {.channels = 1});
        audio::test::writeBytes(inFolder("broken.m4a"), "no film at all");
        audio::test::writeBytes(inFolder("notes.txt"), "a list");
        audio::test::writeBytes(inFolder("cover.png"), "a picture");
        const QStringList arguments{QStringLiteral("index"), folder, QStringLiteral("--output"),
                                    in(QStringLiteral("mixed.json"))};
        const Run told = run(arguments + QStringList{QStringLiteral("--json")});
        QVERIFY2(told.code == 0, told.err);
        QCOMPARE(told.json()[QStringLiteral("entries")].toInt(), 1);
        QCOMPARE(told.json()[QStringLiteral("skipped")].toInt(), 1);
        QCOMPARE(told.json()[QStringLiteral("otherFiles")].toInt(), 2);
        const Run text = run(arguments);
        QVERIFY2(text.out.contains("1 sample, 1 left out, 2 other files"), text.out);
    }

    void phonesAreIndexed() {
        NEEDS_SHARED_DATA();
        const QString cases = QString::fromStdString((gleaner::test::sharedFolder() / "cases").string());
        for (const char* name :
             {"phone.m4a", "flac_in.oga", "chained.ogg", "vbr_no_xing.mp3", "caf_size_minus_one.caf"}) {
            const Run detected =
                run({QStringLiteral("detect"), cases + u'/' + QLatin1String(name), QStringLiteral("--json")});
            QVERIFY2(detected.code == 0, detected.err);
        }
    }

    /// 5 GiB with the same hits before, across and after the fourth: sizes that wrapped, sizes left open, and
    /// RF64 give the same slices. Sparse; minutes of listening, so only when asked for.
    void fiveGibibytesAreOneRecording() {
        NEEDS_LONG_RUN("reads 5 GiB");
        audio::test::WaveHead plain;
        plain.channels = 8;
        plain.rate = 192000;
        plain.bits = 32;
        const qint64 frameBytes = plain.frameBytes(), border = (qint64(1) << 32) / frameBytes * frameBytes;
        const qint64 dataBytes = qint64(5) << 30;
        QByteArray hit;
        Random random(3);
        for (int i = 0; i < 192000 / 5; ++i)
            for (int c = 0; c < 8; ++c)
                audio::test::append(hit,
                                    static_cast<quint32>(static_cast<qint32>(random.between(-1.0, 1.0) *
                                                                             std::exp(-i / 9000.0) * 1.5e9)),
                                    4);
        std::vector<audio::test::Sound> sounds;
        for (const qint64 at :
             {qint64(1) << 28, qint64(3) << 30, border - hit.size() / 2 / frameBytes * frameBytes,
              border + (qint64(1) << 28), dataBytes - (qint64(1) << 27)})
            sounds.push_back({at / frameBytes * frameBytes, hit});
        QJsonArray first;
        double frames = 0.0;
        for (const char* name : {"wrapped.wav", "open.wav", "rf64.wav"}) {
            audio::test::WaveHead head = plain;
            if (QByteArray(name) == "rf64.wav") head.form = "RF64";
            head = audio::test::saneHead(head, static_cast<quint64>(dataBytes));
            if (QByteArray(name) == "open.wav") head.riffSize = head.dataSize = 0xFFFFFFFFU;
            if (!audio::test::writeSparse(path(name), head.bytes(), dataBytes, sounds))
                QSKIP("the file system takes no sparse file of this size");
            const Run detected =
                run({QStringLiteral("detect"), QString::fromStdString(path(name).string()),
                     QStringLiteral("--kinds"), QStringLiteral("hit"), QStringLiteral("--json")});
            std::filesystem::remove(path(name));
            QVERIFY2(detected.code == 0, detected.err);
            const QJsonObject recording = firstRecording(detected);
            const QJsonArray slices = recording[QStringLiteral("slices")].toArray();
            if (first.isEmpty()) {
                first = slices;
                frames = recording[QStringLiteral("frames")].toDouble();
            }
            QCOMPARE(frames, static_cast<double>(dataBytes / frameBytes));
            QCOMPARE(recording[QStringLiteral("frames")].toDouble(), frames);
            QVERIFY2(slices.size() == 5, qPrintable(QString::number(slices.size())));
            for (qsizetype i = 0; i < slices.size(); ++i)
                for (const char* field : {"kind", "begin", "end"})
                    QCOMPARE(slices[i].toObject()[QLatin1String(field)],
                             first[i].toObject()[QLatin1String(field)]);
        }
    }
};

GLEANER_TEST(CliReadersTest)
#include "cli_readers_test.moc"
