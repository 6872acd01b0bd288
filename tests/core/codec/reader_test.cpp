#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/signals.h"
#include "support/program.h"

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// Reads what other programs wrote, refuses what is no recording, and says why in one sentence.
class ReaderTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static QString refusal(const std::filesystem::path& file) {
        try {
            FileReader reader(file);
            readWhole(reader);
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return QStringLiteral("was read");
    }

    /// The noise as WAV, converted by a program; empty where that fails.
    std::filesystem::path converted(const AudioBuffer& noise, int rate, const std::string& program,
                                    const std::string& options, const std::string& name) {
        const auto source = in(m_folder, "source.wav");
        writeFile(source, noise, {.format = FileFormat::Wav24, .rate = rate, .channels = noise.channels()});
        const auto target = in(m_folder, name);
        const std::string command =
            program == "sox" ? "sox -D '" + source.string() + "' " + options + " '" + target.string() + "'"
                             : "ffmpeg -loglevel error -y -i '" + source.string() + "' " + options + " '" +
                                   target.string() + "'";
        return std::system(command.c_str()) == 0 ? target : std::filesystem::path();
    }

private Q_SLOTS:
    void losslessFilesOfOtherPrograms_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("bits");
        QTest::addColumn<QString>("format");
        struct Case {
            const char *program, *options, *name;
            int bits;
            const char* format;
        };
        static constexpr Case cases[] = {
            {"sox", "-b 8 -e unsigned", "u8.wav", 8, "WAV, 8 bit"},
            {"sox", "-b 16", "16.wav", 16, "WAV, 16 bit"},
            {"sox", "-b 24", "24.wav", 24, "WAV, 24 bit"},
            {"sox", "-b 32", "32.wav", 24, "WAV, 32 bit"},
            {"sox", "-b 32 -e float", "float.wav", 24, "WAV, 32 bit float"},
            {"sox", "-b 64 -e float", "double.wav", 24, "WAV, 64 bit float"},
            {"sox", "-b 16", "16.aiff", 16, "AIFF, 16 bit"},
            {"sox", "-b 24", "24.aiff", 24, "AIFF, 24 bit"},
            {"sox", "-b 24", "24.flac", 24, "FLAC, 24 bit"},
            {"sox", "-b 16", "16.flac", 16, "FLAC, 16 bit"},
            {"ffmpeg", "-c:a pcm_s24le", "24.caf", 24, "CAF, 24 bit"},
            {"ffmpeg", "-c:a pcm_s24le", "24.w64", 24, "W64, 24 bit"},
            {"ffmpeg", "-c:a pcm_s24le -rf64 always", "rf64.wav", 24, "RF64, 24 bit"},
        };
        for (const Case& one : cases)
            QTest::newRow(one.name) << QString::fromLatin1(one.program) << QString::fromLatin1(one.options)
                                    << QString::fromLatin1(one.name) << one.bits
                                    << QString::fromLatin1(one.format);
    }
    void losslessFilesOfOtherPrograms() {
        QFETCH(QString, program);
        QFETCH(QString, options);
        QFETCH(QString, name);
        QFETCH(int, bits);
        QFETCH(QString, format);
        if (!hasProgram(program.toLatin1().constData())) QSKIP("the converting program is not installed");
        for (const int channels : {1, 2, 6})
            for (const int rate : {22050, 48000, 96000}) {
                const AudioBuffer noise = steppedNoise(bits, channels, 3000);
                const auto file =
                    converted(noise, rate, program.toStdString(), options.toStdString(), name.toStdString());
                QVERIFY(!file.empty());
                FileReader reader(file);
                QCOMPARE(reader.info().rate, rate);
                QCOMPARE(QString::fromStdString(reader.info().format), format);
                QCOMPARE(distance(readWhole(reader), noise), 0.0);
            }
    }

    void sixteenChannelsAreRead() {
        const AudioBuffer noise = steppedNoise(24, 16, 4000);
        const auto file = in(m_folder, "sixteen.wav");
        writeFile(file, noise, {.rate = 96000, .channels = 16});
        FileReader reader(file);
        QCOMPARE(distance(readWhole(reader), noise), 0.0);
    }

    void rangesAreWhatTheySay() {
        const AudioBuffer noise = steppedNoise(24, 2, 10000);
        const auto file = in(m_folder, "ranges.wav");
        writeFile(file, noise, {});
        FileReader reader(file);
        AudioBuffer part;
        for (const FrameRange range :
             {FrameRange{100, 200}, {200, 4500}, {0, 10}, {9990, 12000}, {-50, 50}, {4097, 9000}}) {
            reader.read(range, part);
            QCOMPARE(distance(part, noise.copy(range)), 0.0);
        }
        for (const FrameRange range : {FrameRange{10000, 10010}, {20000, 20001}, {5, 5}, {-10, -5}}) {
            reader.read(range, part);
            QCOMPARE(part.frames(), Frame(0));
            QCOMPARE(part.channels(), 2);
        }
    }

    void oversAndStepsSurvive() {
        AudioBuffer over(1, 2);
        over.channel(0)[0] = 1.2F;
        over.channel(0)[1] = -3.5F;
        const auto file = in(m_folder, "over.wav");
        writeFile(file, over, {.format = FileFormat::WavFloat, .channels = 1});
        FileReader reader(file);
        QCOMPARE(distance(readWhole(reader), over), 0.0);
    }

    /// A float WAV made by hand, because our own writer writes no such thing.
    void whatIsNotANumberIsReadAsSilence() {
        const float samples[] = {0.25F, NAN, INFINITY, -INFINITY, -0.25F};
        AudioBuffer zeros(1, 5);
        const auto file = in(m_folder, "nan.wav");
        writeFile(file, zeros, {.format = FileFormat::WavFloat, .channels = 1});
        QByteArray bytes = bytesOf(file);
        bytes.replace(bytes.size() - 20, 20, QByteArray(reinterpret_cast<const char*>(samples), 20));
        writeBytes(file, bytes);
        FileReader reader(file);
        const AudioBuffer back = readWhole(reader);
        const float wanted[] = {0.25F, 0.0F, 0.0F, 0.0F, -0.25F};
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(back.channel(0)[i], wanted[i]);
    }

    void theRecorderThatLostItsPower() {
        const AudioBuffer noise = steppedNoise(24, 2, 5000);
        const auto file = in(m_folder, "power.wav");
        writeFile(file, noise, {});
        QByteArray bytes = bytesOf(file);
        const auto data = bytes.indexOf("data");
        QVERIFY(data > 0);
        bytes.replace(data + 4, 4, QByteArray(4, '\0'));
        bytes.replace(4, 4, QByteArray(4, '\0'));
        writeBytes(file, bytes);
        FileReader reader(file);
        QCOMPARE(reader.info().frames, Frame(5000));
        QCOMPARE(QString::fromStdString(reader.info().format), QStringLiteral("WAV, 24 bit, unfinished"));
        QCOMPARE(distance(readWhole(reader), noise), 0.0);
        AudioBuffer part;
        reader.read({1234, 2345}, part);
        QCOMPARE(distance(part, noise.copy({1234, 2345})), 0.0);
    }

    void aFlacFromAPipeIsCounted() {
        if (!hasProgram("flac")) QSKIP("flac is not installed");
        const AudioBuffer noise = steppedNoise(16, 1, 30000);
        const auto source = in(m_folder, "pipe.wav"), target = in(m_folder, "pipe.flac");
        writeFile(source, noise, {.channels = 1});
        const std::string command = "flac -s -c '" + source.string() + "' | cat > '" + target.string() +
                                    "'; flac -s -c - < '" + source.string() + "' | cat > /dev/null";
        QCOMPARE(std::system(command.c_str()), 0);
        QByteArray bytes = bytesOf(target);
        bytes[21] = static_cast<char>(bytes[21] & 0xF0); // the 36 bits of the total in STREAMINFO
        bytes.replace(22, 4, QByteArray(4, '\0'));
        writeBytes(target, bytes);
        FileReader reader(target);
        QCOMPARE(reader.info().frames, Frame(30000));
        QCOMPARE(distance(readWhole(reader), noise), 0.0);
    }

    /// Hours at 96 kHz are more bytes than 31 bits count, and more than 32. The files are sparse: they take
    /// no room.
    void recordingsOfManyGigabytes_data() {
        QTest::addColumn<bool>("isRf64");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("WAV of 2 hours") << false << qint64(7200);
        QTest::newRow("RF64 of 2 hours") << true << qint64(7200);
        QTest::newRow("RF64 of 5 hours") << true << qint64(18000);
    }
    void recordingsOfManyGigabytes() {
        QFETCH(bool, isRf64);
        QFETCH(qint64, seconds);
        const Frame frames = seconds * 96000;
        const qint64 dataSize = frames * 6;
        const auto path = in(m_folder, "huge.wav");
        QByteArray head = isRf64 ? "RF64" : "RIFF";
        const auto number = [&](quint64 value, int bytes) {
            for (int i = 0; i < bytes; ++i)
                head += static_cast<char>((value >> (8 * i)) & 0xFF);
        };
        const quint64 unknown = 0xFFFFFFFF, size = static_cast<quint64>(dataSize);
        number(isRf64 ? unknown : size + 36, 4);
        head += "WAVE";
        if (isRf64) {
            head += "ds64";
            number(28, 4);
            number(size + 72, 8);
            number(size, 8);
            number(static_cast<quint64>(frames), 8);
            number(0, 4);
        }
        head += "fmt ";
        number(16, 4);
        number(1, 2);
        number(2, 2);
        number(96000, 4);
        number(96000 * 6, 4);
        number(6, 2);
        number(24, 2);
        head += "data";
        number(isRf64 ? unknown : size, 4);
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Truncate));
        QCOMPARE(file.write(head), head.size());
        if (!file.resize(head.size() + dataSize)) QSKIP("the file system takes no sparse file of this size");
        file.seek(file.size() - 6); // the last frame: a half and minus a quarter
        file.write(QByteArray::fromHex("000040 0000e0"));
        file.close();

        FileReader reader(path);
        QCOMPARE(reader.info().frames, frames);
        AudioBuffer part;
        reader.read({frames - 100, frames + 100}, part);
        QCOMPARE(part.frames(), Frame(100));
        QCOMPARE(part.channel(0)[99], 0.5F);
        QCOMPARE(part.channel(1)[99], -0.25F);
        QCOMPARE(part.channel(0)[98], 0.0F);
        reader.read({1000, 1010}, part);
        QCOMPARE(part.frames(), Frame(10));
        std::filesystem::remove(path);
    }

    void refusalsAreSentencesThatHelp() {
        const QTemporaryDir other;
        const auto text = in(m_folder, "text.wav"), empty = in(m_folder, "empty.wav");
        writeBytes(text,
                   "This is a shopping list: eggs, rice, and a new pair of headphones for the recorder.");
        writeBytes(empty, {});
        QVERIFY(refusal(in(m_folder, "missing.wav")).endsWith(QStringLiteral("missing.wav: no such file.")));
        QVERIFY(refusal(in(m_folder, "")).contains(QStringLiteral("a folder, not a recording")));
        QVERIFY(refusal(empty).contains(QStringLiteral("the file is empty")));
        QVERIFY(
            refusal(text).contains(QStringLiteral("text.wav: not an audio file that Gleaner can read (")));
        QVERIFY(
            refusal(text).endsWith(QStringLiteral("Convert it to WAV, FLAC, AIFF, CAF, Ogg, Opus or MP3.")));
        QVERIFY(refusal("/dev/null").contains(QStringLiteral("not a file that can be read")));
    }

    void aNameInAnyScriptIsOpened() {
        const auto file = in(m_folder, "Straßenbahn 電車 №7.wav");
        writeFile(file, steppedNoise(24, 1, 100), {.channels = 1});
        FileReader reader(file);
        QCOMPARE(reader.info().frames, Frame(100));
    }

    void ratesAndChannelsOutsideTheLimitsAreRefused() {
        const auto file = in(m_folder, "odd.wav");
        writeFile(file, AudioBuffer(1, 100), {.channels = 1});
        const QByteArray good = bytesOf(file);
        const auto patched = [&](int at, QByteArray with) {
            QByteArray bytes = good;
            bytes.replace(at, with.size(), with);
            writeBytes(file, bytes);
            return refusal(file);
        };
        QVERIFY(patched(24, QByteArray::fromHex("f4010000")).contains(QStringLiteral("500 Hz")));
        QVERIFY(patched(24, QByteArray::fromHex("00093d20")).contains(QStringLiteral("540870912 Hz")));
        writeFile(file, AudioBuffer(32, 100), {.format = FileFormat::WavFloat, .channels = 32});
        QVERIFY(refusal(file).contains(QStringLiteral("was read")));
        QByteArray bytes = bytesOf(file);
        bytes[22] = 33;                                                    // channels
        bytes[32] = static_cast<char>(static_cast<unsigned char>(33 * 4)); // bytes a frame
        writeBytes(file, bytes);
        QVERIFY(refusal(file).contains(QStringLiteral("33 channels")));
    }

    void onlySamplesAreTakenWhole() {
        const auto file = in(m_folder, "long.wav");
        writeFile(file, AudioBuffer(1, 3000), {.channels = 1});
        FileReader reader(file);
        QCOMPARE(readWhole(reader, 3000).frames(), Frame(3000));
        QVERIFY_THROWS_EXCEPTION(Error, readWhole(reader, 2999));
    }
};

GLEANER_TEST(ReaderTest)
#include "reader_test.moc"
